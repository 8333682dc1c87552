"""A screen without colours, for those who set NO_COLOR (no-color.org): bold, underline and reverse alone.

What a ground tells elsewhere is told by reverse: the row at the cursor and its counterparts; selected words
are underlined as well. Every mark has a glyph, so no other meaning is lost.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.app import App


class Colourless(LineFilter):
    """Takes all colours from an app's rows."""

    def __init__(self, app: App[None]) -> None:
        super().__init__()
        self._app = app

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the terminal's own colours."""
        variables = self._app.theme_variables
        grounds = variables["background"], variables["cursor-row"]
        return [
            Segment(text, style and _plain(style, *grounds), control) for text, style, control in segments
        ]


@lru_cache(maxsize=4096)
def _plain(style: Style, ground: str, cursor: str) -> Style:
    """A style without colours: reversed on a ground like a cursor's, underlined too on a stronger one."""
    least = _distance(Color.parse(cursor), Color.parse(ground))
    behind = style.bgcolor
    apart = _distance(Color.from_rich_color(behind), Color.parse(ground)) if _own(behind) else 0.0
    return Style(
        color="default",
        bgcolor="default",
        bold=style.bold,
        italic=style.italic,
        strike=style.strike,
        underline=style.underline or apart > 2 * least or None,
        reverse=(style.reverse or False) != (apart >= least),
        meta=style.meta,
    )


def _own(colour: RichColor | None) -> bool:
    return colour is not None and colour.triplet is not None


def _distance(one: Color, other: Color) -> float:
    """How far two colours are apart, by the sum of their channels."""
    return float(abs(one.r - other.r) + abs(one.g - other.g) + abs(one.b - other.b))
