from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.stories import article
from tui.reading import flow as flowing
from tui.reading.flow import flow, wrap
from tui.story import Article, Cut, Line, Paragraph, Sentence


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_are_kept_whole_where_they_fit() -> None:
    assert rows("Iraq asked the US to leave", 10) == ["Iraq asked", "the US to", "leave"]


def test_a_row_may_end_at_a_dash_but_not_at_a_hyphen() -> None:
    assert rows("partnership—not troops", 14) == ["partnership—", "not troops"]
    assert rows("Adel Abdul-Mahdi", 11) == ["Adel", "Abdul-Mahdi"]


def test_a_word_wider_than_the_row_is_broken() -> None:
    assert rows("a " + "x" * 12, 5) == ["a", "xxxxx", "xxxxx", "xx"]


def test_wide_characters_count_two_cells() -> None:
    assert rows("日本語日本語", 6) == ["日本語", "日本語"]


def test_an_empty_text_has_no_rows() -> None:
    assert wrap("", 20) == []


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_wrapping_loses_nothing_but_white_space_and_never_overflows(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(cell_len(text[a:b]) <= width or b - a == 1 for a, b in spans)


@given(st.text("ab'- ’“…é1"), st.integers(min_value=1, max_value=20))
def test_a_text_of_even_characters_is_wrapped_as_any_other(text: str, width: int) -> None:
    assert flowing._wrap_even(text, width) == flowing._wrap_measured(text, width)


def test_the_characters_that_are_not_measured_take_a_cell_each() -> None:
    even = [char for char in map(chr, range(0x10000)) if flowing._EVEN.fullmatch(char)]
    assert len(even) > 400
    assert all(cell_len(char) == 1 for char in even)
    assert not any(char.isspace() for char in even if char != " ")


def test_every_sentence_begins_a_row_and_a_blank_row_parts_paragraphs() -> None:
    laid = flow(article("a", ["One two.", "Three."], ["Four."]), 20)
    assert [row.text for row in laid.rows] == ["One two.", "Three.", "", "Four."]
    assert laid.first == (0, 1, 3)
    assert laid.heights == (1, 1, 1)


def test_a_row_belongs_to_the_sentence_on_it_or_the_one_before() -> None:
    laid = flow(article("a", ["One two.", "Three."], ["Four."]), 20)
    assert [laid.sentence_at(row) for row in (-3, 0, 1, 2, 3, 99)] == [0, 0, 1, 1, 2, 2]


def test_words_stand_on_every_row_that_they_run_over() -> None:
    laid = flow(article("a", ["One two.", "Three four five."], ["Six."]), 10)
    assert [row.text for row in laid.rows] == ["One two.", "Three four", "five.", "", "Six."]
    assert laid.rows_of({1: [(6, 15)], 2: [(0, 3)]}) == {1, 2, 4}
    assert laid.rows_of({1: [(11, 15)]}) == {2}


def test_set_aside_lines_stand_in_their_place_with_their_reason_when_asked() -> None:
    written = article("a", ["One."], ["Two."], aside={1: "ADVERTISEMENT"})
    assert [row.text for row in flow(written, 40).rows] == ["One.", "", "Two."]
    shown = flow(written, 40, set_aside=True)
    assert [row.text for row in shown.rows] == ["One.", "", "ADVERTISEMENT  (advert)", "", "Two."]
    assert shown.first == (0, 4)


def test_words_cut_from_a_line_are_shown_after_it_but_bare_punctuation_is_not() -> None:
    line = Line(
        1, "Mike PompeoCARD MORE left .", "body", "", (Cut(11, 20, "hover card"), Cut(25, 26, "space"))
    )
    written = Article(
        "a", "A", "A", "a.txt", (line,), (Paragraph(0, (1,), "Mike Pompeo left."),),
        (Sentence(0, 0, 0, 17, "Mike Pompeo left.", 1),),
    )  # fmt: skip
    assert [row.text for row in flow(written, 40, True).rows] == [
        "Mike Pompeo left.",
        "",
        "CARD MORE  (hover card)",
    ]
