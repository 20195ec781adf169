"""`relations fetch` and `relations datasets`, as a whole: whatever comes instead of a data set, the old one stays."""

import gzip
import hashlib
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from analysis import cli, files, tables
from analysis.cli import fetch as verb
from analysis.connectors import reading
from analysis.connectors.bounds import Limits
from analysis.connectors.download import download
from tests import stories
from tests.connectors import hostile
from tests.connectors.originals import write

SHORT = Limits(connect=0.6, silence=0.6, rate=5_000, window=0.4, total=4, bytes=1_000_000, tries=2, patience=1)
COMMAND = [sys.executable, "-c", "from analysis import cli; cli.main()"]
COLUMNS = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"


def states(*names):
    """An original of cow_states as its publisher writes it."""
    rows = [f"{name[:3].upper()},{code},{name},1945,1,1,2016,12,31,2016" for code, name in enumerate(names, 70)]
    return "\n".join([COLUMNS, *rows, ""]).encode()


OLD, NEW = states("Mexico"), states("Mexico", "Nowhere")


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NETRC", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(download.__kwdefaults__, "limits", SHORT)


@pytest.fixture(scope="module")
def server():
    with hostile.Server() as running:
        yield running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return hostile.tls(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def secure(certificate):
    with hostile.Server(certificate[0]) as running:
        yield running


@pytest.fixture(scope="module")
def fetched_once(tmp_path_factory, server):
    """A data folder into which cow_states was fetched from its publisher, whose file is not on record any more."""
    folder = stories.copy_of_data(tmp_path_factory.mktemp("once"))
    server.content = OLD
    inventory(folder, addresses=f"states={server.url}/whole.csv")
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0
    inventory(folder, recorded="")
    return folder


@pytest.fixture
def folder(fetched_once, tmp_path):
    return Path(shutil.copytree(fetched_once, tmp_path / "data"))


def inventory(folder, dataset="cow_states", **cells):
    """Write other cells into a data set's row."""
    lines = stories.read(folder / "inventory.csv")
    for line in lines[1:]:
        if line[0] == dataset:
            line[:] = [cells.get(name, cell) for name, cell in zip(lines[0], line, strict=True)]
    stories.write(folder / "inventory.csv", lines)


def recorded(folder, dataset="cow_states"):
    return tables.load(folder).inventory[dataset].recorded


def everything(folder):
    """The bytes of every file of a data folder, hidden ones too, and its folders."""
    return {path.relative_to(folder): path.read_bytes() if path.is_file() else "" for path in folder.rglob("*")}


def refused(folder, capsys, status, *words):
    """The one line with which a fetch fails, after all that must be true of any failure."""
    before = everything(folder)
    capsys.readouterr()
    assert cli.run(["fetch", *words, "--data", str(folder)]) == status
    said = capsys.readouterr()
    assert everything(folder) == before
    assert (said.out, said.err.count("\n")) == ("", 1)
    line = said.err.rstrip("\n")
    assert line.isprintable()
    assert line.startswith("relations: ")
    assert len(line) < 700
    return line


SERVERS = {
    **dict.fromkeys(("early_close", "closed_at_once", "chunks_cut", "gzip_cut"), "closed early"),
    "early_close_without_length": "does not say how long it is",
    "login_page": "a web page, not with the file",
    "login_page_as_csv": "a web page, not with the file",
    "to_file": "it is not https",
    "to_ftp": "it is not https",
    "to_http": "it is not https",
    "to_private": "private or reserved network",
    "to_metadata": "private or reserved network",
    "to_loopback6": "private or reserved network",
    "circle": "go in a circle",
    "gzip_bomb": "larger than 1,000,000 bytes",
    "large": "larger than 1,000,000 bytes",
    "drip": "more slowly than",
    "never": "no byte came for",
    "busy_for_long": "try again in 3,600 seconds",
    "busy_always": "try again later",
    "fails": "500 Internal Server Error",
    "missing": "404 Not Found",
    "garbage_status": "does not speak proper HTTP",
    "endless_continue": "headers without end",
}


@pytest.mark.parametrize(("path", "words"), SERVERS.items(), ids=SERVERS)
def test_a_hostile_server_changes_nothing_and_the_line_says_where_to_get_the_file(server, folder, capsys, path, words):
    inventory(folder, addresses=f"states={server.url}/{path}.csv")
    line = refused(folder, capsys, 1, "cow_states")
    assert line.startswith(f"relations: cow_states: cannot fetch {server.url}/{path}.csv: ")
    assert words in line
    assert "use --from; its page is https://correlatesofwar.org/" in line


def test_an_address_given_is_taken_and_not_recorded(server, folder, capsys):
    server.content = NEW
    assert cli.run(["fetch", "cow_states", "--from", f"{server.url}/chunked.csv", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "cow_states: edition v2016, 1945-2016, 2 rows\n"
    assert (recorded(folder), (folder / "raw/cow_states/chunked.csv").read_bytes()) == ("", NEW)


def test_a_server_with_a_certificate_that_nobody_knows_is_refused(secure, folder, capsys, monkeypatch, certificate):
    inventory(folder, addresses=f"states={secure.url}/whole.csv")
    secure.content = NEW
    assert "certificate of its server is not trusted" in refused(folder, capsys, 1, "cow_states")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[1]))
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0


def test_a_bundle_that_holds_no_certificate_is_named(secure, folder, capsys, monkeypatch, tmp_path):
    (tmp_path / "bundle.pem").write_text("nothing")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "bundle.pem"))
    inventory(folder, addresses=f"states={secure.url}/whole.csv")
    assert "bundle.pem, which holds no certificates; mend or unset it" in refused(folder, capsys, 1, "cow_states")


