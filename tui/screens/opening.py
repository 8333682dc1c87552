"""From the reader to the lists of what was found in the whole story, and back to the words of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare import Ref
from tui.screens.part import Part

if TYPE_CHECKING:
    from tui.screens.lists import ListScreen


class Opening(Part):
    """The keys that open a list."""

    def action_map(self) -> None:
        """Who carries what."""
        from tui.screens.map import StoryMap

        self._open(StoryMap)

    def action_quotations(self) -> None:
        """Every quotation."""
        from tui.screens.quotations import Quotations

        self._open(Quotations)

    def action_framing(self) -> None:
        """Wordings, what is unique or left out, profiles."""
        from tui.screens.framing import Framing

        self._open(Framing)

    def action_conflicts(self) -> None:
        """Where sources state different facts."""
        from tui.screens.conflicts import Conflicts

        self._open(Conflicts)

    def _open(self, kind: type[ListScreen]) -> None:
        comparison = self.comparison()
        if comparison is None or not comparison.complete:
            self.answer(self.reader.uncompared)
            return

        def read(ref: Ref | None) -> None:
            if ref is not None:
                self.reader.go(ref, remember=True)

        self.reader.app.push_screen(kind(comparison, self.reader.cursor.ref, self.reader.commands), read)
