"""Words and the forms in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.words.tokens import folded, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("the U.S", "THE US"),
        ("5,200", "5200"),
        ("1,234,567", "1234567"),
        ("don’t", "don't"),
        ("won´t", "won't"),
        ("can`t", "can't"),
        ("parliament's", "parliament’s"),
        ("Iraq’s", "Iraq"),
        ("ﬁne", "fine"),
        ("N.A.A.C.P.", "NAACP"),
        ("“Iraq,” he said", '"Iraq", he said'),
        ("«oui»", "'oui'"),
    ],
)
def test_what_is_printed_differently_compares_as_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("5,200", "5,000"), ("1.5", "15"), ("10,00", "1000"), ("its", "it")]
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_scripts_without_spaces_give_a_word_for_each_character() -> None:
    assert folded("日本のニュース") == list("日本のニュース")


def test_vowel_signs_stay_within_their_word() -> None:
    assert folded("हिन्दी की किताब") == ["हिन्दी", "की", "किताब"]


def test_stems_follow_the_language_and_an_unknown_one_keeps_the_words() -> None:
    assert stems(["withdrawals", "agreed"]) == ["withdraw", "agre"]
    assert stems(["truppen"], "de-AT") == ["trupp"]
    assert stems(["withdrawals"], "xx") == ["withdrawals"]


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        assert any(character.isalnum() for character in text[word.start : word.end])
        last = word.end


@given(st.text(alphabet="aábcß .,'’\"-5\n"))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    covered = {place for word in words(text) for place in range(word.start, word.end)}
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())