def test_the_first_fetch_records_what_came_and_another_content_is_refused_with_a_remedy(server, folder, capsys):
    server.content = NEW
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0
    assert recorded(folder) == f"states={hashlib.sha256(NEW).hexdigest()}:{len(NEW)}"
    for content in (NEW.replace(b"Nowhere", b"Nothing"), NEW + b" ", OLD):
        server.content = content
        line = refused(folder, capsys, 1, "cow_states")
        assert "if it is a new edition, empty `recorded` of the data set in data/inventory.csv and fetch" in line
    inventory(folder, recorded="")
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0
    assert recorded(folder) == f"states={hashlib.sha256(OLD).hexdigest()}:{len(OLD)}"
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0


def test_a_file_that_cannot_be_read_is_neither_kept_nor_recorded(server, folder, capsys):
    """The columns are right, the cells are not: it must not become what the publisher's own file is measured by."""
    server.content = NEW.replace(b"1945,1,1", b"1945,13,1")
    line = refused(folder, capsys, 1, "cow_states")
    assert "does not exist" in line
    server.content = NEW
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) == 0


def csv_of(frame):
    return frame.to_csv(index=False).encode()


DYADS = pd.DataFrame({"ccode1": [70], "ccode2": [365], "year": [2000], "dyadigos": [5]})
COUNTS = {key: [5] for key in ("sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype")}
MEMBERS = pd.DataFrame({"ccode": [70], "year": [2000], **COUNTS})


def test_two_files_of_one_name_do_not_become_one(server, folder, capsys):
    server.files = {"/dyads/x.csv": csv_of(DYADS), "/states/x.csv": csv_of(MEMBERS)}
    inventory(folder, "cow_igo", addresses=f"dyads={server.url}/dyads/x.csv states={server.url}/states/x.csv")
    assert cli.run(["fetch", "cow_igo", "--data", str(folder)]) == 0
    kept = sorted((folder / "raw" / "cow_igo").iterdir())
    assert [(path.name, path.read_bytes()) for path in kept] == [
        ("states-x.csv", csv_of(MEMBERS)),
        ("x.csv", csv_of(DYADS)),
    ]


def test_of_two_files_none_is_kept_where_one_fails(server, folder, capsys):
    server.files = {"/dyads.csv": csv_of(DYADS)}
    inventory(folder, "cow_igo", addresses=f"dyads={server.url}/dyads.csv states={server.url}/missing.csv")
    assert "/missing.csv: its server answered 404" in refused(folder, capsys, 1, "cow_igo")
    server.files["/missing.csv"] = csv_of(DYADS)
    assert "/missing.csv: missing.csv cannot be read" in refused(folder, capsys, 1, "cow_igo")


