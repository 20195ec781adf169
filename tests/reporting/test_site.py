"""The index of a site: pairs first, in the order in which they were asked for, then what goes across pairs."""

import re

from analysis.crews.entry import Entry
from analysis.reporting import site


def entry(report, slug):
    path = f"{report}/{slug}/en"
    return Entry(report, {}, "en", path, "key", {}, finding=f"finding of {slug}", rows="R1", picture="a-small.png")


def test_pairs_stand_first_and_in_the_order_asked():
    entries = [entry("tour", "all"), entry("dyad", "a-b"), entry("dyad", "c-d"), entry("network", "all")]
    asked = ["dyad/c-d/en", "dyad/a-b/en", "tour/all/en", "network/all/en"]
    html = site.shared(entries, "1", asked)["index.html"].decode()
    paths = [path.removesuffix("/index.html") for path in re.findall(r'<a href="([^"]+/index.html)"', html)]
    assert paths == ["dyad/c-d/en", "dyad/a-b/en", "network/all/en", "tour/all/en"]
    assert html.index("Pairs of states") < html.index("Across pairs")


def test_every_card_has_a_picture_and_what_is_no_pair_says_what_it_is():
    html = site.shared([entry("dyad", "a-b"), entry("network", "all")], "1")["index.html"].decode()
    assert html.count("<img ") == 2
    assert re.findall(r'<span class="kicker">([^<]+)<', html) == ["Who is tied to whom"]
