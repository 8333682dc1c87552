"""Words that were kept are found again in a changed text, or said to be nowhere."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article
from tui.notes import Quote, anchor, article_text, passage_of, quote
from tui.notes.anchoring import anchored, sentence_at

FERRY = dataclasses.replace(
    article(
        "post0",
        ["The ferry left the harbour at noon.", "Nobody on board knew of the storm."],
        ["“We saw no warning,” the captain said.", "The harbour master said he had sent one at dawn."],
        ["Divers searched the bay until night fell."],
    ),
    headline="Ferry sinks in the bay",
)
TEXT = article_text(FERRY)


def kept(words: str) -> Quote:
    start = TEXT.index(words)
    return quote(FERRY, start, start + len(words))


def stands(text: str, of: Quote) -> str | None:
    place = anchored(text, of)
    return None if place is None else text[place.start : place.end]


def test_every_sentence_and_the_headline_have_their_place_in_the_text() -> None:
    for sentence in FERRY.sentences:
        start, end = passage_of(FERRY, sentence.index)
        assert TEXT[start:end] == sentence.text
        assert sentence_at(FERRY, start) == sentence_at(FERRY, end - 1) == sentence.index
    assert TEXT[slice(*passage_of(FERRY, -1))] == FERRY.headline
    assert sentence_at(FERRY, 4) == -1


@pytest.mark.parametrize(
    "words", ["“We saw no warning,”", "Nobody", ".", "Ferry sinks", "fell.", "at dawn.\nDivers"]
)
def test_words_of_an_unchanged_text_stand_where_they_stood(words: str) -> None:
    place = anchor(FERRY, kept(words))
    assert place is not None
    assert (place.start, TEXT[place.start : place.end], place.changed) == (TEXT.index(words), words, False)


def test_words_printed_twice_are_told_apart_by_what_stands_around_them() -> None:
    second = TEXT.rindex("The harbour master") + 4
    of = quote(FERRY, second, second + len("harbour"))
    place = anchor(FERRY, of)
    assert place is not None
    assert place.start == second
    longer = "The harbour was shut. " + TEXT
    moved = anchored(longer, of)
    assert moved is not None
    assert longer[moved.end :].startswith(" master")


def test_other_print_is_no_change_of_words() -> None:
    of = kept("“We saw no warning,” the captain said.")
    printed = TEXT.replace("“", '"').replace("”", '"').replace("captain said", "Captain  SAID")
    place = anchored(printed, of)
    assert place is not None
    assert printed[place.start : place.end].startswith("We saw")


def test_words_that_were_edited_are_found_and_said_to_be_changed() -> None:
    of = kept("The harbour master said he had sent one at dawn.")
    edited = TEXT.replace("said he had sent one at dawn", "says he sent two before dawn")
    place = anchored(edited, of)
    assert place is not None
    assert place.changed
    assert edited[place.start : place.end].startswith("The harbour master says he sent two")


def test_a_sentence_that_was_moved_is_found() -> None:
    sentence = "Nobody on board knew of the storm."
    moved = TEXT.replace(sentence, "") + "\n" + sentence
    assert stands(moved, kept(sentence)) == sentence


@pytest.mark.parametrize(
    "words", ["Nobody on board knew of the storm.", "the", "harbour master", "captain said", "at dawn", "bay"]
)
def test_words_that_were_cut_out_stand_nowhere_rather_than_on_others(words: str) -> None:
    start = TEXT.rindex(words)
    of = quote(FERRY, start, start + len(words))
    assert stands(TEXT[:start] + TEXT[start + len(words) :], of) is None


def test_words_that_were_replaced_stand_nowhere() -> None:
    of = kept("Divers searched the bay")
    assert stands(TEXT.replace("Divers searched the bay", "Helicopters circled above"), of) is None


def test_an_empty_text_holds_nothing() -> None:
    assert stands("", kept("captain")) is None
    assert stands(TEXT, Quote("post0", "")) is None


_WORDS = (
    "amber birch cellar dozen engine furrow glimpse hollow island jostle kettle lantern "
    "meadow nimble orchard pepper quarry rustle saddle timber umbrella velvet willow yonder "
    "zephyr anchor bucket candle drizzle ember"
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], int, int, list[str], list[str]]:
    """A text of words that stand once each, a run of it, and other words before and after the run."""
    text = draw(st.permutations(_WORDS.split()))
    first = draw(st.integers(0, len(text) - 1))
    last = draw(st.integers(first + 1, min(len(text), first + 8)))
    around = []
    for side in (text[:first], text[last:]):
        dropped = draw(st.sets(st.sampled_from(side), max_size=3)) if side else set()
        new = draw(st.lists(st.sampled_from(["new", "other", "more"]), max_size=2))
        at = draw(st.integers(0, len(side)))
        around.append([word for word in [*side[:at], *new, *side[at:]] if word not in dropped])
    return text, first, last, *around


@given(edits())
def test_words_left_alone_are_never_found_elsewhere_and_seldom_lost(
    edit: tuple[list[str], int, int, list[str], list[str]],
) -> None:
    text, first, last, before, after = edit
    run = " ".join(text[first:last])
    start = len(" ".join([*text[:first], ""]))
    of = quote(article("a0", [" ".join(text)]), start + 1, start + 1 + len(run))
    assert of.words == run
    now = stands(" ".join([*before, *text[first:last], *after]), of)
    assert now == run or (now is None and last - first < 6)


@given(edits())
def test_words_that_are_gone_are_never_found_on_others(
    edit: tuple[list[str], int, int, list[str], list[str]],
) -> None:
    text, first, last, before, after = edit
    run = " ".join(text[first:last])
    start = len(" ".join([*text[:first], ""]))
    of = quote(article("a0", [" ".join(text)]), start + 1, start + 1 + len(run))
    assert stands(" ".join([*before, *after]), of) is None


@given(
    st.text(max_size=60),
    st.text(max_size=20),
    st.text(max_size=10),
    st.text(max_size=10),
    st.integers(-5, 99),
)
def test_no_text_and_no_note_ends_the_search(
    text: str, words: str, before: str, after: str, start: int
) -> None:
    place = anchored(text, Quote("a", words, before, after, start))
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_a_long_text_of_one_word_is_searched_in_passing() -> None:
    assert stands("so " * 20_000, Quote("a", "so it " * 50, "so " * 10, "so " * 10)) is None
