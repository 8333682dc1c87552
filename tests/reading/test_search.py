"""Searching: whatever the print, the place is the one in the text."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare import Ref
from tui.reading.search import Match, Search, SearchError, finder, patient, search, sentences

TEXTS = st.text(st.sampled_from("abcXYZ éÉßİﬁ’‘“”\"'—–-…\u0301\u00ad\u00a0\t日本１²Ω"), max_size=40)


def found(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in finder(query)(text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("iraq", "Iraq and IRAQ", ["Iraq", "IRAQ"]),
        ("cafe", "The Café, a cafe\u0301, CAFÉ", ["Café", "cafe\u0301", "CAFÉ"]),
        ("abdul-mahdi", "Abdul–Mahdi, Abdul‑Mahdi", ["Abdul–Mahdi", "Abdul‑Mahdi"]),
        ("it's", "It’s and it‘s and IT`S", ["It’s", "it‘s", "IT`S"]),
        ('"go home"', "He said “go home” and ''go home''.", ["“go home”", "''go home''"]),
        ("go home", "go\u00a0 home", ["go\u00a0 home"]),
        ("strasse", "Straße", ["Straße"]),
        ("...", "well… yes", ["…"]),
        ("office", "o\ufb03ce", ["o\ufb03ce"]),
        ("soft", "so\u00adft", ["so\u00adft"]),
        ("s", "ß", ["ß"]),
        (" ", "a b", []),
        ("", "a b", []),
    ],
)
def test_case_accents_and_kinds_of_marks_do_not_count(query: str, text: str, words: list[str]) -> None:
    assert found(query, text) == words


@given(TEXTS, TEXTS)
def test_spans_are_in_order_apart_in_the_text_and_never_empty(query: str, text: str) -> None:
    done = 0
    for start, end in finder(query)(text):
        assert done <= start < end <= len(text)
        done = end


@given(TEXTS, st.data())
def test_every_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text[start:end]
    if any(character.isalnum() for character in part) and not part.startswith("\u0301"):
        assert finder(part)(text)


@given(TEXTS)
def test_a_whole_text_found_in_itself_is_found_from_its_first_word_to_its_last(text: str) -> None:
    letters = [place for place, character in enumerate(text) if character.isalnum()]
    if letters:
        (start, end), *_ = finder(text)(text)
        assert (start <= letters[0], end > letters[-1]) == (True, True)


@given(st.text("abc", min_size=1, max_size=3), st.text("abcABCáéç'’ ", max_size=60))
def test_as_many_are_found_in_capitals_and_without_accents(query: str, text: str) -> None:
    plain = text.translate(str.maketrans("áéç", "aec"))
    assert len(finder(query)(text)) == len(finder(query)(text.upper())) == len(finder(query)(plain))


def test_a_regular_expression_ignores_case_and_finds_no_empty_matches() -> None:
    assert found(r"re:\d+ troops?", "5,200 troops, 1 Troop") == ["200 troops", "1 Troop"]
    assert found("re:x*", "axxb") == ["xx"]
    assert found("re:", "axxb") == []


def test_what_is_no_regular_expression_is_told_in_one_line() -> None:
    with pytest.raises(SearchError, match="no regular expression") as told:
        finder("re:(")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){25}", r"(\w+\s?)*!"])
def test_an_expression_that_would_take_for_ever_is_stopped(pattern: str) -> None:
    texts = [(Ref(0, index), "a" * 60 + "b") for index in range(50)]
    begun = time.thread_time()
    with contextlib.suppress(SearchError):
        search(f"re:{pattern}", texts)
    assert time.thread_time() - begun < 0.5


def test_an_expression_that_was_stopped_says_so() -> None:
    with pytest.raises(SearchError, match="too long"):
        search("re:(a|aa)+$", [(Ref(0, 0), "a" * 60 + "b")])


@pytest.mark.parametrize("pattern", ["((a{1000}){1000}){100}", "(a{999,}){1,999}", "a{" + "9" * 5000 + "}"])
def test_an_expression_that_would_fill_the_memory_is_refused_unread(pattern: str) -> None:
    with pytest.raises(SearchError, match="repeats too much"):
        finder(f"re:{pattern}")


def test_what_finds_patiently_finds_nothing_where_it_would_take_too_long() -> None:
    find = patient(finder("re:(a|aa)+$"))
    assert find("baa") == [(1, 3)]
    assert find("a" * 60 + "b") == []


STORY = story(
    article("a0", ["A ferry and a ferry.", "No boat."], ["The ferry."]),
    article("b1", ["No boat."]),
    article("c2", ["One ferry more."]),
)


def test_matches_stand_in_the_order_of_sources_and_are_counted_by_source() -> None:
    made = Search("ferry", search("ferry", sentences(STORY)))
    assert made.matches[0] == Match(Ref(0, 0), 2, 7)
    assert [match.ref for match in made.matches] == [Ref(0, 0), Ref(0, 0), Ref(0, 2), Ref(2, 0)]
    assert made.by_source == {0: 3, 2: 1}
    assert made.spans[Ref(0, 0)] == [(2, 7), (14, 19)]


def test_steps_go_through_all_matches_and_say_where_they_go_round_the_end() -> None:
    made = Search("ferry", search("ferry", sentences(STORY)))
    assert made.at is None
    assert not made.begin(Ref(0, 1))
    assert made.at == (3, Match(Ref(0, 2), 4, 9))
    assert not made.step(Ref(0, 2), 1)
    assert made.at[0] == 4
    assert made.step(Ref(2, 0), 1)
    assert made.at[0] == 1
    assert not made.step(Ref(0, 0), 1)
    assert made.at[0] == 2
    assert not made.step(Ref(0, 0), -1)
    assert made.step(Ref(0, 0), -1)
    assert made.at[0] == 4


def test_a_step_from_elsewhere_goes_to_the_match_nearest_on_that_side() -> None:
    made = Search("ferry", search("ferry", sentences(STORY)))
    made.begin(Ref(0, 0))
    made.step(Ref(1, 0), 1)
    assert made.at is not None
    assert made.at[0] == 4
    made.step(Ref(1, 0), -1)
    assert made.at[0] == 3
    assert made.begin(Ref(2, 1))
