"""Putting pages into their places and taking them away, so that nobody ever finds half of one."""

import ctypes
import errno
import html
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from analysis import files
from analysis.language import Catalogue
from analysis.requests.catalogue import BadRequest

INDEX = "index.html"
HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, as Linux calls them
UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV}
BANNER = re.compile(rb"(<body[^>]*>\n?)(?:<!--stale-->.*?<!--/stale-->\n?)?", re.DOTALL)


def refuse_leading_out(folder: Path, out: Path) -> None:
    """Raise BadRequest where a link leads from a folder of the site to somewhere else."""
    if not folder.resolve().is_relative_to(out.resolve()):
        raise BadRequest(f"{folder} leads out of {out}; remove the link")


def move(staged: Path, folder: Path, ours: Collection[str]) -> None:
    """Put all files of `staged` into `folder`: in one step, or one by one where others than `ours` lie there.

    Afterwards `staged` may hold what lay in the folder before.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not folder.is_symlink():
        held = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        if not held:
            staged.replace(folder)
            return
        if held <= set(ours) and _exchanged(staged, folder):
            return
    for path in sorted(staged.iterdir(), key=lambda path: (path.name == INDEX, path.name)):
        path.replace(folder / path.name)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None or rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return rename is not None
    number = ctypes.get_errno()
    if number in UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def remove(folder: Path, outputs: Mapping[str, str], out: Path) -> None:
    """Remove files that we wrote and nobody changed, the page itself first, and folders left empty."""
    for name in sorted(outputs, key=lambda name: (name != INDEX, name)):
        path = folder / name
        if path.resolve().is_relative_to(out.resolve()) and same(path, outputs[name]):
            path.unlink()
    while folder != out and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():
            folder.rmdir()
        folder = folder.parent


def same(path: Path, digest: str) -> bool:
    """Whether a file has the bytes of this hash."""
    return path.is_file() and files.digest(path) == digest


def stale(edition: str, cause: str) -> bytes:
    """What stands at the top of an older page whose report could not be made again."""
    told = Catalogue()("page.stale", edition=edition, cause=" ".join(cause.split()))
    return f'<p class="stale" role="alert">{html.escape(told)}</p>'.encode()


def bannered(page: bytes, banner: bytes) -> bytes:
    """A page with a banner at its top in place of the one that it may have; without any where `banner` is empty."""
    marked = b"<!--stale-->" + banner + b"<!--/stale-->\n" if banner else b""
    return BANNER.sub(lambda found: found[1] + marked, page, count=1)
