"""The book and the places of pages: killed between any two steps, every page is whole and the next run heals."""

import json
import os
import sys
from dataclasses import asdict, replace

import pytest

from analysis import files
from analysis.crews.entry import Entry
from analysis.reporting import places
from analysis.reporting.ledger import FOLDER, STAGING, Ledger
from analysis.requests.catalogue import BadRequest
from tests.reporting import house

PATH = "dyad/mex-blr/en"
OLD = {"index.html": b"<body>old", "figure.svg": b"old", "gone.csv": b"only the old one has it"}
NEW = {"index.html": b"<body>new", "figure.svg": b"new", "come.csv": b"only the new one has it"}


def entry(key="1", path=PATH, **more):
    return Entry("dyad", {"pair": "MEX-BLR"}, "en", path, key, {"data": key}, **more)


def staged(out, contents, key="2", path=PATH):
    """A page that waits whole, as a worker leaves it."""
    folder = out / FOLDER / STAGING / "waiting"
    folder.mkdir(parents=True)
    made = replace(entry(key, path), outputs={name: files.digest(content) for name, content in contents.items()})
    for name, content in {**contents, "entry.json": json.dumps(asdict(made)).encode()}.items():
        (folder / name).write_bytes(content)
    return made, folder


@pytest.fixture
def out(tmp_path):
    """A site of one page."""
    out = tmp_path / "site"
    Ledger(out).put(entry(), OLD)
    Ledger(out).share({"index.html": b"the list"})
    return out


def lying(out):
    return house.tree(out / PATH)


def test_a_page_takes_the_place_of_an_older_one_whole(out):
    Ledger(out).publish(*staged(out, NEW))
    assert lying(out) == NEW
    assert Ledger(out).entries[PATH].key == "2"
    assert Ledger(out).wrong(PATH) == ""
    assert not list((out / FOLDER / STAGING).iterdir())


def test_a_strange_file_in_a_pages_folder_stays(out):
    (out / PATH / "mine.txt").write_text("mine")
    Ledger(out).publish(*staged(out, NEW))
    assert lying(out) == {**NEW, "mine.txt": b"mine"}


def test_where_folders_cannot_change_places_files_are_moved_one_by_one(out, monkeypatch):
    monkeypatch.setattr(places, "_exchanged", lambda one, other: False)
    Ledger(out).publish(*staged(out, NEW))
    assert lying(out) == NEW


def test_a_folder_that_is_a_link_within_the_site_stays_one(out):
    (out / PATH).rename(out / "kept")
    (out / PATH).symlink_to(out / "kept")
    Ledger(out).publish(*staged(out, NEW))
    assert (out / PATH).is_symlink()
    assert lying(out) == house.tree(out / "kept") == NEW


def test_a_link_out_of_the_site_is_refused_and_nothing_moved(out, tmp_path):
    (out / PATH).rename(tmp_path / "away")
    (out / PATH).symlink_to(tmp_path / "away")
    with pytest.raises(BadRequest, match="leads out of"):
        Ledger(out).publish(*staged(out, NEW))
    assert house.tree(tmp_path / "away") == OLD


