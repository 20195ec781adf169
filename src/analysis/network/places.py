"""Where states stand in a layer of the world's ties, in one year and over many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.network.centrality import over_years
from analysis.network.sets import WORLD, newest, yearly
from analysis.network.yearly import KEY, Yearly
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

PLACED = ("strength", "partners", "closeness", "betweenness", "eigenvector")
BESIDE = ["of", "reason", *PLACED, *(f"{name}_place" for name in PLACED)]
STANDING = f"layer year iso3 {' '.join(BESIDE)} rows among"
HISTORY = f"layer year iso3 node past told common common_place {' '.join(BESIDE)} rows"
NUMBERS = dict.fromkeys(("of", "partners", *(f"{name}_place" for name in PLACED)), "Int64")
SPAN, STEP = 50, 10  # years of a history, and between those of which a page tells
ALIKE = 9  # decimals beyond which two shares are one


def placed(one: Yearly, directed: bool) -> pd.DataFrame:
    """The centralities of a layer's nodes in its years, with the place of each among the others of the year.

    One row is a node of a year: year, node, the measures of `centralities`, reason, partners, strength, of, and a
    place for each of `PLACED`; see `standing`.
    """
    found = over_years(one.ties, one.nodes, directed)
    at = pd.MultiIndex.from_frame(found[["year", "node"]])
    listed = one.nodes.set_index(["year", "node"])["covered"].astype(bool).reindex(at).to_numpy()
    for name, sums in zip(("strength", "partners"), _sums(one, directed), strict=True):
        found[name] = pd.Series(sums.reindex(at, fill_value=0).to_numpy(float)).where(listed)
    found["of"] = found.groupby("year")["strength"].transform("count").astype("Int64")
    for name in PLACED:
        ranked = found[name].round(ALIKE).groupby(found["year"]).rank(method="min", ascending=False)
        found[f"{name}_place"] = ranked.astype("Int64")
    return found.astype({"partners": "Int64"})


def standing(data: Tables, layer: str, date: str = "", region: Sequence[str] = ()) -> pd.DataFrame:
    """Where each state stood in a layer in the newest year of which it tells, at or before a date.

    Shape: one row is a state that the layer covers, by its code of that year: layer, year, iso3, of (how many are
    placed), reason ('' or why there are no centralities), strength (the sum of the weights of its ties, both ways;
    dollars, bodies, allies, shares, posts: see `world`), partners (states tied to it either way), closeness,
    betweenness, eigenvector (see `centralities`), and strength_place, partners_place, … (1 for the largest, equals
    alike; the place is among all states of the layer, whatever the region), rows (the computed row of the state), among
    (that of the region, where one is asked for). Order: place by strength, then code. In a layer that does not follow
    every sender (posts) only the senders that it lists are placed, by what they send, and the centralities are missing.
    region: states or groups; of a state that was not yet there the one that it continues, under its own code. No rows
    where the layer's data set is not here, or tells of no year so early. Units: as said. What an absence is: see
    `world`. Errors: ValueError for a layer, date, state or group that is none. Source of the method: Barrat et al.
    2004, PNAS 101(11), for strength; `centralities`.

    >>> from analysis import tables
    >>> standing(tables.load(), "trade").columns[5:7].tolist()
    ['strength', 'partners']
    """
    year = newest(data, layer, date) if layer else None
    if year is None:
        return select.frame([], STANDING)
    one = yearly(data, layer, year, year)
    found = placed(one, WORLD[layer].directed).sort_values(["strength_place", "node"], ignore_index=True)
    nodes = list(found["node"])
    asked = inside(data, region, nodes) or set(nodes if not region else [])
    rows = [row for row in select.records(found) if row["node"] in asked]
    among = [_region(data, layer, year, region, rows)] if region and rows else []
    ties = pd.concat([one.ties["sender"], one.ties["receiver"]]).value_counts()
    made = [{**row, "layer": layer, "iso3": row["node"], "among": among} for row in rows]
    told = [{**row, "rows": [_state(data, row, int(ties.get(row["node"], 0)))]} for row in made]
    return select.frame(told, STANDING).astype(NUMBERS)


def history(
    data: Tables, layer: str, states: Sequence[str] = (), first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """Where some states stood in a layer, year by year.

    Shape: one row is a state in a year that the layer covers: layer, year, iso3 (the state asked for), node (its code
    of that year), past (whether that is an ended state which it continues), told (whether the computed row has its
    place: of every tenth year back from the last, of each where there are few), common and common_place (in the state's
    first and in the last year told: how many states had a place in both, and its own among these), and the columns of
    `standing`. states: none for all of the last year. first, last: years, both included; by default the newest of which
    the layer tells, and fifty years before. Order: states as asked, years. A year in which a state was no node has no
    row; nothing is interpolated. A place holds within its year: how many states there are (`of`) changes, dollars are
    those of the year. Units, what an absence is: as `standing`. Errors: ValueError for a layer that is none. Source of
    the method: as `standing`.

    >>> from analysis import tables
    >>> history(tables.load(), "alliances", ["BRA"], 1958, 2018).columns[3:5].tolist()
    ['node', 'past']
    """
    end = newest(data, layer, f"{last:04d}" if last else "") if layer else None
    if end is None:
        return select.frame([], HISTORY).astype({"past": bool, "told": bool})
    one = yearly(data, layer, end - SPAN if first is None else first, end)
    found = placed(one, WORLD[layer].directed)
    covered = found["year"].unique().tolist()
    nodes = {year: found.loc[found["year"].eq(year), "node"].tolist() for year in covered}
    asked = [(state, year, _node(data, state, nodes[year])) for state in states or nodes.get(end, []) for year in nodes]
    lines = pd.DataFrame(asked, columns=["iso3", "year", "node"]).merge(found, on=["year", "node"], how="inner")
    few = len(covered) <= SPAN / STEP + 1
    told = lines["strength_place"].notna() & (few | (end - lines["year"]).mod(STEP).eq(0))
    lines = lines.assign(layer=layer, past=lines["iso3"].ne(lines["node"]), told=told.astype(bool))
    lines["since"] = lines["iso3"].map(lines[told].groupby("iso3")["year"].min())
    both = [_common(data, found, (since, end)) for since in sorted(lines["since"].dropna().astype("int64").unique())]
    lines = lines.merge(pd.concat(both or [_common(data, found, (end, end))]), on=["since", "year", "node"], how="left")
    span = f"{min(covered, default=end)}-{end}"
    ids = {str(state): _told(data, layer, span, mine) for state, mine in lines.groupby("iso3", sort=False)}
    return lines.assign(rows=pd.Series([[ids[state]] for state in lines["iso3"]], lines.index))[HISTORY.split()]


def inside(data: Tables, region: Sequence[str], nodes: Collection[str]) -> set[str]:
    """The nodes that some states and groups mean: each state's own code, else that of the one which it continues."""
    return {node for state in select.region(data, region) if (node := _node(data, state, nodes))}


