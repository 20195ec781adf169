"""Lies about what changed: none is believed, and nothing is made again for what is the same."""

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import ClassVar

import pytest

from analysis import files, tables
from analysis.crews import staging
from analysis.crews.entry import ENTRY, Entry
from analysis.crews.order import Outcome
from analysis.reporting import build, inputs, seal
from analysis.reporting.ledger import Ledger
from analysis.reporting.trust import Trusted
from analysis.requests.catalogue import Request
from benchmarks import nothing
from tests.reporting import house

DYAD = Request("dyad", (("pair", "MEX-BLR"), ("years", "")))
OTHER = Request("dyad", (("pair", "MEX-RUS"), ("years", "")))
HELD = tables.find_root().resolve()
KEPT = ("tidy", "schemas")


class Crew:
    """Makes pages that say what they are made from, and counts them."""

    ran: ClassVar[list[str]] = []

    def __init__(self, setting, width):
        self.staging = setting.staging

    def make(self, orders, tick):
        for order in orders:
            Crew.ran.append(order.path)
            folder = staging.place(Path(self.staging), order.path)
            folder.mkdir(parents=True)
            contents = {"index.html": f"<body>{order.key}".encode(), "data.csv": order.path.encode()}
            told = {name: value for name, value in order.told().items() if name != "reads"}
            made = Entry(**told, outputs={name: files.digest(content) for name, content in contents.items()})
            for name, content in {**contents, ENTRY: json.dumps(asdict(made)).encode()}.items():
                (folder / name).write_bytes(content)
            yield order, Outcome(order.path)

    def end(self):
        pass


class Place:
    """A checkout: data, notebooks, code, requests and the site that is made of them."""

    def __init__(self, top, monkeypatch):
        self.top, self.patch = top, monkeypatch
        for name in KEPT:
            shutil.copytree(HELD / name, top / "data" / name)
        for path in HELD.iterdir():
            if path.is_file():
                shutil.copy(path, top / "data")
        (top / "code").mkdir()
        (top / "code" / "made.py").write_text("number = 1\n")
        (top / "requests.yaml").write_text("- {report: dyad, with: {pair: [MEX-BLR, MEX-RUS]}}\n")
        house.built(top)

    def build(self, *asked, **more):
        """What `relations build` does; the pages that were made."""
        self.patch.setattr(inputs, "CODE", self.top / "code")
        Crew.ran.clear()
        sealed = seal.Seal(self.site, [self.top / "requests.yaml"], self.top / "data", self.top / "notebooks")
        if sealed.holds() and not more:
            return []
        options = build.Options(notebooks=self.top / "notebooks", crew=Crew, seal=sealed.put, **more)
        build.build(list(asked or (DYAD, OTHER)), self.site, tables.load(self.top / "data"), options)
        return sorted(Crew.ran)

    @property
    def site(self):
        return self.top / "site"

    @property
    def page(self):
        return self.site / DYAD.path / "index.html"


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    place = Place(tmp_path / "here", monkeypatch)
    assert place.build() == [DYAD.path, OTHER.path]
    return place


def restored(path, content):
    """Put other bytes into a file as one who wants to hide it would: the same size, the same time."""
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def other(content):
    """Bytes of the same number, one of them another."""
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize("year", [0, 3_976_214_400])
def test_a_page_of_1970_or_2096_is_looked_into(place, year):
    whole = place.page.read_bytes()
    place.page.write_bytes(b"lie")
    os.utime(place.page, (year, year))
    assert place.build() == [DYAD.path]
    assert place.page.read_bytes() == whole
    os.utime(place.page, (year, year))
    assert place.build() == []


@pytest.mark.parametrize("name", ["index.html", "data.csv"])
def test_other_bytes_of_the_same_size_and_time_are_found(place, name):
    path = place.page.with_name(name)
    whole = path.read_bytes()
    restored(path, other(whole))
    assert place.build() == [DYAD.path]
    assert path.read_bytes() == whole


INPUTS = {
    "data/tidy/visits.csv": (b"stronger ties", b"stringer ties"),
    "data/schemas/visits.json": (b"One row", b"One raw"),
    "notebooks/05_dyad.ipynb": (b"Two states", b"Six states"),
    "code/made.py": (b"1", b"2"),
}


