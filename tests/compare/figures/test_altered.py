"""Quoted words that two sources print differently in sense."""

import pytest

from tests.stories import article, story
from tui.compare.figures.altered import altered
from tui.compare.model import Conflict, Occurrence, Quotation
from tui.story.model import Span

SAID = "we have gone through the whole of the ledger and are alarmed by what we are finding here today"


def quoted(*sayings: str) -> list[Conflict]:
    """The altered words of one utterance as each article prints it."""
    of = story(*(article(f"a{k}", [f"“{text}” he said."]) for k, text in enumerate(sayings)))
    occurrences = []
    for position, words in enumerate(sayings):
        start = of.articles[position].sentences[0].text.index(words)
        occurrences.append(Occurrence(position, (Span(position, 0, start, start + len(words)),), words))
    return list(altered([Quotation(0, sayings[0], tuple(occurrences))]))


def test_another_word_is_told_on_the_very_words() -> None:
    (conflict,) = quoted(SAID, SAID.replace("finding", "talking"))
    assert conflict.kind == "words"
    assert [claim.text for claim in conflict.claims] == ["finding", "talking"]


def test_a_denial_that_one_source_lacks_is_told() -> None:
    (conflict,) = quoted(SAID, SAID.replace("are alarmed", "are not alarmed"))
    assert "not" in [claim.text for claim in conflict.claims]


@pytest.mark.parametrize(
    ("word", "other"),
    [("finding", "findings"), ("alarmed", "al***ed"), ("alarmed", "[worried]"), ("the whole", "whole")],
)
def test_another_form_masking_or_small_word_is_not_told(word: str, other: str) -> None:
    assert quoted(SAID, SAID.replace(word, other, 1)) == []


def test_two_translations_are_not_told() -> None:
    other = SAID.replace("gone", "read").replace("ledger", "books").replace("alarmed", "afraid")
    assert quoted(SAID, other) == []


def test_the_same_alteration_in_a_third_source_is_told_once() -> None:
    assert len(quoted(SAID, SAID.replace("finding", "talking"), SAID)) == 1
