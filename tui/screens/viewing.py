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
        self.reader.telling.holds()
        self.answer("panes follow the cursor" if alignment.linked else "panes stay where they are")

    def action_realign(self) -> None:
        """Bring the cursor into view and its counterparts to its row, linked or not."""
        alignment = self.reader.alignment
        linked, alignment.linked = alignment.linked, True
        self.reader.go(self.reader.cursor.ref)
        alignment.linked = linked

    def action_zoom(self) -> None:
        """This source alone, and back."""
        self.reader.view.zoom()
        self.reader.lay_out()
        self.answer("")

    def action_layout(self) -> None:
        """One pane fewer; after one, as many as fit."""
        view = self.reader.view
        view.fewer()
        self.reader.lay_out()
        count = len(view.shown.panes)
        fit = ", as many as fit" if view.wanted is None else ""
        self.answer(f"{count} pane{'s' * (count > 1)}{fit}")

    def action_keep_pane(self) -> None:
        """Keep this pane on screen whatever the evidence, or no longer."""
        stays = self.reader.view.keep(self.reader.cursor.article)
        self.reader.lay_out()
        self.answer("this pane stays on screen" if stays else "this pane may give way to others")

    def action_hide_source(self) -> None:
        """Hide this source, and read on in the nearest that is left."""
        reader, hidden = self.reader, self.reader.cursor.article
        instead = reader.view.hide(hidden)
        if instead is None:
            self.answer("the last source stays")
            return
        reader.moving.read_on_in(instead)
        letter = reader.story.articles[hidden].letter
        self.answer(f"{letter} is hidden; its number or letter shows it again")

    def action_show_all(self) -> None:
        """Show every source again, in the order of their letters."""
        self.reader.view.show_all()
        self.reader.lay_out()
        self.reader.align()
        self.answer("all sources, in their order")

    def action_move_left(self) -> None:
        """Move this pane to the left."""
        self._move(-1)

    def action_move_right(self) -> None:
        """Move this pane to the right."""
        self._move(1)

    def _move(self, way: int) -> None:
        moved = self.reader.view.move(self.reader.cursor.article, way)
        self.reader.lay_out()
        self.answer("" if moved else "no pane further " + ("right" if way > 0 else "left"))

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
        self.reader.telling.holds()
        self.answer("")

    def action_set_aside(self) -> None:
        """Show or hide what is no part of the reports."""
        reader = self.reader
        reader.set_aside = not reader.set_aside
        if reader.cursor.sentence == 0:
            reader.settle(row=reader.pane.top_row)
        count = sum(1 for _ in reader.article.set_aside)
        shown = f"{count} line{'s' * (count != 1)} set aside here" + "; B puts one back" * (count > 0)
        self.answer(shown if reader.set_aside else "set aside lines hidden")

    def action_inspector(self) -> None:
        """Show or hide the inspector."""
        self.reader.inspecting = not self.reader.inspecting
        self.reader.lay_out()
        self.answer("")

    def action_inspector_down(self) -> None:
        """Scroll the inspector."""
        self.reader.inspector.scroll_relative(y=3, animate=False)

    def action_inspector_up(self) -> None:
        """Scroll the inspector back."""
        self.reader.inspector.scroll_relative(y=-3, animate=False)

    def action_close(self) -> None:
        """Lead back to a list, leave what was begun or close what is open."""
        reader = self.reader
        if reader.prompting.leave_prompt() or reader.opening.reopen() or reader.linking.leave():
            return
        if reader.findings.stop():
            self.answer("comparing stopped; open the story again to compare it")
        elif reader.prompting.end_search():
            self.answer("search ended")
        elif reader.inspecting:
            reader.inspecting = False
            reader.lay_out()
        elif reader.view.zoomed:
            reader.view.zoom()
            reader.lay_out()
        elif reader.leave is not None:
            reader.leave()

    def action_leave_story(self) -> None:
        """Back to where the story was chosen; of a story that was opened by itself, the end."""
        (self.reader.leave or self.reader.app.exit)()
