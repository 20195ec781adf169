"""Agreement in the General Assembly, of ten pairs by decade and by year, counted apart from every row of the file.

Yes is 1, abstention 2, no 3; expected disagreement of pi and kappa by squared distances (Häge 2011).
"""

import pytest

from tests.reference.said import real

pytestmark = real
RUSSIA, BELARUS, UKRAINE = ("SUN", "RUS"), ("BYS", "BLR"), ("XUA", "UKR")


@pytest.mark.parametrize(
    ("sender", "receivers", "decade", "joint", "share"),
    [
        *(("MEX", RUSSIA, 1940, 232, 0.3578), ("MEX", RUSSIA, 1950, 408, 0.4755), ("MEX", RUSSIA, 1960, 501, 0.4052)),
        *(("MEX", RUSSIA, 1970, 964, 0.5851), ("MEX", RUSSIA, 1980, 1384, 0.8410), ("MEX", RUSSIA, 1990, 774, 0.6072)),
        *(("MEX", RUSSIA, 2000, 920, 0.6880), ("MEX", RUSSIA, 2010, 913, 0.6057)),
        *(("MEX", BELARUS, 1980, 1387, 0.8414), ("MEX", BELARUS, 1990, 761, 0.7464)),
        *(("MEX", BELARUS, 2000, 903, 0.7962), ("MEX", BELARUS, 2010, 877, 0.7241)),
        *(("MEX", ["KAZ"], 1990, 593, 0.6981), ("MEX", ["KAZ"], 2010, 909, 0.8306)),
        *(
            ("MEX", ["USA"], 1950, 409, 0.5844),
            ("MEX", ["USA"], 1980, 1384, 0.1315),
            ("MEX", ["USA"], 2010, 921, 0.2866),
        ),
        *(
            ("KEN", ["IND"], 1960, 232, 0.7672),
            ("KEN", ["IND"], 1980, 1362, 0.8590),
            ("KEN", ["IND"], 2010, 864, 0.7234),
        ),
        *(("PER", ["KAZ"], 2000, 882, 0.8073), ("PER", ["KAZ"], 2010, 906, 0.8698)),
        *(("USA", ["ISR"], 1940, 87, 0.4253), ("USA", ["ISR"], 2010, 896, 0.8504)),
        *(("BRA", RUSSIA, 1940, 248, 0.2702), ("BRA", RUSSIA, 2010, 909, 0.6216)),
        *(("CUB", UKRAINE, 1980, 1374, 0.9025), ("CUB", UKRAINE, 2010, 881, 0.4699)),
        *(("GBR", ["FRA"], 1950, 376, 0.8218), ("GBR", ["FRA"], 2010, 917, 0.9280)),
    ],
)
def test_joint_votes_and_the_share_of_identical_ones_in_a_decade(law, sender, receivers, decade, joint, share):
    assert law.decade(sender, receivers, decade) == (joint, pytest.approx(share, abs=5e-5))


@pytest.mark.parametrize(
    ("sender", "receiver", "year", "joint", "share", "absolute", "squared", "pi", "kappa"),
    [
        ("MEX", "SUN", 1946, 38, 0.4737, 0.0263, 0.0658, -0.0229, 0.0703),
        ("MEX", "SUN", 1971, 116, 0.4569, 0.3017, 0.4957, 0.0401, 0.1153),
        ("MEX", "SUN", 1989, 113, 0.9646, 0.9558, 0.9690, -0.0161, -0.0154),
        ("MEX", "SUN", 1991, 71, 0.5775, 0.5634, 0.7676, -0.2580, -0.0263),
        ("MEX", "RUS", 1992, 73, 0.5068, 0.4384, 0.6507, -0.2181, -0.0339),
        ("MEX", "RUS", 2019, 86, 0.6279, 0.4535, 0.5523, 0.0047, 0.0886),
        ("MEX", "BLR", 2000, 73, 0.9315, 0.9315, 0.9658, 0.4229, 0.4234),
        ("MEX", "BLR", 2019, 87, 0.7356, 0.7011, 0.8161, 0.2326, 0.2476),
        ("MEX", "USA", 1989, 113, 0.0796, -0.5664, -0.4292, -0.7438, -0.0071),
        ("MEX", "USA", 2019, 90, 0.1778, -0.4333, -0.3278, -0.5554, -0.0054),
        ("KEN", "IND", 2010, 85, 0.7176, 0.6235, 0.7176, 0.0877, 0.1518),
        ("PER", "KAZ", 2007, 93, 0.8387, 0.7849, 0.8387, 0.0292, 0.0319),
        ("USA", "ISR", 2000, 77, 0.7273, 0.7013, 0.8247, 0.7579, 0.7579),
        ("SUN", "BYS", 1946, 43, 0.9767, 0.9767, 0.9884, 0.9879, 0.9879),
        ("GBR", "FRA", 1990, 83, 0.8554, 0.8554, 0.9277, 0.8942, 0.8942),
    ],
)
def test_six_measures_of_one_year(law, sender, receiver, year, joint, share, absolute, squared, pi, kappa):
    expected = {
        "votes_joint": joint,
        "votes_identical_share": share,
        "votes_s_absolute": absolute,
        "votes_s_squared": squared,
        "votes_pi": pi,
        "votes_kappa": kappa,
    }
    for one, other in ((sender, receiver), (receiver, sender)):
        found = {measure: law(measure, one, other, year)[0] for measure in expected}
        assert found == pytest.approx(expected, abs=5e-5)


def test_in_1964_hardly_anybody_voted_and_a_pair_of_members_has_no_joint_vote(law):
    assert law("votes_joint", "MEX", "SUN", 1964) == (0, "zero")
    assert law("votes_identical_share", "MEX", "SUN", 1964) == (None, "not_reported")


def test_the_one_vote_of_january_2020_belongs_to_no_covered_year_and_who_is_no_member_is_outside(law):
    assert law("votes_joint", "MEX", "RUS", 2020) == (None, "outside")
    assert law("votes_joint", "MEX", "DDR", 1970) == (None, "outside")
    assert law("votes_joint", "MEX", "KOR", 1980) == (None, "outside")


def test_the_same_share_stands_under_the_codes_of_the_other_system(law, members):
    assert members("votes_identical_share", "70", "365", 1991) == law("votes_identical_share", "MEX", "SUN", 1991)
    assert members("votes_identical_share", "70", "365", 2019) == law("votes_identical_share", "MEX", "RUS", 2019)
    assert members("votes_joint", "70", "260", 1989) == law("votes_joint", "MEX", "DEU", 1989)
