"""`relations accept`: what was accepted of a document becomes rows of the tables."""

import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from analysis import dates, files
from analysis.cli import FAILED, handed, leave, options
from analysis.countries import NAMES, UnknownState
from analysis.ingest import accepting, decisions, known, saying
from analysis.ingest.accepting import documents
from analysis.requests.catalogue import BadRequest
from analysis.tables import Source, Tables, load_files, snapshot, writing
from analysis.tables.faults import did_you_mean, quoted
from analysis.tables.files import Files

ABOUT = {
    "title": "The document's title.",
    "publisher": "Who published it.",
    "address": "Where it stands.",
    "language": "Its language, by code.",
    "family": "The source whose text it shares; default: its own key.",
    "side": "Whose side it is on: a state, or third.",
    "written_not_before": "The earliest date at which it can have been written.",
    "written_not_after": "The latest.",
}
CHANGED = (
    "{key} was saved with other bytes; give this document a key of its own, such as {key}-2, and --family {family}"
)


def _about(command: Any) -> Any:
    for name, said in reversed(ABOUT.items()):
        command = click.option(f"--{name.replace('_', '-')}", default="", help=said)(command)
    return command


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, metavar="KEY", help="The source's key: small letters, digits, - and _.")
@_about
@click.option("--document", type=click.Path(path_type=Path), metavar="DOC", help="The document, if it lies elsewhere.")
@options.data
def command(file: Path, source: str, document: Path | None, data: Path | None, **about: str) -> None:
    """Write what `relations review FILE` accepted into the tables, and add the source if it is new.

    Shows what changed. Nothing is written when the tables would have a fault that they did not have.
    """
    held = options.load(data)
    given = handed.handed(file, held, document)
    given = given.only(document if document and len({one["doc"] for one in given.candidates}) > 1 else None)
    path = _document(given, file)
    content = path.read_bytes()
    meant = _source(held, source, about, content, given.candidates)
    review = given.review(held, source)
    _refuse_other(path, content.decode("utf-8", "replace"), [one for _, _, one in review.outcome()])
    before = snapshot(held.root)
    plan, new = _planned(before, held, meant, review.outcome(), content)
    if new:
        writing.write(held.root, plan.change, before)
        _show(before, snapshot(held.root))
    for key in plan.refused:
        review.reopen(key)
    _tell(plan, new, file)


def _document(given: handed.Handed, file: Path) -> Path:
    """The document itself, whose hash its source holds; raises BadRequest where it is not at hand."""
    names = {str(one["doc"] or "") for one in given.candidates}
    for name in names:
        if name in given.documents:
            return given.documents[name]
    raise BadRequest(f"{file}: its document {min(names) or 'without a name'} is not at hand; name it with --document")


def _refuse_other(path: Path, text: str, candidates: Iterable[Mapping[str, Any]]) -> None:
    """Refuse a document in which quotes no longer stand at their places, nor, then, at their lines."""
    for one in candidates:
        if isinstance(one.get("start"), int) and one["quote"] and text[one["start"] : one["end"]] != one["quote"]:
            raise BadRequest(f"{path} is not as it was read; ingest it anew, what was decided is kept")


def _source(
    data: Tables, key: str, about: Mapping[str, str], content: bytes, candidates: list[dict[str, Any]]
) -> Source:
    """The source that is meant: the one of that key, or a new one of what was told; raises BadRequest."""
    digest = files.digest(content)
    _refuse_malformed(key, about)
    if key in data.sources:
        held = data.sources[key]
        if held.sha256 != digest:
            raise BadRequest(CHANGED.format(key=key, family=held.family))
        told = [name for name, value in about.items() if value and value != getattr(held, name)]
        if told:
            option = f"--{told[0].replace('_', '-')}"
            raise BadRequest(f"{key} is known already; leave {option} out, or mend sources.yaml")
        return held
    if not about["title"]:
        near = did_you_mean(key, data.sources)
        asked = "say what it is: --title, and --publisher, --family, --side, --written-not-before where known"
        raise BadRequest(f"source {key} is new; {f'{near} or ' if near else ''}{asked}")
    same = next((one.key for one in data.sources.values() if one.sha256 == digest), "")
    if same:
        raise BadRequest(f"the document is source {same} already; write --source {same}")
    text = content.decode("utf-8", "replace")
    family = about["family"] or known.family(text, digest, data) or known.copied(candidates, data) or key
    side = _side(about["side"], data)
    return Source(
        **{**about, "key": key, "language": about["language"] or "en", "family": family, "side": side}, sha256=digest
    )