def killed(number, work):
    """Do some work in a process that is killed at its N-th step in the file system; whether it ended before that."""
    child = os.fork()
    if not child:
        left = iter(range(number))
        names = ("os.", "open", "shutil.", "ctypes.")
        sys.addaudithook(lambda name, _: name.startswith(names) and next(left, None) is None and os._exit(9))
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def moments(out, work):
    """Kill the work at every one of its steps, each time from the same start; what lies there after each."""
    whole = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for number in range(400):
        for path in sorted(out.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        for path, content in whole.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        ended = killed(number, work)
        yield number
        if ended:
            return
    raise AssertionError("the work never came to its end")


def test_killed_at_any_step_a_page_is_the_old_one_or_the_new_one_and_is_not_made_again(out):
    made, folder = staged(out, NEW)
    seen = set()
    for number in moments(out, lambda: Ledger(out).publish(made, folder)):
        assert lying(out) in (OLD, NEW, {**NEW, "gone.csv": OLD["gone.csv"]}), number
        seen.add(lying(out)["index.html"])
        book = Ledger(out)
        book.adopt(out / FOLDER / STAGING, {PATH: "2"})
        assert lying(out) == NEW, number
        assert book.entries[PATH].key == Ledger(out).entries[PATH].key == "2"
        assert not (out / FOLDER / STAGING).exists()
    assert len(seen) == 2


def test_killed_while_a_page_is_adopted_it_is_adopted_the_next_time(out):
    staged(out, NEW)
    for number in moments(out, lambda: Ledger(out).adopt(out / FOLDER / STAGING, {PATH: "2"})):
        Ledger(out).adopt(out / FOLDER / STAGING, {PATH: "2"})
        assert lying(out) == NEW, number


def test_killed_with_a_strange_file_there_the_page_itself_comes_last(out):
    (out / PATH / "mine.txt").write_text("mine")
    made, folder = staged(out, NEW)
    for number in moments(out, lambda: Ledger(out).publish(made, folder)):
        found = lying(out)
        assert found["index.html"] == OLD["index.html"] or {**found, **NEW} == found, number
        Ledger(out).adopt(out / FOLDER / STAGING, {PATH: "2"})
        assert lying(out) == {**NEW, "mine.txt": b"mine"}, number


def test_what_was_begun_is_finished_though_nobody_wants_it_now(out):
    made, folder = staged(out, NEW)
    for _ in moments(out, lambda: Ledger(out).publish(made, folder)):
        book = Ledger(out)
        assert book.adopt(out / FOLDER / STAGING, {PATH: "3"}) == []
        assert lying(out) in (OLD, NEW)
        assert book.wrong(PATH) == ""


@pytest.mark.parametrize("fault", ["key", "byte", "missing", "torn"])
def test_what_is_not_whole_or_not_wanted_is_not_adopted(out, fault):
    _, folder = staged(out, NEW)
    wanted = {PATH: "3" if fault == "key" else "2"}
    if fault == "byte":
        (folder / "figure.svg").write_bytes(b"neu")
    if fault == "missing":
        (folder / "figure.svg").unlink()
    if fault == "torn":
        (folder / "entry.json").write_bytes((folder / "entry.json").read_bytes()[:-9])
    assert Ledger(out).adopt(out / FOLDER / STAGING, wanted) == []
    assert lying(out) == OLD
    assert not (out / FOLDER / STAGING).exists()


def test_pages_that_go_are_never_seen_without_their_files(out):
    for number in moments(out, lambda: Ledger(out).forget([PATH])):
        found = lying(out)
        assert found == OLD or "index.html" not in found, number
        book = Ledger(out)
        book.forget(set(book.entries))
        assert not (out / "dyad").exists()


def test_shared_files_that_a_killed_run_wrote_do_not_stay(out):
    shared = {"index.html": b"the list", "failures.json": b"[]"}
    for number in moments(out, lambda: Ledger(out).share(shared)):
        Ledger(out).share({"index.html": b"the list"})
        assert not (out / "failures.json").exists(), number


BANNER = '<p class="stale" role="alert">'


def test_a_failed_report_keeps_its_older_page_under_one_banner(out):
    Ledger(out).put(replace(entry("2"), edition="7"), OLD)
    for cause in ("cell 3: <b>", "cell 4: no"):
        Ledger(out).fail(entry("3", cause=cause), b"could not be made")
    page = lying(out)["index.html"].decode()
    assert page.startswith("<body><!--stale--><p ")
    assert page.endswith("</p><!--/stale-->\nold")
    assert page.count(BANNER) == 1
    assert "edition 7" in page
    assert "cell 4: no" in page
    assert Ledger(out).entries[PATH].manifest()["status"] == "stale"
    Ledger(out).publish(*staged(out, NEW))
    assert lying(out) == NEW


def test_without_an_older_page_that_is_whole_the_page_that_says_why_stands_there(out):
    (out / PATH / "figure.svg").write_bytes(b"odd")
    Ledger(out).fail(entry("2", cause="no"), b"could not be made")
    assert lying(out)["index.html"] == b"could not be made"
    Ledger(out).fail(entry("3", cause="again"), b"could not be made again")
    assert lying(out)["index.html"] == b"could not be made again"


def test_killed_while_it_fails_it_fails_to_the_same_bytes(out):
    ends = set()
    for _ in moments(out, lambda: Ledger(out).fail(entry("2", cause="no"), b"could not be made")):
        assert lying(out)["index.html"].endswith(b"old")
        Ledger(out).fail(entry("2", cause="no"), b"could not be made")
        ends.add(lying(out)["index.html"])
    assert len(ends) == 1


def test_the_journal_is_written_anew_only_when_it_has_grown(out):
    book = Ledger(out)
    book.close()
    before = book.journal.path.read_bytes()
    for number in range(99):
        book.enter(entry(str(number)))
    assert len(book.journal.path.read_bytes().splitlines()) > 99
    book.close()
    assert len(book.journal.path.read_bytes().splitlines()) == 2
    assert before != book.journal.path.read_bytes()
    assert Ledger(out).entries[PATH].key == "98"
    assert Ledger(out).shared == book.shared
