"""What `check` says of the inventory: every field that is not what it should be, at its line and column."""

import pytest

from analysis import tables
from analysis.tables import inventory
from analysis.tables.inventory import COLUMNS
from tests.unit.tables import world

HASH = "ab" * 32
SOUND = {
    **dict.fromkeys(COLUMNS, "words"),
    **{"dataset": "gauges", "years": "1990/1999;2005", "page": "https://example.org/", "addresses": "", "recorded": ""},
}


def faults(*rows, header=COLUMNS):
    """The faults of an inventory that holds these rows, each SOUND but for what is given."""
    content = world.written(list(header), [SOUND | row for row in rows]).decode()
    return [fault.removeprefix("data/") for fault in world.faults(world.files(inventory_csv=content))]


def test_what_is_whole_has_no_fault():
    kept = {"addresses": "a=https://e.org/a b=https://e.org/b?x=1", "recorded": f"a={HASH}:77"}
    assert faults({}, {"dataset": "others", "years": ".."}, {"dataset": "third"} | kept) == []
    assert world.faults(world.files()) == [], "no inventory at all is none of the faults"


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("dataset", "UN votes", "dataset 'UN votes' is malformed; write small letters, digits and _"),
        ("dataset", "", "dataset is empty; write small letters, digits and _"),
        ("title", "", "title is empty; write it"),
        ("edition", " ", "edition is empty; write it"),
        ("licence", "", "licence is empty; write it"),
        ("citation", "", "citation is empty; write it"),
        ("years", "1999/1990", "date '1999/1990' ends before it begins; write the earlier date first"),
        ("years", "1990;x", "date 'x' is no EDTF date; write 2015, 2015-02 or 2015-02-28"),
        ("page", "example.org", "page 'example.org' is malformed; write the address of the publisher's page"),
        ("page", "javascript:1", "page 'javascript:1' is malformed; write the address of the publisher's page"),
        ("addresses", "a=http://e.org/a", "addresses 'a=http://e.org/a' is malformed; write role=https://…"),
        ("addresses", "https://e.org/a", "addresses 'https://e.org/a' is malformed; write role=https://…"),
        ("addresses", "a=file:///a", "addresses 'a=file:///a' is malformed; write role=https://…"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_named(column, value, told):
    assert faults({column: value}) == [f"inventory.csv:2:{COLUMNS.index(column) + 1}: {told}"]


@pytest.mark.parametrize("recorded", [f"a={HASH[1:]}:7", f"a={HASH}", f"a={HASH}:0", f"a={HASH.upper()}:7"])
def test_a_record_is_a_hash_and_a_size(recorded):
    (fault,) = faults({"addresses": "a=https://e.org/a", "recorded": recorded})
    assert fault.startswith(f"inventory.csv:2:{COLUMNS.index('recorded') + 1}: recorded '{recorded[:20]}")
    assert fault.endswith("is malformed; write role=sha256:size")


def test_what_was_recorded_came_from_an_address():
    (fault,) = faults({"addresses": "a=https://e.org/a", "recorded": f"b={HASH}:7"})
    assert fault == "inventory.csv:2:12: recorded 'b' has no address; write its address, or delete this"


def test_a_name_stands_once_and_is_no_key_of_a_source():
    assert faults({}, {}) == ["inventory.csv:3:1: dataset 'gauges' stands already in line 2; give each its own"]
    assert faults({"dataset": "ministry"}) == [
        "inventory.csv:2:1: dataset 'ministry' is a key in sources.yaml; give each its own"
    ]


def test_a_file_out_of_shape_stops_the_reading():
    short = [name for name in COLUMNS if name != "licence"]
    content = world.written(short, [{name: SOUND[name] for name in short}]).decode()
    (fault,) = world.faults(world.files(inventory_csv=content))
    assert fault.startswith("data/inventory.csv:1: the header lacks licence; write dataset,title")
    with pytest.raises(tables.BadData, match="header lacks licence"):
        world.load(world.files(inventory_csv=content))
    ragged = world.written(list(COLUMNS), [SOUND]).decode() + "one,two\n"
    (fault,) = world.faults(world.files(inventory_csv=ragged))
    assert fault.startswith("data/inventory.csv:3: 2 fields where the header has 12")


def test_the_shipped_inventory_is_read_as_it_is_written(tmp_path):
    root = tables.find_root()
    held = inventory.inventory(root)
    assert held == tables.load(root).inventory
    assert held["un_votes"].years == "1946/2019"
    assert inventory.inventory(tmp_path) == {}


def test_what_a_fetch_records_stands_in_the_inventory_and_is_no_fault(tmp_path):
    files = world.files(
        inventory_csv=world.written(list(COLUMNS), [SOUND | {"addresses": "a=https://e.org/a"}]).decode()
    )
    (tmp_path / "inventory.csv").write_bytes(files["inventory.csv"])
    inventory.record(tmp_path, "gauges", "a", HASH, 7)
    written = (tmp_path / "inventory.csv").read_bytes()
    assert inventory.inventory(tmp_path)["gauges"].known("a") == (HASH, 7)
    assert world.faults(files | {"inventory.csv": written}) == []
