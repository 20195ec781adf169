"""How fast the centralities of the world's network are: `python -m benchmarks.centrality [--years 60] [--apart 3]`.

Made layers of 200 states and 15,000 directed ties a year. networkx computes the same four measures on fewer years, and
is told for as many; the greatest difference between both is printed beside. Times are of the processor.
"""

import argparse
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import pandas as pd

from analysis.network import centrality

STATES, TIES = 200, 15_000


def made(years: int, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The ties and the nodes of as many years, drawn by chance; weights as of trade, over nine powers of ten."""
    draw = np.random.default_rng(seed)
    names = np.array([f"S{number:03d}" for number in range(STATES)])
    ties = []
    for year in range(years):
        pairs = draw.choice(STATES * (STATES - 1), TIES, replace=False)
        sent, received = np.divmod(pairs, STATES - 1)
        ends = {"sender": names[sent], "receiver": names[received + (received >= sent)]}
        ties.append(pd.DataFrame({"year": year, **ends, "weight": 10 ** draw.uniform(0, 9, TIES)}))
    nodes = pd.DataFrame({"year": np.repeat(range(years), STATES), "node": np.tile(names, years), "covered": True})
    return pd.concat(ties, ignore_index=True), nodes


def apart(ties: pd.DataFrame) -> pd.DataFrame:
    """The same measures of one year by networkx."""
    graph = nx.from_pandas_edgelist(ties, "sender", "receiver", "weight", create_using=nx.DiGraph)
    measures = {
        "degree_in": nx.in_degree_centrality(graph),
        "degree_out": nx.out_degree_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "betweenness": nx.betweenness_centrality(graph),
        "eigenvector": nx.eigenvector_centrality_numpy(graph, weight="weight"),
    }
    return pd.DataFrame(measures).sort_index()


def clocked(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    """The processor's seconds that some work takes, and what it gives."""
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def main() -> int:
    """Print both times, their ratio, and how far the figures are apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=60)
    parser.add_argument("--apart", type=int, default=3, help="years that networkx computes too")
    asked = parser.parse_args()
    ties, nodes = made(asked.years)
    ours, found = clocked(lambda: centrality.over_years(ties, nodes, directed=True))
    each = [ties[ties["year"].eq(year)] for year in range(asked.apart)]
    theirs, other = clocked(lambda: pd.concat([apart(one) for one in each], ignore_index=True))
    theirs *= asked.years / asked.apart
    distance = (found[list(other)].iloc[: len(other)] - other).abs().max().max()
    print(f"{asked.years} years of {STATES} states and {TIES:,} ties, four centralities")
    print(f"igraph:   {ours:6.2f} s of processor")
    print(f"networkx: {theirs:6.2f} s of processor, of {asked.apart} years; {theirs / ours:.0f} times as long")
    print(f"greatest difference: {distance:.0e}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
