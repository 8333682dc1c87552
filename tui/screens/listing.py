"""The lists over the reader: how they are opened, what they keep, and the way back to them.

What a list holds is told by each in a module of its own; those are loaded when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reading.findings_trail import Trail
from tui.reading.kept import Kept
from tui.screens.linking import Linking

if TYPE_CHECKING:
    from tui.screens.lists import ListScreen


class Listing(Linking):
    """A desk with lists over it."""

    following: Trail | None
    """The findings of the list last used, at the one that is read; None before the first."""
    kept: dict[str, Kept]
    """What each list keeps for the run, by its id."""

    def on_mount(self) -> None:
        """No list has been opened."""
        self.following, self.kept = None, {}
        self._arrived: tuple[object, ...] = ()

    def action_map(self) -> None:
        """Who carries what."""
        from tui.screens.map import StoryMap

        self._list(StoryMap)

    def action_quotations(self) -> None:
        """Every quotation."""
        from tui.screens.quotations import Quotations

        self._list(Quotations)

    def action_framing(self) -> None:
        """Wordings, what is unique or left out, profiles."""
        from tui.screens.framing import Framing

        self._list(Framing)

    def action_conflicts(self) -> None:
        """Where sources state different facts."""
        from tui.screens.conflicts import Conflicts

        self._list(Conflicts)

    def reopened(self) -> bool:
        """Lead back to the list that the reader came from, if nothing was done since; False if not."""
        trail = self.following
        if trail is None or self.cursor != trail.target or self._arrived != self._opened():
            return False
        self.kept[trail.list].row = trail.row
        getattr(self, f"action_{trail.list}")()
        return True

    def _list(self, kind: type[ListScreen]) -> None:
        if self.comparison is None or not self.comparison.complete:
            self.answer(self.uncompared)
            return

        def read(trail: Trail | None) -> None:
            if trail is not None:
                self.following = trail
                self.go(trail.target, remember=True)
                self._arrived = self._opened()

        kept = self.kept.setdefault(kind.ID, Kept())
        self.app.push_screen(kind(self.comparison, self.cursor, self.commands, kept), read)

    def _opened(self) -> tuple[object, ...]:
        """What Esc would close or give up in the reader."""
        return self.inspecting, self.zoomed, self.marked
