"""Putting lines back into a report that were set aside, and setting others aside, as the reader decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from tui.reading.lines import Lines, first_of
from tui.screens.dialog import Dialog, Hint
from tui.screens.part import Part
from tui.story import Story
from tui.story.lines import Printed
from tui.story.model import Ref
from tui.widgets.ledger import Item, Ledger
from tui.widgets.text import hanging, plain
from tui.workspace import WorkspaceError

_WORDS = 100
"""Characters of a line that are shown."""
_TOLD = 30
"""Characters of it in the answer."""


class Reads(Protocol):
    """The application, which can show the story with other lines."""

    lines: Lines

    def read_on(self, story: Story, told: str, at: Ref | None = None) -> None:
        """Show a story that has changed."""


class LineChooser(Dialog["Printed | None"]):
    """The lines that can change places. Dismissed with the one that shall, or None."""

    BINDINGS = [
        *(Binding(key, "move(1)", show=False) for key in ("j", "down")),
        *(Binding(key, "move(-1)", show=False) for key in ("k", "up")),
        Binding("enter", "take", show=False),
    ]

    DEFAULT_CSS = """
    LineChooser {
        & > VerticalScroll { width: 100; }
        Ledger { height: auto; max-height: 16; margin: 1 0; }
    }
    """

    def __init__(self, outlet: str, lines: Sequence[Printed], at: int) -> None:
        super().__init__()
        self._outlet, self._lines, self._at = outlet, lines, at
        self.ledger = Ledger()

    def compose(self) -> ComposeResult:
        """The lines, and what Enter does to each."""
        with VerticalScroll(can_focus=False):
            yield Hint(f"Lines of {self._outlet} that can be put back or set aside", "bold")
            yield self.ledger
            yield Hint("Enter does it   j k another line   Esc leaves them")

    def on_mount(self) -> None:
        """Stand on the line that is likeliest meant."""
        self.ledger.styles.height = min(16, sum(len(_rows(line, 90)) for line in self._lines))
        self.ledger.show([Item(str(n), partial(_rows, line), "take") for n, line in enumerate(self._lines)])
        self.ledger.stand_on(str(self._at))

    def on_ledger_chosen(self) -> None:
        """Take the line that was clicked."""
        self.action_take()

    def action_move(self, by: int) -> None:
        """A line further on or back."""
        self.ledger.move(by)

    def action_take(self) -> None:
        """Take the line at the cursor."""
        self.dismiss(self._lines[self.ledger.cursor])


def _rows(line: Printed, width: int) -> list[Content]:
    act = plain("put back   " if line.role == "aside" else "set aside  ", "bold")
    reason = f"  ({line.reason})" if line.reason else ""
    words = Content.assemble(plain(_begun(line, _WORDS)), plain(reason, "$text-dim"))
    return hanging(act, words, width, 11)


def _begun(line: Printed, length: int) -> str:
    return line.words if len(line.words) <= length else line.words[:length].rstrip() + "…"


class SettingAside(Part):
    """The key that changes which lines are the report."""

    def action_change_line(self) -> None:
        """Choose a line to put back or to set aside."""
        reader, lines = self.reader, cast(Reads, self.reader.app).lines
        choice = lines.changeable(reader.story, reader.cursor.ref)
        if not choice:
            self.answer("no line here to put back or set aside")
            return
        last = [n for n, line in enumerate(choice) if line.words == lines.last]
        here = [n for n, line in enumerate(choice) if line.role == "body" and self._at_cursor(line)]
        at = (last or here or [0])[0]
        article = reader.cursor.article
        chooser = LineChooser(reader.article.outlet, choice, at)
        reader.app.push_screen(chooser, partial(self._turn, article))

    def _at_cursor(self, line: Printed) -> bool:
        cursor = self.reader.cursor
        return not cursor.empty and cursor.report.sentences[cursor.sentence].line in line.numbers

    def _turn(self, article: int, line: Printed | None) -> None:
        if line is None:
            self.answer("left")
            return
        app = cast(Reads, self.reader.app)
        try:
            story = app.lines.turn(article, line)
        except WorkspaceError as error:
            self.reader.notify(str(error), severity="error", markup=False)
            return
        done = "put back" if line.role == "aside" else "set aside"
        app.read_on(
            story, f"{done}: “{_begun(line, _TOLD)}”; B takes it back", first_of(story, article, line)
        )
