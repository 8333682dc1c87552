"""From the reader to a list, to the words of a row, and back to it; and from a report to its page.

What a list holds is told by each in a module of its own; those are loaded when they are asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.browsing import is_web_address, open_in_browser
from tui.reading.findings_trail import Trail
from tui.reading.kept import Kept
from tui.screens.part import Part
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from tui.compare import Comparison
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

    def action_next_finding(self) -> None:
        """The finding after this one in the list last used."""
        self._go_on(self.following.next() if self.following else None, "last")

    def action_previous_finding(self) -> None:
        """The finding before this one in the list last used."""
        self._go_on(self.following.previous() if self.following else None, "first")

    def _go_on(self, trail: Trail | None, end: str) -> None:
        if self.following is None:
            self.answer("no list was left for its words yet; Enter in a list does")
        elif trail is None:
            self.answer(f"{end} of {len(self.following.targets)}, {self.following.list}")
        else:
            self.read(trail)
            self.answer(str(trail))

    def read(self, trail: Trail) -> None:
        """Go to the finding that a trail is at; Esc leads back to its row."""
        self.following = trail
        self.reader.go(trail.target, remember=True)
        self._arrived = self._state()

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
            from tui.compare import Comparison

            comparison = Comparison(self.reader.story, complete=False)
        if comparison is None or not (comparison.complete or early):
            self.answer(self.reader.uncompared)
            return

        def read(trail: Trail | None) -> None:
            if trail is not None:
                self.read(trail)

        self.answer("")  # what was answered before is old news when the list closes
        kept = self.kept.setdefault(kind.ID, Kept())
        self.reader.app.push_screen(
            kind(comparison, self.reader.cursor.ref, self.reader.commands, kept), read
        )

    # -- what a sentence's sign says, and the page of a report

    def explain(self) -> None:
        """Tell what the sign of the sentence at the cursor says."""
        from tui.reading.explaining import explained
        from tui.screens.explanation import ExplanationScreen

        comparison, cursor = self.comparison(), self.reader.cursor
        if comparison is None:
            return
        if cursor.empty or self.reader.view.sources == 1:
            self.answer("no sign here")
            return
        told = explained(comparison, cursor.ref)
        self.reader.app.push_screen(ExplanationScreen(cursor.words_of(cursor.ref), told))

    def action_open_original(self) -> None:
        """Open the report's page in the browser."""
        address = self.reader.article.url
        if not address:
            self.answer("no address is known of this report; story.yaml can give its url")
        elif not is_web_address(address):
            self.answer("not opened: its url is no web address")
        else:
            self.answer(f"opening in the browser: {harmless(address)}")
            self.reader.run_worker(partial(self._open_page, address), thread=True)

    def _open_page(self, address: str) -> None:
        if not open_in_browser(address):
            self.reader.app.call_from_thread(self.answer, f"no browser opened it: {harmless(address)}")

    def _state(self) -> tuple[object, ...]:
        """What Esc would close or give up in the reader."""
        reader = self.reader
        begun = (*reader.linking.holds(), *reader.prompting.holds())
        return reader.inspecting, reader.view.zoomed, begun
