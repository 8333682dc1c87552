"""A small dialog over a screen: a few lines to type in, Enter takes them, Esc leaves them."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType

from tui.screens.hands import Handled
from tui.widgets.text import Prose, hanging, plain


class Dialog(ModalScreen[ScreenResultType], Handled[ScreenResultType]):
    """Fields in a box. Dismissed with None where it is left."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > VerticalScroll {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            padding: 1 3;
            scrollbar-size-vertical: 1;
        }
        Input {
            background: $foreground 4%;
            margin-bottom: 1;
            border: none;
            height: 1;
            padding: 0 1;
            &:focus { background: $foreground 10%; background-tint: $foreground 0%; }
        }
    }
    """

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)


class Hint(Prose):
    """Dim words: what the keys do, what a field is for. One row, or more where it is narrow."""

    def __init__(self, words: str, style: str = "$text-dim") -> None:
        super().__init__()
        self._words, self._style = words, style

    def rows(self, width: int) -> list[Content]:
        """The words at a width."""
        return hanging(Content(""), plain(self._words, self._style), width, 0)
