"""Which files are not read again, and that none is trusted which could have changed unseen."""

import os
import time

import pytest

from analysis import files
from analysis.reporting import seal, states, trust
from analysis.reporting.trust import Trusted


@pytest.fixture
def book(tmp_path):
    return tmp_path / "book" / "trusted.jsonl"


@pytest.fixture
def file(tmp_path):
    """A file that was there before the clock of file times moved on."""
    path = tmp_path / "file"
    path.write_bytes(b"one")
    seal._wait(path.stat().st_ctime_ns)
    return path


@pytest.fixture
def reads(monkeypatch):
    """The files that were hashed."""
    found, digest = [], files.digest
    monkeypatch.setattr(trust.files, "digest", lambda content: found.append(content) or digest(content))
    return lambda path: found.count(path)


def asked(book, file, **more):
    trusted = Trusted(book, **more)
    found = trusted.digest(file)
    trusted.save()
    seal._wait(trust.written(book))
    return found


def test_a_file_is_hashed_once_and_trusted_then(book, file, reads):
    found = {asked(book, file) for _ in range(3)}
    assert found == {files.digest(b"one")}
    assert reads(file) == 1


def test_whoever_verifies_trusts_no_file(book, file, reads):
    for _ in range(2):
        asked(book, file, verify=True)
    assert reads(file) == 2


def test_a_file_as_new_as_the_clock_is_hashed_again(book, tmp_path, reads, monkeypatch):
    path = tmp_path / "new"
    path.write_bytes(b"one")
    monkeypatch.setattr(trust, "clock", lambda: path.stat().st_ctime_ns)
    asked_of = Trusted(book)
    asked_of.digest(path)
    asked_of.save()
    assert Trusted(book).digest(path) == files.digest(b"one")
    assert reads(path) == 2


def test_a_file_that_is_newer_than_the_book_is_hashed_again(book, file, reads):
    asked(book, file)
    os.utime(book, ns=(0, file.stat().st_ctime_ns))
    Trusted(book).digest(file)
    assert reads(file) == 2


@pytest.mark.parametrize("change", ["bytes", "touch", "replace", "link"])
def test_whatever_is_done_to_a_file_it_is_hashed_again(book, file, reads, change):
    asked(book, file)
    before = file.stat()
    match change:
        case "bytes":
            file.write_bytes(b"two")
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "touch":
            os.utime(file)
        case "replace":
            files.write(file, b"one")
        case "link":
            file.rename(file.with_name("aside"))
            file.symlink_to(file.with_name("aside"))
    assert Trusted(book).digest(file) == files.digest(file.read_bytes())
    assert reads(file) == 2


def test_a_file_that_is_written_while_it_is_hashed_is_not_trusted(book, file, monkeypatch):
    digest = files.digest

    def slow(content):
        found = digest(content)
        if content == file:
            file.write_bytes(b"two")
        return found

    monkeypatch.setattr(trust.files, "digest", slow)
    asked(book, file)
    monkeypatch.undo()
    assert Trusted(book).digest(file) == files.digest(b"two")


def test_without_a_book_every_file_is_hashed_and_nothing_written(file, tmp_path):
    trusted = Trusted(None)
    assert trusted.digest(file) == files.digest(b"one")
    trusted.save()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert trusted.newest == file.stat().st_ctime_ns


def test_the_book_forgets_files_that_nobody_asks_for(book, file, tmp_path):
    asked(book, file)
    (tmp_path / "other").write_bytes(b"other")
    asked(book, tmp_path / "other")
    assert str(file) not in book.read_text("utf-8")


def test_two_processes_find_the_same_states_as_one(tmp_path, monkeypatch):
    parts = []
    for number in range(9):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "a").write_text("a" * number)
        parts.append((["a"], [str(number)]))
    two = states.of(tmp_path, parts)
    monkeypatch.setattr(states, "FEW", 99)
    assert states.of(tmp_path, parts) == two
    monkeypatch.undo()
    time.sleep(0.02)
    (tmp_path / "3" / "a").write_text("aab")
    assert states.of(tmp_path, parts) != two
    for missing in ("4", "5"):
        (tmp_path / missing / "a").unlink()
        with pytest.raises(FileNotFoundError):
            states.of(tmp_path, parts)


def test_a_clock_that_was_set_back_keeps_nobody_waiting():
    assert seal._wait(trust.clock())
    assert not seal._wait(trust.clock() + 10**18)
