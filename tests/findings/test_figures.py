"""Figures as they are shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare import Span
from tui.compare.figures.model import Bound, Figure, FigureCell, FigureKind, Value, Verdict
from tui.findings.figures import cells_of, indents, note_of, ordered, sides_of, table


def cell(article: int, text: str, value: Value, bound: Bound = "exact", sentence: int = 0) -> FigureCell:
    return FigureCell(Span(article, sentence, 0, len(text)), text, value, bound)


def figure(
    *cells: FigureCell, what: str = "killed", kind: FigureKind = "count", verdict: Verdict = "agree"
) -> Figure:
    return Figure(what, kind, verdict, 0.9, cells)


def test_what_differs_stands_first_then_what_most_sources_give() -> None:
    wide = figure(*(cell(n, "5", 5) for n in range(4)), what="wide")
    near = figure(cell(0, "5", 5), cell(1, "about 5", 5, "about"), what="near", verdict="compatible")
    rising = figure(cell(0, "5", 5), cell(1, "6", 6), what="rising", verdict="updated")
    apart = figure(cell(0, "5", 5), cell(1, "9", 9), what="apart", verdict="differ")
    shown = [row.what for row in ordered([near, wide, rising, apart], "verdict")]
    assert shown == ["apart", "rising", "wide", "near"]


def test_a_source_that_gives_several_values_gives_first_the_one_it_gives_most_often() -> None:
    many = figure(cell(0, "dozens", (24, 99)), cell(0, "40 men", 40), cell(0, "40", 40), cell(1, "40", 40))
    assert [given.text for given in cells_of(many, 0)] == ["40 men", "dozens"]


def test_sources_with_the_same_words_stand_on_one_side() -> None:
    sides = sides_of(figure(cell(0, "Two men", 2), cell(1, "two men", 2), cell(2, "three men", 3)))
    assert [(side.words, side.articles) for side in sides] == [("Two men", (0, 1)), ("three men", (2,))]


def test_one_word_for_two_days_stands_on_two_sides() -> None:
    days = figure(
        cell(0, "Friday", "2031-03-07"), cell(1, "Friday", "2031-03-14"), kind="date", verdict="differ"
    )
    assert [side.note for side in sides_of(days)] == ["7 Mar 2031", "14 Mar 2031"]
    assert note_of(days, cell(0, "March 7", "2031-03-07")) == ""


@given(
    st.lists(
        st.from_regex(r"[a-z ]{0,12}[0-9][0-9,]{0,6}[0-9]( [a-z]{1,9})?|[a-z ]{1,9}", fullmatch=True),
        min_size=1,
    )
)
def test_indented_words_end_their_first_numbers_in_one_column(words: list[str]) -> None:
    pads = indents(words)
    ends = set()
    for text, pad in zip(words, pads, strict=True):
        digits = [at for at, sign in enumerate(text) if sign.isdigit()]
        if digits:
            ends.add(pad + digits[-1])
    assert len(ends) <= 1
    assert all(pad >= 0 for pad in pads)


def test_a_copied_table_keeps_what_markdown_would_read_as_marks() -> None:
    told = story(article("a0", ["Was it *12* | 13 [men](x)?"]), article("b1", ["It was 12."]))
    copied = table(told, figure(cell(0, "*12*", 12), cell(1, "12", 12)))
    rows = copied.split("\n")
    assert len(rows) == 6
    assert r"\*12\* \| 13 \[men\](x)?" in rows[4]
