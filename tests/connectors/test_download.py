"""The door to the network: what comes through is whole and as expected; whatever else comes, the old file stays."""

import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import files
from analysis.connectors import bounds
from analysis.connectors.bounds import Limits
from analysis.connectors.download import DownloadFailed, Received, download
from tests.connectors import hostile
from tests.connectors.hostile import FILE

OLD = b"the old file"
SHORT = Limits(connect=0.6, silence=0.6, rate=5_000, window=0.4, total=4, bytes=1_000_000, tries=2, patience=1)
SHA256 = hashlib.sha256(FILE).hexdigest()
CASES = {
    "early_close": "closed early",
    "early_close_without_length": "does not say how long it is",
    "garbage_length": "does not say how long it is",
    "negative_length": "does not say how long it is",
    "two_lengths": "does not speak proper HTTP",
    "login_page": "a web page, not with the file",
    "login_page_as_csv": "a web page, not with the file",
    "login_page_as_zip": "a web page, not with the file",
    "empty": "it is empty",
    **{f"to_{name}": "it redirects to '" for name in hostile.ELSEWHERE},
    "to_file": "'file:///etc/passwd': it is not https",
    "to_ftp": "'ftp://example.org/file.csv': it is not https",
    "to_http": "'http://example.org/file.csv': it is not https",
    "to_metadata": "169.254.169.254 lies in a private or reserved network",
    "to_loopback6": "[::1] lies in a private or reserved network",
    "to_decimal": "2130706433 lies in a private or reserved network",
    "circle": "its redirects go in a circle",
    "endless_redirects": "it redirects more than 5 times",
    "gzip_bomb": "larger than 1,000,000 bytes",
    "gzip_bomb_of_many": "larger than 1,000,000 bytes",
    "gzip_cut": "closed early",
    "gzip_broken": "damaged on the way",
    "unknown_encoding": "it encoded as 'br",
    "unknown_transfer": "it encoded as 'gzip, chunked'",
    "large": "larger than 1,000,000 bytes",
    "large_in_chunks": "larger than 1,000,000 bytes",
    "drip": "more slowly than 5,000 bytes a second",
    "drip_after_a_gush": "more slowly than 5,000 bytes a second",
    "drip_in_headers": "more slowly than 5,000 bytes a second",
    "endless_continue": "its server sends headers without end",
    "endless_trailers": "its server sends headers without end",
    "never": "no byte came for 0.6 seconds",
    "silent_after_headers": "no byte came for 0.6 seconds",
    "silent_in_the_middle": "no byte came for 0.6 seconds",
    "busy_for_long": "429 Too Many Requests; try again in 3,600 seconds",
    "busy_until_2999": "503 Service Unavailable; try again later",
    "busy_since_1999": "503 Service Unavailable; try again later",
    "busy_always": "503 Service Unavailable; try again later",
    "busy_in_silence": "503 Service Unavailable; try again later",
    "busy_in_garbage": "429 Too Many Requests; try again later",
    "busy_in_digits": "429 Too Many Requests; try again later",
    "fails": "answered 500 Internal Server Error",
    "missing": "answered 404 Not Found",
    "partial": "answered 206 Partial Content",
    "moved_nowhere": "answered 302 Found",
    "insults": "answered 400 \\x1b[31mBad\\x07\\x9b!!!!",
    "chunks_cut": "closed early",
    "chunk_cut": "closed early",
    "chunk_of_garbage": "closed early",
    "chunk_of_negative_size": "closed early",
    "garbage_status": "does not speak proper HTTP",
    "closed_at_once": "closed early",
    "huge_header": "does not speak proper HTTP",
    "many_headers": "does not speak proper HTTP",
}


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NETRC"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


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


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "raw" / "votes.csv"
    files.write(path, OLD)
    return path


def refused(address, target, limits=SHORT, **expected):
    """The one line with which a download fails, after all that must be true of any failure."""
    began = time.monotonic()
    with pytest.raises(DownloadFailed) as caught:
        download(address, target, limits=limits, **expected)
    line = str(caught.value)
    assert time.monotonic() - began < limits.total + 2
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert line.isprintable()
    assert len(line) < 500
    assert line.startswith("cannot fetch ")
    return line


