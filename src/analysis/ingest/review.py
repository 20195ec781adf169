"""The walk through candidates: one after the other, each decided by a person, nothing lost when it breaks off.

Every step is a line in a journal beside the candidates, written before the next is asked. The journal knows a candidate
by its key, so that it goes on holding when the document is read anew.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import files
from analysis.ingest import decisions, lines

Candidate = dict[str, Any]
ACCEPT, REJECT, LATER, EDIT = "accepted", "rejected", "later", "edit"
STEPS = (ACCEPT, REJECT, LATER, EDIT)


@dataclass(frozen=True)
class Step:
    """One thing that a person did to the candidate of a key: accepted, rejected, put off, or edited these fields."""

    key: str
    step: str
    fields: dict[str, Any] = field(default_factory=dict)


def journal(path: Path) -> Path:
    """Where the journal of a file of candidates lies: beside it."""
    return path.with_name(f"{path.name.removesuffix('.jsonl')}.decided.jsonl")


def steps(path: Path) -> list[Step]:
    """The steps in a journal that still hold, in order; a line that a crash left unfinished does not count.

    Raises BadCandidates where an edit, made by hand, could stand in no candidate.
    """
    found: list[Step] = []
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n") if path.is_file() else (), 1):
        try:
            told = json.loads(line)
            step = Step(str(told["key"]), str(told["step"]), dict(told.get("fields") or {}))
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        problem = lines.problem({"kind": "event"} | step.fields)
        if problem:
            raise lines.BadCandidates(f"{path}:{number}: {problem}, or delete the line")
        if step.step in STEPS:
            found.append(step)
        elif step.step == "undo" and found:
            found.pop()
    return found


class Review:
    """The candidates still to be decided on, in the order of the document; those put off before come last."""

    def __init__(self, candidates: Iterable[Candidate], path: Path, decided: Iterable[str] = ()) -> None:
        """Take up the journal at `path`; candidates whose keys are `decided` are not asked about."""
        self.path = path
        everything = {decisions.key(one): one for one in reversed(list(candidates))}
        self._all = dict(reversed(everything.items()))
        self.before = set(decided) & self._all.keys()
        self.steps = [step for step in steps(path) if step.key in self._all.keys() - self.before]
        settled = self.settled()
        late = {step.key for step in self.steps if step.step == LATER}
        left = [key for key in self._all if key not in settled and key not in self.before]
        self.queue = sorted(left, key=lambda key: key in late)

    def settled(self) -> dict[str, str]:
        """What was decided in this review: key → accepted or rejected."""
        last = {step.key: step.step for step in self.steps if step.step != EDIT}
        return {key: step for key, step in last.items() if step != LATER}

    @property
    def total(self) -> int:
        """How many candidates there are."""
        return len(self._all)

    @property
    def decided(self) -> int:
        """How many of them are decided, now or before."""
        return len(self.before) + len(self.settled())

    @property
    def place(self) -> int:
        """The number of the candidate that is asked about, in the order of the document."""
        return list(self._all).index(self.queue[0]) + 1 if self.queue else self.total

    def current(self) -> Candidate | None:
        """The candidate that is asked about, as it was edited; None when nothing is left to ask in this walk."""
        return self.edited(self.queue[0]) if self.queue else None

    def edited(self, key: str) -> Candidate:
        """A candidate with every change made to it."""
        made = dict(self._all[key])
        for step in self.steps:
            if step.key == key and step.step == EDIT:
                made |= step.fields
        return made

    def decide(self, step: str) -> None:
        """Accept, reject or put off the current candidate; the next one becomes the current."""
        self._take(Step(self.queue[0], step))
        self.queue.pop(0)

    def edit(self, fields: Mapping[str, Any]) -> None:
        """Change fields of the current candidate; it stays the current one."""
        self._take(Step(self.queue[0], EDIT, dict(fields)))

    def reopen(self, key: str) -> None:
        """Ask again, at the end, about a candidate that was decided."""
        self._take(Step(key, LATER))

    def undo(self) -> bool:
        """Take back the last step, of an earlier call too; False when there is none."""
        if not self.steps:
            return False
        files.append(self.path, json.dumps({"key": "", "step": "undo"}))
        last = self.steps.pop()
        self.queue = [last.key, *(key for key in self.queue if key != last.key)]
        return True

    def outcome(self) -> list[tuple[str, str, Candidate]]:
        """What was decided: key, accepted, edited or rejected, and the candidate as edited, in document order."""
        settled = self.settled()
        changed = {step.key for step in self.steps if step.step == EDIT}
        return [
            (key, "edited" if settled[key] == ACCEPT and key in changed else settled[key], self.edited(key))
            for key in self._all
            if key in settled
        ]

    def _take(self, step: Step) -> None:
        told = {"key": step.key, "step": step.step} | ({"fields": step.fields} if step.fields else {})
        files.append(self.path, json.dumps(told, ensure_ascii=False))
        self.steps.append(step)
