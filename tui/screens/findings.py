"""The comparison of the story that is read: asked for, shown as it comes, given up. It has no keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.keymap import key_of
from tui.reading.status import doubted
from tui.screens.part import Part
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from tui.compare import Comparison
    from tui.story.belonging import Doubt


class Findings(Part):
    """What the reader screen has of a comparison, and when."""

    def compare(self) -> None:
        """Compare, or settle anew, by the present sensitivity and decisions."""
        if self.reader.decisions is not None:
            self.reader.comparing.ask(self.reader.sensitivity, self.reader.decisions)
        self.reader.telling.holds()

    def stop(self) -> bool:
        """Give the comparison up, now for the reader and at its next step for the machine; False if done."""
        reader = self.reader
        if reader.comparison is not None or reader.comparing.stopped or reader.view.sources == 1:
            return False
        self._give_up()
        return True

    def _give_up(self) -> None:
        self.reader.comparing.stop()
        self.reader.uncompared = "not compared"
        self.reader.telling.uncompared()

    def fail(self, why: str) -> None:
        """Say that there are no findings, and why."""
        if self.reader.comparing.stopped:
            return
        self._give_up()
        words = f"The story could not be compared, but can be read: {harmless(why)}"
        self.reader.notify(words, severity="error", timeout=30, markup=False)

    def doubt(self, doubts: Sequence[Doubt]) -> None:
        """Say which reports may not belong; not again what was said before lines or files changed."""
        reader = self.reader
        words = [each for each in doubted(reader.story, doubts) if each not in reader.doubted]
        if words:
            key = key_of("headlines", reader.commands)
            self.answer((f"{key} tells more: " if key else "") + "; ".join(words))
        reader.doubted.update(words)

    def _limit(self, comparison: Comparison) -> None:
        """Say what was left out because there is too much of it; not again what was said before."""
        words = [line for line in comparison.limits if line not in self.reader.doubted]
        if words:
            self.reader.notify(harmless("; ".join(words)), severity="warning", timeout=12, markup=False)
        self.reader.doubted.update(words)

    def begin(self, step: str, done: float) -> None:
        """Say how far the comparison is; `done` is 0..1."""
        if not self.reader.comparing.stopped:
            self.reader.telling.step = f"comparing: {step} {done:.0%} · Esc stops it"
            self.reader.telling.presence()

    def show(self, comparison: Comparison) -> None:
        """Show what was found."""
        if self.reader.comparing.stopped:
            return
        before, self.reader.comparison = self.reader.comparison, comparison
        self.reader.lay_out()
        self.reader.opening.tell(comparison)
        self.reader.align()
        self.reader.telling.found("" if comparison.complete else "comparing")
        self.reader.hearing.compared(before, comparison)
        self._limit(comparison)
