"""`data/inventory.csv`: what each outside data set is, whose, how far it reaches, and where its files lie."""

import csv
import io
from dataclasses import dataclass, fields
from pathlib import Path

from analysis import files
from analysis.tables.faults import BadData, Fault

NAME = "inventory.csv"


@dataclass(frozen=True)
class Dataset:
    """One data set as the inventory describes it.

    edition: of which the years, states and limits speak; years: EDTF spans, several parted by `;`; states: whom it
    covers, in words; limits: what it cannot say; addresses: role=https://… of each original file, parted by blanks;
    recorded: role=sha256:size of each as it was first fetched from there, empty before.
    """

    dataset: str
    title: str
    publisher: str
    edition: str
    years: str
    states: str
    limits: str
    licence: str
    citation: str
    page: str
    addresses: str
    recorded: str

    def address(self, role: str) -> str:
        """Where the publisher keeps an original; '' where nobody can fetch it without logging in."""
        return _parted(self.addresses).get(role, "")

    def known(self, role: str) -> tuple[str, int]:
        """SHA-256 and size of an original as recorded; ('', 0) when it was never fetched."""
        sha256, _, size = _parted(self.recorded).get(role, "").partition(":")
        return sha256, int(size or 0)


COLUMNS = tuple(field.name for field in fields(Dataset))


def inventory(root: Path) -> dict[str, Dataset]:
    """The data sets that a data folder's inventory describes, by name; none where it has no inventory.

    Raises BadData for a header or a row that is not as it should be.
    """
    path = root / NAME
    if not path.is_file():
        return {}
    lines = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    wrong = [number for number, cells in enumerate(lines, 1) if len(cells) != len(COLUMNS)]
    if not lines or tuple(lines[0]) != COLUMNS:
        raise BadData([Fault(f"{root.name}/{NAME}", 1, 0, "the header is wrong", f"write {','.join(COLUMNS)}", True)])
    if wrong:
        what = f"{len(lines[wrong[0] - 1])} fields where the header has {len(COLUMNS)}"
        raise BadData([Fault(f"{root.name}/{NAME}", wrong[0], 0, what, "mend the row", True)])
    return {cells[0]: Dataset(*cells) for cells in lines[1:]}


def record(root: Path, dataset: str, role: str, sha256: str, size: int) -> None:
    """Write down the hash and size of an original that was fetched from its publisher for the first time."""
    held = inventory(root)
    recorded = _parted(held[dataset].recorded) | {role: f"{sha256}:{size}"}
    said = " ".join(f"{name}={value}" for name, value in sorted(recorded.items()))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in held.values():
        cells = {name: getattr(one, name) for name in COLUMNS}
        writer.writerow((cells | {"recorded": said} if one.dataset == dataset else cells).values())
    files.write(root / NAME, text.getvalue())


def _parted(cell: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in cell.split() if "=" in part)
