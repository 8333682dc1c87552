"""A comparison written out for other programs and for files.

    from tui.report import write

    text = write(compare(read_story("seeds")), "json")

Each format is a module here, `as_` and its name; `FORMATS` is the one place that names them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tui.compare.comparison import Comparison
from tui.notes import Placed
from tui.report import as_csv, as_html, as_json, as_markdown, as_text
from tui.report.format import WIDTH, Format, Options

__all__ = ["FORMATS", "WIDTH", "Format", "Options", "write"]


def write(comparison: Comparison, format: str, notes: Sequence[Placed] = (), width: int = WIDTH) -> str:
    """The report in one of `FORMATS`, ending with a line break; of a comparison and notes always the same.

    `notes` are those of the story, with their places. `width` is for text alone: columns, 0 for lines of
    any length. Raises ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}; there are {', '.join(FORMATS)}")
    return FORMATS[format].parts(comparison, Options(notes, width))[""]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("txt", as_text.parts),
        "md": Format("md", as_markdown.parts),
        "html": Format("html", as_html.parts),
        "csv": Format("csv", as_csv.parts),
        "json": Format("json", as_json.parts),
    }
)
"""The formats by name."""
