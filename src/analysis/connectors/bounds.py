"""What a download may do: how long, how much, and to which addresses; and how a stranger's words are shown."""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin

AUTHORITY = re.compile(r"https?://([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?(?![^/?#])", re.ASCII | re.IGNORECASE)
RESERVED = "!#$%&'()*+,/:;=?@[]~"
NAT64 = ipaddress.ip_network("64:ff9b::/96")
WORLD = ipaddress.ip_network("2000::/3")
PIECE = 2**16  # bytes that are read, unpacked and written at once
BY_HAND = "fetch it by hand and use --from"
Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Tell = Callable[[str], None]  # is given what is being done, in words, again and again


class Refused(Exception):
    """Why a file is not fetched and what to do instead, in one line."""

    def __init__(self, cause: str, remedy: str = BY_HAND) -> None:
        super().__init__(f"{cause}; {remedy}")
        self.cause = cause


def nobody(said: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Limits:
    """What one download may take.

    connect: seconds for a connection; silence: seconds without a byte; rate: bytes a second, on the average of any
    `window` seconds that begin `connect` seconds after asking; total: seconds for everything; bytes: of the file;
    tries: how often it asks again, and patience: how many seconds it waits, where the server bids it to.
    """

    connect: float = 10
    silence: float = 20
    rate: float = 4_000
    window: float = 15
    total: float = 1_800
    bytes: int = 2 * 2**30
    tries: int = 2
    patience: float = 30


@dataclass(frozen=True)
class Address:
    """What is asked for; `local` if it lies on this machine because the user said so, never because a server did."""

    url: str
    scheme: str
    host: str
    port: int
    local: bool = False


def given(text: str) -> Address:
    """The address that a user gives: https, or a server on this machine; raises Refused.

    >>> given("http://127.0.0.1:8000/votes.csv").local
    True
    >>> given("http://example.org/votes.csv")
    Traceback (most recent call last):
    analysis.connectors.bounds.Refused: it is not https; give an https address, or a file with --from
    """
    here = _read(text)
    number = _number(here.host)
    if here.host == "localhost" or (number and _inner(number).is_loopback):
        return replace(here, local=True)
    return _allowed(here)


def redirected(here: Address, location: str) -> Address:
    """Where a server sends on to: https in the world, or a local server to itself; raises Refused.

    >>> redirected(given("https://example.org/a/b.csv"), "../c.csv").url
    'https://example.org/c.csv'
    >>> redirected(given("https://example.org/"), "ftp://example.org/c.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    analysis.connectors.bounds.Refused: it redirects to 'ftp://example.org/c.csv': it is not https; ...
    """
    try:
        there = _read(urljoin(here.url, quote(location.encode("latin-1", "replace"), safe=RESERVED)))
        if here.local and (there.scheme, there.host, there.port) == (here.scheme, here.host, here.port):
            return replace(there, local=True)
        return _allowed(there)
    except (Refused, ValueError) as error:
        why = error.cause if isinstance(error, Refused) else "it is no address"
        raise Refused(f"it redirects to '{plain(location, 80)}': {why}") from error


def public(text: str) -> bool:
    """Whether an IP address is one of the world's, whichever way it is wrapped: no private, local or reserved one.

    >>> [public(text) for text in ("8.8.8.8", "10.0.0.1", "::ffff:10.0.0.1", "64:ff9b::808:808", "fe80::1%eth0")]
    [True, False, False, True, False]
    """
    number = _inner(ipaddress.ip_address(text.partition("%")[0]))
    world = number.version == 4 or number in WORLD
    return world and number.is_global and not (number.is_multicast or number.is_reserved)


def shown(text: str, most: int = 80) -> str:
    r"""A stranger's words so that they can be shown: no control characters, not long.

    >>> print(shown("Gone \x1b[31m" + "!" * 100, 20))
    Gone \x1b[31m!!!!!!…
    """
    escaped = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
    return escaped if len(escaped) <= most else escaped[: most - 1] + "…"


def plain(url: str, most: int = 160) -> str:
    """An address without what may be secret: no query, no name and password.

    >>> plain("https://me:secret@example.org/votes.csv?key=secret")
    'https://example.org/votes.csv'
    """
    told = re.split("[?#]", url, maxsplit=1)[0]
    return shown(re.sub("^([a-z]+:)?(/*)[^/]*@", r"\1\2", told, flags=re.IGNORECASE), most)


def _read(url: str) -> Address:
    scheme = url.partition(":")[0].lower()
    if scheme not in ("https", "http"):
        raise Refused("it is not https", "give an https address, or a file with --from")
    found = AUTHORITY.match(url)
    if re.match("[^:]*:/*[^/?#]*@", url):
        raise Refused("it holds a name or a password", "give it without")
    if not found or not url.isascii() or not url.isprintable() or " " in url or int(found[2] or 443) > 65_535:
        raise Refused("it is no address", "look at its spelling")
    return Address(url, scheme, found[1].lower(), int(found[2] or {"https": 443, "http": 80}[scheme]))


def _allowed(address: Address) -> Address:
    """The address if it is https and names none of this machine or its network; names are resolved on connecting."""
    number = _number(address.host)
    if address.scheme != "https":
        raise Refused("it is not https", "give an https address, or a file with --from")
    if address.host.rstrip(".").endswith("localhost") or (number and not public(str(number))):
        raise Refused(f"{address.host} lies in a private or reserved network")
    return address


def _number(host: str) -> Number | None:
    """The IP address that a host is if it is no name, also in the short forms that sockets take: 2130706433, 127.1."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _inner(number: Number) -> Number:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(number, ipaddress.IPv4Address):
        return number
    translated = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF) if number in NAT64 else None
    return number.ipv4_mapped or number.sixtofour or translated or number