def _refuse_malformed(key: str, about: Mapping[str, str]) -> None:
    """Refuse what cannot stand in a source's entry; raises BadRequest."""
    for option, value in (("source", key), ("family", about["family"])):
        if value and not re.fullmatch(r"[a-z][a-z0-9_-]*", value):
            raise BadRequest(f"--{option} {quoted(value)} is malformed; write small letters, digits, - and _")
    if about["language"] and not re.fullmatch("[a-z]{2,3}", about["language"]):
        raise BadRequest(f"--language {quoted(about['language'])} is malformed; write its ISO 639 code, such as en")
    for name in ("written_not_before", "written_not_after"):
        try:
            dates.parse(about[name] or "2000")
        except ValueError as error:
            raise BadRequest(f"--{name.replace('_', '-')}: {error}") from error


def _side(text: str, data: Tables) -> str:
    if text.casefold() in ("", "third"):
        return "third"
    try:
        return data.atlas.code(text, kinds=NAMES)
    except UnknownState as error:
        raise BadRequest(f"--side {text}: {error}, or write third") from error


def _planned(
    before: Files, data: Tables, source: Source, outcome: list[tuple[str, str, Any]], content: bytes
) -> tuple[accepting.Plan, list[decisions.Decision]]:
    """The change that writes everything decided, and the decisions that it records."""
    new = source.key not in data.sources
    texts = {"sources.yaml": documents.appended(before["sources.yaml"], source)} if new else {}
    accepted = {key: one for key, decision, one in outcome if decision != "rejected"}
    plan = accepting.planned(before, accepted, source, texts)
    made = [
        decisions.Decision(source.key, key, one["kind"], decision, plan.rows.get(key, ()))
        for key, decision, one in outcome
        if decision == "rejected" or key in plan.rows
    ]
    change = plan.change
    change.texts["decisions.csv"] = decisions.written(decisions.read(data.root), made)
    after = load_files(writing.apply(before, change), data.root)
    left = documents.left_out(before["reading.csv"], content.decode("utf-8", "replace"), source.key, after)
    change.texts["reading.csv"] = left
    return replace(plan, change=change), made


def _show(before: Files, after: Files) -> None:
    for line in _diff(before, after):
        click.secho(saying.escaped(line), fg={"+": "green", "-": "red", "@": "cyan"}.get(line[:1]))
    sys.stdout.flush()


def _tell(plan: accepting.Plan, new: list[decisions.Decision], file: Path) -> None:
    """What is left to do by hand, what could not be written, and how much was."""
    for line in [*plan.told, *plan.refused.values()]:
        click.echo(f"relations: {saying.shown(line)}", err=True)
    if plan.refused:
        click.echo(f"relations: relations review {file} asks about {len(plan.refused)} again", err=True)
    if not new:
        click.echo("nothing to write")
    else:
        rows = sum(len(some) for some in plan.change.added.values())
        rejected = sum(one.decision == "rejected" for one in new)
        counted = f"{rows} rows added, {len(plan.change.changed)} changed, {rejected} candidates rejected"
        click.echo(f"{counted}; check finds no new fault")
    if plan.refused and not new:
        leave(FAILED)


def _diff(before: Files, after: Files) -> Iterator[str]:
    """The changed tables and lists as a unified diff; `reading.csv`, a line for each line left, only counts."""
    for path in sorted(after):
        if before.get(path) != after[path] and path != "reading.csv":
            old, new = (some.get(path, b"").decode("utf-8", "replace").split("\n") for some in (before, after))
            yield from difflib.unified_diff(old, new, f"a/data/{path}", f"b/data/{path}", n=0, lineterm="")
