"""How sure it is that two stretches stand for one thing, and how telling their difference is.

Method: two logistic regressions over what can be counted of a contrast, fitted to pairs that readers graded
(tests/fit_wordings.py): whether the pair is of one person, thing or act at all, and whether a pair that is
carries another judgement, another certainty, blame or agency, rather than merely other words. Their product
is the chance that a press critic would quote the pair. Lists of words count only where one source has a shade
and the other has not (see `shades`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.compare.framing.aligning import Line, Stretch
from tui.compare.framing.contrasts import Contrast
from tui.compare.framing.shades import SHADES, says, shades, stance
from tui.wordlists import read_list
from tui.words.families import families
from tui.words.rarity import rarity

AROUND = 7
"""How many words on both sides of a stretch are its surroundings."""

NEAR = 6
"""Within how many words of a stretch a word stands right before or after it."""

SURE = ("link", "quotation", "both", "beside", "rest", "kin", "qualifier", "name")
"""What is measured of the alignment of two stretches."""

TELLING = (*SHADES, "stance", "rare", "name", "acts")
"""What is measured of their difference."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Why two sentences are compared: the score of their link, of headlines the share of common words."""

    score: float
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What fitting found: a weight by the name of a measure, one named `constant`, and the bars.

    A pair that is less `sure` is never shown; one that is less `telling` is shown as a plain one.
    """

    sure: Mapping[str, float]
    telling: Mapping[str, float]
    bars: Mapping[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The figures of wordings.yaml, read once."""
    data = read_list(__file__, "wordings.yaml")
    return Weights(data["sure"], data["telling"], data["bars"])


def chance(measures: Mapping[str, float], of: Mapping[str, float]) -> float:
    """The probability that weights give to what was measured, 0..1."""
    total = of["constant"] + sum(weight * measures[name] for name, weight in of.items() if name != "constant")
    return 1 / (1 + math.exp(-total))


def measures(contrast: Contrast, meeting: Meeting) -> dict[str, float]:
    """What is measured of a contrast, by the names of SURE and TELLING."""
    kind, a, one, b, other = contrast
    mine, theirs = differing(a, one, b, other), differing(b, other, a, one)
    words = [a.folded(k) for k in mine], [b.folded(k) for k in theirs]
    stems = [a.reading.stems[k] for k in mine], [b.reading.stems[k] for k in theirs]
    return {
        "link": meeting.score,
        "quotation": float(meeting.quotation),
        "both": min(_near(a, one, b, other, -1), _near(a, one, b, other, 1)),
        "beside": sum(a.folded(i) == b.folded(j) for i, j in _edges(one, other)),
        "rest": _shared(a, one, b, other),
        "kin": float(_kin(*stems)),
        "name": float(kind == "name"),
        "qualifier": float(kind == "qualifier"),
        "acts": float(kind == "who acts"),
        "stance": _stance(*words),
        "rare": max(map(rarity, (*stems[0], *stems[1])), default=0.0),
    } | _shades(*words)


def _shades(mine: Iterable[str], theirs: Iterable[str]) -> dict[str, float]:
    """Which shades only one side adds."""
    added = [{shade for word in side for shade in shades(word)} for side in (mine, theirs)]
    apart = added[0] ^ added[1]
    return {name: float(not apart.isdisjoint(classes)) for name, classes in SHADES.items()}


def _stance(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """Whether both sides have verbs of saying that imply other things."""
    spoken = all(any(map(says, side)) for side in (mine, theirs))
    return float(spoken and set(map(stance, mine)) != set(map(stance, theirs)))


def differing(a: Line, one: Stretch, b: Line, other: Stretch) -> list[int]:
    """The places of the words of one stretch that the other has not."""
    theirs = set(b.keys[slice(*other)])
    kept = (k for k in range(*one) if a.keys[k] not in theirs)
    return [k for k in kept if a.content[k] or says(a.folded(k)) or shades(a.folded(k))]


def _edges(one: Stretch, other: Stretch) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places right before and right after two stretches."""
    return (one[0] - 1, other[0] - 1), (one[1], other[1])


def _near(a: Line, one: Stretch, b: Line, other: Stretch, step: int) -> float:
    """How near before (-1) or after (1) two stretches the same word stands: 1 right there, 0 nowhere."""
    start, far = _edges(one, other)[step > 0]
    places = {}
    for away in range(NEAR - 1, -1, -1):
        if 0 <= far + away * step < len(b.keys):
            places[b.keys[far + away * step]] = away
    best = 0.0
    for away in range(NEAR):
        at = start + away * step
        if 0 <= at < len(a.keys) and a.content[at] and a.keys[at] in places:
            best = max(best, 2 / (2 + away + places[a.keys[at]]))
    return best


def _shared(a: Line, one: Stretch, b: Line, other: Stretch) -> float:
    """Which share of the poorer surroundings of two stretches, by weight, both have."""
    mine, theirs = _around(a, one), _around(b, other)
    least = min(sum(mine.values()), sum(theirs.values()))
    return sum(weight for key, weight in mine.items() if key in theirs) / least if least else 0.0


def _around(row: Line, stretch: Stretch) -> dict[str, float]:
    places = range(max(0, stretch[0] - AROUND), min(len(row.keys), stretch[1] + AROUND))
    return {
        row.keys[k]: row.weights[k] for k in places if row.content[k] and not stretch[0] <= k < stretch[1]
    }


def _kin(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether stems of two stretches are of one family."""
    return any(families(one) & families(other) for one in mine for other in theirs)
