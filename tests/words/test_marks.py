"""Quotation marks, as they are printed and misprinted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.words.marks import MARKS, Quoted, quoted


def found(*paragraphs: str) -> list[str]:
    return [paragraphs[row.paragraph][row.start : row.end] for row in quoted(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It's late,” he said, “and I'm off.”", ["It's late,", "and I'm off."]),
        ('He said "this" and "that".', ["this", "that"]),
        (
            "asked to ‘send delegates to the parliament´s house,’ he",
            ["send delegates to the parliament´s house,"],
        ),
        ("a ´yes´ from it´s owner", ["yes"]),
        ("“He said ‘no way’ to me,” she said", ["He said ‘no way’ to me,", "no way"]),
        ('"He said "this" today" ok', ['He said "this" today', "this"]),
        ("„Deutsch“ und »so« und «ainsi» ”svenska” 「日本」", ["Deutsch", "so", "ainsi", "svenska", "日本"]),
        ("``TeX'' and ''wiki''", ["TeX", "wiki"]),
        ("‘in Iraq without permission’", ["in Iraq without permission"]),
        ('“mixed" marks', ["mixed"]),
        ("a \"travel advisory'' in October", ["travel advisory"]),
        ("“One “two “three", ["One", "two", "three"]),
    ],
)
def test_quoted_words_are_found_without_their_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the dogs' and the players' own, isn’t it? He can´t.",
        "Rock 'n' roll of the '90s, ‘em and all.",
        "He is 6'2\" tall; the board is 10' by 4'.",
        "“” '' ‘ ",
        "no marks at all",
    ],
)
def test_apostrophes_and_measures_quote_nothing(text: str) -> None:
    assert found(text) == []


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quoted(["He said “we go", "Later “it” ended."]) == [Quoted(0, 9, 14, False), Quoted(1, 7, 9)]


def test_a_missing_close_ends_where_the_next_opens() -> None:
    assert found('"No close here, he said. "But here," he added.') == ["No close here, he said.", "But here,"]


def test_a_paragraph_that_opens_with_a_mark_goes_on_with_an_open_quotation() -> None:
    rows = quoted(["“First.", "“Second.", "“Third,” he said.", "“Fourth,” she said."])
    assert [row.continues for row in rows] == [False, True, True, False]


def test_a_mark_too_many_harms_no_other_paragraph() -> None:
    assert found('An odd " mark.', "“Sound.”", 'And "one", "two.')[-3:] == ["Sound.", "one", "two."]


@given(st.lists(st.text(alphabet=f"ab s.,\n(5{MARKS}"), max_size=4))
def test_stretches_of_any_text_stand_apart_or_within_each_other(paragraphs: list[str]) -> None:
    rows = quoted(paragraphs)
    for row in rows:
        text = paragraphs[row.paragraph]
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == text[row.start : row.end].strip()
        assert any(character.isalnum() for character in text[row.start : row.end])
    for index, a in enumerate(rows):
        for b in rows[index + 1 :]:
            if a.paragraph == b.paragraph:
                apart = a.end <= b.start or b.end <= a.start
                within = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
                assert apart or (within and a != b)


@given(st.lists(st.text(), max_size=4))
def test_no_text_is_too_strange_to_be_read(paragraphs: list[str]) -> None:
    quoted(paragraphs)
