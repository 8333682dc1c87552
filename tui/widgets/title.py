"""What stands over a pane: whose report it is, of what day, under which headline."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.story import Article
from tui.widgets.pane import MARGIN


class PaneTitle(Widget):
    """Letter, outlet and date; under them the headline, and why the pane shows another place."""

    COMPONENT_CLASSES = {"title--dim", "title--note", "title--focus", "title--active"}

    DEFAULT_CSS = """
    PaneTitle {
        height: 2;
        margin-bottom: 1;
        & > .title--dim { color: $text-dim; }
        & > .title--note { color: $text-dim; text-style: italic; }
        & > .title--focus { color: $focus-bar; }
        & > .title--active { text-style: bold; }
    }
    """

    active: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("")

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article

    def render_line(self, y: int) -> Strip:
        """Draw one of the two rows."""
        base, width = self.rich_style, self.size.width
        style = {
            name: base + self.get_component_rich_style(f"title--{name}", partial=True)
            for name in ("dim", "note", "focus", "active")
        }
        bar = Segment("▎", style["focus"]) if self.active else Segment(" ", base)
        name = style["active"] if self.active else base
        if y == 0:
            indent, left, right = 0, f"{self.article.letter} {self.article.outlet}", self._date()
            style_left, style_right = name, style["dim"]
        else:
            indent, left, right = 2, self.article.headline or self._opening(), self.note
            style_left, style_right = (base if self.active else style["dim"]), style["note"]
        room = max(0, width - 1 - indent - MARGIN)
        words = _ends(left, right, room, style_left, style_right, base)
        return Strip([bar, Segment(" " * indent, base), *words, Segment(" " * MARGIN, base)]).crop(0, width)

    def _date(self) -> str:
        day = self.article.published
        return f"{day.day} {day:%b %Y}" if day else ""

    def _opening(self) -> str:
        sentences = self.article.sentences
        return sentences[0].text if sentences else ""


def _ends(
    left: str, right: str, room: int, style_left: Style, style_right: Style, base: Style
) -> list[Segment]:
    """Words at both ends of a row of `room` cells; the left gives way, with an ellipsis."""
    tail = Strip([Segment(right, style_right)])
    space = room - tail.cell_length - (1 if right else 0)
    if space < 8 and right:
        tail, space = Strip([]), room
    head = Strip([Segment(left, style_left)])
    if head.cell_length > space:
        head = Strip([*head.crop(0, max(0, space - 1)), Segment("…", style_left)])
    gap = max(0, room - head.cell_length - tail.cell_length)
    return [*head, Segment(" " * gap, base), *tail]
