"""The matrix of some states and the partners of a region: what documents and fetched data sets say, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.region import documents, measures, posts
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

DOCUMENTS, MEASURES = documents.DOMAINS, tuple(measures.DOMAINS)
DOMAINS = (*DOCUMENTS, *MEASURES)
COLUMNS = "state partner domain status value n unit median whole date as_of basis lists rows"


def matrix(data: Tables, state: str | Sequence[str], region: str | Sequence[str], years: str = "") -> pd.DataFrame:
    """What the tables and the fetched data sets say of some states and each partner in a region, domain by domain.

    Shape: one row is a state, partner and domain: state, partner, domain (of `DOMAINS`; sent, out: from the state;
    hosted, in: to it), status, value, n, unit, median, whole, date, as_of, basis, lists (lost or sample lists that may
    have told), rows. Domains of data sets stand only where the set is here. status: value (a row says so), zero (it is
    reported as none, or as less than half the `unit` to which this copy is rounded), few (fewer than 10 votes, too few
    for a share), not_reported (covered, without a value), outside (the data set does not cover the year or one of the
    two), stated_absent (a source says that there is none), absent_from_complete_list (a complete list does not name
    it), undated (an event tells of visits, but not when or how many), unnamed (a list of just this pair is a sample of
    which no row names anything), announced, planned, explored or ended, and nobody_says: no row, no complete list, so
    nothing is known. Of what documents count the first in this order stands, of relations and missions the newest word.
    value: for relations how they began; for missions their number of rows; for visits, agreements, joint bodies and
    companies the number that sources name, which is no count of all there are; for trade the newest amount in US
    dollars, or else the number of goods named; votes: the share of identical votes from 0 to 1, n: of how many in which
    both voted; exports and imports: US dollars by the importer's report; igos: organizations of which both are full
    members; alliance: the obligations that bind one of the two to the other, parted by semicolons; visa_out and
    visa_in: what a citizen of the one needs to enter the other; treaties: agreements that bind both. median: of all
    partners of the state in the world, whole: the sum of all these; missing where neither means anything. date: the
    newest date in the cell, for relations and missions the beginning, for data sets the year or years covered. Order:
    states as given, partners as the region has them; a state is no partner of itself. state, region: codes of states,
    or for the region of groups too, as a list or parted by commas. years: "1990-2020", either end open, or one year;
    dated acts outside are left out, what is undated or stands stays, and a data set tells of the last year within
    (votes: of the last ten). What ended states did (the Soviet Union) is not counted as the state's; agreements that
    bound them bind who continues them.
    Units: as said. Errors: ValueError for a region or years that are none.
    A claim such as "relations with 31 of 33" names no state and fills no cell (`profile.group_claims`).
    Source of the method: our own; kinds of absence as in DESIGN, section 1; measures as in `panel`.

    >>> from analysis import tables
    >>> found = matrix(tables.load(), "BLR", "LAC33")
    >>> found[found.partner.eq("ARG") & found.domain.str.startswith("embassy")]["status"].tolist()
    ['value', 'absent_from_complete_list']
    """
    states, codes = (select.listed(given) if isinstance(given, str) else given for given in (state, region))
    span, partners = select.span(years), select.region(data, codes)
    named = codes[0] if len(codes) == 1 else "-".join(codes) if len(codes) <= 3 else f"{len(partners)}-states"
    measured = measures.measured(data, list(states), partners, named, span)
    rows = []
    for one in states:
        told = documents.cells(data, one, [partner for partner in partners if partner != one], span)
        for partner, cells in posts.founded(data, one, named, told).items():
            whole = {**cells, **{domain: cells[partner] for (own, domain), cells in measured.items() if own == one}}
            rows += [{"state": one, "partner": partner, "domain": domain, **cell} for domain, cell in whole.items()]
    return select.frame(rows, COLUMNS)


def silent(matrix: pd.DataFrame, domain: str) -> list[str]:
    """The partners of which nobody says anything in one domain, in the matrix's order.

    Shape: a list of codes. Errors: none. Source of the method: as `matrix`.

    >>> from analysis import tables
    >>> len(silent(matrix(tables.load(), "BLR", "LAC33"), "relations"))
    32
    """
    said = matrix[matrix["domain"].eq(domain) & matrix["status"].ne("nobody_says")]["partner"]
    return [partner for partner in dict.fromkeys(matrix["partner"]) if partner not in set(said)]
