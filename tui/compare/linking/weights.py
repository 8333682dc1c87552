"""The fitted figures of links.yaml: the weights of the features, and the bars a score must reach.

There is a set of them for each thing that a link may rest on, its `Basis`: the words of both sentences; words
and what a model says of their meaning; or, between two languages, the model alone, whose links must reach the
same bars as those of words and meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from tui.compare.model import Sensitivity
from tui.wordlists import read_list

Basis = Literal["words", "meaning", "across"]

FILE = Path(__file__).with_name("links.yaml")


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fitting found.

    `first` and `second` hold a weight by the name of a feature (see `scoring`) and one named `constant`.
    `bars` say from which score on a pair is linked, `same` from which on a link is the same proposition.
    """

    first: Mapping[str, float]
    second: Mapping[str, float]
    bars: Mapping[Sensitivity, float]
    same: float


@lru_cache
def weights(basis: Basis = "words") -> Fitted:
    """The figures of links.yaml for a basis, read once."""
    data = read_list(__file__, FILE.name)
    fitted, decided = data[basis], data["words" if basis == "words" else "meaning"]
    return Fitted(
        first=fitted["first"],
        second=fitted["second"],
        bars={level: decided["bars"][level]["from"] for level in get_args(Sensitivity)},
        same=decided["same"]["from"],
    )