def test_one_address_is_asked_once_for_both_tables_that_it_holds(server, folder, tmp_path):
    write(tmp_path / "dyadic_formatv3.csv.zip", DYADS)
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as both:
        both.writestr("cow_igo_shared_dyad_year.csv", csv_of(DYADS))
        both.writestr("state_year_formatv3.csv", csv_of(MEMBERS))
        both.writestr("dyadic_formatv3.csv", csv_of(DYADS))
    server.files = {"/both.zip": (tmp_path / "both.zip").read_bytes()}
    server.requests.clear()
    inventory(folder, "cow_igo", addresses=f"dyads={server.url}/both.zip states={server.url}/both.zip")
    assert cli.run(["fetch", "cow_igo", "--data", str(folder)]) == 0
    assert (len(server.requests), tables.load(folder).fetched["cow_igo"].parts) == (1, ("", "states"))
    assert len(recorded(folder, "cow_igo").split()) == 2


@pytest.mark.parametrize("path", ["/%2e%2e%2f%2e%2e%2fx", "/a/../../../../x.csv", "/.new/.csv", "/" + "a" * 300])
def test_no_address_names_a_file_elsewhere(server, folder, path):
    server.files = {path: NEW, "/x.csv": NEW}
    cli.run(["fetch", "cow_states", "--from", server.url + path, "--data", str(folder)])
    kept = {path.name for path in (folder / "raw").rglob("*") if path.is_file()}
    assert kept <= {"whole.csv", "x.csv"}
    assert {path.name for path in folder.parent.iterdir()} == {"data"}


# What may come under a data set's name, from a publisher or from a folder: name of the data set, of the file, content.


def zipped(content, name="x.csv", how=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def parquet(**columns):
    held = io.BytesIO()
    pd.DataFrame({key: [1] for key in COLUMNS.split(",")} | columns).to_parquet(held)
    return held.getvalue()


def feature(geometry, **more):
    properties = {"ISO_A3_EH": "MEX", "ADM0_A3": "MEX", "NAME": "Mexico", **more}
    return json.dumps({"features": [{"properties": properties, "geometry": geometry}]}).encode()


def outline(point):
    return feature({"type": "Polygon", "coordinates": [[point, [1, 1], [2, 2]]]})


def workbook(rows="", strings="", doctype="", filling=0):
    """A workbook of one sheet by hand: rows and shared strings as XML."""
    main, about = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "application/vnd.openxmlformats"
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    held, base = io.BytesIO(), "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{about}-officedocument.spreadsheetml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{base}/{kind}" Target="{name}.xml"/>'
        for number, (name, kind) in enumerate((("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings")))
    )
    texts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{about}-package.relationships+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{relation}">'
        f'<Relationship Id="r" Type="{base}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{base}">'
        '<sheets><sheet name="2023" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relation}">{links}</Relationships>',
        "xl/sharedStrings.xml": f'{doctype}<sst xmlns="{main}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
        archive.writestr("xl/media", bytes(filling))
    return held.getvalue()


def laughs():
    """A billion of them."""
    more = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return workbook(strings="<si><t>&l9;</t></si>", doctype=f'<!DOCTYPE l [<!ENTITY l0 "ha">{more}]>')


def deep(times):
    held = NEW
    for name in ["x.csv"] + ["COW_Trade_1.zip"] * (times - 1):
        held = zipped(held, name)
    return held


