"""The prompt: the bottom row while words are typed, in place of the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui.widgets.text import plain


class _Words(Widget):
    """Words of as many cells as they take."""

    DEFAULT_CSS = """
    _Words { width: auto; height: 1; }
    """

    words: reactive[str] = reactive("", layout=True)

    def __init__(self, words: str, style: str) -> None:
        super().__init__()
        self._style = style
        self.set_reactive(_Words.words, words)

    def render(self) -> RenderResult:
        """The words."""
        return plain(self.words, self._style)


class Prompt(Horizontal):
    """What is asked, a line to type in, and what there is to say of what was typed."""

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        padding: 0 2 0 1;
        & > Input { width: 1fr; background: $background; &:focus { background-tint: $background 0%; } }
    }
    """

    # These would reach the reader behind the line.
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        *((key, "nothing", "") for key in ("up", "down", "tab", "shift+tab", "pageup", "pagedown", "f1")),
    ]

    class Typed(Message):
        """Something else stands in the line now."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Given(Message):
        """What stands in the line is meant."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Left(Message):
        """Nothing is wanted any more."""

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked, self._line, self._told = (
            _Words(asked, "bold"),
            Input(compact=True),
            _Words("", "$text-dim"),
        )
        self._line.cursor_blink = False

    def compose(self) -> ComposeResult:
        """What is asked, the line, what is told."""
        yield self._asked
        yield self._line
        yield self._told

    def take(self) -> None:
        """Let keys be typed into the line."""
        self.screen.set_focus(self._line)

    def tell(self, words: str) -> None:
        """Say something of what was typed."""
        self._told.words = words

    def action_leave(self) -> None:
        """Leave it."""
        self.post_message(self.Left())

    def action_nothing(self) -> None:
        """A key that means nothing here."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say what is meant."""
        event.stop()
        self.post_message(self.Given(event.value))
