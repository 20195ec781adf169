"""The one door to the network: a publisher's file whole and as expected, or the old one and one line why not."""

import math
import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from analysis import files
from analysis.connectors.bounds import BY_HAND, PIECE, Address, Limits, Refused, Tell, given, nobody, plain, shown

if TYPE_CHECKING:
    from requests import Response

    from analysis.connectors.wire import Watch

USUAL = Limits()
MB, DAY = 1_000_000, 86_400
LATER = {429, 503}
PAGE_KINDS = {"text/html", "application/xhtml+xml"}
WEB_PAGE = "its server answered with a web page, not with the file"
CHANGED = "if it is a new edition, empty `recorded` of the data set in data/inventory.csv and fetch again"
GZIP = 16 + zlib.MAX_WBITS
PAGE = re.compile(
    rb"[\xef\xbb\xbf\xfe\xff\s]*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


class DownloadFailed(Exception):
    """A file was not fetched: one line with what, from where, why and what to do; the old file is as it was."""


@dataclass(frozen=True)
class Received:
    """A file that came whole: its SHA-256, its bytes, and the address that gave it (after redirects, no query)."""

    sha256: str
    size: int
    address: str


def download(
    address: str,
    target: Path,
    *,
    sha256: str = "",
    size: int = 0,
    tell: Tell = nobody,
    limits: Limits = USUAL,
) -> Received:
    """Fetch a file over https to `target`, which is replaced only by a whole one that is as expected.

    sha256, size: as they must be, '' and 0 if not known; tell: is given how much came. An http
    address is taken on this machine alone. Proxy and certificates are the environment's (HTTPS_PROXY, NO_PROXY,
    REQUESTS_CA_BUNDLE, SSL_CERT_FILE). Raises DownloadFailed.
    """
    from analysis.connectors.wire import Watch

    try:
        start = given(address)
        with files.replacing(target) as part:
            whence = _written(start, part, sha256, Watch(limits), tell)
            found, length = _examined(part, sha256.lower(), size)
        return Received(found, length, plain(whence.url))
    except (Refused, files.Busy) as error:
        why = str(error)
    except OSError as error:
        why = f"{error.strerror or type(error).__name__} ({target}); mend that and fetch again"
    raise DownloadFailed(f"cannot fetch {plain(address)}: {why}")


def _written(start: Address, part: IO[bytes], sha256: str, watch: "Watch", tell: Tell) -> Address:
    """Ask, and again where the server bids to; write what it gives and return whence it came."""
    from analysis.connectors import wire

    tries = watch.limits.tries
    while True:
        with wire.opened(start, watch) as (answer, there):
            if answer.status_code == 200:
                length = _accept(answer, sha256, watch.limits)
                for piece in _decoded(wire.pieces(answer, watch), answer.headers.get("content-encoding", "")):
                    part.write(piece)
                    tell(f"{watch.body / MB:,.1f}{f' of {length / MB:,.1f}' if length else ''} MB")
                    if part.tell() > watch.limits.bytes:
                        raise Refused(_large(watch.limits))
                return there
            pause = _pause(answer, tries, min(watch.limits.patience, watch.left()))
        tries -= 1
        tell(f"waiting for {pause:,.0f} s, as its server bids")
        time.sleep(pause)


def _accept(answer: "Response", sha256: str, limits: Limits) -> int | None:
    """The bytes to come if that is said; by the headers refused is what is no file, or could be cut short unseen."""
    length, chunks = answer.raw.length_remaining, answer.headers.get("transfer-encoding", "")
    if answer.headers.get("content-type", "").partition(";")[0].strip().lower() in PAGE_KINDS:
        raise Refused(WEB_PAGE)
    if chunks.lower() not in ("", "chunked"):
        raise Refused(f"its server sends it encoded as '{shown(chunks)}'")
    if length is None and not chunks and not sha256:
        raise Refused("its server does not say how long it is, so that a part would pass for the whole")
    if length is not None and length > limits.bytes:
        raise Refused(_large(limits))
    return length


def _large(limits: Limits) -> str:
    return f"it is larger than {limits.bytes:,} bytes"


def _decoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The file's own bytes, in pieces that stay small however much was packed into a few."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from pieces
    elif encoding in ("gzip", "x-gzip"):
        try:
            yield from _unpacked(pieces)
        except zlib.error as error:
            raise Refused("it was damaged on the way: what is packed cannot be unpacked") from error
    else:
        raise Refused(f"its server sends it encoded as '{shown(encoding)}'")


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packed = zlib.decompressobj(GZIP)
    for piece in pieces:
        while piece:
            if packed.eof:  # a further member
                packed = zlib.decompressobj(GZIP)
            yield packed.decompress(piece, PIECE)
            piece = packed.unconsumed_tail or packed.unused_data
    if not packed.eof:
        raise Refused("the connection was closed early")


def _pause(answer: "Response", tries: int, patience: float) -> float:
    """Seconds to wait before asking again, where the server bids it and patience allows; raises Refused."""
    said = f"its server answered {answer.status_code} {shown(answer.reason or '')}".rstrip()
    if answer.status_code not in LATER:
        raise Refused(said)
    wait = _wait(answer.headers.get("retry-after", "").strip())
    if wait is None or wait > patience or not tries:
        when = f"in {math.ceil(wait):,} seconds" if wait and wait < DAY else "later"
        raise Refused(said, f"try again {when}, or {BY_HAND}")
    return wait


def _wait(bidden: str) -> float | None:
    """Seconds that a Retry-After means, which is a number or a date; None if it is neither."""
    if re.fullmatch(r"[0-9]{1,9}", bidden):
        return float(bidden)
    try:
        moment = parsedate_to_datetime(bidden)
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (zoned - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _examined(part: IO[bytes], sha256: str, size: int) -> tuple[str, int]:
    """The hash and the size of what lies on the disk; raises Refused where they are not as expected."""
    import pooch

    part.flush()
    found, length = pooch.file_hash(part.name), part.seek(0, 2)
    part.seek(0)
    if PAGE.match(part.read(4096).replace(b"\0", b"")):
        raise Refused(WEB_PAGE)
    if not length:
        raise Refused("it is empty")
    if size and length != size:
        raise Refused(f"it has {length:,} bytes, expected are {size:,}", CHANGED)
    if sha256 and found != sha256:
        raise Refused(f"its SHA-256 is {found}, expected is {sha256}", CHANGED)
    return found, length
