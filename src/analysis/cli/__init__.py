"""The command `relations`: one file a verb, each a thin face on a function."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

import click

VERBS = {
    "check": "Validate every table; each fault is one line.",
    "facts": "Write every fact in the fact format.",
    "ingest": "Read documents into candidate rows.",
    "review": "Decide on candidates, one by one.",
    "accept": "Write what was accepted into the tables.",
    "fetch": "Bring in an outside data set.",
    "datasets": "Say what each data set is, and whether it is here.",
    "panel": "Write directed dyad-years with measures.",
    "report": "Make one report, e.g. relations report dyad pair=MEX-BLR.",
    "build": "Make the site: only what changed, some reports at a time.",
    "serve": "Look at the site in a browser.",
    "lab": "Open the notebooks in JupyterLab.",
    "doctor": "Say what is missing on this machine.",
}
FAILED, BAD_INPUT, BUSY, BROKEN_PIPE = 1, 2, 75, 141


class Stopped(BaseException):
    """The process was asked to end by a signal."""


class Verbs(click.Group):
    """A group that loads a verb's module when the verb is called, so that `--version` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb."""
        return import_module(f"analysis.cli.{cmd_name}").command if cmd_name in VERBS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Call the verb; Ctrl-C is taken here, where click would write an empty line into files and pipes."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise click.Abort from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is meant; raises UsageError with the nearest one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from analysis.requests.catalogue import meant, shown

            raise click.UsageError(f"no command {shown(args[0])}{meant(args[0], VERBS)}")
        return super().resolve_command(ctx, args)


@click.command(cls=Verbs, name="relations")
@click.version_option(package_name="relations", prog_name="relations", message="%(prog)s %(version)s")
def relations() -> None:
    """Two countries go in; a report comes out in which every sentence leads back to its source."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    signal.signal(signal.SIGTERM, _stop)
    status = run(sys.argv[1:] if arguments is None else list(arguments))
    if status >= 128:  # other threads may be waiting for kernels; these die with us
        os._exit(status)
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """The exit status of the command; what goes wrong is told in one line and never as a traceback."""
    from analysis.cli import trouble

    try:
        status = relations.main(args=arguments or ["--help"], prog_name="relations", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _stopped(130)
    except Stopped:
        return _stopped(143)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except trouble.expected() as error:
        return trouble.tell(error)
    return status or 0


def leave(status: int) -> None:
    """End a verb with an exit status."""
    raise click.exceptions.Exit(status)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _stopped(status: int) -> int:
    if sys.stderr.isatty():
        click.echo(err=True)  # behind the ^C
    click.echo("relations: stopped; run the same command again to go on", err=True)
    sys.stderr.flush()
    return status
