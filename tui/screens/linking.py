"""What the reader does to links: how sure they must be, pinning one by hand, rejecting one.

A pin takes two steps, because two sentences take part: `p` on the one, then `p` on the other. A link that is
there already is rejected with `x`; where the sentence has links to several sources a digit says which. Each
act is kept in the workspace before the screen shows it, and the same act again takes it back.
"""

from __future__ import annotations

from typing import get_args

from textual.reactive import var

from tui.compare import Ref, Sensitivity
from tui.reading.decisions import pinned, rejectable, rejected
from tui.screens.desk import Desk
from tui.workspace import WorkspaceError
from tui.workspace.store import Verdict


class Linking(Desk):
    """The desk, with hands on the links."""

    marked: var[Ref | None] = var(None)
    """The sentence that waits for its other end."""
    choosing: var[bool] = var(False)
    """Whether the next digit says which source's link is rejected."""

    def watch_cursor(self) -> None:
        """A move is no answer: the next digit is a source again."""
        self.choosing = False

    def watch_marked(self) -> None:
        """Say that a pin was begun, for as long as it lasts."""
        if self.is_mounted:
            self.tell_holds()

    def holds(self) -> list[str]:
        """Say where a pin was begun, too."""
        begun = [f"pin from {self.story.articles[self.marked.article].letter}"] if self.marked else []
        return [*begun, *super().holds()]

    def action_sensitivity(self) -> None:
        """Strict, balanced, generous."""
        steps = get_args(Sensitivity)
        self.sensitivity = steps[(steps.index(self.sensitivity) + 1) % len(steps)]
        self.compare()
        self.strip.answer = f"{self.sensitivity}: {_MEANING[self.sensitivity]}"

    def action_pin(self) -> None:
        """Mark a sentence; on one of another source, link the two, or take the pin back."""
        if self._nothing_read():
            return
        if self.marked is None or self.marked.article == self.cursor.article:
            if len(self.panes) == 1:
                self.strip.answer = "a link needs two sources"
                return
            again = self.marked == self.cursor
            self.marked = None if again else self.cursor
            self.strip.answer = (
                "no longer marked" if again else "marked: p on a sentence of another source links them"
            )
            return
        here, there = self.cursor, self.marked
        known = self.comparison is not None and pinned(self.comparison, here, there)
        self._decide(there, None if known else "pinned", "pin taken back" if known else "linked by hand")

    def action_reject(self) -> None:
        """Reject the link with the counterpart, or with the marked sentence."""
        if self._nothing_read():
            return
        if self.comparison is None:
            self.strip.answer = self.uncompared
        elif self.marked and self.marked.article != self.cursor.article:
            self._turn(self.marked, self.marked in rejected(self.comparison, self.cursor))
        else:
            found = rejectable(self.comparison, self.cursor)
            if not found:
                self.strip.answer = "no link here to reject"
            elif len(found) == 1:
                self._turn(*next(iter(found.values())))
            else:
                letters = " ".join(f"{index + 1}={self.story.articles[index].letter}" for index in found)
                self.strip.answer = f"reject the link to which source? {letters}"
                self.choosing = True

    def _nothing_read(self) -> bool:
        """Whether the article that is read has no sentence to act on, which is said."""
        if not self.article.sentences:
            self.strip.answer = "no sentence here"
        return not self.article.sentences

    def chosen(self, number: int) -> bool:
        """Take a digit as the answer to which link is rejected. False where nothing was asked."""
        if not self.choosing or self.comparison is None:
            return False
        self.choosing = False
        found = rejectable(self.comparison, self.cursor).get(number - 1)
        if found:
            self._turn(*found)
        else:
            self.strip.answer = f"no link to source {number} here"
        return True

    def forget(self) -> bool:
        """Leave a pin or a choice that was begun. False where there was none."""
        begun = self.choosing or self.marked is not None
        self.choosing, self.marked = False, None
        if begun:
            self.strip.answer = "left"
        return begun

    def _turn(self, other: Ref, back: bool) -> None:
        letter = self.story.articles[other.article].letter
        told = f"link to {letter} restored" if back else f"link to {letter} rejected; x again takes it back"
        self._decide(other, None if back else "rejected", told)

    def _decide(self, other: Ref, verdict: Verdict | None, told: str) -> None:
        try:
            self.workspace.decide(self.words_of(self.cursor), self.words_of(other), verdict)
            self.decisions = self.workspace.decisions()
        except WorkspaceError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.marked = None
        self.compare()
        self.strip.answer = told


_MEANING = {
    "strict": "only links that are sure",
    "balanced": "as many right links as can be with few wrong ones",
    "generous": "more links, more of them wrong",
}
