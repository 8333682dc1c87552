"""One sentence as it is compared: its words with their stems, and which of them name something.

Method: the words of `tokens` with the stem of each; function words (grammar.yaml, forms of address and the
plainest verb) hold a sentence together and are no evidence of what it reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from tui.words.classes import theme
from tui.words.tokens import Word, stems, words


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words and their stems, one stem a word.

    `quoted` tells of each word whether it stands within a quotation; it is empty where none does.
    """

    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    quoted: tuple[bool, ...] = ()

    def printed(self, index: int) -> str:
        """The word at `index` as the text prints it."""
        word = self.words[index]
        return self.text[word.start : word.end]

    def capital(self, index: int) -> bool:
        """Whether the word at `index` is printed with a capital."""
        return self.text[self.words[index].start].isupper()

    def inside(self, index: int) -> bool:
        """Whether the word at `index` is quoted."""
        return bool(self.quoted) and self.quoted[index]


def read(text: str, language: str | None = None) -> Reading:
    """Cut one text into words and stems."""
    found = tuple(words(text))
    return Reading(text, found, tuple(stems([word.folded for word in found], language)))


def content(word: Word) -> bool:
    """Whether a word names something: no function word of English, and no single letter.

    >>> [word.folded for word in words("It was the 5,200 troops") if content(word)]
    ['5200', 'troops']
    """
    return _content(word.folded)


@lru_cache(maxsize=65_536)
def _content(folded: str) -> bool:
    return folded[:1].isdigit() or (len(folded) > 1 and folded not in function_words())


@cache
def function_words() -> frozenset[str]:
    """The words that hold a sentence together: those of grammar.yaml, and of plain reports ("Mr. … said")."""
    return theme("grammar") | {"mr", "mrs", "ms", "said", "say", "says", "saying", "told"}