@pytest.mark.parametrize("name", INPUTS)
def test_another_input_of_the_same_size_and_time_is_found(place, name):
    restored(place.top / name, (place.top / name).read_bytes().replace(*INPUTS[name], 1))
    assert place.build() == [DYAD.path, OTHER.path]
    assert place.build() == []


def test_another_version_of_a_library_is_found(place, tmp_path, monkeypatch):
    (tmp_path / "libraries" / "pandas-99.1.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    options = build.Options(notebooks=place.top / "notebooks")
    plans = build.plan([DYAD], place.site, tables.load(place.top / "data"), options)
    assert "library versions changed (pandas " in plans[0].why
    assert plans[0].why.endswith(" → 99.1)")
    assert place.build() == [DYAD.path, OTHER.path]


def test_another_parameter_is_another_page(place):
    (place.top / "requests.yaml").write_text("- {report: dyad, with: {pair: MEX-BLR, years: 2015}}\n")
    changed = Request("dyad", (("pair", "MEX-BLR"), ("years", "2015")))
    assert place.build(changed) == [changed.path]
    assert not place.page.exists()


def journal(place):
    return place.site / ".relations" / "ledger.jsonl"


@pytest.mark.parametrize("left", [0, 1, 40, -1, -40])
def test_a_book_that_is_cut_short_is_not_believed(place, left):
    whole = house.tree(place.site)
    journal(place).write_bytes(journal(place).read_bytes()[:left])
    made = place.build()
    assert made or left == -1 or left == -40
    assert house.tree(place.site) == whole
    assert place.build() == []


def test_a_flipped_bit_in_the_book_is_never_taken_for_what_was_written(place):
    content, book = journal(place).read_bytes(), Ledger(place.site)
    chance = random.Random(11)
    for at in chance.sample(range(len(content)), 300):
        flipped = bytearray(content)
        flipped[at] ^= 1 << chance.randrange(8)
        journal(place).write_bytes(flipped)
        found = Ledger(place.site)
        assert all(asdict(entry) == asdict(book.entries[path]) for path, entry in found.entries.items()), at
        assert found.shared in (book.shared, {}), at
        assert found.entries != book.entries or found.shared != book.shared or at, at
    assert place.build() in ([], [DYAD.path], [OTHER.path], [DYAD.path, OTHER.path])


def test_a_bit_flipped_in_a_page_is_found_wherever_it_is(place):
    whole, chance = place.page.read_bytes(), random.Random(12)
    for _ in range(20):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        restored(place.page, bytes(flipped))
        assert Ledger(place.site).wrong(DYAD.path) == "index.html"
    assert place.build() == [DYAD.path]


def test_the_entry_of_another_page_is_not_believed(place):
    book = Ledger(place.site)
    stolen = asdict(book.entries[OTHER.path]) | {"path": DYAD.path}
    book.journal.append(stolen)
    assert place.build() == [DYAD.path]


def test_the_files_of_another_page_are_not_believed(place):
    twin = place.site / OTHER.path / "index.html"
    one, two = place.page.read_bytes(), twin.read_bytes()
    restored(place.page, two)
    restored(twin, one)
    assert place.build() == [DYAD.path, OTHER.path]


@pytest.mark.parametrize("name", ["seal", "trusted.jsonl"])
def test_what_the_builder_wrote_for_itself_is_not_believed_when_it_changed(place, name):
    place.build()
    path = place.site / ".relations" / name
    whole, chance = path.read_bytes(), random.Random(13)
    (place.top / "code" / "made.py").write_text("number = 2\n")
    for _ in range(3):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        sealed = seal.Seal(place.site, [place.top / "requests.yaml"], place.top / "data", place.top / "notebooks")
        assert not sealed.holds()
    assert place.build() == [DYAD.path, OTHER.path]


def touched(place):
    for path in place.top.rglob("*"):
        os.utime(path)


def copied_with_times(place):
    moved = place.top.with_name("there")
    shutil.copytree(place.top, moved)
    place.top = moved


def copied_without_times(place):
    moved = place.top.with_name("there")
    shutil.copytree(place.top, moved, copy_function=shutil.copyfile)
    place.top = moved


def moved(place):
    place.top = place.top.rename(place.top.with_name("there"))


def site_moved(place):
    place.site.rename(place.top / "aside")
    (place.top / "aside").rename(place.site)


def files_replaced_by_copies(place):
    for path in [each for each in place.top.rglob("*") if each.is_file()]:
        shutil.copy2(path, place.top / "copy")
        (place.top / "copy").rename(path)


HARMLESS = (touched, copied_with_times, copied_without_times, moved, site_moved, files_replaced_by_copies)


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change.__name__)
def test_nothing_is_made_again_for_what_is_the_same(place, change):
    whole = house.tree(place.site)
    change(place)
    assert place.build() == []
    assert house.tree(place.site) == whole
    assert place.build() == []
    assert place.build(verify=True) == []


