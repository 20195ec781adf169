"""Areas whose status is disputed, and who claims them: a short list of our own, whose outlines are rough on purpose.

The list takes no side and is not complete: small islands and lines at sea are left out, as are claims on Antarctica,
which its treaty suspends. An outline is longitude and latitude in degrees; where it runs over the sea it is cut at the
coast when it is drawn. `inside` are places within the area, by which a map is asked in whose shape it draws it.
"""

from typing import NamedTuple

Point = tuple[float, float]


class Disputed(NamedTuple):
    """One area: its name, who claims it, places inside, and its rough outline."""

    name: str
    claimants: tuple[str, ...]
    inside: tuple[Point, ...]
    outline: tuple[Point, ...]


AREAS = (
    Disputed(
        "Crimea",
        ("Ukraine", "Russia"),
        ((34.3, 45.3),),
        ((32.0, 45.3), (33.5, 46.13), (34.9, 46.1), (36.65, 45.6), (36.5, 44.9), (33.8, 44.0), (32.5, 44.9)),
    ),
    Disputed(
        "Donetsk, Kherson, Luhansk and Zaporizhzhia regions",
        ("Ukraine", "Russia"),
        ((37.8, 48.1),),
        (
            *((31.5, 46.5), (33.1, 47.6), (34.8, 48.1), (36.7, 48.0), (36.9, 49.0), (37.9, 50.0), (39.9, 49.7)),
            *((40.1, 48.9), (39.8, 47.9), (38.3, 47.6), (38.2, 47.0), (36.5, 46.5), (35.0, 46.1), (33.6, 46.15)),
        ),
    ),
    Disputed(
        "Abkhazia", ("Abkhazia", "Georgia"), ((41.2, 43.0),), ((40.0, 43.4), (41.6, 43.3), (42.1, 42.9), (41.5, 42.4))
    ),
    Disputed(
        "South Ossetia",
        ("Georgia", "South Ossetia"),
        ((44.0, 42.3),),
        ((43.4, 42.5), (44.1, 42.65), (44.8, 42.6), (44.5, 42.05), (43.8, 42.1)),
    ),
    Disputed(
        "Transnistria",
        ("Moldova", "Transnistria"),
        ((29.5, 46.95),),
        ((28.6, 48.1), (29.0, 48.0), (29.6, 47.3), (30.0, 46.8), (29.6, 46.4), (29.2, 46.9), (28.9, 47.6)),
    ),
    Disputed(
        "Kosovo",
        ("Kosovo", "Serbia"),
        ((20.9, 42.6),),
        ((20.1, 42.65), (20.8, 43.25), (21.75, 42.7), (21.55, 42.25), (20.7, 41.87), (20.55, 42.2)),
    ),
    Disputed(
        "Northern Cyprus",
        ("Cyprus", "Northern Cyprus"),
        ((33.5, 35.27),),
        ((32.7, 35.15), (33.3, 35.16), (33.9, 35.07), (34.7, 35.7), (33.6, 35.5), (32.9, 35.45)),
    ),
    Disputed(
        "Golan Heights",
        ("Israel", "Syria"),
        ((35.8, 33.0),),
        ((35.65, 33.25), (35.85, 33.4), (35.95, 33.1), (35.85, 32.72), (35.65, 32.7)),
    ),
    Disputed(
        "West Bank",
        ("Israel", "Palestine"),
        ((35.3, 32.0),),
        ((34.95, 31.35), (35.45, 31.5), (35.55, 32.4), (35.2, 32.55), (34.95, 32.0), (35.2, 31.75)),
    ),
    Disputed(
        "Gaza Strip",
        ("Israel", "Palestine"),
        ((34.37, 31.4),),
        ((34.2, 31.3), (34.5, 31.6), (34.57, 31.55), (34.35, 31.25)),
    ),
    Disputed(
        "Western Sahara",
        ("Morocco", "Sahrawi Arab Democratic Republic"),
        ((-14.5, 24.5), (-10.5, 26.3)),
        (
            *((-13.4, 27.67), (-8.67, 27.67), (-8.67, 25.95), (-12.0, 25.95), (-12.0, 23.4), (-13.1, 22.8)),
            *((-13.0, 21.33), (-17.5, 20.7), (-17.2, 22.5), (-16.4, 24.2), (-15.2, 26.2)),
        ),
    ),
    Disputed(
        "Hala'ib triangle",
        ("Egypt", "Sudan"),
        ((35.8, 22.4),),
        ((34.1, 22.0), (36.9, 22.0), (36.6, 22.4), (35.6, 23.2)),
    ),
    Disputed(
        "Abyei", ("South Sudan", "Sudan"), ((28.6, 9.7),), ((27.8, 9.3), (27.8, 10.15), (29.0, 10.15), (29.0, 9.3))
    ),
    Disputed(
        "Somaliland",
        ("Somalia", "Somaliland"),
        ((45.0, 9.7),),
        ((42.7, 10.7), (43.2, 11.7), (49.0, 11.6), (49.0, 9.2), (47.9, 8.0), (46.9, 8.0), (43.9, 9.1), (42.9, 10.0)),
    ),
    Disputed(
        "Jammu and Kashmir",
        ("India", "Pakistan"),
        ((75.0, 34.0), (74.5, 35.8)),
        (
            *((73.9, 32.9), (73.6, 34.2), (72.6, 36.2), (73.2, 36.8), (74.8, 37.0), (76.0, 36.2), (77.8, 35.5)),
            *((78.4, 34.6), (79.2, 32.7), (78.4, 32.5), (76.4, 32.8), (75.4, 32.3)),
        ),
    ),
    Disputed(
        "Aksai Chin",
        ("China", "India"),
        ((79.4, 35.2),),
        ((77.8, 35.5), (79.0, 35.9), (80.3, 35.5), (80.2, 34.7), (79.5, 34.0), (78.9, 34.2), (78.4, 34.6)),
    ),
    Disputed(
        "Arunachal Pradesh",
        ("China", "India"),
        ((94.5, 28.2),),
        (
            (91.6, 27.7),
            (92.5, 27.9),
            (94.2, 29.1),
            (96.2, 29.4),
            (97.4, 28.2),
            (96.0, 27.2),
            (94.0, 27.4),
            (92.1, 26.9),
        ),
    ),
    Disputed(
        "Taiwan",
        ("the People's Republic of China", "the Republic of China"),
        ((121.0, 23.8),),
        ((119.9, 22.9), (120.8, 21.6), (121.3, 22.4), (122.2, 25.0), (121.5, 25.6), (120.4, 24.6)),
    ),
    Disputed(
        "southern Kuril Islands",
        ("Japan", "Russia"),
        ((147.9, 44.9),),
        ((145.3, 43.6), (145.3, 44.6), (148.6, 45.7), (149.0, 45.4), (146.6, 43.3)),
    ),
    Disputed(
        "Essequibo",
        ("Guyana", "Venezuela"),
        ((-59.5, 6.0),),
        (
            *((-59.9, 8.5), (-58.5, 7.3), (-58.6, 6.4), (-58.7, 4.6), (-58.4, 3.4), (-58.8, 1.4), (-59.6, 1.9)),
            *((-59.9, 2.6), (-59.8, 3.5), (-59.7, 4.3), (-60.1, 5.1), (-60.7, 5.2), (-61.3, 5.95), (-60.5, 7.2)),
        ),
    ),
    Disputed(
        "Falkland Islands",
        ("Argentina", "United Kingdom"),
        ((-58.9, -51.8),),
        ((-61.5, -52.5), (-61.5, -51.0), (-57.5, -51.0), (-57.5, -52.5)),
    ),
)