def _common(data: Tables, found: pd.DataFrame, ends: tuple[int, int]) -> pd.DataFrame:
    """In two years, the places among those states that had one in both."""
    first, last = (found[found["year"].eq(year)].set_index("node")["strength"].dropna() for year in ends)
    then = {node: _node(data, node, first.index) for node in last.index}
    both = {node: before for node, before in then.items() if before}
    made = []
    for year, strength in zip(ends, (first[list(both.values())], last[list(both)]), strict=True):
        place = strength.round(ALIKE).rank(method="min", ascending=False)
        made.append(pd.DataFrame({"year": year, "node": place.index, "common_place": place.to_numpy()}))
    frame = pd.concat(made).drop_duplicates(["year", "node"]).assign(since=ends[0], common=len(both))
    return frame.astype({"node": "str", "common": "Int64", "common_place": "Int64"})


def _sums(one: Yearly, directed: bool) -> tuple[pd.Series, pd.Series]:
    """Strength and number of partners by year and node: both ways where every node is covered, else what is sent."""
    partial = set(one.nodes.loc[~one.nodes["covered"].astype(bool), "year"]) if directed else set()
    back = one.ties.rename(columns={"sender": "receiver", "receiver": "sender"})
    both = pd.concat([one.ties, back[~back["year"].isin(partial)]])
    strength = both.groupby(["year", "sender"])["weight"].sum()
    return strength, both.drop_duplicates(KEY).groupby(["year", "sender"]).size()


def _node(data: Tables, state: str, nodes: Collection[str]) -> str:
    """The code under which a state is among the nodes: its own, else that of one which it continues; '' for neither."""
    return next((code for code in (state, *data.atlas.pasts(state)) if code in nodes), "")


def _state(data: Tables, row: dict[str, Any], ties: int) -> str:
    """The computed row of a state's standing, which rests on so many ties."""
    source = WORLD[row["layer"]]
    told = {name: row[name] for name in ("partners", *PLACED[2:])} | {source.strength: row["strength"], "of": row["of"]}
    told |= {f"{name}_place": row[f"{name}_place"] for name in PLACED} | {"other_states": row["of"] - 1}
    selection = {"layer": row["layer"], "state": row["node"], "year": row["year"]}
    return data.computed(source.dataset, selection, ties, **told)


def _region(data: Tables, layer: str, year: int, region: Sequence[str], rows: list[dict[str, Any]]) -> str:
    """The computed row of a region: how many of its states the layer places."""
    first = [row["node"] for row in rows if row["strength_place"] == rows[0]["strength_place"]]
    told = {"states": len(rows), "first": ";".join(first), "first_states": len(first)}
    selection = {"measure": "region", "layer": layer, "region": " ".join(region), "year": year}
    return data.computed(WORLD[layer].dataset, selection, len(rows), **told)


def _told(data: Tables, layer: str, span: str, mine: pd.DataFrame) -> str:
    """The computed row of a state's places in the years that are told."""
    years = mine.loc[mine["told"], "year"]
    told: dict[str, Any] = {"first_year": years.min(), "last_year": years.max()} if len(years) else {}
    for row in select.records(mine[mine["told"]]):
        told |= {f"place_{row['year']}": row["strength_place"], f"of_{row['year']}": row["of"]}
        told |= {} if pd.isna(row["common"]) else {"common": row["common"]}
        told |= {} if pd.isna(row["common"]) else {f"common_place_{row['year']}": row["common_place"]}
    pasts = mine[mine["past"]]
    told |= {"earlier_as": pasts["node"].iloc[-1], "earlier_until": int(pasts["year"].max())} if len(pasts) else {}
    selection = {"measure": "places", "layer": layer, "state": mine["iso3"].iloc[0], "years": span}
    return data.computed(WORLD[layer].dataset, selection, len(mine), **told)
