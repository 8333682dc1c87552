"""The fitted figures of links.yaml: the bars from which on a candidate is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tui.compare.model import Sensitivity


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fitting wrote."""

    bars: Mapping[Sensitivity, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The figures of links.yaml, read once."""
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("links.yaml").read_text(encoding="utf-8"))
    return Weights(bars=data["bars"])
