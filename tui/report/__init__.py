"""A comparison written out for other programs and for files.

    from tui.report import write

    text = write(compare(read_story("seeds")), "json")

Each format is a function here and, where it takes more than a few lines, a module of its name; `FORMATS` is
the one place that names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.compare.comparison import Comparison

if TYPE_CHECKING:
    from tui.report.structure import Report

__all__ = ["FORMATS", "report", "to_json", "write"]


def write(comparison: Comparison, format: str) -> str:
    """The whole report in one of `FORMATS`, ending with a line break.

    Raises ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}; there are {', '.join(FORMATS)}")
    return FORMATS[format](comparison)


def to_json(comparison: Comparison) -> str:
    """The JSON report, indented by two, ending with a line break."""
    import msgspec

    encoded = msgspec.json.format(msgspec.json.encode(report(comparison)), indent=2)
    return encoded.decode("utf-8") + "\n"


def report(comparison: Comparison) -> Report:
    """The report as typed structures, see `tui.report.structure`."""
    from tui.report import build

    return build.report(comparison)


FORMATS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType({"json": to_json})
"""What writes each format, by its name."""
