"""Whose figure it is: alpha-3 codes and codes of the Correlates of War, one as the other, by year and by day."""

from analysis import panel
from tests.panel.world import reach, told

NINETY = range(1990, 1991)


def shared(sender, sender_cow, receiver, receiver_cow, year, igos):
    codes = {"sender_cow": sender_cow, "receiver_cow": receiver_cow}
    return {"sender": sender, "receiver": receiver, "year": year, "igos_shared": igos} | codes


def both_germanies(world):
    rows = [
        shared("DEU", "255", "MEX", "70", 1990, 40),
        shared("DEU", "260", "MEX", "70", 1990, 30),
        shared("DEU", "255", "CUB", "40", 1990, 7),
        shared("DDR", "265", "MEX", "70", 1990, 20),
    ]
    return world.put("cow_igo", rows, NINETY).data


def test_of_two_codes_of_a_state_in_a_year_that_which_stood_longer_tells_its_figure(world, shipped):
    found = panel.add_igos(panel.dyad_years(shipped, NINETY), both_germanies(world))
    assert told(found, "igos_shared", "DEU", "MEX", 1990) == (30, "value")
    assert told(found, "igos_shared", "DDR", "MEX", 1990) == (20, "value")


def test_where_a_file_has_none_under_that_code_the_other_tells_it(world, shipped):
    found = panel.add_igos(panel.dyad_years(shipped, NINETY), both_germanies(world))
    assert told(found, "igos_shared", "DEU", "CUB", 1990) == (7, "value")


def test_each_code_keeps_its_own_figure(world, shipped):
    found = panel.add_igos(panel.dyad_years(shipped, NINETY, "cow"), both_germanies(world))
    figures = {code: told(found, "igos_shared", code, "70", 1990)[0] for code in ("255", "260", "265")}
    assert figures == {"255": 40, "260": 30, "265": 20}


def test_annual_figures_of_365_are_the_soviet_unions_until_1991(world, shipped):
    rows = [shared("XXX", "365", "MEX", "70", year, year - 1900) for year in (1990, 1991, 1992)]
    data, years = world.put("cow_igo", rows, range(1990, 1993)).data, range(1990, 1993)
    found = panel.add_igos(panel.dyad_years(shipped, years), data)
    assert told(found, "igos_shared", "SUN", "MEX", 1991) == (91, "value")
    assert told(found, "igos_shared", "RUS", "MEX", 1991) == (None, "outside")
    assert told(found, "igos_shared", "RUS", "MEX", 1992) == (92, "value")
    assert told(found, "igos_shared", "BYS", "MEX", 1990) == (None, "outside")
    found = panel.add_igos(panel.dyad_years(shipped, years, "cow"), data)
    assert [told(found, "igos_shared", "365", "70", year)[0] for year in years] == [90, 91, 92]


def gdp(world, *rows):
    states = reach(*(iso3 for iso3, _, _ in rows))
    said = [{"iso3": iso3, "year": year, "gdp_usd": float(usd), "note": ""} for iso3, year, usd in rows]
    return world.put("wb_gdp", said, range(1960, 2024), states, states).data


def test_figures_of_alpha_3_codes_stand_under_the_code_of_the_state_in_the_year(world, shipped):
    rows = [("SUN", 1990, 1), ("RUS", 1992, 2), ("YUG", 1990, 3), ("SCG", 1992, 4), ("SRB", 2010, 5)]
    rows += [
        ("DEU", 1980, 6),
        ("DEU", 1995, 7),
        ("VDR", 1970, 8),
        ("VNM", 1980, 9),
        ("YEM", 1980, 10),
        ("YEM", 1990, 11),
    ]
    codes = ["365", "365", "345", "345", "345", "260", "255", "816", "816", "678", "679"]
    found = panel.add_gdp(panel.dyad_years(shipped, range(1960, 2017), "cow"), gdp(world, *rows))
    for (_, year, usd), code in zip(rows, codes, strict=True):
        assert told(found, "gdp_usd_sender", code, "2", year) == (usd, "value")


def test_what_belongs_to_no_member_stands_nowhere(world, shipped):
    frame = panel.dyad_years(shipped, range(1960, 2017), "cow")
    found = panel.add_gdp(frame, gdp(world, ("BYS", 1980, 1), ("VAT", 1980, 2), ("UKR", 1970, 3)))
    assert found["gdp_usd_sender"].isna().all()
    assert len(found) == len(frame)


def test_votes_go_to_the_code_of_the_day(world, shipped):
    said = [
        ("1990-10-02", {"DEU": "yes", "MEX": "yes", "YEM": "no", "SUN": "yes"}),
        ("1990-10-03", {"DEU": "yes", "MEX": "yes", "YEM": "no", "SUN": "no"}),
        ("1990-12-03", {"DEU": "no", "MEX": "yes", "YEM": "no", "SUN": "no"}),
        ("1990-05-21", {"DEU": "no", "MEX": "yes", "YEM": "no", "SUN": "no"}),
    ]
    data = world.votes(said, [1990], ["DEU", "MEX", "YEM", "SUN"]).data
    found = panel.add_votes(panel.dyad_years(shipped, NINETY, "cow"), data)
    joint = {code: told(found, "votes_joint", code, "70", 1990)[0] for code in ("255", "260", "678", "679", "365")}
    assert joint == {"255": 2, "260": 2, "678": 1, "679": 3, "365": 4}
    assert told(found, "votes_identical_share", "70", "260", 1990)[0] == 0.5
    found = panel.add_votes(panel.dyad_years(shipped, NINETY), data)
    assert told(found, "votes_joint", "DEU", "MEX", 1990) == (4, "value")
