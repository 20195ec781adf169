"""The wire below a download: where a connection leads, what comes over it and how fast, redirects, plain words.

Every byte of an answer, of its headers too, passes `Metered`; every connection passes `_guarded`.
"""

import io
import os
import socket
import ssl
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path
from time import monotonic
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies, select_proxy
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import HTTPError, InvalidHeader, ProxyError

from analysis.connectors.bounds import PIECE, Address, Limits, Refused, public, redirected, shown

HOPS = 5
OVERHEAD, EACH = 2**20, 8  # bytes of headers, chunk sizes and the like that may come beside a file, and a byte of it
REDIRECTS = {301, 302, 303, 307, 308}
BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
HEADERS = {"User-Agent": "relations", "Accept": "*/*", "Accept-Encoding": "gzip"}
CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (ProxyError, "the proxy of HTTPS_PROXY does not answer as it should"),
    (ssl.SSLCertVerificationError, "the certificate of its server is not trusted"),
    (ssl.SSLError, "no secure connection could be made"),
    (TimeoutError, "there was no connection in time"),
    (ConnectionRefusedError, "its server takes no connections"),
    (ConnectionError, "the connection was closed early"),
    (IncompleteRead, "the connection was closed early"),
    (HTTPException, "its server does not speak proper HTTP"),
    (InvalidHeader, "its server does not speak proper HTTP"),
    (HTTPError, "the connection was closed early"),
)


class Watch:
    """The clock and the meter of one download."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.end = monotonic() + limits.total
        self.begin()

    def begin(self) -> None:
        """Asking (again): pace is measured from here."""
        self.start = monotonic()
        self.came: deque[tuple[float, int]] = deque()
        self.recent = self.whole = self.body = 0

    def left(self) -> float:
        """Seconds until the end of all patience; raises Refused at the end."""
        left = self.end - monotonic()
        if left <= 0:
            raise Refused(f"it took longer than {self.limits.total:g} seconds")
        return left

    def count(self, size: int) -> None:
        """Bytes came; raises Refused if they are too many, or too few for the time."""
        now = monotonic()
        self.came.append((now, size))
        self.recent += size
        self.whole += size
        while self.came[0][0] < now - self.limits.window:
            self.recent -= self.came.popleft()[1]
        if self.whole > self.limits.bytes + OVERHEAD:
            raise Refused(f"it is larger than {self.limits.bytes:,} bytes")
        if self.whole > OVERHEAD + (1 + EACH) * self.body:
            raise Refused("its server sends headers without end")
        judged = now - self.start > self.limits.connect + self.limits.window
        if judged and self.recent < self.limits.rate * self.limits.window:
            raise Refused(f"it comes more slowly than {self.limits.rate:,g} bytes a second")


class Metered(io.RawIOBase):
    """A socket's bytes under a watch."""

    def __init__(self, raw: Any, sock: Any, watch: Watch) -> None:
        self.raw, self.sock, self.watch = raw, sock, watch

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.sock.settimeout(min(self.watch.limits.silence, self.watch.left()))
        try:
            size = self.raw.readinto(buffer)
        except TimeoutError as error:
            self.watch.left()
            raise Refused(f"no byte came for {self.watch.limits.silence:g} seconds") from error
        if size:
            self.watch.count(size)
        return size

    def close(self) -> None:
        self.raw.close()
        super().close()


def _guarded(kind: Any, address: Address, watch: Watch, direct: bool) -> Any:
    """A kind of connection that leads only where it may, and whose answers are metered."""

    class Answer(HTTPResponse):
        def __init__(self, sock: Any, *args: Any, **options: Any) -> None:
            super().__init__(sock, *args, **options)
            self.fp: Any = io.BufferedReader(Metered(self.fp.detach(), sock, watch), PIECE)

        def _safe_read(self, amt: int) -> bytes:
            if amt < 0:  # a chunk of negative size, which would read all that is to come
                raise IncompleteRead(b"")
            return super()._safe_read(amt)  # type: ignore[reportAttributeAccessIssue]

    class Connection(kind):
        response_class = Answer

        def connect(self) -> None:
            if direct:  # else the proxy resolves the name
                _check(address, _resolved(address))
            super().connect()
            if direct:  # the name may have been given another address meanwhile
                _check(address, {self.sock.getpeername()[0]})

    return Connection


