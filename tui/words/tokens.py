"""Words of a text, each with its place in it and the forms by which it is compared.

Method: one pass of a regular expression; each word then carries its `folded` form, in which letter case,
compatibility characters (NFKC), shapes of apostrophes, the points of abbreviations ("U.S." and "US"), the
commas of numbers ("5,200" and "5200") and a possessive 's do not count. Folding is done word by word, so that
it never moves a span. `stems` takes endings off by the Snowball algorithm of the article's language
(Porter, "Snowball: a language for stemming algorithms", 2001); a language without one keeps its folded words.
A letter of a script that puts no space between words (Han, Kana) is a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

APOSTROPHES = "'’‘ʼ´`＇"
"""Characters that are printed for an apostrophe."""

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (  # combining characters, which `\w` leaves out and without which many scripts fall to pieces
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u0963\u0981-\u0dff\u0e31\u0e34-\u0e4e\u0eb1-\u0ecd\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
)
_LETTER = rf"[^\W_{_UNSPACED}]"
_WORD = re.compile(
    rf"(?P<initials>[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)"
    rf"|(?P<number>\d+(?:[.,]\d+)*(?:[^\W\d_]+)?)"
    rf"|[{_UNSPACED}]"
    rf"|(?!\d){_LETTER}+(?:[{_MARKS}]{_LETTER}*|[{APOSTROPHES}](?!\d){_LETTER}+)*"
)
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


class Word(NamedTuple):
    """A word as `text[start:end]`, and the form in which it is compared with others."""

    start: int
    end: int
    folded: str

    @property
    def numeric(self) -> bool:
        """Whether it is written with digits."""
        return self.folded[:1].isdigit()


class _Stemmer(Protocol):
    def stemWords(self, words: Sequence[str]) -> list[str]: ...  # noqa: N802


def words(text: str) -> list[Word]:
    """The words of `text` in order.

    >>> [word.folded for word in words("The U.S.’ 5,200 troops: Iraq's")]
    ['the', 'us', '5200', 'troops', 'iraq']
    """
    return [Word(m.start(), m.end(), _folded(m.group(), m.lastgroup)) for m in _WORD.finditer(text)]


def folded(text: str) -> list[str]:
    """The folded words of `text` in order."""
    return [word.folded for word in words(text)]


def stems(folded_words: Sequence[str], language: str | None = None) -> list[str]:
    """The stem of each folded word.

    `language` is a code such as `en` or `de-AT`; English if None. One without a stemmer keeps its words.
    """
    stemmer = _stemmer(language.replace("_", "-").split("-")[0].lower() if language else "en")
    return stemmer.stemWords(folded_words) if stemmer else list(folded_words)


@lru_cache(maxsize=65_536)
def _folded(printed: str, group: str | None) -> str:
    plain = unicodedata.normalize("NFKC", printed.translate(_TO_APOSTROPHE)).casefold()
    if group == "initials":
        return plain.replace(".", "")
    if group == "number":
        return _THOUSANDS.sub("", plain)
    return plain[:-2] if plain.endswith("'s") and len(plain) > 2 else plain


@lru_cache(maxsize=16)
def _stemmer(language: str) -> _Stemmer | None:
    import Stemmer

    try:
        stemmer: _Stemmer = Stemmer.Stemmer(language)
    except KeyError:
        return None
    return stemmer
