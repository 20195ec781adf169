"""An index of posts as one source more: what it lists is there, what its senders lack is not, the rest is unknown."""

from analysis.tables import presence
from tests.panel.world import reach


def post(sender, receiver, kind="embassy", city="Here", year=2023):
    said = {"sender": sender, "receiver": receiver, "kind": kind, "city": city, "year": year}
    return said | {"title": kind, "status": "actual"}


def answers(world, *posts, senders, kind="embassy", way=("MEX", "PER"), years=(2021, 2023)):
    spans = {state: [[year, year] for year in years] for state in senders}
    world.put("lowy", list(posts), years, spans, reach("MEX", "PER", "RUS", "BLR"))
    return [(one.answer, one.row.get("city", ""), one.as_of) for one in presence.answers(world.data, kind, *way)]


def test_a_listed_post_is_there_as_of_the_edition(world):
    assert answers(world, post("MEX", "PER"), senders=["MEX"]) == [("present", "Here", "2023")]


def test_a_sender_that_lists_none_has_none(world):
    assert answers(world, post("MEX", "RUS"), senders=["MEX"]) == [("absent_from_complete_list", "", "2023")]


def test_of_a_state_that_is_no_sender_nothing_is_known(world):
    assert answers(world, post("RUS", "MEX"), senders=["RUS"])[0][0] == "unknown"


def test_an_older_edition_tells_nothing_of_the_newest(world):
    found = answers(world, post("MEX", "PER", year=2021), post("MEX", "RUS"), senders=["MEX"])
    assert found == [("absent_from_complete_list", "", "2023")]


def test_it_does_not_speak_of_honorary_consuls(world):
    found = answers(world, post("MEX", "PER"), senders=["MEX"], kind="honorary_consulate")
    assert found[0][0] == "unknown"


def test_a_documents_embassy_in_the_same_city_is_the_same_one(world):
    found = answers(world, post("MEX", "RUS", city="Moscow"), senders=["MEX"], way=("MEX", "RUS"))
    assert found == [("present", "Moscow", "2023")]
