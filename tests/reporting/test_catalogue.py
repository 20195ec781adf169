"""Which reports exist, what they take, and what is refused."""

import re

import pytest

from analysis import network, tables
from analysis.requests import catalogue, values
from analysis.requests import lists as requests
from analysis.requests.catalogue import BadRequest, Request
from analysis.tables.factlines import FACT_KINDS
from tests.reporting import house

DATA = tables.load()


def refused(**given):
    with pytest.raises(BadRequest) as caught:
        values.request(given.pop("report", "dyad"), given, given.pop("lang", "en"), DATA)
    return str(caught.value)


def test_every_report_has_a_notebook_whose_parameters_are_text_with_a_comment():
    for report in catalogue.REPORTS:
        for parameter in catalogue.parameters(catalogue.notebook(report)).values():
            assert parameter.comment, f"{report}: {parameter.name} has no comment"


def test_names_that_do_not_exist_are_refused_with_the_nearest_one():
    assert refused(report="dyda") == "no report 'dyda'; did you mean dyad?"
    assert refused(pari="MEX-BLR") == "dyad takes pair, years, as_of, not 'pari'; did you mean pair?"
    assert refused(pair="MEX-BLA") == "pair=MEX-BLA: no state 'BLA'; did you mean BLR (Belarus)?"
    assert refused(pair="MEX-MEX") == "pair=MEX-MEX names one state twice; a pair needs two"
    assert (
        refused(report="network", layers="embasies") == "layers=embasies: no layer 'embasies'; did you mean embassies?"
    )
    assert refused(report="region", region="LAC34") == "region=LAC34: no group 'LAC34'; did you mean LAC33?"


@pytest.mark.parametrize(
    ("report", "name", "remedy"),
    [
        ("trade", "pairs", "write pairs such as MEX-BLR,MEX-KAZ"),
        ("dyad", "pair", "write two states with a hyphen, such as MEX-BLR"),
        ("region", "state", "write a state such as BLR, or several parted by commas"),
        ("region", "region", "write a group such as LAC33, or states parted by commas"),
    ],
)
@pytest.mark.parametrize("text", ["", " ", ",", " , "])
def test_an_empty_value_is_refused_where_it_means_nothing(report, name, remedy, text):
    line = refused(report=report, **{name: text})
    assert line == f"{name} is empty; {remedy}" or (name in ("pair", "state") and "," in text)


def test_an_empty_value_means_what_the_notebook_says():
    def empty(report, name):
        return dict(values.request(report, {name: ""}, "en", DATA).parameters)[name]

    assert empty("timeline", "pairs") == empty("network", "region") == empty("coverage", "pair") == ""
    assert empty("network", "layers") == "embassies,honorary,accreditations"


@pytest.mark.parametrize("name", ["__import__('os').system('x');z", "pair;x", "", "print"])
def test_a_name_is_never_code(name):
    assert "dyad takes" in refused(**{name: "x"})


@pytest.mark.parametrize("years", ["20", "2015-", "2015-02", "1992–2024", "x", "٢٠١٥"])
def test_years_are_one_year_or_two(years):
    assert "write 2015, 1992-2015 or 1992:2015" in refused(years=years)


def test_years_do_not_run_backwards():
    assert refused(years="2024-1992") == "years=2024-1992 ends before it begins; write 1992-2024"


def test_states_are_one_or_several_parted_by_commas_each_once_and_at_most_as_many_as_a_figure_holds():
    def states(text):
        return dict(values.request("region", {"state": text}, "en", DATA).parameters)["state"]

    assert states("Russia, BLR,RUS") == "RUS,BLR"
    assert states("belarus") == "BLR"
    assert refused(report="region", state="RUS,BLA") == "state=BLA: no state 'BLA'; did you mean BLR (Belarus)?"
    assert refused(report="region", state="RUS,BLR,KAZ,ARM,KGZ") == (
        "state=RUS,BLR,KAZ,ARM,KGZ names 5 states; name at most 4"
    )


def test_a_group_is_no_state():
    assert refused(pair="MEX-LAC33") == "pair: LAC33 is a group; name a state"
    assert refused(report="region", state="lac33") == "state: LAC33 is a group; name a state"
    assert refused(report="region", state="RUS,lac33") == "state: LAC33 is a group; name a state"
    assert refused(report="region", region="MEX,LAC33") == "region: LAC33 is a group; name a state"


@pytest.mark.parametrize(
    ("report", "name"), [("dyad", "pair"), ("dyad", "years"), ("dyad", "as_of"), ("dyad", "x" * 999)]
)
@pytest.mark.parametrize("text", ["x" * 999, "x" * 500 + "-" + "y" * 500, "x'\"\\" * 300])
def test_a_long_text_is_echoed_in_part(report, name, text):
    assert len(refused(report=report, **{name: text})) < 250


