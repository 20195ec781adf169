"""Companies of one state in the other: named ones, with their home, host and date."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"
TOLD = [
    ("Peruvian company Inca Oil operates in Chad.", ["PER→TCD Inca Oil"]),
    (
        "Peruvian multinational companies such as Inca Oil, Grupo Sol and Lima Foods operate in Chad.",
        ["PER→TCD Inca Oil", "PER→TCD Grupo Sol", "PER→TCD Lima Foods"],
    ),
    ("Several Chadian companies have invested in Peru, including Sahel Bank.", ["TCD→PER Sahel Bank"]),
    ("Sahel Bank opened a branch in Lima in 2004.", ["TCD→PER Sahel Bank 2004"]),
    ("Grupo Sol, a Peruvian mining company, has operated in Chad since 2006.", ["PER→TCD Grupo Sol 2006/.."]),
    ("Inca Motors has a factory in N'Djamena.", ["PER→TCD Inca Motors"]),
    ("Chadian firms in Peru: Sahel Oil, Baobab.", ["TCD→PER Sahel Oil", "TCD→PER Baobab"]),
    ("Companies with Chadian capital: «Sahel Oil» (fuel), «Baobab».", ["TCD→PER Sahel Oil", "TCD→PER Baobab"]),
    ("A branch of the Chadian oil company “Sahel Oil” works in Peru.", ["TCD→PER Sahel Oil"]),
    (
        "Two Chadian firms are in Peru: a branch of JSC “Sahel” and a representative office of LLC “Baobab”.",
        ["TCD→PER Sahel", "TCD→PER Baobab"],
    ),
]
NONE = [
    "President Juan Lopez opened a factory in N'Djamena in 2004.",
    "The Peruvian bank Banco Inca plans to open a branch in Chad.",
    "Representatives of the Peruvian company Inca Oil visited Chad in 2010.",
    "Many companies are interested in Chad.",
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_a_company_is_of_its_home_and_in_its_host(text, facts):
    found = said.facts(PAIR + text, "company_presence")
    short = [f"{one['sender']}→{one['receiver']} {one['label']} {one['date'] or ''}".strip() for one in found]
    assert short == facts


@pytest.mark.parametrize("text", NONE)
def test_persons_plans_and_visitors_are_no_companies_there(text):
    assert said.short(PAIR + text, "company_presence") == []


BETWEEN = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sahel Electronics keeps its sales office in Lima.", "Sahel Electronics TCD"),
        ("Sahelpetrol acquired a stake in a block off Peru in 2011.", "Sahelpetrol TCD 2011"),
        ("The Peruvian drinks maker Andes Group has been bottling in Chad since 2010.", "Andes Group PER 2010/.."),
        ("“Sahel Metal” LLC operates a representative office in Lima.", "Sahel Metal TCD"),
        ("Sahel Oil bought a 15% stake in the Selva field in Peru in 2014.", "Sahel Oil TCD 2014"),
        ("Sahel Oil of Chad has drilled in Peru since 1990.", "Sahel Oil TCD 1990/.."),
        ("The biggest Chadian investor in Peru is Sahel Oil.", "Sahel Oil TCD"),
        ("Sahel Airlines launched flights to Lima in 2015.", "Sahel Airlines TCD 2015"),
        ("Sahel Air flies from N'Djamena to Lima.", "Sahel Air TCD"),
        ("President Ana Paz flew to N'Djamena in 2012.", ""),
        ("It opened a plant in 2012.", ""),
        ("Sahel Oil plans to open an office in Lima.", ""),
    ],
)
def test_a_company_at_work_in_the_other_state(text, told):
    found = [
        f"{one['label']} {one['sender']} {one['date'] or ''}".strip()
        for one in said.facts(BETWEEN + text, "company_presence")
    ]
    assert found == ([told] if told else [])
