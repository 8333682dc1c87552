"""Words of a quotation that another source prints without marks, in its headline, or of somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.stories import article, story
from tui.compare.model import Occurrence, Quotation
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.words.annotation import annotate

QUOTED = "“We will withdraw every last soldier from the northern province by May,” Tom Brown said."


def found(*texts: str, headline: str | None = None) -> tuple[Quotation, ...]:
    articles = [article(f"a{at}", [text]) for at, text in enumerate(texts)]
    if headline:
        articles.append(replace(article("z9", ["Nothing else was heard of it."]), headline=headline))
    words = annotate(story(*articles))
    return quotations(words, speakers_of(words))


def of(quotation: Quotation, position: int) -> list[Occurrence]:
    return [row for row in quotation.occurrences if row.article == position]


def test_a_run_of_its_words_without_marks_is_an_appearance() -> None:
    text = "They will withdraw every last soldier from the northern province, Tom Brown said."
    (quotation,) = found(QUOTED, text)
    (row,) = of(quotation, 1)
    assert row.text == "will withdraw every last soldier from the northern province"
    assert (row.marked, row.speaker) == (False, "Tom Brown")
    assert "without marks" in {change.kind for change in row.variant}
    assert quotation.shared


@pytest.mark.parametrize(
    ("run", "shared"),
    [("every last soldier from the northern province by", True), ("last soldier from the", False)],
)
def test_a_shorter_run_is_none(run: str, shared: bool) -> None:
    assert (len(run.split()) >= 8) is shared
    (quotation,) = found(QUOTED, f"It is said that {run} now.")
    assert quotation.shared is shared


def test_the_quoting_source_itself_drops_no_marks() -> None:
    (quotation,) = found(f"{QUOTED} We will withdraw every last soldier from the northern province by May.")
    assert len(quotation.occurrences) == 1


def test_a_headline_that_quotes_is_told_apart_and_carries_nothing() -> None:
    (quotation,) = found(QUOTED, headline="Brown: “every last soldier” to leave")
    (row,) = quotation.headlines
    assert (row.text, row.sentences, row.spans[0].sentence) == ("every last soldier", (), -1)
    assert quotation.articles == {0}


def test_words_in_a_headline_that_no_body_prints_are_left_out() -> None:
    assert found("Tom Brown left.", headline="“Chaos” in the north") == ()


def test_two_speakers_of_the_same_words_are_told_with_doubt() -> None:
    (quotation,) = found(QUOTED, QUOTED.replace("Tom Brown", "Ann Green"))
    first, other = quotation.occurrences
    assert {first.speaker, other.speaker} == {"Tom Brown", "Ann Green"}
    assert [first.doubted, other.doubted].count(True) == 1
    doubted = first if first.doubted else other
    assert set(doubted.candidates) >= {first.speaker, other.speaker} - {doubted.speaker}


def test_a_change_of_addressee_is_told() -> None:
    said = "“We will withdraw every last soldier,” Tom Brown told {}."
    (quotation,) = found(
        said.format("reporters"), said.format("lawmakers"), said.format("reporters in Salem")
    )
    told = [str(change) for row in quotation.occurrences for change in row.variant]
    assert told == ["other addressee: reporters/lawmakers"]