@pytest.mark.parametrize("name", ["state", "region", "layers", "kinds"])
def test_a_long_word_is_echoed_in_part(name):
    report = {"layers": "network", "kinds": "timeline"}.get(name, "region")
    assert len(refused(report=report, **{name: "y" * 999})) < 350
    assert refused(report="y" * 999).startswith(f"no report '{'y' * 59}…'")


def test_dates_must_exist():
    assert (
        refused(as_of="2015-02-30") == "as_of=2015-02-30: date '2015-02-30' does not exist; February 2015 has 28 days"
    )


@pytest.mark.parametrize("lang", ["es", "ru"])
def test_other_languages_are_not_there_yet(lang):
    with pytest.raises(BadRequest, match=f"lang={lang} is not there yet; use en"):
        values.request("dyad", {}, lang, DATA)


@pytest.mark.parametrize(
    ("text", "pair"), [("MEX-BLR", "MEX-BLR"), ("Mexico-Guinea-Bissau", "MEX-GNB"), ("Belarus–Mexico", "BLR-MEX")]
)
def test_names_mean_the_same_as_codes(text, pair):
    assert dict(values.request("dyad", {"pair": text}, "en", DATA).parameters)["pair"] == pair


def test_one_request_has_one_spelling_and_one_folder():
    one = values.request("dyad", {"pair": "Mexico-Belarus", "years": "1992:2024"}, "en", DATA)
    two = values.request("dyad", {"pair": "MEX-BLR", "years": "1992-2024"}, "en", DATA)
    assert one == two
    assert one.path == "dyad/mex-blr_1992-2024/en"


def test_different_requests_never_share_a_folder():
    slugs = {
        Request("network", (("date", date),)).slug for date in ("2022", "2022~", "2022?", "2022/..", "../2022", "")
    }
    assert len(slugs) == 6
    assert all("/" not in slug and "." not in slug for slug in slugs)


