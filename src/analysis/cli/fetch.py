"""`relations fetch`: outside data sets, from their publishers or from files at hand."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from analysis import connectors
from analysis.cli import BAD_INPUT, FAILED, leave, options, trouble
from analysis.cli.progress import progress
from analysis.connectors.connector import BadOriginal
from analysis.connectors.crosswalk import UNKNOWN
from analysis.connectors.download import DownloadFailed
from analysis.connectors.fetching import WEB, fetch
from analysis.requests.catalogue import BadRequest, meant, shown
from analysis.tables import Tables
from analysis.tables.fetched import Fetched

NAMED = 5
MEMORY = 4 << 30  # bytes: more than any data set takes, less than a file made to fill the memory would
LISTED = "relations datasets says what each is"


class Source(click.ParamType):
    """A file, a folder or an address."""

    name = "source"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same; raises BadRequest where it is empty, which would mean the publisher."""
        if not value.strip():
            raise BadRequest("--from is empty; name a file, a folder or an address, or leave it out")
        return value


@click.command()
@click.argument("names", nargs=-1, metavar="DATASET …")
@click.option(
    "--from", "source", type=Source(), default=None, metavar="PATH", help="A file, folder or address to take."
)
@options.data
def command(names: tuple[str, ...], source: str | None, data: Path | None) -> None:
    """Bring data sets into data/derived, from their publishers or from files at hand.

    \b
    relations fetch cow_trade cow_igo          from the publishers, over https
    relations fetch un_votes --from Downloads  from a folder, in the publisher's own format

    What is there already stays until the new files are whole and read. relations datasets says what each data set is,
    and where to get the files of those that no address is known for.
    """
    wanted = _known(names)
    if source and WEB in source and len(wanted) > 1:
        raise BadRequest(f"--from {source} is one address for {len(wanted)} data sets; name one of them")
    held = options.sound(data)
    with _bounded():
        worst = max(_brought(held, name, source or "") for name in wanted)
    if worst:
        leave(worst)


def _known(names: tuple[str, ...]) -> list[str]:
    """The data sets that are named, each once; raises BadRequest for none, and for what is none."""
    if not names:
        raise BadRequest(f"name one or more of {', '.join(connectors.CONNECTORS)}; {LISTED}")
    for name in names:
        if name not in connectors.CONNECTORS:
            raise BadRequest(f"no data set {shown(name)}{meant(name, connectors.CONNECTORS)}")
    return list(dict.fromkeys(names))


def _brought(data: Tables, name: str, source: str) -> int:
    """Fetch one data set and say what came of it; the exit status. One that fails keeps no other from being fetched."""
    try:
        with progress(name) as tell:
            one = fetch(data, connectors.load(name), source, tell)
    except BadOriginal as error:
        trouble.say(f"{name}: {str(error).removeprefix(f'{name}: ')}")
        return BAD_INPUT
    except DownloadFailed as error:
        trouble.say(f"{name}: {error}")
        return FAILED
    except OSError as error:
        trouble.say(f"{name}: {trouble.line(error)}")
        return FAILED
    _tell(data, one)
    return 0


@contextmanager
def _bounded() -> Iterator[None]:
    """Whoever asks for more memory than a fetch may have gets a MemoryError; elsewhere than on Linux nothing counts."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if before[0] == resource.RLIM_INFINITY else min(MEMORY, before[0])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _tell(data: Tables, one: Fetched) -> None:
    """Say what is here now, and which names nobody knew."""
    rows = {part: f"{data.derived.size(one.dataset, part):,}" for part in sorted(one.parts)}
    counted = ", ".join(f"{number} in {part}" if part else f"{number} rows" for part, number in rows.items())
    unknown = [name for name, what in one.no_states.items() if what == UNKNOWN]
    known = len(one.no_states) - len(unknown)
    beside = f"; names that mean no state: {known}" if known else ""
    click.echo(trouble.visible(f"{one.dataset}: edition {one.edition}, {one.span}, {counted}{beside}"))
    if unknown:
        listed = ", ".join(shown(name) for name in unknown[:NAMED]) + (" …" if len(unknown) > NAMED else "")
        told = f"{one.dataset}: unknown names, taken for no state's: {len(unknown)}, {listed}"
        trouble.say(f"{told}; add them to names/{one.dataset}.csv")
