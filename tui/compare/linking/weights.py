"""The fitted figures of links.yaml: the weights of the features, and the bars a score must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from tui.compare.model import Sensitivity
from tui.wordlists import read_list

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


@lru_cache(maxsize=1)
def weights() -> Fitted:
    """The figures of links.yaml, read once."""
    data = read_list(__file__, FILE.name)
    return Fitted(
        first=data["first"],
        second=data["second"],
        bars={level: data["bars"][level]["from"] for level in get_args(Sensitivity)},
        same=data["same"]["from"],
    )
