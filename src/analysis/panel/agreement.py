"""How alike two states vote: counts of joint votes, and the field's measures of agreement made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

SCALE = ("yes", "abstain", "no")
NOT_CAST = ("absent", "not_member")
COUNTS = ("yy", "ya", "yn", "ay", "aa", "an", "ny", "na", "nn")
MEASURES = (
    "votes_joint",
    "votes_identical_share",
    "votes_s_absolute",
    "votes_s_squared",
    "votes_pi",
    "votes_kappa",
)
PLACES = np.array([[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 0], [0, 1], [1, -1], [1, 0], [1, 1]])


def contingency(votes: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """How often every two states cast which two votes on the same resolution.

    votes: one row is a state's vote on a resolution: resolution, iso3, vote (yes, abstain, no, absent, not_member), and
    the columns named in `by`, such as year or issue. A resolution of two issues stands in both.
    Shape: one row is a directed pair of different states that both voted on something in a group of `by`: the columns
    of `by`, sender, receiver, and nine counts named by the sender's and the receiver's vote: yy ya yn ay aa an ny na nn
    (y yes, a abstain, n no). Order: `by`, sender, receiver. Both directions are there.
    Units: resolutions. What an absence is: absent and not_member are no votes, so a resolution counts for a pair only
    where both cast one (pairwise deletion); two states that never did so have nine zeros. Adoption without a vote
    leaves no row and is not counted.
    Errors: ValueError for a vote of another word, or two votes of a state on one resolution.
    Source of the method: joint votes as in Häge 2011, Political Analysis 19(3), 287-305.

    >>> said = pd.DataFrame(
    ...     [("r1", "ARG", "yes"), ("r1", "BRA", "yes"), ("r2", "ARG", "no"), ("r2", "BRA", "abstain")],
    ...     columns=["resolution", "iso3", "vote"],
    ... )
    >>> contingency(said)[["sender", "receiver", "yy", "an", "na"]].values.tolist()
    [['ARG', 'BRA', 1, 0, 1], ['BRA', 'ARG', 1, 1, 0]]
    """
    cast = _cast(votes, by)
    states = pd.Index(sorted(cast["iso3"].unique()), dtype="str")
    cast = cast.assign(state=states.get_indexer(pd.Index(cast["iso3"])), choice=cast["vote"].map(SCALE.index))
    parts = [_pairs(group, states, dict(zip(by, key, strict=True))) for key, group in _groups(cast, by)]
    if not parts:
        return pd.DataFrame(columns=[*by, "sender", "receiver", *COUNTS])
    return pd.concat(parts, ignore_index=True)


def measures(counts: pd.DataFrame) -> pd.DataFrame:
    """How alike two states voted, in the field's six measures, from the counts of `contingency`.

    Shape: one row is a row of `counts`, in its order: its columns but the nine counts, then
    votes_joint: n, the resolutions on which both voted. A share of few is noise; draw none below 10.
    votes_identical_share: (yy + aa + nn) / n, from 0 to 1: the proportion of votes that match, as in Bailey, Strezhnev
    & Voeten 2017, Journal of Conflict Resolution 61(2). It is not the agreement score that gives half a point to an
    abstention against a yes or a no (Lijphart 1963, APSR 57(4); "voting coincidence" of the US Department of State):
    that one is (votes_s_absolute + 1) / 2, and never smaller.
    votes_s_absolute, votes_s_squared: S = 1 - 2 Σ d / (n d_max), from -1 (always yes against no) to 1 (always alike),
    with yes = 1, abstain = 2, no = 3, equal weights, and d = |x - y|, d_max = 2, or d = (x - y)², d_max = 4.
    Signorino & Ritter 1999, International Studies Quarterly 43(1), 115-144, who take |x - y|; both as srsvva and
    srsvvs in Häge's data FPSIM.
    votes_pi, votes_kappa: 1 - D / E, from -1 to 1, 0 where they vote no more alike than chance would, with the mean
    squared distance D of their votes and E the one expected by chance: for pi (Scott 1955, Public Opinion Quarterly
    19(3), 321-325) two votes drawn from both states' votes together, for kappa (Cohen 1960, Educational and
    Psychological Measurement 20(1), 37-46; with weights 1968) one from each state's own. Squared distances, because
    Häge 2011, Political Analysis 19(3), 287-305, uses them for votes (pivv and kappavv of FPSIM); both papers' own
    coefficients count only identical votes, and have other values where states abstain. pi <= kappa always.
    Units: resolutions, then no unit. All are symmetric: sender and receiver may be exchanged, and yes with no.
    What an absence is: missing where the measure has no meaning. With n = 0 all but votes_joint are missing. Where both
    states cast one and the same vote throughout, chance leaves nothing to disagree on (E = 0), and pi and kappa are
    missing although every vote is identical; Häge's own program writes 0 there.
    Errors: ValueError where a column of counts is not there.
    Source of the method: as named; the formulas of pi and kappa as in the replication files of Häge 2011.

    Worked by hand by us: Argentina votes yes, yes, abstain, no and Brazil yes, abstain, abstain, yes, so that d is
    0, 1, 0, 2 and (x - y)² is 0, 1, 0, 4. Identical: 2 of 4. S: 1 - 2 × 3 / (4 × 2) = 0.25 and 1 - 2 × 5 / (4 × 4) =
    0.375. Expected for kappa: of 4 × 4 pairs of votes (yes, yes, abstain, no against yes, yes, abstain, abstain) the
    squared distances sum to 2 + 2 + 2 + 10 = 16, 1 on average, against 5 / 4 observed: 1 - 1.25 = -0.25. For pi the
    8 votes (4 yes, 3 abstain, 1 no) give 2 × (4 × 3 × 1 + 4 × 1 × 4 + 3 × 1 × 1) / 64 = 62 / 64: 1 - 1.25 × 64 / 62.

    >>> said = pd.DataFrame({"sender": ["ARG"], "receiver": ["BRA"], **dict.fromkeys(COUNTS, 0)})
    >>> said[["yy", "ya", "aa", "ny"]] = 1
    >>> measures(said)[list(MEASURES)].round(4).values.tolist()
    [[4.0, 0.5, 0.25, 0.375, -0.2903, -0.25]]
    """
    lacking = [name for name in COUNTS if name not in counts]
    if lacking:
        raise ValueError(f"counts have no column {lacking[0]}; give what contingency makes")
    cells = counts[list(COUNTS)].to_numpy(np.int64)
    x, y = PLACES.T
    n, identical = cells.sum(1), cells[:, x == y].sum(1)
    absolute, squared = cells @ abs(x - y), cells @ (x - y) ** 2
    sums, squares = (cells @ x, cells @ y), cells @ (x**2 + y**2)
    made = (
        n,
        _ratio(identical, n),
        1 - _ratio(absolute, n),
        1 - _ratio(squared, 2 * n),
        1 - _ratio(2 * n * squared, 2 * n * squares - (sums[0] + sums[1]) ** 2),
        1 - _ratio(n * squared, n * squares - 2 * sums[0] * sums[1]),
    )
    return counts.drop(columns=list(COUNTS)).assign(**dict(zip(MEASURES, made, strict=True)))


def _cast(votes: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The votes that were cast; refuses words that are no vote, and a second vote of a state on a resolution."""
    wrong = set(votes["vote"].unique()) - {*SCALE, *NOT_CAST}
    if wrong:
        raise ValueError(f"vote {min(map(str, wrong))!r} is none of {', '.join((*SCALE, *NOT_CAST))}")
    cast = votes[votes["vote"].isin(SCALE)]
    twice = cast[cast.duplicated([*by, "resolution", "iso3"])]
    if len(twice):
        raise ValueError(f"{twice['iso3'].iloc[0]} votes twice on {twice['resolution'].iloc[0]}; keep one vote")
    return cast