@pytest.mark.parametrize(("path", "words"), CASES.items(), ids=CASES)
def test_a_hostile_server_changes_nothing_and_is_told_of_in_one_line(server, target, path, words):
    line = refused(f"{server.url}/{path}.csv?token=secret", target)
    assert line.startswith(f"cannot fetch {server.url}/{path}.csv: ")
    assert words in line
    assert "secret" not in line


def test_every_behaviour_of_the_server_is_tried():
    elsewhere = {"steady", "busy_for_a_second", "changing", "dawdle", "circle_back"}
    assert set(hostile.ANSWERS) == {*CASES, *ONCE, *MOVED, *elsewhere}


@pytest.mark.parametrize("path", ["whole", "changing", "without_length"])
def test_another_file_than_the_known_one_is_refused_with_both_hashes(server, target, path):
    server.content = FILE.replace(b"KEN", b"BLR")
    line = refused(f"{server.url}/{path}", target, sha256=SHA256)
    server.content = FILE
    assert f"expected is {SHA256}" in line
    assert len(set(filter(lambda word: len(word) == 64, line.replace(",", "").replace(";", "").split()))) == 2


def test_another_size_than_the_known_one_is_refused_with_both(server, target):
    line = refused(f"{server.url}/whole", target, size=17)
    assert f"it has {len(FILE):,} bytes, expected are 17;" in line


def test_a_download_stops_at_once_at_an_interrupt(server, target):
    main = threading.get_ident()
    threading.Timer(0.2, lambda: signal.pthread_kill(main, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        download(f"{server.url}/silent_in_the_middle", target)
    assert (target.read_bytes(), len(list(target.parent.iterdir()))) == (OLD, 1)


def test_a_total_deadline_ends_what_is_quick_enough_otherwise(server, target):
    line = refused(f"{server.url}/dawdle", target, replace(SHORT, total=0.8))
    assert "it took longer than 0.8 seconds" in line


def test_a_large_file_is_never_in_memory_whole(server, target):
    limits = replace(SHORT, bytes=20_000_000)
    refused(f"{server.url}/whole", target, size=1)  # what is imported on the way counts for nothing
    tracemalloc.start()
    for path in ("gzip_bomb", "gzip_bomb_of_many", "chunk_of_negative_size"):
        refused(f"{server.url}/{path}", target, limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


ONCE = ["whole", "chunked", "packed", "packed_in_chunks", "without_length"]
MOVED = ["moved_here", "redirect_with_endless_body"]


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=4_000), st.sampled_from(ONCE + MOVED))
@example(FILE, "steady")
@example(bytes(300_000), "packed")
@example(FILE * 10, "packed_in_chunks")
@example(b"<!---->" * 500, "whole")
def test_a_file_comes_exactly(server, tmp_path_factory, content, path):
    server.content = content
    target, sha256 = tmp_path_factory.getbasetemp() / "new" / "file.csv", hashlib.sha256(content).hexdigest()
    origin = f"{server.url}/{'whole' if path in MOVED else path}"
    received = download(f"{server.url}/{path}?id=1", target, sha256=sha256.upper(), size=len(content))
    server.content = FILE
    assert received == Received(sha256, len(content), origin)
    assert target.read_bytes() == content
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_server_that_bids_to_wait_is_asked_again_when_it_said(server, target):
    server.times.clear()
    server.requests.clear()
    assert download(f"{server.url}/busy_for_a_second", target, limits=SHORT).sha256 == SHA256
    assert server.times[1] - server.times[0] >= 1


@pytest.mark.parametrize(("path", "times"), [("busy_always", 1 + SHORT.tries), ("endless_redirects", 1 + 5)])
def test_a_server_is_not_asked_more_often_than_allowed(server, target, path, times):
    server.requests.clear()
    refused(f"{server.url}/{path}", target)
    assert len(server.requests) == times


def test_who_reads_the_old_file_reads_it_to_its_end(server, target):
    with target.open("rb") as reader:
        download(f"{server.url}/whole", target)
        assert (reader.read(), target.read_bytes()) == (OLD, FILE)


def test_two_downloads_to_one_file_do_not_mix(server, target):
    with (
        files.replacing(target) as part,
        pytest.raises(DownloadFailed, match=r"another process writes .*; wait for it"),
    ):
        part.write(FILE)
        download(f"{server.url}/whole", target)
    assert target.read_bytes() == FILE


def test_a_disk_that_cannot_be_written_is_told_of_in_one_line(server, target):
    with pytest.raises(DownloadFailed, match=r"File exists .*; mend that and fetch again"):
        download(f"{server.url}/whole", target / "file.csv")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.org/votes.csv", "it is not https"),
        ("ftp://example.org/votes.csv", "it is not https"),
        ("file:///etc/passwd", "it is not https"),
        ("votes.csv", "it is not https"),
        ("https://", "it is no address"),
        ("https:example.org", "it is no address"),
        ("https:user:secret@example.org", "it holds a name or a password"),
        ("https://example.org:99999/", "it is no address"),
        ("https://exa mple.org/", "it is no address"),
        ("https://example.org/\r\nX: y", "it is no address"),
        ("https://example.org\\@10.0.0.1/", "it holds a name or a password"),
        ("https://example.org\\.10.0.0.1/", "it is no address"),
        ("https://user:secret@example.org/", "it holds a name or a password"),
        ("http://user:secret@127.0.0.1/", "it holds a name or a password"),
        ("https://10.0.0.1/votes.csv", "10.0.0.1 lies in a private or reserved network"),
        ("https://192.168.1.1/votes.csv", "192.168.1.1 lies in a private or reserved network"),
        ("https://[fd00::1]/votes.csv", "[fd00::1] lies in a private or reserved network"),
    ],
)
def test_an_address_is_https_and_in_the_world(target, address, words):
    line = refused(address, target)
    assert words in line
    assert "secret" not in line


