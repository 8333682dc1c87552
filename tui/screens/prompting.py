"""What is typed into the reader: words to search for, the letter of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.reading.search import PATTERN, Match, Search, SearchError, search, sentences
from tui.screens.part import Part
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen
    from tui.widgets.prompt import Prompt

Purpose = Literal["search", "source"]

# A search in more sources than these is not told source by source.
_TOLD = 8


class Prompting(Part):
    """The keys that ask for words, and those that act on them."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self.search: Search | None = None
        """The search that holds; its matches are marked."""
        self._prompt: Prompt | None = None
        self._purpose: Purpose = "search"

    # -- the prompt

    async def _ask(self, purpose: Purpose, asked: str) -> None:
        from tui.widgets.prompt import Prompt

        self.leave_prompt()
        self.answer("")
        self._purpose, self._prompt = purpose, Prompt(asked)
        self.reader.keys.display = False
        # Waited for: the next key is meant for it.
        await self.reader.mount(self._prompt, after=self.reader.keys)
        self._prompt.take()

    def leave_prompt(self) -> bool:
        """Take the prompt away. False where there is none."""
        if self._prompt is None:
            return False
        self.reader.set_focus(None)
        self._prompt.remove()
        self._prompt = None
        self.reader.keys.display = True
        return True

    def typed(self, words: str) -> None:
        """Show what has been typed so far; nothing moves yet."""
        if self._prompt is None:
            return
        if self._purpose == "source":
            self._choose_source(words, sure=False)
        elif not words.startswith(PATTERN):  # an expression that is half typed means something else
            self._find(words)
            self._prompt.tell(self._counts() if words.strip() else "")

    def given(self, words: str) -> None:
        """Take what has been typed."""
        if self._prompt is None:
            return
        if self._purpose == "source":
            self._choose_source(words, sure=True)
        else:
            self._search_for(words)

    def left(self) -> None:
        """Leave what was being typed."""
        if self._purpose == "search":
            self.end_search()
        self.leave_prompt()

    # -- a source by its letter

    async def action_letter(self) -> None:
        """Ask for the letter of a source."""
        articles = self.reader.story.articles
        await self._ask("source", f"source {articles[0].letter}–{articles[-1].letter}: ")

    def _choose_source(self, words: str, sure: bool) -> None:
        letters = [article.letter for article in self.reader.story.articles]
        wanted = words.strip().upper()
        meant = [letter for letter in letters if letter.startswith(wanted)]
        if not wanted or (len(meant) > 1 and not sure):
            return
        self.leave_prompt()
        if wanted in letters:
            self.reader.moving.choose(letters.index(wanted))
        else:
            self.answer(f"no source has the letter {harmless(words.strip())}")

    # -- searching

    async def action_search(self) -> None:
        """Ask for words to search for in all sources."""
        await self._ask("search", "/")

    def holds(self) -> list[str]:
        """Say what is searched for."""
        return [f"/{harmless(self.search.query)}"] if self.search and self._prompt is None else []

    def action_next_match(self) -> None:
        """Go to the next match."""
        self._step(1)

    def action_previous_match(self) -> None:
        """Go to the match before."""
        self._step(-1)

    def end_search(self) -> bool:
        """End the search where it is. False where there is none."""
        searched, self.search = self.search is not None, None
        if searched:
            self._mark()
        return searched

    def _mark(self) -> None:
        self.reader.columns.mark(self.search.spans if self.search else {})
        self.reader.telling.holds()

    def _find(self, words: str) -> None:
        """Search, and mark what is found."""
        self.search = Search(words, search(words, sentences(self.reader.story)))
        self._mark()

    def _search_for(self, words: str) -> None:
        self.leave_prompt()
        try:
            self._find(words)
        except SearchError as error:
            self.end_search()
            self.answer(harmless(str(error)))
            return
        made = self.search
        if made is None or not made.matches:
            self.end_search()
            self.answer(f"nowhere: {harmless(words.strip())}" if words.strip() else "")
            return
        round_the_end = made.begin(self.reader.cursor.ref)
        self._go(made, 1, round_the_end, remember=True)

    def _step(self, way: int) -> None:
        made = self.search
        if made is None:
            self.answer("nothing is searched for; / does")
            return
        round_the_end = made.step(self.reader.cursor.ref, way)
        self._go(made, way, round_the_end, remember=False)

    def _go(self, made: Search, way: int, round_the_end: bool, remember: bool) -> None:
        """Go to the match that a search is at; the first time it is a jump, and all are counted."""
        if made.at is None:
            return
        number, match = made.at
        self.reader.go(match.ref, remember)
        wrapped = (", round from the first" if way > 0 else ", round from the last") if round_the_end else ""
        counts = f"   {self._counts()}" if remember else ""
        self.answer(f"{number} of {len(made.matches)}, source {self._letter(match)}{wrapped}{counts}")

    def _letter(self, match: Match) -> str:
        return self.reader.story.articles[match.ref.article].letter

    def _counts(self) -> str:
        """How often the words stand in which sources."""
        if self.search is None or not self.search.matches:
            return "nowhere"
        counts, articles = self.search.by_source, self.reader.story.articles
        if len(counts) > _TOLD:
            return f"{len(self.search.matches)} in {len(counts)} sources"
        return " · ".join(f"{articles[index].letter} {count}" for index, count in counts.items())