SHAPES = "ne_110m_admin_0_countries.geojson"
WRONG_HEAD = "its first line is longer than 65,536 bytes"
FILES = {
    "garbage": ("states.csv", random.Random(1).randbytes(100_000), "no table in lines of text"),
    "no row": ("states.csv", COLUMNS.encode() + b"\n", "holds no row"),
    "the file of another set": ("states.csv", csv_of(DYADS), "no column"),
    "torn": ("states.csv", NEW[:-12], "breaks off in the middle of a row"),
    "a million columns": ("states.csv", b",".join(b"c%d" % n for n in range(10**6)) + b"\n1\n", WRONG_HEAD),
    "nothing but zeros": ("states.csv", bytes(10**6), WRONG_HEAD),
    "an open quote": ("states.csv", NEW + b'"' + b"x\n" * 10**5, "EOF inside string"),
    "no number": ("states.csv", NEW.replace(b",70,", b",\x1b[31m\xe2\x80\xae,"), r"\x1b[31m"),
    "endless number": ("states.csv", NEW.replace(b",70,", b",inf,"), "cannot convert float infinity"),
    "a year to come": ("states.csv", NEW.replace(b",2016,12", b",9999,12"), "it speaks of the year 9999"),
    "packed and torn": ("states.csv.gz", gzip.compress(NEW)[:-9], "ended before the end"),
    "packed zeros": ("states.csv.gz", gzip.compress(bytes(10**7)), WRONG_HEAD),
    "a zip of zeros": ("states.zip", zipped(bytes(10**7)), WRONG_HEAD),
    "a zip of nothing": ("states.zip", b"PK\5\6" + bytes(18), "holds 0 tables"),
    "a zip that is none": ("states.zip", NEW, "is not a zip file"),
    "a zip that lies": ("states.zip", zipped(NEW, how=zipfile.ZIP_STORED).replace(b"Mexico", b"Mexixo"), "Bad CRC-32"),
    "another packing, torn": (
        "states.zip",
        zipped(NEW * 9, how=zipfile.ZIP_LZMA).replace(b"]\0\0\x80", bytes(4)),
        "cannot be read",
    ),
    "zips in zips": ("COW_Trade_4.0.zip", deep(9), "a zip in a zip in a zip"),
    "parquet that is none": ("cow_states.parquet", b"PAR1" + bytes(99) + b"\xff\xff\xff\x7fPAR1", "cannot be read"),
    "lists in parquet": ("cow_states.parquet", parquet(ccode=[[1]]), "not laid out as such a file is"),
    "too many rows": ("cow_states.parquet", parquet(**dict.fromkeys(COLUMNS.split(","), [1] * 5_001)), "5,000 rows"),
    "deep JSON": (SHAPES, b"[" * 10**5, "nested too deeply"),
    "garbage as JSON": (SHAPES, b'{"features": [}', "cannot be read"),
    "a number as JSON": (SHAPES, b"5", "not laid out as such a file is"),
    "no features": (SHAPES, b'{"features": [null]}', "not laid out as such a file is"),
    "no geometry": (SHAPES, feature("<script>"), "not laid out as such a file is"),
    "a geometry with an escape": (SHAPES, feature({"type": "\x1b[2J\u202e"}), r"is a \x1b[2J\u202e, not a Polygon"),
    "no place on earth": (SHAPES, outline([float("nan"), 1]), "write degrees"),
    "half a letter": (SHAPES, outline([1, 1]).replace(b'"Mexico"', rb'"\ud800"'), "cannot be read"),
    "a workbook that laughs": ("lowy.xlsx", laughs(), "cannot be read"),
    "a workbook of zeros": ("lowy.xlsx", workbook(filling=65 << 20), "is larger than 64 MiB unpacked"),
    "a workbook without its strings": ("lowy.xlsx", workbook('<row><c t="s"><v>9</v></c></row>'), "not laid out"),
    "a cell far below": ("lowy.xlsx", workbook('<row r="1000000000"><c><v>1</v></c></row>'), "no column"),
    "Stata's, torn": ("atop.dta", b"<stata_dta>", "cannot be read"),
    "R's": ("icews.rda", b"RDX3\n", "in R's own format"),
    "none of a kind": ("states", NEW, "no file of"),
}
SETS = {"CO": "cow_trade", "ne": "natural_earth", "lo": "lowy", "at": "atop", "ic": "icews"}


