"""What the reader does to links: how sure they must be, pinning one by hand, rejecting one.

A link that is there already is rejected with `x`; where the sentence has links to several sources a digit
says which. Each act is kept in the workspace before the screen shows it; the same again takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from tui.keymap import key_of
from tui.reading.decisions import pinned, rejectable, rejected
from tui.reading.pins import Pins
from tui.screens.part import Part
from tui.story.model import Ref
from tui.workspace import WorkspaceError
from tui.workspace.store import Verdict

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

_MEANING = {
    "strict": "only links that are sure",
    "balanced": "as many right links as can be with few wrong ones",
    "generous": "more links, more of them wrong",
}


class Linking(Part):
    """The keys that act on links."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self.pins = Pins()

    def action_sensitivity(self) -> None:
        """Strict, balanced, generous."""
        from tui.compare import Sensitivity

        steps = get_args(Sensitivity)
        reader = self.reader
        reader.sensitivity = steps[(steps.index(reader.sensitivity) + 1) % len(steps)]
        reader.findings.compare()
        self.answer(f"{reader.sensitivity}: {_MEANING[reader.sensitivity]}")

    def action_pin(self) -> None:
        """Mark a sentence; on one of another source, link the two, or take the pin back."""
        if self.nothing_read():
            return
        here = self.reader.cursor.ref
        there = self.pins.other_end(here)
        if there is not None:
            comparison = self.reader.comparison
            known = comparison is not None and pinned(comparison, here, there)
            self._decide(there, None if known else "pinned", "pin taken back" if known else "linked by hand")
        elif self.reader.view.sources == 1:
            self.answer("a link needs two sources")
        else:
            waits = self.pins.mark(here)
            self.reader.telling.holds()
            told = "marked: p on a sentence of another source links them" if waits else "no longer marked"
            self.answer(told)

    def action_reject(self) -> None:
        """Reject the link with the counterpart, or with the marked sentence."""
        if self.nothing_read():
            return
        comparison, here = self.comparison(), self.reader.cursor.ref
        if comparison is None:
            return
        there = self.pins.other_end(here)
        if there is not None:
            self._turn(there, there in rejected(comparison, here))
            return
        found = rejectable(comparison, here)
        if not found:
            self.answer("no link here to reject")
        elif len(found) == 1:
            self._turn(*next(iter(found.values())))
        else:
            self.answer(f"reject the link to which source? {' '.join(map(self._way_to, found))}")
            self.pins.choosing = True

    def chosen(self, article: int) -> bool:
        """Take a source as the answer to whose link is rejected. False where nothing was asked."""
        comparison = self.reader.comparison
        if comparison is None or not self.pins.chosen():
            return False
        found = rejectable(comparison, self.reader.cursor.ref).get(article)
        if found:
            self._turn(*found)
        else:
            self.answer(f"no link to {self._letter(article)} here")
        return True

    def leave(self) -> bool:
        """Leave a pin or a choice that was begun. False where there was none."""
        begun = self.pins.leave()
        if begun:
            self.reader.telling.holds()
            self.answer("left")
        return begun

    def holds(self) -> list[str]:
        """Say where a pin was begun, for as long as it lasts."""
        return [f"pin from {self._letter(self.pins.marked.article)}"] if self.pins.marked else []

    def recall(self) -> None:
        """Take what was decided before; what keeps it from being read is told."""
        from tui.compare import Decisions

        self.reader.decisions = Decisions()
        try:
            self.reader.decisions = self.reader.workspace.decisions()
        except WorkspaceError as error:
            self.reader.notify(str(error), severity="error", markup=False)

    def look(self) -> None:
        """Take over what another reader, who has the same workspace open, decided meanwhile."""
        reader = self.reader
        try:
            if not reader.workspace.changed():
                return
            decisions = reader.workspace.decisions()
        except WorkspaceError:
            return  # who acts will be told
        if decisions != reader.decisions:
            reader.decisions = decisions
            reader.findings.compare()
            self.answer("links changed by another reader")

    def _way_to(self, article: int) -> str:
        """What chooses a source: its number, or where digits end the key for letters and its letter."""
        if article < 9:
            return f"{article + 1}={self._letter(article)}"
        return key_of("letter", self.reader.commands) + self._letter(article)

    def _letter(self, article: int) -> str:
        return self.reader.story.articles[article].letter

    def _turn(self, other: Ref, back: bool) -> None:
        letter = self._letter(other.article)
        told = f"link to {letter} restored" if back else f"link to {letter} rejected; x again takes it back"
        self._decide(other, None if back else "rejected", told)

    def _decide(self, other: Ref, verdict: Verdict | None, told: str) -> None:
        reader, cursor = self.reader, self.reader.cursor
        try:
            reader.workspace.decide(cursor.words_of(cursor.ref), cursor.words_of(other), verdict)
            reader.decisions = reader.workspace.decisions()
        except WorkspaceError as error:
            reader.notify(str(error), severity="error", markup=False)
            return
        self.pins.leave()
        reader.findings.compare()
        self.answer(told)
