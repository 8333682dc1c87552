"""The closed classes of words, and what is read from them."""

from __future__ import annotations

from collections import Counter

import pytest

from tui.words.classes import THEMES, pairs_of, parts, read_class, theme, words_of
from tui.words.reading import function_words
from tui.words.reporting import PLAIN, stances


def test_a_class_of_classes_is_their_union() -> None:
    assert words_of("determiners") == words_of("articles", "demonstratives", "possessives", "quantifiers")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        words_of("nonsense")


@pytest.mark.parametrize("file", [name for name in THEMES if name != "reporting"])
def test_a_class_lists_no_word_twice_and_stands_in_one_file(file: str) -> None:
    for name, words in parts(read_class(file)):
        assert [word for word, count in Counter(words).items() if count > 1] == [], name
    others = {name for other in THEMES if other != file for name, _ in parts(read_class(other))}
    assert not others & {name for name, _ in parts(read_class(file))}


def test_all_of_grammar_are_function_words_and_none_is_a_name_of_a_day() -> None:
    assert theme("grammar") <= function_words()
    assert "its" in function_words()
    assert function_words().isdisjoint(words_of("weekdays", "relative_days"))


def test_every_verb_of_saying_has_a_stance() -> None:
    assert stances().keys() == words_of("saying", "also_saying")
    assert stances()["said"] == PLAIN


def test_a_short_first_name_leads_to_its_full_form() -> None:
    assert pairs_of("nicknames")["bill"] == ("william",)
    assert "president" in pairs_of("kin")["leader"]