def test_the_seal_holds_only_while_nothing_was_touched(place):
    def sealed():
        return seal.Seal(place.site, [place.top / "requests.yaml"], place.top / "data", place.top / "notebooks").holds()

    place.build()
    assert sealed() == 2
    for path in (place.page, journal(place), place.site / "index.html", place.site / "assets" / "relations.css"):
        os.utime(path)
        assert not sealed()
        assert place.build() == []
        assert sealed() == 2
    (place.top / "requests.yaml").write_text("[]")
    assert not sealed()


SLOW = {
    "pandas",
    "numpy",
    "nbformat",
    "nbconvert",
    "papermill",
    "matplotlib",
    "yaml",
    "jinja2",
    "analysis.tables.frames",
}
TOLD = """
import sys
from analysis import cli
cli.run(sys.argv[1:])
print(*sys.modules)
"""


def test_nothing_to_do_is_told_without_what_is_slow_to_import(tmp_path):
    requests, out = tmp_path / "requests.yaml", tmp_path / "site"
    requests.write_text("[]")
    nothing.site(out, 3, requests, HELD)
    told = [sys.executable, "-c", TOLD, "build", str(requests), "--out", str(out), "--data", str(HELD)]
    said = subprocess.run(told, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0] == f"0 made, 3 unchanged, 0 failed; open {out / 'index.html'}"
    assert not SLOW & set(said[1].split())


def test_a_page_that_failed_leaves_no_seal(place, monkeypatch):
    (place.top / "code" / "made.py").write_text("number = 3\n")
    monkeypatch.setattr(
        Crew, "make", lambda self, orders, tick: ((each, Outcome(each.path, "no", 3)) for each in orders)
    )
    place.build()
    monkeypatch.undo()
    place.patch.setattr(inputs, "CODE", place.top / "code")
    assert place.build() == [DYAD.path, OTHER.path]


def test_why_names_what_changed(place):
    options = build.Options(notebooks=place.top / "notebooks")

    def why(request):
        return build.plan([request], place.site, tables.load(place.top / "data"), options)[0].why

    assert why(DYAD) == ""
    visits = place.top / "data/tidy/visits.csv"
    visits.write_bytes(visits.read_bytes().replace(*INPUTS["data/tidy/visits.csv"]))
    assert why(DYAD) == "data changed (tidy/visits.csv)"
    (place.top / "code" / "made.py").write_text("number = 4\n")
    assert why(DYAD) == "data changed (tidy/visits.csv); code changed"
    assert why(Request("dyad", (("pair", "MEX-CHN"), ("years", "")))) == "new"


def test_every_library_that_a_page_names_is_among_those_that_are_looked_at():
    from analysis.execution import versions
    from analysis.pages import colophon

    assert set(colophon.LIBRARIES) <= versions.LIBRARIES
    told = colophon.versions()
    assert {name: versions.installed()[name] for name in told} == told


def test_every_file_of_a_data_folder_but_what_was_decided_is_an_input():
    fetched = {f"derived/{path.name}" for path in (HELD / "derived").glob("*.parquet")}
    assert set(inputs.data(HELD, Trusted(None))) == {*tables.snapshot(HELD), *fetched} - {"decisions.csv"}
