"""Names of states, peoples, cities and bodies in prose."""

import pytest

from tests.unit.ingest import said


def named(text):
    found = said.gazetteer().find(text)
    return [(text[one.start : one.end], one.meaning.tag, "/".join(one.meaning.values)) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Republic of Korea", [("Republic of Korea", "state", "KOR")]),
        ("North and South Korea", [("South Korea", "state", "KOR")]),
        ("Trinidad & Tobago", [("Trinidad & Tobago", "state", "TTO")]),
        ("Côte d’Ivoire's port", [("Côte d’Ivoire", "state", "CIV")]),
        ("the U.S. and the US", [("U.S.", "state", "USA"), ("US", "state", "USA")]),
        ("US$5 and told us", []),
        ("Guinea-Bissau, not Guinea", [("Guinea-Bissau", "state", "GNB"), ("Guinea", "state", "GIN")]),
        ("a turkey and fine china", []),
        ("Latin America", [("Latin America", "region", "LAC33")]),
        ("Sino-Indian", [("Sino", "demonym", "CHN"), ("Indian", "demonym", "IND")]),
        ("General Franco", []),
        ("the World Trade Organisation", [("World Trade Organisation", "org", "WTO")]),
        ("Who can go?", []),
        ("Nur-Sultan and Astana", [("Nur-Sultan", "city", "KAZ"), ("Astana", "city", "KAZ")]),
        ("Soviet", [("Soviet", "demonym", "SUN")]),
        ("its consulates-general", [("consulates-general", "post", "consulate_general")]),
        ("both countries", [("both countries", "both", "both")]),
    ],
)
def test_the_longest_name_that_stands_there_is_meant(text, found):
    assert named(text) == found


def test_a_name_is_never_put_together_across_a_stop():
    assert named("in the South. Korea won") == [("Korea", "state", "KOR/PRK/XKO")]