@pytest.fixture(params=FILES)
def bad(request, tmp_path, monkeypatch):
    """A file of which no data set can be made, the data set, and why."""
    name, content, why = FILES[request.param]
    monkeypatch.setattr(reading, "ROWS", 5_000)
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / name).write_bytes(content)
    return tmp_path / "from" / name, SETS.get(name[:2], "cow_states"), why


def test_a_file_at_hand_of_which_no_table_can_be_made_changes_nothing(folder, capsys, bad):
    path, dataset, why = bad
    line = refused(folder, capsys, 2, dataset, "--from", str(path if path.suffix else path.parent))
    assert why in line
    assert ";" in line
    assert path.name in line or not path.suffix


def test_a_file_made_to_fill_the_memory_ends_in_one_line(folder, capsys, tmp_path, monkeypatch):
    wide = workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="XFD90000"><v>1</v></c></row>')
    (tmp_path / "lowy.xlsx").write_bytes(wide)
    refused(folder, capsys, 2, "lowy", "--from", str(tmp_path / "nowhere"))  # what is imported on the way is held now
    held = int(next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmData" in line).split()[1])
    monkeypatch.setattr(verb, "MEMORY", held * 1024 + (200 << 20))
    line = refused(folder, capsys, 2, "lowy", "--from", str(tmp_path / "lowy.xlsx"))
    assert "it takes more memory than a fetch may have" in line
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize("name", ["states\x1b[2J.csv", "states\n.csv", "states\u202e.csv", "states\udcff.csv"])
def test_a_name_of_a_file_does_nothing_on_a_terminal(folder, capsys, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"")
    refused(folder, capsys, 2, "cow_states", "--from", str(path))
    path.write_bytes(NEW)
    capsys.readouterr()
    status = cli.run(["fetch", "cow_states", "--from", str(path), "--data", str(folder)])
    cli.run(["datasets", "--data", str(folder)])
    said = capsys.readouterr()
    assert status == (2 if "\udcff" in name else 0)
    assert all(line.isprintable() for line in (said.out + said.err).split("\n"))


WRONG = {
    "": "name one or more of cow_states, un_votes, ",
    "cow_sates": "no data set 'cow_sates'; did you mean cow_states?",
    "../../etc/passwd": "no data set '../../etc/passwd'; there are cow_states, ",
    "cow_states\x1b[2J": r"no data set 'cow_states\x1b[2J'; did you mean cow_states?",
    "cow_states --from ": "--from is empty; name a file, a folder or an address, or leave it out",
    "cow_states --from nowhere": "cow_states: --from nowhere: there is no such file or folder; look at its spelling",
    "cow_states --from empty": "cow_states: empty holds no file of states; wanted: states2016.csv or states*.csv or ",
    "cow_states --from file": "cow_states: file is of a kind that is not read; there are .parquet, .csv, ",
    "cow_states --from circle": "cow_states: --from circle: there is no such file or folder; ",
    "cow_states --from /dev/zero": "cow_states: --from /dev/zero is neither a file nor a folder; name one",
    "cow_states --from pipe": "cow_states: --from pipe is neither a file nor a folder; name one",
    f"cow_states --from {'x' * 300}": f"cow_states: --from {'x' * 300}: file name too long; name another, or mend that",
    "cow_states --from states.csv/x": "cow_states: --from states.csv/x: there is no such file or folder; ",
    "cow_states --from states.csv": "cow_states: states.csv cannot be read (No columns to parse from file); get ",
    "cow_states lowy --from http://127.0.0.1:1/": "--from http://127.0.0.1:1/ is one address for 2 data sets; name one",
    "un_votes": "un_votes: no address is known for votes; get it from https://doi.org/10.7910/DVN/LEJUQZ and",
}


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_gets_one_line_with_the_remedy(folder, capsys, tmp_path, monkeypatch, call):
    place = tmp_path / "place"
    (place / "empty").mkdir(parents=True)
    (place / "file").write_text("mine")
    (place / "states.csv").write_text("")
    (place / "circle").symlink_to("circle")
    os.mkfifo(place / "pipe")
    monkeypatch.chdir(place)
    line = refused(folder, capsys, 2, *(word for word in call.split(" ") if word or "--from " in call))
    assert line.startswith(f"relations: {WRONG[call]}")


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x.csv", "file:///etc/passwd", "HTTP://example.org/x.csv", "http://["]
)
def test_an_address_that_is_not_asked_is_told_of(folder, capsys, address):
    assert "; " in refused(folder, capsys, 1, "cow_states", "--from", address)