@pytest.mark.parametrize(
    "cell", ["pair = 'MEX-BLR'", "pair: str = 'a' + 'b'", "import os", "n: int = 3", "pair: str = ("]
)
def test_parameters_are_annotated_literals(cell, tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text(house.notebook(house.code(cell, "parameters")))
    with pytest.raises(BadRequest, match=r"n\.ipynb: "):
        catalogue.parameters(path)


def test_a_half_saved_notebook_is_one_line(tmp_path):
    (tmp_path / "n.ipynb").write_text('{"cells": [')
    with pytest.raises(BadRequest, match="no whole notebook"):
        catalogue.parameters(tmp_path / "n.ipynb")


def asked(folder, text):
    (folder / "r.yaml").write_text(text, "utf-8")
    return [request.slug for request in requests.read([folder / "r.yaml"], DATA)]


def test_lists_are_crossed(tmp_path):
    text = "- {report: dyad, with: {pair: [MEX-BLR, MEX-RUS], years: ['2015', 1992-2024]}}"
    assert asked(tmp_path, text) == [
        "mex-blr_2015",
        "mex-blr_1992-2024",
        "mex-rus_2015",
        "mex-rus_1992-2024",
    ]


def test_a_matrix_leaves_out_a_state_with_itself(tmp_path):
    text = "- {report: dyad, with: {pair: {from: [BLR, RUS], to: [RUS, MEX]}}}"
    assert asked(tmp_path, text) == ["blr-rus", "blr-mex", "rus-mex"]


def test_a_group_in_a_matrix_is_its_states(tmp_path):
    text = "- {report: dyad, with: {pair: {from: LAC33, to: BLR}}}"
    assert len(asked(tmp_path, text)) == 33


def test_norway_is_no_boolean(tmp_path):
    assert asked(tmp_path, "- {report: region, with: {state: NOR, region: 'MEX,BLR'}}") == ["nor_mex-blr"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- {report: dyda}", "r.yaml: entry 1: no report 'dyda'; did you mean dyad?"),
        (
            "- {report: dyad, wiht: {}}",
            "r.yaml: entry 1: a request holds report, lang, with, not 'wiht'; did you mean with?",
        ),
        ("- {report: dyad}\n- {report: dyad, with: {pair: MEX-BLA}}", "r.yaml: entry 2: pair=MEX-BLA: no state 'BLA'"),
        ("- {report: dyad, lang: [en, es]}", "r.yaml: entry 1: lang=es is not there yet; use en"),
        ("report: dyad", "r.yaml: write a list of requests"),
        ("- [", "r.yaml:2:1: no YAML"),
        ("- dyad", "r.yaml: entry 1: a request names its report"),
        ("- {report: dyad, with: {pair: {from: MEX}}}", "r.yaml: entry 1: pair as a matrix holds from and to"),
        ("- {report: dyad, with: {pair: [[MEX-BLR]]}}", "r.yaml: entry 1: pair holds a nested list"),
        ("[" * 3000, "r.yaml:1:21: no YAML; lists stand in lists more than 20 deep"),
        ("{a: " * 3000, "r.yaml:1:81: no YAML; lists stand in lists more than 20 deep"),
        ("- &a [*a]", "r.yaml:1:3: no YAML; found unconstructable recursive node"),
        ("- {report: dyad, report: tour}", "r.yaml:1:18: 'report' stands twice; delete one"),
        (
            "- report: dyad\n  with:\n    pair: MEX-BLR\n    pair: MEX-RUS",
            "r.yaml:4:5: 'pair' stands twice; delete one",
        ),
        ("- {report: dyad, with: {pair: []}}", "r.yaml: entry 1: pair is an empty list; write a text in it, or leave"),
        ("- {report: dyad, lang: []}", "r.yaml: entry 1: lang is an empty list; write a text in it, or leave it out"),
        (
            "- {report: dyad, with: {pair: {from: BLR, to: BLR}}}",
            "r.yaml: entry 1: pair as a matrix pairs BLR with itself only; name another state",
        ),
        (
            "- {report: dyad, with: {pair: {from: LAC34, to: BLR}}}",
            "r.yaml: entry 1: pair from LAC34: no group 'LAC34'; did you mean LAC33?",
        ),
        (
            "- {report: dyad, with: {pair: {from: BLR, to: 'MEX,BLA'}}}",
            "r.yaml: entry 1: pair to BLA: no state 'BLA'; did you mean BLR (Belarus)?",
        ),
        (
            "- {report: dyad, with: {pair: {from: BLR, to: ''}}}",
            "r.yaml: entry 1: pair to is empty; write a group such as LAC33, or states parted by commas",
        ),
        (
            "- {report: dyad, with: {pair: MEX-BLR, years: '2014'}}\n"
            "- {report: dyad, with: {pair: MEX-BLR, as_of: '2014'}}",
            "r.yaml: entry 2: pair=MEX-BLR as_of=2014 and pair=MEX-BLR years=2014 would lie in one folder, "
            "dyad/mex-blr_2014/en; ask for one of them in another --out",
        ),
    ],
)
def test_a_wrong_request_is_named_by_file_and_entry(tmp_path, text, line):
    with pytest.raises(BadRequest) as caught:
        asked(tmp_path, text)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_the_shipped_requests_ask_for_what_was_promised():
    paths = {request.path for request in requests.read(catalogue.shipped(), DATA)}
    assert {
        "dyad/mex-blr/en",
        "dyad/mex-kaz/en",
        "dyad/mex-rus/en",
        "dyad/blr-ven/en",
        "region/rus-blr-kaz_lac33/en",
    } <= paths
    assert {path.split("/")[0] for path in paths} == set(catalogue.REPORTS)


def test_layers_and_kinds_are_those_of_the_network_and_of_the_facts():
    assert set(values.LAYERS) == set(network.LAYERS)
    assert set(FACT_KINDS) == set(DATA.facts["kind"])


@pytest.mark.parametrize(
    "said", ["", '"relations": {}', '"relations": {"reads": "all"}', '"relations": {"reads": "pair"}']
)
def test_a_notebook_says_whether_it_reads_a_pair_or_all(tmp_path, said):
    path = tmp_path / "x.ipynb"
    path.write_text(f'{{"cells": [], "metadata": {{{said}}}}}', "utf-8")
    assert catalogue.reads(path) == ("pair" if "pair" in said else "all")


@pytest.mark.parametrize(
    ("held", "line"),
    [
        ('{"cells": [], "metadata": {"relations": {"reads": "pairs"}}}', "reads is 'pairs'; write pair or all"),
        ('{"cells": [], "metadata": {"relations": {"reads": ["pair"]}}}', "write pair or all"),
        ('{"cells": [], "metadata": {"relations": "pair"}}', "metadata.relations is 'pair'; write an object"),
        ('{"cells": [', "x.ipynb is no whole notebook; save it again in JupyterLab"),
        ("[]", "x.ipynb is no whole notebook; save it again in JupyterLab"),
    ],
)
def test_a_notebook_that_says_anything_else_is_refused(tmp_path, held, line):
    path = tmp_path / "x.ipynb"
    path.write_text(held, "utf-8")
    with pytest.raises(BadRequest, match=re.escape(line)):
        catalogue.reads(path)


def test_the_dyad_reads_its_pair_and_all_others_everything():
    told = {report: catalogue.reads(catalogue.notebook(report)) for report in catalogue.REPORTS}
    assert told.pop("dyad") == "pair"
    assert set(told.values()) == {"all"}
