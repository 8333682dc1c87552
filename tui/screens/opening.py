"""From the reader to the lists of what was found in the whole story, to the words of a row, and back to it.

What a list holds is told by each in a module of its own; those are loaded when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare import Comparison
from tui.reading.findings_trail import Trail
from tui.reading.kept import Kept
from tui.screens.part import Part

if TYPE_CHECKING:
    from tui.screens.lists import ListScreen
    from tui.screens.reader import ReaderScreen


class Opening(Part):
    """The keys that open a list, and what lists keep for the run."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self.kept: dict[str, Kept] = {}
        """What each list keeps, by its id."""
        self.following: Trail | None = None
        """The findings of the list last used, at the one that is read; None before the first."""
        self._arrived: tuple[object, ...] = ()

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

    def action_headlines(self) -> None:
        """Whose reports these are."""
        from tui.screens.headlines import Headlines

        self._open(Headlines, early=True)

    def action_figures(self) -> None:
        """Who says how many, when, how old."""
        from tui.screens.figures import Figures

        self._open(Figures)

    def action_basket(self) -> None:
        """What was kept."""
        from tui.screens.basket import Basket

        self._open(Basket, early=True)

    def reopen(self) -> bool:
        """Lead back to the list that the reader came from, if nothing was done since; False if not."""
        trail = self.following
        if trail is None or self.reader.cursor.ref != trail.target or self._arrived != self._state():
            return False
        self.kept[trail.list].row = trail.row
        getattr(self, f"action_{trail.list}")()
        return True

    def tell(self, comparison: Comparison) -> None:
        """Let the list that is open show what was found meanwhile."""
        from tui.screens.lists import ListScreen

        for screen in self.reader.app.screen_stack:
            if isinstance(screen, ListScreen) and screen.is_mounted:
                screen.show(comparison)

    def _open(self, kind: type[ListScreen], early: bool = False) -> None:
        """Open a list; an early one needs no comparison to begin with."""
        comparison = self.reader.comparison
        if early and comparison is None:
            comparison = Comparison(self.reader.story, complete=False)
        if comparison is None or not (comparison.complete or early):
            self.answer(self.reader.uncompared)
            return

        def read(trail: Trail | None) -> None:
            if trail is not None:
                self.following = trail
                self.reader.go(trail.target, remember=True)
                self._arrived = self._state()

        kept = self.kept.setdefault(kind.ID, Kept())
        self.reader.app.push_screen(
            kind(comparison, self.reader.cursor.ref, self.reader.commands, kept), read
        )

    def _state(self) -> tuple[object, ...]:
        """What Esc would close or give up in the reader."""
        reader = self.reader
        held = (*reader.linking.holds(), *reader.prompting.holds())
        return reader.inspecting, reader.view.zoomed, held
