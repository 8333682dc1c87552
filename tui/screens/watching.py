"""Looking every now and then whether a file of the story has changed. It has no keys: `r` reads again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.keymap import key_of
from tui.screens.part import Part
from tui.story import Story
from tui.story.harmless import harmless
from tui.story.watching import Stamps, changed, stamps, there

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.screens.reader import ReaderScreen

EVERY = 2.0
"""Seconds between two looks at the files."""


class Watching(Part):
    """What of a story's files is no longer as it was read: a change is told once, and stands until `r`."""

    def __init__(self, reader: ReaderScreen, story: Story) -> None:
        super().__init__(reader)
        self._story = story
        self._read: Stamps = {}
        self._last: Stamps = {}
        """How the files were when they were read, and at the last look; nothing before the first."""
        self._worker: Worker[None] | None = None

    def begin(self, story: Story) -> None:
        """Take the files of a story for what was read."""
        self._story, self._read, self._last = story, {}, {}
        self.reader.telling.holds()
        self._set_out()

    def look_again(self) -> None:
        """Look in the background, if the last look has come to its end."""
        if self._worker is None or self._worker.is_finished:
            self._set_out()

    def _set_out(self) -> None:
        self._worker = self.reader.run_worker(self.look(), group="watching", exclusive=True)

    async def look(self) -> None:
        """Compare the files with how they were at the last look, and tell what changed."""
        # A disk that sleeps, or one over a network, must not hold the screen.
        now = await asyncio.to_thread(stamps, self._story)
        self._read = self._read or now
        files = changed(self._last or now, now)
        self._last = now
        if files:
            self.reader.telling.holds()
            self.answer(self._told(files, now))

    def holds(self) -> list[str]:
        """Say that the files no longer hold what is shown."""
        return ["files changed"] if changed(self._read, self._last) else []

    def _told(self, files: Sequence[Path], now: Stamps) -> str:
        if not changed(self._read, now):
            return "the story's files are again as they were read"
        if not any(there(now, article.path) for article in self._story.articles if article.path):
            return "the story's files are gone; what was read of them stays"
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        did = "have changed" if more else "has changed" if there(now, files[0]) else "is gone"
        key = key_of("reload", self.reader.commands)
        again = f"; {key} reads the story again" if key else ""
        return f"{harmless(files[0].name)}{more} {did}{again}"
