"""What is shown: panes and their width, marks, what was set aside, the inspector."""

from __future__ import annotations

from tui.findings.kinds import MARKS
from tui.screens.part import Part


class Viewing(Part):
    """The keys that change the view and leave the cursor where it is."""

    def action_link_scroll(self) -> None:
        """Let the panes follow the cursor, or not."""
        alignment = self.reader.alignment
        alignment.linked = not alignment.linked
        self.reader.align()
        self.reader.tell_holds()
        self.answer("panes follow the cursor" if alignment.linked else "panes stay where they are")

    def action_realign(self) -> None:
        """Bring the cursor into view and its counterparts to its row, linked or not."""
        alignment = self.reader.alignment
        linked, alignment.linked = alignment.linked, True
        self.reader.go(self.reader.cursor.ref)
        alignment.linked = linked

    def action_zoom(self) -> None:
        """This source alone, and back."""
        self.reader.view.zoomed = not self.reader.view.zoomed
        self.reader.lay_out()

    def action_layout(self) -> None:
        """One pane fewer; after one, as many as fit."""
        view = self.reader.view
        view.fewer()
        self.reader.lay_out()
        count = len(view.shown.panes)
        fit = ", as many as fit" if view.wanted is None else ""
        self.answer(f"{count} pane{'s' * (count > 1)}{fit}")

    def action_widen(self) -> None:
        """A wider pane."""
        self._widen(1)

    def action_narrow(self) -> None:
        """A narrower pane."""
        self._widen(-1)

    def _widen(self, steps: int) -> None:
        view = self.reader.view
        if view.shown.single:
            self.answer("one pane has the whole width")
        elif view.widen(self.reader.cursor.article, steps):
            self.reader.lay_out()
        else:
            self.answer("no wider" if steps > 0 else "no narrower")

    def action_marks(self) -> None:
        """Which marks are shown."""
        self.reader.marks = MARKS[(MARKS.index(self.reader.marks) + 1) % len(MARKS)]
        self.reader.tell_holds()

    def action_set_aside(self) -> None:
        """Show or hide what is no part of the reports."""
        reader = self.reader
        reader.set_aside = not reader.set_aside
        if reader.cursor.sentence == 0:
            reader.settle(row=reader.pane.top_row)
        count = sum(1 for _ in reader.article.set_aside)
        shown = f"{count} line{'s' * (count != 1)} set aside here"
        self.answer(shown if reader.set_aside else "set aside lines hidden")

    def action_inspector(self) -> None:
        """Show or hide the inspector."""
        self.reader.inspecting = not self.reader.inspecting
        self.reader.lay_out()

    def action_inspector_down(self) -> None:
        """Scroll the inspector."""
        self.reader.inspector.scroll_relative(y=3, animate=False)

    def action_inspector_up(self) -> None:
        """Scroll the inspector back."""
        self.reader.inspector.scroll_relative(y=-3, animate=False)