def _groups(cast: pd.DataFrame, by: Sequence[str]) -> Iterator[tuple[tuple, pd.DataFrame]]:
    if by:
        yield from cast.groupby(list(by), dropna=False, observed=True)
    elif len(cast):
        yield (), cast


def _pairs(cast: pd.DataFrame, states: pd.Index, key: dict) -> pd.DataFrame:
    """The counts of every two states in one group, as one product of its votes in one-hot columns."""
    resolutions = cast["resolution"].factorize()[0]
    present, state = np.unique(cast["state"], return_inverse=True)
    size = len(present)
    hot = np.zeros((resolutions.max() + 1, len(SCALE), size), np.float32)  # exact up to 16 million resolutions
    hot[resolutions, cast["choice"].to_numpy(), state] = 1
    flat = hot.reshape(len(hot), -1)
    together = (flat.T @ flat).astype(np.int32).reshape(len(SCALE), size, len(SCALE), size)
    cells = together.transpose(1, 3, 0, 2).reshape(size * size, len(COUNTS))
    first, second = np.divmod(np.flatnonzero(~np.eye(size, dtype=bool)), max(size, 1))
    names = {"sender": states.take(present[first]), "receiver": states.take(present[second])}
    frame = pd.DataFrame(names).assign(**dict(zip(COUNTS, cells[first * size + second].T, strict=True)))
    for place, (name, value) in enumerate(key.items()):
        frame.insert(place, name, value)
    return frame


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Quotients; missing where the divisor is nought, whatever stands above it."""
    return np.divide(above, below, out=np.full(len(below), np.nan), where=below != 0)
