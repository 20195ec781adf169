"""Servers on this machine that misbehave, one way a path, and a proxy that keeps a record."""

import gzip
import socket
import socketserver
import ssl
import threading
import time
from pathlib import Path

FILE = b"iso3,year,value\n" + b"".join(b"KEN,%d,%d\n" % (1900 + line % 120, line) for line in range(3_000))
PAGE = b"<!DOCTYPE html>\n<html><title>Sign in</title><form>Your name</form></html>\n"
BOMB = gzip.compress(bytes(2**25), 1)
ANSWERS = {}


class Talk:
    """One request and the means to answer it."""

    def __init__(self, server, connection, path, nth):
        self.server, self.connection, self.path, self.nth = server, connection, path, nth

    def say(self, *parts):
        for part in parts:
            self.connection.sendall(part)

    def head(self, status="200 OK", *headers):
        self.say("\r\n".join([f"HTTP/1.1 {status}", *headers, "\r\n"]).encode("latin-1"))

    def give(self, content, *headers, length=None):
        self.head("200 OK", f"Content-Length: {len(content) if length is None else length}", *headers)
        self.say(content)

    def wait(self):
        """Say nothing until the other side goes."""
        while self.connection.recv(1024):
            pass


def answer(function):
    """A behaviour, under the function's name as a path."""
    ANSWERS[function.__name__] = function
    return function


def chunks(content, size=1_000):
    return b"".join(
        b"%x\r\n%b\r\n" % (len(part), part) for part in (content[at : at + size] for at in range(0, len(content), size))
    )


class Server(socketserver.ThreadingTCPServer):
    """On 127.0.0.1, with TLS or without.

    `requests` are the heads that came, `times` when, `content` is what it gives, `files` what under paths of their own.
    """

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self, context=None):
        super().__init__(("127.0.0.1", 0), None)
        self.context, self.requests, self.times, self.content, self.files = context, [], [], FILE, {}
        self.port = self.server_address[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()

    def finish_request(self, request, client_address):
        try:
            if self.context:
                request = self.context.wrap_socket(request, server_side=True)
            self.converse(request, head_of(request))
            request.close()
        except OSError:
            pass

    def converse(self, connection, head):
        if not head:
            return
        path = head.split()[1].partition("?")[0].strip("/").partition(".")[0]
        self.times.append(time.monotonic())
        self.requests.append(head)
        nth = sum(each.split()[1] == head.split()[1] for each in self.requests)
        talk = Talk(self, connection, path, nth)
        kept = self.files.get(head.split()[1])
        ANSWERS.get(path, ANSWERS["missing"])(talk) if kept is None else talk.give(kept)


class Proxy(Server):
    """Tunnels whatever is asked for to one server; `requests` are the CONNECT heads."""

    def __init__(self, port, status="200 Connection established"):
        super().__init__()
        self.behind, self.status = port, status

    def converse(self, connection, head):
        self.requests.append(head)
        connection.sendall(f"HTTP/1.1 {self.status}\r\n\r\n".encode())
        if self.status.startswith("200"):
            with socket.create_connection(("127.0.0.1", self.behind)) as other:
                back = threading.Thread(target=pour, args=(other, connection), daemon=True)
                back.start()
                pour(connection, other)
                back.join(5)


def pour(one, other):
    try:
        while part := one.recv(65_536):
            other.sendall(part)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def head_of(connection):
    head = b""
    while b"\r\n\r\n" not in head:
        part = connection.recv(4096)
        if not part:
            return ""
        head += part
    return head.decode("latin-1")


def tls(folder: Path):
    """A server's side of TLS with a certificate that nobody knows, and the certificate's path."""
    path, key = folder / "certificate.pem", folder / "key.pem"
    path.write_text(CERTIFICATE)
    key.write_text(KEY)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, key)
    return context, path


@answer
def whole(talk):
    talk.give(talk.server.content)