def _resolved(address: Address) -> set[str]:
    try:
        found = socket.getaddrinfo(address.host.strip("[]"), address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"the name {shown(address.host)} has no address; is this machine online?") from error
    return {str(each[4][0]) for each in found}


def _check(address: Address, numbers: set[str]) -> None:
    for number in sorted(numbers):
        if not public(number) and not address.local:
            raise Refused(f"{shown(address.host)} is {number}, which lies in a private or reserved network")


class Door(HTTPAdapter):
    """What asks for one address, once: no redirects, cookies or passwords; the environment's proxy and certificates."""

    def __init__(self, address: Address, watch: Watch) -> None:
        super().__init__(max_retries=0)
        self.address, self.watch = address, watch

    def get_connection_with_tls_context(
        self, request: Any, verify: Any, proxies: Any = None, cert: Any = None
    ) -> HTTPConnectionPool:
        pool: Any = super().get_connection_with_tls_context(request, verify, proxies, cert)
        pool.ConnectionCls = _guarded(
            pool.ConnectionCls, self.address, self.watch, not select_proxy(request.url, proxies)
        )
        return pool

    def ask(self) -> requests.Response:
        """The answer, its body unread."""
        limits = self.watch.limits
        request = requests.Request("GET", self.address.url, headers=HEADERS).prepare()
        return self.send(
            request,
            stream=True,
            timeout=(min(limits.connect, self.watch.left()), limits.silence),
            verify=_bundle() or True,
            proxies={} if self.address.local else get_environ_proxies(self.address.url),
        )


def _bundle() -> str:
    """The file or folder of trusted certificates that the environment names, '' for the libraries' own."""
    name = next((name for name in BUNDLES if os.environ.get(name)), "")
    path = Path(os.environ.get(name, ""))
    told, remedy = f"{name} names {shown(path.name)}, which", "mend or unset it"
    if name and not path.exists():
        raise Refused(f"{told} is not there", remedy)
    try:
        if name and path.is_file():
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except OSError as error:
        raise Refused(f"{told} holds no certificates", remedy) from error
    return os.environ[name] if name else ""


@contextmanager
def opened(address: Address, watch: Watch) -> Iterator[tuple[requests.Response, Address]]:
    """The answer that is no redirect, its body unread, and whence it came; raises Refused."""
    seen = {address.url}
    for _ in range(HOPS + 1):
        watch.begin()
        with closing(Door(address, watch)) as door:
            with plainly():
                answer = door.ask()
            with closing(answer):
                location = answer.headers.get("location", "")
                if answer.status_code not in REDIRECTS or not location:
                    yield answer, address
                    return
        address = redirected(address, location)
        if address.url in seen:
            raise Refused("its redirects go in a circle")
        seen.add(address.url)
    raise Refused(f"it redirects more than {HOPS} times")


def pieces(answer: requests.Response, watch: Watch) -> Iterator[bytes]:
    """The body as it comes over the wire, without the marks of its chunks; raises Refused."""
    with plainly():
        for piece in answer.raw.stream(PIECE, decode_content=False):
            watch.body += len(piece)
            yield piece


@contextmanager
def plainly() -> Iterator[None]:
    """What goes wrong on the network in words of our own: the libraries' may hold the server's, or a password."""
    try:
        yield
    except (requests.RequestException, HTTPError, HTTPException, OSError, ValueError) as error:
        raise Refused(_cause(error)) from error


def _cause(error: BaseException) -> str:
    found = list(_chain(error, set()))
    for kind, words in CAUSES:
        if any(isinstance(each, kind) for each in found):
            return words
    return f"it cannot be asked for ({type(error).__name__})"


def _chain(error: Any, seen: set[int]) -> Iterator[BaseException]:
    """An error and those that it came from, as the libraries wrap them."""
    if isinstance(error, BaseException) and id(error) not in seen:
        seen.add(id(error))
        yield error
        for inner in (getattr(error, "reason", None), error.__cause__, error.__context__, *error.args):
            yield from _chain(inner, seen)
