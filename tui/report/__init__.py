"""A comparison written out for other programs and for files.

    from tui.report import write

    text = write(compare(read_story("seeds")), "json")

Each format is one module; `FORMATS` names those there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.comparison import Comparison

if TYPE_CHECKING:
    from tui.report.structure import Report

__all__ = ["FORMATS", "report", "to_json", "write"]

FORMATS = ("json",)
"""The formats that `write` knows."""


def write(comparison: Comparison, format: str) -> str:
    """The whole report in one of `FORMATS`, ending with a line break.

    Raises ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}; there are {', '.join(FORMATS)}")
    return to_json(comparison).decode("utf-8")


def to_json(comparison: Comparison) -> bytes:
    """The JSON report: UTF-8, indented by two, ending with a line break."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(report(comparison)), indent=2) + b"\n"


def report(comparison: Comparison) -> Report:
    """The report as typed structures, see `tui.report.structure`."""
    from tui.report import build

    return build.report(comparison)