@answer
def chunked(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(chunks(talk.server.content), b"0\r\n\r\n")


@answer
def packed(talk):
    talk.give(gzip.compress(talk.server.content), "Content-Encoding: gzip")


@answer
def packed_in_chunks(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked", "Content-Encoding: x-gzip")
    half = len(talk.server.content) // 2
    members = gzip.compress(talk.server.content[:half]) + gzip.compress(talk.server.content[half:])
    talk.say(chunks(members, 7), b"0\r\n\r\n")


@answer
def without_length(talk):
    talk.head("200 OK", "Connection: close")
    talk.say(talk.server.content)


@answer
def steady(talk):
    talk.head("200 OK", f"Content-Length: {len(talk.server.content)}")
    step = len(talk.server.content) // 10 + 1
    for at in range(0, len(talk.server.content), step):
        talk.say(talk.server.content[at : at + step])
        time.sleep(0.02)


@answer
def moved_here(talk):
    talk.head("302 Found", "Location: /whole", "Content-Length: 0")


@answer
def early_close(talk):
    talk.give(FILE[:-100], length=len(FILE))


@answer
def early_close_without_length(talk):
    talk.head("200 OK", "Connection: close")
    talk.say(FILE[:-100])


@answer
def garbage_length(talk):
    talk.give(FILE[:-100], length="many")


@answer
def negative_length(talk):
    talk.give(FILE[:-100], length=-1)


@answer
def two_lengths(talk):
    talk.give(FILE[:-100], f"Content-Length: {len(FILE) - 100}", length=len(FILE))


@answer
def login_page(talk):
    talk.give(b"Sign in, please", "Content-Type: Text/HTML; charset=utf-8")


@answer
def login_page_as_csv(talk):
    talk.give(b"\xef\xbb\xbf \n<!-- \n --> " + PAGE, "Content-Type: text/csv")


@answer
def login_page_as_zip(talk):
    talk.give(PAGE.decode().encode("utf-16"), "Content-Type: application/zip")


@answer
def empty(talk):
    talk.give(b"")


def redirects(name, location):
    """A behaviour: send on elsewhere; `{port}` is the server's own."""

    def redirect(talk):
        talk.head("302 Found", f"Location: {location.format(port=talk.server.port)}", "Content-Length: 0")

    ANSWERS[name] = redirect


ELSEWHERE = {
    "file": "file:///etc/passwd",
    "ftp": "ftp://example.org/file.csv",
    "data": "data:text/csv,iso3",
    "http": "http://example.org/file.csv",
    "no_scheme": "//10.0.0.1/file.csv",
    "password": "https://user:secret@example.org/file.csv",
    "private": "https://10.1.2.3/file.csv",
    "metadata": "https://169.254.169.254/latest/meta-data",
    "loopback6": "https://[::1]:8443/file.csv",
    "mapped": "https://[::ffff:127.0.0.1]:8443/file.csv",
    "translated": "https://[64:ff9b::a00:1]/file.csv",
    "link_local6": "https://[fe80::1]/file.csv",
    "other_port": "https://127.0.0.1:1/file.csv",
    "other_name": "http://localhost:{port}/whole",
    "https_here": "https://localhost:{port}/whole",
    "nowhere": "https://0.0.0.0/file.csv",
    "decimal": "https://2130706433/file.csv",
    "octal": "https://0177.0.0.1/file.csv",
    "short": "https://127.1/file.csv",
    "multicast": "https://224.0.0.1/file.csv",
    "brackets": "https://[nonsense/file.csv",
    "backslash": "https://example.org\\@127.0.0.1/file.csv",
    "escape": "ftp://example.org/\x1b[2J",
    "long": "ftp://example.org/" + "a" * 5_000,
}
for name, location in ELSEWHERE.items():
    redirects(f"to_{name}", location)


@answer
def circle(talk):
    talk.head("307 Temporary Redirect", "Location: /circle_back", "Content-Length: 0")


@answer
def circle_back(talk):
    talk.head("308 Permanent Redirect", "Location: /circle", "Content-Length: 0")


@answer
def endless_redirects(talk):
    talk.head("303 See Other", f"Location: /endless_redirects?{len(talk.server.requests)}", "Content-Length: 0")


@answer
def redirect_with_endless_body(talk):
    talk.head("302 Found", "Location: /whole", "Connection: close")
    for _ in range(10_000):
        talk.say(bytes(65_536))


@answer
def gzip_bomb(talk):
    talk.give(BOMB, "Content-Encoding: gzip")


@answer
def gzip_bomb_of_many(talk):
    talk.give(gzip.compress(bytes(2**20)) * 32, "Content-Encoding: gzip")


@answer
def gzip_cut(talk):
    talk.give(gzip.compress(FILE)[:-20], "Content-Encoding: gzip")


@answer
def gzip_broken(talk):
    talk.give(gzip.compress(FILE)[:-8] + b"nonsense", "Content-Encoding: gzip")


@answer
def unknown_encoding(talk):
    talk.give(FILE, "Content-Encoding: br\x1b[31m")


@answer
def unknown_transfer(talk):
    talk.head("200 OK", "Transfer-Encoding: gzip, chunked")
    talk.say(chunks(gzip.compress(FILE)), b"0\r\n\r\n")


@answer
def large(talk):
    talk.head("200 OK", "Content-Length: 99999999999")
    talk.wait()


@answer
def large_in_chunks(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    while True:
        talk.say(chunks(bytes(65_536), 65_536))


@answer
def drip(talk):
    talk.head("200 OK", "Content-Length: 100000")
    while True:
        talk.say(b"a")
        time.sleep(0.02)


@answer
def drip_after_a_gush(talk):
    talk.head("200 OK", "Content-Length: 200000")
    talk.say(bytes(100_000))
    while True:
        talk.say(b"a")
        time.sleep(0.02)


@answer
def drip_in_headers(talk):
    talk.say(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while True:
        talk.say(b"a")
        time.sleep(0.02)


@answer
def dawdle(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    while True:
        talk.say(chunks(b"iso3,year" * 100))
        time.sleep(0.02)


@answer
def endless_continue(talk):
    while True:
        talk.say(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


@answer
def endless_trailers(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(chunks(FILE), b"0\r\n")
    while True:
        talk.say(b"X-More: and more\r\n" * 1_000)


@answer
def never(talk):
    talk.wait()


@answer
def silent_after_headers(talk):
    talk.head("200 OK", "Content-Length: 100000")
    talk.wait()


@answer
def silent_in_the_middle(talk):
    talk.head("200 OK", f"Content-Length: {len(FILE)}")
    talk.say(FILE[:5_000])
    talk.wait()


@answer
def busy_for_a_second(talk):
    if talk.nth == 1:
        talk.head("429 Too Many Requests", "Retry-After: 1", "Content-Length: 0")
    else:
        talk.give(talk.server.content)


def busy(name, status, *headers):
    """A behaviour: never have time."""
    ANSWERS[name] = lambda talk: talk.head(status, *headers, "Content-Length: 0")


busy("busy_for_long", "429 Too Many Requests", "Retry-After: 3600")
busy("busy_until_2999", "503 Service Unavailable", "Retry-After: Wed, 01 May 2999 00:00:00 GMT")
busy("busy_since_1999", "503 Service Unavailable", "Retry-After: Wed, 05 May 1999 00:00:00 -0000")
busy("busy_always", "503 Service Unavailable", "Retry-After: 0")
busy("busy_in_silence", "503 Service Unavailable")
busy("busy_in_garbage", "429 Too Many Requests", "Retry-After: soon, 99:99 -9999")
busy("busy_in_digits", "429 Too Many Requests", "Retry-After: " + "9" * 5_000)
busy("fails", "500 Internal Server Error")
busy("missing", "404 Not Found")
busy("partial", "206 Partial Content")
busy("moved_nowhere", "302 Found")
busy("insults", "400 \x1b[31mBad\x07\x9b" + "!" * 2_000)


@answer
def changing(talk):
    """What is given after a wait is another file than was promised."""
    if talk.nth == 1:
        talk.head("503 Service Unavailable", "Retry-After: 0", "Content-Length: 0")
    else:
        talk.give(FILE.replace(b"KEN", b"IND"))


@answer
def chunks_cut(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(chunks(FILE))


@answer
def chunk_cut(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(chunks(FILE)[:-300])


@answer
def chunk_of_garbage(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(b"many\r\n", FILE)


@answer
def chunk_of_negative_size(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.say(chunks(FILE), b"-1\r\n")
    for _ in range(200):
        talk.say(bytes(65_536))


@answer
def garbage_status(talk):
    talk.say(b"\x00\x01 what? \x1b[31m\r\n\r\n")


@answer
def closed_at_once(talk):
    pass


@answer
def huge_header(talk):
    talk.head("200 OK", "X-Huge: " + "a" * 1_000_000)


@answer
def many_headers(talk):
    talk.head("200 OK", *[f"X-{number}: a" for number in range(10_000)])


# For the tests alone; it opens nothing.
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnVXRJZkOUsH2iCHv
JuRaYFswtxx+30M44uzSN7UJnluhRANCAARuBzPJcCbu8cF4Wot6IV35PnBLtYpZ
ovlCpferYgpExkeTaxsiTwjQtEpH+0tLfOxlFQY5c5vG6WTHrBYRrqGd
-----END PRIVATE KEY-----
"""
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBpTCCAUugAwIBAgIUO776S0oplg56G+2er45badOhfIYwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHaG9zdGlsZTAgFw0yNjExMjIwMTA0NTRaGA8yMTI2MTAyOTAx
MDQ1NFowEjEQMA4GA1UEAwwHaG9zdGlsZTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABG4HM8lwJu7xwXhai3ohXfk+cEu1ilmi+UKl96tiCkTGR5NrGyJPCNC0Skf7
S0t87GUVBjlzm8bpZMesFhGuoZ2jfTB7MB0GA1UdDgQWBBRSmBzNFjFvKVB1p7RU
5bjgEJFS5jAfBgNVHSMEGDAWgBRSmBzNFjFvKVB1p7RU5bjgEJFS5jAPBgNVHRMB
Af8EBTADAQH/MCgGA1UdEQQhMB+CDGRhdGEuZXhhbXBsZYIJbG9jYWxob3N0hwR/
AAABMAoGCCqGSM49BAMCA0gAMEUCIHeSseY5pZuHCof5CfQjgHH/I0/gi5PX/dxR
IbwCkoRxAiEA0cY6QU9KQIEoggAtbpe9x5hO6KrV9o9hoBykToVKERI=
-----END CERTIFICATE-----
"""