def test_one_data_set_that_fails_keeps_no_other_from_coming(server, folder, capsys, tmp_path):
    (tmp_path / "states.csv").write_bytes(NEW)
    words = ["fetch", "lowy", "cow_states", "cow_states", "--from", str(tmp_path), "--data", str(folder)]
    assert cli.run(words) == 2
    said = capsys.readouterr()
    assert said.out == "cow_states: edition v2016, 1945-2016, 2 rows\n"
    assert said.err.startswith("relations: lowy: ")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda path: path.unlink(), "has no row of cow_states; restore it"),
        (lambda path: path.write_bytes(b"\xff\xfe\0garbage"), "data/inventory.csv:1: byte 0xff is not UTF-8; save"),
        (lambda path: path.write_text("a,b\n1\n2,3,4\n"), "data/inventory.csv:1: the header lacks dataset, "),
        (
            lambda path: path.write_text(path.read_text("utf-8") + '"open\nand\nmore'),
            "a quote that opens here is never",
        ),
        (
            lambda path: inventory(path.parent, recorded="states=ab:1"),
            "recorded 'states=ab:1' is malformed; write role=",
        ),
        (lambda path: inventory(path.parent, recorded="garbage"), "recorded 'garbage' is malformed; write role="),
        (lambda path: inventory(path.parent, addresses="garbage"), "no address is known for states; get it from "),
        (lambda path: inventory(path.parent, addresses="states=https://["), "it is no address; look at its spelling"),
    ],
)
def test_an_inventory_that_is_not_as_it_should_be_is_one_line(folder, capsys, change, words):
    change(folder / "inventory.csv")
    before = everything(folder)
    capsys.readouterr()
    assert cli.run(["fetch", "cow_states", "--data", str(folder)]) in (1, 2)
    said = capsys.readouterr().err
    assert (said.count("\n"), everything(folder)) == (1, before)
    assert words in said


def test_a_disk_that_takes_no_more_leaves_the_old_set(folder, capsys, tmp_path):
    (tmp_path / "states.csv").write_bytes(NEW)
    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, held[1]))
    try:
        line = refused(folder, capsys, 1, "cow_states", "--from", str(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, held)
    assert line == "relations: cow_states: disk: file too large; mend that and run it again"


def test_a_download_for_which_the_disk_has_no_room_leaves_the_old_set(server, folder, capsys):
    server.content = NEW * 50
    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, held[1]))
    try:
        assert "file too large" in refused(folder, capsys, 1, "cow_states").lower()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, held)


@pytest.mark.parametrize("place", ["derived", "raw"])
def test_a_file_where_a_folder_belongs_is_named(server, folder, capsys, place):
    shutil.rmtree(folder / place)
    (folder / place).write_text("mine")
    assert f"/{place}" in refused(folder, capsys, 1, "cow_states")


def test_who_fetches_while_another_does_is_told_who(folder, capsys, tmp_path):
    with files.lock(folder / "derived"):
        line = refused(folder, capsys, 75, "cow_states", "--from", str(tmp_path))
        assert line == (
            f"relations: another build, accept or fetch (process {os.getpid()}) holds {folder.resolve()}; wait for it"
        )


def children(folder, *words, **how):
    """A fetch as a process of its own."""
    call = [*COMMAND, "fetch", *words, "--data", str(folder)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_stops_a_fetch_leaves_the_old_set(server, folder, number, status):
    before = everything(folder)
    server.requests.clear()
    child = children(folder, "cow_states", "--from", f"{server.url}/silent_in_the_middle")
    while not server.requests and child.poll() is None:
        time.sleep(0.02)
    child.send_signal(number)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err) == (status, "", "relations: stopped; run the same command again to go on\n")
    assert everything(folder) == before
