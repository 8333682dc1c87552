"""Help from a sentence: what its sign says, on what that hangs, and how sure it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.reading.explaining import Explanation
from tui.screens.help import Help
from tui.widgets.explained import explanation_rows
from tui.widgets.text import Prose, hanging, plain


class ExplanationScreen(Help):
    """Lies over the reader until any key that does not scroll."""

    def __init__(self, words: str, told: list[Explanation]) -> None:
        super().__init__(())
        self._words, self._told = words, told

    def compose(self) -> ComposeResult:
        """The sentence, and what is said of it."""
        with VerticalScroll(can_focus=False):
            yield _Told(self._words, self._told)


class _Told(Prose):
    def __init__(self, words: str, told: list[Explanation]) -> None:
        super().__init__()
        self._words, self._told = words, told

    def rows(self, width: int) -> list[Content]:
        """The rows at a width."""
        rows = [plain("What this sign says", "bold"), Content("")]
        rows += [*hanging(Content(""), plain(self._words, "italic"), width, 0), Content("")]
        return [
            *rows,
            *explanation_rows(self._told, width),
            Content(""),
            plain("any key closes this", "$text-dim"),
        ]
