"""Outlines of countries: whose each is, and which are disputed."""

import json

import pytest

from analysis.connectors.connector import BadOriginal
from analysis.connectors.natural_earth import outline
from tests.connectors.originals import real

SQUARE = [[[10.0, 50.0], [11.123456, 50.0], [11.0, 51.0], [10.0, 50.0]]]
COUNTRIES = (
    ("MEX", "MEX", "Mexico"),
    ("FRA", "FRA", "France"),
    ("KOS", "-99", "Kosovo"),
    ("SAH", "ESH", "W. Sahara"),
    ("SDS", "SSD", "S. Sudan"),
    ("CYN", "-99", "N. Cyprus"),
    ("SOL", "-99", "Somaliland"),
    ("TWN", "TWN", "Taiwan"),
)


def feature(own, iso, name, geometry, case=str.upper):
    """One country as the publisher has it, with a property that is not asked for."""
    said = {"adm0_a3": own, "iso_a3": "-99", "iso_a3_eh": iso, "name": name, "pop_est": 1.0}
    return {"type": "Feature", "properties": {case(key): value for key, value in said.items()}, "geometry": geometry}


def collection(path, countries=COUNTRIES, geometry=None, case=str.upper):
    """A FeatureCollection of these countries, each with the same outline."""
    drawn = geometry or {"type": "Polygon", "coordinates": SQUARE}
    features = [feature(*country, drawn, case) for country in countries]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_a_row_is_a_country_under_its_code_and_areas_without_one_are_kept(place, tmp_path, case):
    found = place.fetched("natural_earth", collection(tmp_path / "ne_110m_admin_0_countries.geojson", case=case))
    rows = place.rows("natural_earth")
    assert dict(zip(rows["name"], rows["iso3"], strict=True)) == {
        "N. Cyprus": "",
        "Somaliland": "",
        "W. Sahara": "ESH",
        "France": "FRA",
        "Mexico": "MEX",
        "S. Sudan": "SSD",
        "Taiwan": "TWN",
        "Kosovo": "XKX",
    }
    assert set(found.no_states) == {"CYN", "SOL"}
    assert "MEX" in found.senders and "" not in found.senders


def test_what_another_state_claims_as_a_whole_is_disputed(place, tmp_path):
    place.fetched("natural_earth", collection(tmp_path / "ne_110m_countries.geojson"))
    rows = place.rows("natural_earth")
    disputed = set(rows.loc[rows["disputed"], "name"])
    assert disputed == {"N. Cyprus", "Somaliland", "W. Sahara", "Taiwan", "Kosovo"}


def test_an_outline_is_rounded_and_always_written_alike(place, tmp_path):
    drawn = {"coordinates": [SQUARE, SQUARE], "type": "MultiPolygon"}
    place.fetched("natural_earth", collection(tmp_path / "ne_110m_countries.geojson", geometry=drawn))
    text = place.rows("natural_earth", iso3="MEX")["geometry"].item()
    assert text.startswith('{"type":"MultiPolygon","coordinates":[[[[10.0,50.0],[11.1235,50.0]')
    assert outline(text, "Mexico") == text


@pytest.mark.parametrize(
    "drawn, what",
    [
        ({"type": "Point", "coordinates": [10, 50]}, "is a Point"),
        ({"type": "Polygon", "coordinates": []}, "has no coordinates"),
        ({"type": "Polygon", "coordinates": [[[10, 50], [1000, 50], [11, 51], [10, 50]]]}, "has a point at 1000"),
        ({"type": "Polygon", "coordinates": [[[10, 50], ["x", 50], [11, 51], [10, 50]]]}, "could not convert"),
    ],
)
def test_what_is_no_outline_on_earth_is_refused(place, tmp_path, drawn, what):
    with pytest.raises(BadOriginal, match=what):
        place.fetched("natural_earth", collection(tmp_path / "ne_110m_countries.geojson", geometry=drawn))


def test_a_country_drawn_twice_is_refused(place, tmp_path):
    twice = (*COUNTRIES, ("MEX", "MEX", "Mexico again"))
    with pytest.raises(BadOriginal, match="MEX is drawn twice"):
        place.fetched("natural_earth", collection(tmp_path / "ne_110m_countries.geojson", twice))


def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path):
    path = collection(tmp_path / "ne_110m_countries.geojson")
    place.fetched("natural_earth", path)
    before, whole = place.here(), path.read_bytes()
    pages = {
        "cut": whole[: len(whole) // 2],
        "a web page": b"<!DOCTYPE html><html><body>Log in</body></html>",
        "nothing": b"",
        "no feature": b'{"type": "FeatureCollection", "features": []}',
        "another thing": b'{"message": "Not Found"}',
        "a column is missing": whole.replace(b"ISO_A3_EH", b"ISO_A3_XX"),
        "text": b'"countries"',
    }
    for content in pages.values():
        path.write_bytes(content)
        with pytest.raises(BadOriginal) as fault:
            place.fetched("natural_earth", path)
        assert path.name in str(fault.value) and "\n" not in str(fault.value)
        assert place.here() == before


@real
def test_177_countries_are_drawn_of_which_two_have_no_code_and_small_islands_none(from_real_files):
    rows = from_real_files("natural_earth").rows("natural_earth")
    assert (len(rows), rows["iso3"].eq("").sum(), rows["disputed"].sum()) == (177, 2, 7)
    assert {"FRA", "NOR", "PSE", "SSD", "XKX"} < set(rows["iso3"])
    assert not {"BRB", "GRD", "LCA"} & set(rows["iso3"])


@real
def test_crimea_is_drawn_as_a_part_of_russia(from_real_files):
    rows = from_real_files("natural_earth").rows("natural_earth", iso3=["RUS", "UKR"]).set_index("iso3")["geometry"]
    here = {
        iso3: any(32 < lon < 37 and 44 < lat < 45.2 for lon, lat in points(json.loads(text)["coordinates"]))
        for iso3, text in rows.items()
    }
    assert here == {"RUS": True, "UKR": False}


def points(held):
    """The points of a geometry's coordinates."""
    if isinstance(held[0], float):
        return [tuple(held)]
    return [point for one in held for point in points(one)]
