"""`relations review`: candidates decided on at the terminal, one by one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from analysis.cli import handed, options
from analysis.files import digest
from analysis.ingest import accepting, editing, known, saying
from analysis.ingest.review import ACCEPT, LATER, REJECT, Review
from analysis.reporting.ledger import refuse_unwritable
from analysis.tables import Source, Tables, snapshot
from analysis.tables.matching import Held
from analysis.tables.writing import Numbers

KEYS = {"a": "accept", "e": "edit", "r": "reject", "l": "later", "u": "undo", "q": "quit", "?": "these keys"}
HELP = ", ".join(f"{name} {does}" for name, does in KEYS.items())
NOBODY = Source("review", "", family="review")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", type=click.Path(path_type=Path), metavar="DOC", help="The document, if it lies elsewhere.")
@click.option("--source", default="", metavar="KEY", help="The source as which the document was accepted before.")
@options.data
def command(file: Path, document: Path | None, source: str, data: Path | None) -> None:
    """Decide on the candidates of FILE, or of a document: a accept, e edit, r reject, l later, u undo, q quit.

    What is decided is kept at once; the next call goes on where this one stopped.
    """
    held = options.load(data)
    given = handed.handed(file, held, document)
    refuse_unwritable(given.journal.parent, str(given.journal))
    review = given.review(held, source)
    screen = Screen(review, held, given)
    keys = _keys()
    if review.queue:
        click.echo(HELP)
    while review.queue:
        screen.show()
        key = next(keys, "q")
        if key == "q":
            break
        screen.answer(key)
    _tell(review, file)


class Screen:
    """What a person sees of a review, and what the keys do to it."""

    def __init__(self, review: Review, data: Tables, given: handed.Handed) -> None:
        """Take the review, the tables that it is held against, and what was handed in."""
        self.review, self.data, self.candidates = review, data, given.candidates
        self.families: dict[str, str] = {}
        self.held, self.numbers = Held(data.facts), Numbers(snapshot(data.root))
        self.texts = {name: path.read_bytes().decode("utf-8", "replace") for name, path in given.documents.items()}

    def show(self) -> None:
        """The current candidate: progress, fact, rule, what is known and lacking, and the quote in its context."""
        one = self.review.current() or {}
        if not one.get("known"):
            one["known"] = known.relation(one, self.held, self.data, self._own(one["doc"] or ""))
        click.echo()
        click.secho(f"{self.review.place} of {self.review.total} ({self.review.decided} decided)", dim=True)
        click.secho(saying.fact(one, self.data), bold=True)
        click.echo(f"  rule {saying.shown(one['rule'] or 'not named')}, confidence {_share(one.get('confidence'))}")
        told = saying.known(one)
        if told:
            click.secho(f"  {told}", fg="yellow")
        lacking = accepting.lacks(one, self.data, NOBODY, self.numbers)
        if lacking:
            click.secho(f"  cannot be written as it stands: {saying.shown(lacking)}", fg="red")
        before, quote, behind = saying.context(one, self.texts.get(one["doc"] or "", ""))
        parts = (before.strip(), click.style(f"«{quote}»", reverse=True), behind.strip())
        click.echo(f"  {' '.join(part for part in parts if part)}")

    def _own(self, doc: str) -> str:
        """The family of sources to which a document belongs."""
        if doc not in self.families:
            text = self.texts.get(doc, "")
            mine = [one for one in self.candidates if (one["doc"] or "") == doc]
            self.families[doc] = known.family(text, digest(text.encode()), self.data) or known.copied(mine, self.data)
        return self.families[doc]

    def answer(self, key: str) -> None:
        """Do what a key says."""
        if key in ("a", "r", "l"):
            self.review.decide({"a": ACCEPT, "r": REJECT, "l": LATER}[key])
        elif key == "e":
            self._edit()
        elif key == "u":
            click.echo("taken back" if self.review.undo() else "nothing to take back")
        else:
            click.echo(HELP)

    def _edit(self) -> None:
        """Take lines `name=value` until an empty one; each is checked at once."""
        click.echo(f"name=value, an empty line ends; names: {', '.join(editing.FIELDS)}")
        for line in _lines():
            try:
                self.review.edit(editing.changed(self.review.current() or {}, line, self.data) | {"known": None})
            except ValueError as error:
                click.secho(f"  {saying.shown(error)}", fg="red")


def _share(confidence: Any) -> str:
    return f"{confidence:.0%}" if isinstance(confidence, int | float) else "not said"


def _keys() -> Iterator[str]:
    """Single keys of a terminal, or the first letters of lines that are piped in; an end of input ends them."""
    if not sys.stdin.isatty():
        yield from (line.strip()[:1] or "?" for line in iter(sys.stdin.readline, ""))
        return
    while True:
        try:
            yield click.getchar()
        except EOFError:
            return


def _lines() -> Iterator[str]:
    """Lines as they are typed, until an empty one."""
    while line := sys.stdin.readline().strip():
        yield line


def _tell(review: Review, file: Path) -> None:
    left = review.total - review.decided
    outcome = [decision for _, decision, _ in review.outcome()]
    accepted = sum(decision != REJECT for decision in outcome)
    if len(review.before) == review.total:
        click.echo(f"all {review.total} were decided before; nothing is left to ask")
        return
    click.echo(f"\n{accepted} accepted, {len(outcome) - accepted} rejected, {left} left; kept in {review.path}")
    if left:
        click.echo(f"relations review {file} goes on")
    elif accepted:
        click.echo(f"relations accept {file} --source KEY writes them")
