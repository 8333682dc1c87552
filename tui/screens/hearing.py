"""What the reader is told of a model that is heard on the links beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.comparing import Listening, Unheard
from tui.screens.part import Part
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from tui.compare import Comparison


class Hearing(Part):
    """How far a model has read, that it takes part, or why it does not."""

    _state = ""

    def holds(self) -> list[str]:
        """Whether a model is heard, or how far it has read; nothing where there is none."""
        return [self._state] if self._state else []

    def listening(self, message: Listening) -> None:
        """Say how far a model has read."""
        self._tell(f"model {message.done:.0%}")

    def unheard(self, message: Unheard) -> None:
        """Say why a model takes no part."""
        self._tell("")
        words = f"{harmless(message.why)}; words alone decide"
        self.reader.notify(words, severity="warning", timeout=12, markup=False)

    def compared(self, before: Comparison | None, after: Comparison) -> None:
        """Say, once, that a model takes part, and what it changed."""
        if not after.model or before is None or before.model:
            return
        self._tell("words and model")
        pairs, now = ({(link.a, link.b) for link in found.links} for found in (before, after))
        came, went = len(now - pairs), len(pairs - now)
        changed = f"{came} link{'s' * (came != 1)} came, {went} went"
        self.answer(f"{harmless(after.model)} was heard: {changed}")

    def _tell(self, state: str) -> None:
        self._state = state
        self.reader.telling.holds()
