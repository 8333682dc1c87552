"""What a report format is, and what a report is written with beside the comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.compare.comparison import Comparison
from tui.notes import Placed

WIDTH = 80
"""Columns of a text report where none are asked for."""


@dataclass(frozen=True, slots=True)
class Options:
    """The notes of the story, and to how many columns text is wrapped; 0 wraps nothing."""

    notes: Sequence[Placed] = ()
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and what writes its parts.

    The part named "" is the report, what standard output gets; others ("quotations") are files beside it.
    """

    suffix: str
    parts: Callable[[Comparison, Options], dict[str, str]]
