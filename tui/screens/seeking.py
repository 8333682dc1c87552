"""Searching a list: rows by their words, however they are printed, whether they are seen or not."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import ScreenResultType

from tui.keymap import key_of
from tui.reading.search import PATTERN, SearchError, finder
from tui.screens.answering import Answering
from tui.story.harmless import harmless
from tui.widgets.bars import KeyBar
from tui.widgets.ledger import Ledger
from tui.widgets.prompt import Prompt


class Seeking(Answering[ScreenResultType]):
    """A screen with a ledger whose rows can be searched."""

    ledger: Ledger
    sought: str = ""
    """What is searched for; empty where nothing is."""
    _prompt: Prompt | None = None

    async def action_search_rows(self) -> None:
        """Ask for words to search for."""
        self._leave_prompt()
        self.answer("")
        self._prompt = Prompt("/")
        self.query_one(KeyBar).display = False
        # Waited for: the next key is meant for it.
        await self.mount(self._prompt, after=self.query_one(KeyBar))
        self._prompt.take()

    def action_next_found(self) -> None:
        """Go to the next row with the words."""
        self._step(1)

    def action_previous_found(self) -> None:
        """Go to the row with the words before."""
        self._step(-1)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Mark what has been typed so far; the cursor stays."""
        # An expression that is half typed means something else.
        if self._prompt is not None and not message.words.startswith(PATTERN):
            count = self._seek(message.words)
            self._prompt.tell(_rows(count) if message.words.strip() else "")

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """Go to the first row that has what was typed."""
        self._leave_prompt()
        try:
            count = self._seek(message.words)
        except SearchError as error:
            self.end_search()
            self.answer(harmless(str(error)))
            return
        if not count:
            self.end_search()
            self.answer(f"nowhere: {harmless(message.words.strip())}" if message.words.strip() else "")
            return
        self._step(0)

    def on_prompt_left(self) -> None:
        """Search for nothing."""
        self._leave_prompt()
        self.end_search()

    def end_search(self) -> bool:
        """End the search where it is. False where there is none."""
        searched, self.sought = bool(self.sought), ""
        self.ledger.seek(None)
        return searched

    def _seek(self, words: str) -> int:
        """Mark words, and count the rows that have them. Raises SearchError."""
        find = finder(words)
        self.sought = words.strip()
        self.ledger.seek(find if self.sought else None)
        return len(self.ledger.found)

    def _leave_prompt(self) -> None:
        if self._prompt is not None:
            self.set_focus(None)
            self._prompt.remove()
            self._prompt = None
            self.query_one(KeyBar).display = True

    def _step(self, way: int) -> None:
        """To the next row (1), the one before (-1), or the first from here on (0)."""
        matches, here = self.ledger.found, self.ledger.cursor
        if not self.sought:
            self.answer(f"nothing is searched for{self._hint()}")
        elif not matches:
            self.answer(f"nowhere: {harmless(self.sought)}")
        else:
            target, wrapped = _next(matches, here, way)
            self.ledger.move(target - here)
            self.answer(f"{matches.index(target) + 1} of {_rows(len(matches))}{wrapped}")

    def _hint(self) -> str:
        """Which key searches, if any does."""
        key = key_of("search-rows", self.commands)
        return f"; {key} does" if key else ""


def _next(matches: Sequence[int], here: int, way: int) -> tuple[int, str]:
    """The match that a step leads to, and what is said where it goes round."""
    if way < 0:
        before = [index for index in matches if index < here]
        return (before[-1], "") if before else (matches[-1], ", round from the last")
    ahead = [index for index in matches if index > here or (index == here and way == 0)]
    return (ahead[0], "") if ahead else (matches[0], ", round from the first")


def _rows(count: int) -> str:
    return f"{count} row{'s' * (count != 1)}" if count else "nowhere"
