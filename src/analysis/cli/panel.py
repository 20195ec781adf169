"""`relations panel`: directed dyad-years with measures, as CSV or parquet, and their codebook."""

import re
from pathlib import Path
from typing import Any

import click

from analysis import files, tables
from analysis.cli import options
from analysis.reporting import ledger
from analysis.requests.catalogue import BadRequest, meant, shown

SPAN = re.compile("([0-9]{4})(?:[:–-]([0-9]{4}))?")
CODEBOOK = ".codebook.json"


class Years(click.ParamType):
    """A span of years, 1990:2016 or 1990-2016, or one year."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """The years; raises BadRequest."""
        if isinstance(value, range):
            return value
        found = SPAN.fullmatch(str(value).strip())
        if not found:
            raise BadRequest(f"--years {shown(str(value))} are no years; write 1990:2016, or one year")
        first, last = int(found[1]), int(found[2] or found[1])
        if first > last:
            raise BadRequest(f"--years {value} end before they begin; write {last}:{first}")
        return range(first, last + 1)


class Verbs(click.ParamType):
    """Measures to add, as names parted by commas."""

    name = "measures"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names; raises BadRequest with the nearest one."""
        from analysis.panel import VERBS

        names = [name.strip() for name in str(value).split(",") if name.strip()]
        if not names:
            raise BadRequest(f"--add is empty; name what to add, of {', '.join(VERBS)}, or leave it out for all")
        for name in names:
            if name not in VERBS:
                raise BadRequest(f"no measure {shown(name)}{meant(name, VERBS)}")
        return tuple(dict.fromkeys(names))


@click.command()
@click.option("--years", type=Years(), required=True, metavar="A:B", help="From which year to which.")
@click.option(
    "--states",
    type=options.Named("state system", ("iso", "cow")),
    metavar="[iso|cow]",
    default="iso",
    show_default=True,
    help="States in law, or members of the Correlates of War system.",
)
@click.option("--add", "verbs", type=Verbs(), metavar="votes,trade,…", help="What to add; default: all that is here.")
@options.data
@click.option("--out", type=options.FILE, metavar="FILE", help="The file to write, .csv or .parquet.")
def command(years: range, states: str, verbs: tuple[str, ...] | None, data: Path | None, out: Path | None) -> None:
    """Write directed dyad-years with measures and the status of each, and beside them a codebook."""
    from analysis import panel
    from analysis.panel.codebook import codebook
    from analysis.panel.writing import content

    target = _target(out)
    held = options.load(data)
    try:
        frame = panel.dyad_years(held, years, states)
    except ValueError as error:
        raise BadRequest(f"--years {years[0]}:{years[-1]}: {error}") from error
    ledger.refuse_unwritable(target.parent, f"--out {target}")
    frame = panel.add(frame, held, panel.at_hand(held) if verbs is None else verbs)
    _tell(held, verbs)
    book = codebook(frame, held, target.name, states)
    files.write_all({target: content(frame, target.suffix), target.with_name(target.name + CODEBOOK): book})
    click.echo(f"{target}: {len(frame)} rows; {target.name}{CODEBOOK} says what each column means")


def _target(out: Path | None) -> Path:
    """The file to write; raises BadRequest for none, and for one of no known form."""
    from analysis.panel.writing import FORMATS

    if out is None:
        raise BadRequest("--out is missing; name a file, such as --out panel.csv")
    if out.suffix not in FORMATS:
        raise BadRequest(f"--out {out} ends in none of {', '.join(FORMATS)}; write {out.with_suffix(FORMATS[0])}")
    if (book := out.with_name(out.name + CODEBOOK)).is_dir():
        raise BadRequest(f"--out {out}: {book.name} is a folder, and the codebook is written there; name another")
    return out


def _tell(data: tables.Tables, verbs: tuple[str, ...] | None) -> None:
    """Say in one line which data sets are not here and what would bring them."""
    from analysis.panel import VERBS

    lacking = {each: name for name in verbs or VERBS for each in VERBS[name].missing(data)}
    if lacking:
        told = ", ".join(f"{dataset} ({name})" for dataset, name in lacking.items())
        click.echo(f"relations: not here: {told}; to add them, relations fetch {' '.join(lacking)}", err=True)
