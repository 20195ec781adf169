"""What can go wrong in a known way, as one line and an exit status."""

import errno
import re
import sys

import click

from analysis.cli import BAD_INPUT, BUSY, FAILED
from analysis.files import Busy
from analysis.requests.catalogue import REPORTS, BadRequest, meant, shown

REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "make room and run it again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "make that possible, or name another place"),
}
SURPLUS = re.compile(r"got unexpected extra arguments? \((.*)\)$")


def expected() -> tuple[type[BaseException], ...]:
    """The exceptions that are answers to the user and not mistakes of ours."""
    known = (BadRequest, Busy, OSError, click.ClickException)
    return (*known, _bad_data()) if "analysis.tables" in sys.modules else known


def tell(error: BaseException) -> int:
    """Print what an exception means to the user and return the exit status."""
    for fault in getattr(error, "faults", ()):
        click.echo(str(fault), err=True)
    if hasattr(error, "faults"):
        return BAD_INPUT
    say(line(error))
    if isinstance(error, Busy):
        return BUSY
    return FAILED if isinstance(error, OSError) else BAD_INPUT


def say(text: str) -> None:
    """Print what is amiss as one line to standard error."""
    click.echo(f"relations: {visible(text)}", err=True)


def visible(text: str) -> str:
    r"""A text in one line in which what would act on a terminal, or turn the reading order, is spelled out.

    >>> print(visible("red \x1b[31m and\nback \u202e"))
    red \x1b[31m and back \u202e
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in " ".join(text.splitlines()))


def _bad_data() -> type[Exception]:
    """The exception of bad tables, of interest only once the tables' slow imports were done."""
    from analysis.tables import BadData

    return BadData


def line(error: BaseException) -> str:
    """What an exception means to the user, with what to do about it."""
    if isinstance(error, click.NoSuchOption):
        return f"no option {shown(error.option_name)}{meant(error.option_name, error.possibilities or _options(error))}"
    if isinstance(error, click.ClickException):
        return _remedied(error, _lower(" ".join(error.format_message().split())))
    if isinstance(error, OSError):
        remedy = REMEDIES.get(error.errno or 0, "mend that and run it again")
        return f"{error.filename or 'disk'}: {(error.strerror or str(error)).lower()}; {remedy}"
    return " ".join(str(error).split())


def _remedied(error: click.ClickException, line: str) -> str:
    """A line of click's with what to do about it."""
    verb = (error.ctx.info_name if isinstance(error, click.UsageError) and error.ctx else "") or ""
    if isinstance(error, click.MissingParameter) and verb == "report":
        return f"{line}; name a report: {', '.join(REPORTS)}"
    surplus = SURPLUS.match(line)
    if surplus:
        line = f"{verb} takes no further argument {shown(surplus[1])}"
    return line if ";" in line else f"{line}; see {f'relations {verb}'.strip()} --help"


def _options(error: click.UsageError) -> list[str]:
    return [name for each in (error.ctx.command.params if error.ctx else []) for name in each.opts]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].removesuffix(".")
