"""What holds on every screen however fast a hand is: it closes once, and a drag copies what it went over.

Textual closes whichever screen is in front, and reads the keys of a screen that has just been closed to their
end; it also takes a drag that leaves a widget, or ends beside its text, to mean everything in between.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.await_complete import AwaitComplete
from textual.errors import NoWidget
from textual.geometry import Offset, Region
from textual.screen import Screen, ScreenResultType
from textual.selection import Selection
from textual.widget import Widget


class Handled(Screen[ScreenResultType]):
    """A screen under a hand.

    Where another screen of Textual's is a base too it comes first: styles come from the first base alone.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen if it is in front; what comes later asks for what is done already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """What stands at a cell: the screen itself where nothing does, or no longer does.

        A terminal that has shrunk, or a notice that has gone, leaves its clicks behind.
        """
        try:
            widget, region = super().get_widget_at(x, y)
        except NoWidget:
            return self, self.region
        return (widget, region) if widget.is_attached else (self, self.region)

    def get_style_at(self, x: int, y: int) -> Style:
        """How a cell is drawn, by what stands there; a pane that has gone has nothing to draw it on."""
        if self.get_widget_at(x, y)[0] is self:
            return Style.null()
        return super().get_style_at(x, y)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What stands at a cell, and the place in its text."""
        if self.get_widget_at(x, y)[0] is self:
            return None, None
        return super().get_widget_and_offset_at(x, y)

    def validate_selections(self, selections: Mapping[Widget, Selection]) -> Mapping[Widget, Selection]:
        """Keep a drag within the widget in which it began, up to the place nearest to the pointer."""
        state = self._select_state
        if state is None or state.end is None:
            return selections  # not by a drag
        widget, begun = state.start.content_widget, state.start.content_offset
        if widget is None or begun is None:
            return {}
        reached = self._nearest(widget, state.screen_offset)
        if reached is None:
            return {}
        first, last = sorted((begun, reached), key=lambda offset: offset.transpose)
        return {widget: Selection(first, last + Offset(1, 0))}

    def _nearest(self, widget: Widget, pointer: Offset) -> Offset | None:
        """The place in a widget's text nearest to the pointer; None where the widget is not seen."""
        try:
            place = self.find_widget(widget)
        except NoWidget:
            return None
        region = place.region.intersection(place.clip)
        if not region:
            return None
        x, y = (pointer - region.offset).clamp(region.width, region.height) + region.offset
        # A row without text has no places: the end of the one above is nearest.
        for row in range(y, region.y - 1, -1):
            under, offset = self.get_widget_and_offset_at(x if row == y else region.right - 1, row)
            if under is widget and offset is not None:
                return offset
        return Offset(0, 0)
