"""What a dask worker starts to make pages: a crew of one, fed order by order, that goes when it goes."""

import json
import os
import select
import shutil
import signal
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from analysis.crews import crew, staging
from analysis.crews.order import Order, Setting
from analysis.execution import versions

TOLD, DATA, WAITING = "told.json", "data", "staging"
IDLE = 60.0  # seconds without an order: whoever built may be gone, and could not say so


class Left(Exception):
    """The worker is gone."""


def main() -> None:
    """Answer each order with what became of it; where the worker is lost, remove the folder that all lies in."""
    signal.signal(signal.SIGTERM, _leave)
    root, parent = Path.cwd(), os.getppid()
    told = json.loads((root / TOLD).read_bytes())
    setting = replace(Setting(**told["setting"]), root=str(root), data=str(root / DATA), staging=str(root / WAITING))
    refused, hand = differing(told["versions"], versions.installed()), crew.Crew(setting, 1)
    try:
        while select.select([sys.stdin], [], [], IDLE)[0]:
            line = sys.stdin.readline()
            if not line:
                raise Left
            print(json.dumps({"refused": refused} if refused else _made(hand, json.loads(line), parent)), flush=True)
    except (Left, BrokenPipeError):
        shutil.rmtree(root, ignore_errors=True)
    finally:
        hand.end()


def differing(wanted: dict[str, str], found: dict[str, str]) -> str:
    """In what the versions found differ from those wanted, in one line; '' where they do not.

    >>> differing({"pandas": "3.0.1", "python": "3.11.7"}, {"pandas": "2.3.0", "python": "3.11.7"})
    'it has pandas 2.3.0, not 3.0.1'
    """
    names = [name for name in sorted({**wanted, **found}) if wanted.get(name) != found.get(name)]
    told = [f"{name} {found.get(name, 'none')}, not {wanted.get(name, 'none')}" for name in names]
    return f"it has {'; '.join(told)}" if told else ""


def _made(hand: crew.Crew, told: dict[str, Any], parent: int) -> dict[str, Any]:
    """What became of an order, and in which folder its page waits."""

    def tick() -> None:
        if os.getppid() != parent:
            raise Left

    order = Order(**told["order"])
    crew.WORTH = 1 if told["more"] else 2  # only the builder knows how many more there are of one notebook
    try:
        [(_, outcome)] = hand.make([order], tick)
    except OSError as error:
        return {"refused": (error.strerror or str(error)).lower()}
    place = staging.place(Path(hand.setting.staging), order.path)
    return {**asdict(outcome), "staged": "" if outcome.cause else str(place)}


def _leave(number: int, frame: object) -> None:
    raise SystemExit


if __name__ == "__main__":
    main()
