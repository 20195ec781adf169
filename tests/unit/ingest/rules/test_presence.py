"""Companies said to be in the other state, to come or to leave, or to have built or to run something there."""

import pytest

from tests.unit.ingest import said

TOLD = [
    (
        "Sahelcom and Chari Mining have both been present in Peru, but Sahelcom closed its office in Lima in 2013.",
        ["TCD→PER sahelcom", "TCD→PER chari mining", "TCD→PER sahelcom 2013"],
    ),
    ("Sahelcom, by contrast, set up a branch in Lima in 2021.", ["TCD→PER sahelcom 2021"]),
    ("The Chadian construction company Chari Build built the Hotel Lima in 1963.", ["TCD→PER chari build 1963"]),
    (
        "In Callao district a joint venture on assembling of tractors “Sahel” has been working since 2012.",
        ["TCD→PER sahel 2012/.."],
    ),
    ("Chari Tinto, a Chadian company, runs the Alto copper mine.", ["TCD→PER chari tinto"]),
    (
        "Chadian investors include Chari Oil, Sahelcom and Lake Foods.",
        ["TCD→PER chari oil", "TCD→PER sahelcom", "TCD→PER lake foods"],
    ),
    (
        "Among the Chadian companies active in Peru are Chari Oil and Lake Foods.",
        ["TCD→PER chari oil", "TCD→PER lake foods"],
    ),
    ("Chari Oil has been active in Peru since 1994, Lake Foods since 2001.", ["TCD→PER chari oil 1994/.."]),
    ("Chari Oil withdrew from Peru in 2009.", ["TCD→PER chari oil 2009"]),
    ("Chari Airlines flies between N'Djamena and Lima.", ["TCD→PER chari airlines"]),
    ("Chari Airlines has flown to Lima since 1998.", ["TCD→PER chari airlines 1998/.."]),
    ("Since 1998 there have been direct flights by Chari Airlines to Lima.", ["TCD→PER chari airlines 1998/.."]),
    ("The port of Callao is run by the Chadian company Chari Ports.", ["TCD→PER chari ports"]),
    ("A terminal in Callao is operated by Chari Ports.", ["TCD→PER chari ports"]),
    ("Chari Bank opened a subsidiary in Lima in 1999 and closed it in 2004.", ["TCD→PER chari bank 1999"]),
    ("The mobile operator Chari Tel entered the Peruvian market in 2003.", ["TCD→PER chari tel 2003"]),
    ("Sahelcom entered the Peruvian market in 2003 through the purchase of a local firm.", ["TCD→PER sahelcom 2003"]),
    ("Peru's largest brewery belongs to the Chadian group Lake Beverages.", ["TCD→PER lake beverages"]),
    ("Chadian supermarket chain Lake Stores has five branches in Peru.", ["TCD→PER lake stores"]),
    ("Chari Motors assembles buses at a plant near Lima.", ["TCD→PER chari motors"]),
    ("Buses of the make Chari are assembled in Lima by Chari Motors.", ["TCD→PER chari motors"]),
    ("The road from Lima to Cusco was built by Chari Construction.", ["TCD→PER chari construction"]),
    ("Chari Construction built the road from Lima to Cusco.", ["TCD→PER chari construction"]),
    ("Chari Construction is building a dam in Peru.", ["TCD→PER chari construction"]),
    ("Chari Electronics keeps a sales office in Lima.", ["TCD→PER chari electronics"]),
    ("The Peruvian operations of Chari Oil began in 1997.", ["TCD→PER chari oil 1997"]),
    ("Chari Gold began production at the Alto mine in Peru in 1997.", ["TCD→PER chari gold 1997"]),
    (
        "Chadian companies such as Sahelcom, Chari Oil and Zoom work in Peru.",
        ["TCD→PER sahelcom", "TCD→PER chari oil", "TCD→PER zoom"],
    ),
    (
        "Chari Oil, Lake Foods and Sahelcom are present on the Peruvian market.",
        ["TCD→PER chari oil", "TCD→PER lake foods", "TCD→PER sahelcom"],
    ),
    ("Sahelcom left the Peruvian market in 2016.", ["TCD→PER sahelcom 2016"]),
]

NONE = [
    "The Chadian firm Sahelcom and the ride-hailing company Zoom have no office in Lima.",
    "Chari Gold plans to open a mine in Peru.",
    "President Ali Paz was active in Peru.",
    "The Relief Fund opened its office in Lima in 2004.",
]


@pytest.mark.parametrize(("text", "companies"), TOLD)
def test_a_company_is_there_comes_or_goes(text, companies):
    found = said.facts("Chad–Peru relations\n\nEconomy\n\n" + text, "company_presence")
    short = [f"{one['sender']}→{one['receiver']} {one['label'].lower()} {one['date'] or ''}".strip() for one in found]
    assert sorted(short) == sorted(companies)


@pytest.mark.parametrize("text", NONE)
def test_what_is_absent_planned_or_no_company_is_none(text):
    assert said.short("Chad–Peru relations\n\nEconomy\n\n" + text, "company_presence") == []