@pytest.mark.parametrize("location", ["/b", "https://example.org/b", "b?http://127.0.0.1/"])
def test_only_what_the_user_gave_may_lie_on_this_machine(location):
    local = bounds.given("http://127.0.0.1:8000/a")
    assert not bounds.redirected(bounds.given("https://example.org/a"), location).local
    assert not bounds.redirected(local, "https://example.org/b").local
    assert bounds.redirected(local, "/b").local


NETWORKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10"]
NETWORKS += ["0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"]


@given(st.sampled_from(NETWORKS).flatmap(lambda network: st.ip_addresses(network=network)))
def test_no_address_of_this_machine_or_its_network_is_public_however_it_is_wrapped(number):
    forms = [str(number)]
    if number.version == 4:
        forms += [f"::ffff:{number}", f"::{number}", f"64:ff9b::{number}"]
        forms += [f"2002:{int(number) >> 16:x}:{int(number) & 0xFFFF:x}::1"]
    assert not any(bounds.public(form) for form in forms)


@pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_addresses_of_the_world_are_public(number):
    assert bounds.public(number)


def resolving(monkeypatch, *answers):
    """From here names resolve to these numbers, one after the other, then to the last."""
    held = list(answers)

    def resolve(host, port, *_, **__):
        number = held.pop(0) if len(held) > 1 else held[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_a_name_without_a_number_is_told_of(monkeypatch, target):
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "the name data.example has no address; is this machine online?" in refused("https://data.example/", target)


def test_a_name_with_a_private_number_is_refused(monkeypatch, secure, certificate, target):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[1]))
    resolving(monkeypatch, "127.0.0.1")
    secure.requests.clear()
    line = refused(f"https://data.example:{secure.port}/whole", target)
    assert "data.example is 127.0.0.1, which lies in a private or reserved network" in line
    assert secure.requests == []


def test_a_name_that_changes_its_number_meanwhile_is_not_asked(monkeypatch, secure, certificate, target):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[1]))
    resolving(monkeypatch, "93.184.215.14", "127.0.0.1")
    secure.requests.clear()
    assert "data.example is 127.0.0.1" in refused(f"https://data.example:{secure.port}/whole", target)
    assert secure.requests == []


def test_a_certificate_that_nobody_knows_is_refused(secure, target):
    assert "the certificate of its server is not trusted" in refused(f"{secure.url}/whole", target)


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_certificates_of_the_environment_are_trusted(monkeypatch, secure, certificate, target, name):
    monkeypatch.setenv(name, str(certificate[1]))
    assert download(f"{secure.url}/whole", target).sha256 == SHA256


def test_certificates_that_are_not_there_are_told_of(monkeypatch, secure, target):
    monkeypatch.setenv("SSL_CERT_FILE", "none.pem")
    assert "SSL_CERT_FILE names none.pem, which is not there; mend or unset it" in refused(
        f"{secure.url}/whole", target
    )


def test_silence_inside_tls_ends_too(monkeypatch, secure, certificate, target):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    assert "no byte came for" in refused(f"{secure.url}/silent_in_the_middle", target)


def test_silence_instead_of_tls_ends_too(server, target):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        line = refused(f"https://127.0.0.1:{mute.getsockname()[1]}/", target)
    assert "there was no connection in time" in line


def test_a_port_where_nobody_listens_is_told_of(target):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "its server takes no connections" in refused(f"http://127.0.0.1:{port}/", target)


def test_the_proxy_of_the_environment_is_asked(monkeypatch, secure, certificate, target):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[1]))
    with hostile.Proxy(secure.port) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        assert download("https://data.example/whole", target).sha256 == SHA256
        assert [head.split()[:2] for head in proxy.requests] == [["CONNECT", "data.example:443"]]


def test_a_redirect_behind_a_proxy_is_judged_too(monkeypatch, secure, certificate, target):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[1]))
    with hostile.Proxy(secure.port) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        for path in ("to_http", "to_private", "to_decimal", "to_https_here"):
            assert "it redirects to" in refused(f"https://data.example/{path}", target)
        assert {head.split()[1] for head in proxy.requests} == {"data.example:443"}


def test_no_proxy_is_asked_for_what_it_is_not_to_be_asked(monkeypatch, server, target):
    resolving(monkeypatch, "127.0.0.1")
    with hostile.Proxy(server.port) as proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert download(f"{server.url}/whole", target).sha256 == SHA256
        monkeypatch.setenv("NO_PROXY", "data.example")
        target.write_bytes(OLD)
        refused("https://data.example/whole", target)
        assert proxy.requests == []


@pytest.mark.parametrize("status", ["407 \x1b[31mName and password", "502 Bad Gateway"])
def test_a_proxy_that_refuses_is_told_of_without_its_password(monkeypatch, target, status):
    with hostile.Proxy(0, status) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//user:secret@"))
        line = refused("https://data.example/whole", target)
    assert "the proxy of HTTPS_PROXY" in line
    assert "secret" not in line


def test_no_password_of_the_user_is_sent(monkeypatch, tmp_path, server, target):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server.requests.clear()
    download(f"{server.url}/whole", target)
    assert "authorization" not in server.requests[0].lower()


DOWNLOADS = """
import os, sys
from pathlib import Path
from analysis.connectors import wire
from analysis.connectors.download import download
while sys.stdin.readline():
    child = os.fork()
    if not child:
        download(sys.argv[1], Path(sys.argv[2]))
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


def test_a_download_killed_at_any_moment_leaves_the_old_file_or_the_new_one(server, target):
    moments = random.Random(4)
    arguments = [sys.executable, "-c", DOWNLOADS, f"{server.url}/steady", str(target)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(10):
            target.write_bytes(OLD)
            print("again", file=process.stdin, flush=True)
            child = int(process.stdout.readline())
            time.sleep(moments.uniform(0, 0.35))
            os.kill(child, signal.SIGKILL)
            print("it is dead", file=process.stdin, flush=True)
            assert process.stdout.readline() == "gone\n"
            assert target.read_bytes() in (OLD, FILE)
            assert {path.name for path in target.parent.iterdir()} <= {target.name, f".{target.name}.part"}
        process.stdin.close()
    download(f"{server.url}/whole", target)
    assert target.read_bytes() == FILE
    assert [path.name for path in target.parent.iterdir()] == [target.name]
