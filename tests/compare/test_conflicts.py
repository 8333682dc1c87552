"""Conflicts: different facts about the same thing."""

import dataclasses
import datetime
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui import compare, read_story
from tui.compare import Comparison, Link, Occurrence, Passage, Quotation, Ref, Span
from tui.compare.facts.conflicts import conflicts
from tui.compare.model import Conflict
from tui.story import Story
from tui.words.annotation import annotate

PHRASES = (
    "Pompeo called the Iraqi premier on Thursday.",
    "Adel Abdul-Mahdi called Mike Pompeo on Friday night.",
    "Roughly 5,000 US troops in Iraq remain.",
    "Around 5,200 U.S. troops in Iraq remain.",
    "At least 12 people were killed in Baghdad, the ministry said.",
    "Nine people were killed on US soil, the ministry said.",
    "Moore, then a district attorney, has not shown the certificate.",
    "Mr. Moore, then an assistant district attorney, has shown the certificate.",
    "The Jan. 9 statement said $43 million were paid.",
)


def found(one: str, other: str, score: float = 0.9) -> tuple[Conflict, ...]:
    """The conflicts of two linked sentences."""
    of = story(article("a0", [one]), article("b1", [other]))
    return conflicts(of, [Link(Ref(0, 0), Ref(1, 0), score, "same")], [], [])


def values(conflict: Conflict) -> set[str]:
    return {claim.value for claim in conflict.claims}


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


@pytest.fixture(scope="module")
def of_seeds(seeds: Comparison) -> tuple[Conflict, ...]:
    return conflicts(seeds.story, seeds.links, seeds.passages, seeds.quotations)


def named(of: Comparison, conflict: Conflict) -> set[tuple[str, str]]:
    return {(of.story.articles[claim.span.article].id, claim.value) for claim in conflict.claims}


@pytest.mark.parametrize(
    ("kind", "claims"),
    [
        ("number", {("pulse", "about 5,000"), ("amn", "about 5,200")}),
        ("number", {("epochtimes", "several"), ("thehill", "2")}),
        ("date", {("thehill", "Friday"), ("amn", "Thursday"), ("pulse", "Thursday")}),
        ("date", {("epochtimes", "January 9"), ("thehill", "Friday")}),
    ],
)
def test_the_seeds_differ_on(
    seeds: Comparison, of_seeds: tuple[Conflict, ...], kind: str, claims: set[tuple[str, str]]
) -> None:
    assert [row for row in of_seeds if row.kind == kind and claims <= named(seeds, row)]


def test_the_troops_are_told_in_the_words_of_the_story(of_seeds: tuple[Conflict, ...]) -> None:
    assert "U.S. troops in Iraq: about 5,000 or about 5,200" in {row.what for row in of_seeds}


def test_nothing_else_is_told_of_the_seeds(of_seeds: tuple[Conflict, ...]) -> None:
    assert len(of_seeds) == 4


@pytest.mark.parametrize("other", ["5000", "five thousand", "5,012", "about 5,000", "more than 4,500"])
def test_the_same_number_in_another_form_is_no_conflict(other: str) -> None:
    assert found("Roughly 5,000 US troops in Iraq.", f"There are {other} US troops in Iraq.") == ()


def test_a_number_is_weighed_by_its_hedges() -> None:
    (exact,) = found("There are 5,000 US troops in Iraq.", "There are 5,200 US troops in Iraq.")
    (hedged,) = found("There are about 5,000 US troops in Iraq.", "There are 5,200 US troops in Iraq.")
    assert hedged.sure < exact.sure


def test_counts_of_other_things_are_no_conflict() -> None:
    assert found("Iran fired two missiles at the base.", "Iran fired at five tanks near the base.") == ()


def test_the_dead_are_no_conflict_with_a_part_of_them() -> None:
    one = "The blast in the market killed 12 people, including three children."
    assert found(one, "The blast in the market killed three children.") == ()


def test_a_source_that_has_both_values_speaks_of_two_things() -> None:
    one = "The parliament voted on Sunday and the statement was read on Monday."
    assert found(one, "The parliament voted on Monday.") == ()


def test_values_of_two_persons_are_no_conflict() -> None:
    one = "Anna Brown was mayor of the town from 2006 to 2012."
    assert found(one, "Carl Green was mayor of the town from 2000 to 2006.") == ()


def test_a_weekday_is_set_against_a_date_by_the_day_of_publication() -> None:
    one = "The statement from the office of the premier came on Jan. 9."
    other = "The statement from the office of the premier came on Friday."
    assert found(one, other) == ()
    of = story(article("a0", [one]), article("b1", [other]))
    dated = tuple(dataclasses.replace(row, published=datetime.date(2020, 1, 10)) for row in of.articles)
    links = [Link(Ref(0, 0), Ref(1, 0), 0.9, "same")]
    (conflict,) = conflicts(dataclasses.replace(of, articles=dated), links, [], [])
    assert (conflict.kind, values(conflict)) == ("date", {"January 9", "Friday"})


def test_sentences_of_one_passage_are_compared_without_a_link() -> None:
    of = story(
        article("a0", ["The envoy met the general on Sunday."]),
        article("b1", ["The envoy met the general on Monday."]),
    )
    passage = Passage(0, (Ref(0, 0), Ref(1, 0)))
    assert conflicts(of, [], [], []) == ()
    assert [row.kind for row in conflicts(of, [], [passage], [])] == ["date"]


def test_a_witness_that_agrees_joins_the_conflict() -> None:
    one, other = "The envoy met the general on Sunday.", "The envoy met the general on Monday."
    of = story(article("a0", [one]), article("b1", [other]), article("c2", [other]))
    links = [Link(Ref(a, 0), Ref(b, 0), 0.9, "same") for a, b in ((0, 1), (1, 2))]
    (conflict,) = conflicts(of, links, [], [])
    assert conflict.articles == {0, 1, 2}
    assert conflict.what.endswith("Monday or Sunday")


def said(of: Story, *rows: tuple[int, str, str]) -> Quotation:
    occurrences = []
    for position, words, speaker in rows:
        start = of.articles[position].sentences[0].text.index(words)
        span = Span(position, 0, start, start + len(words))
        occurrences.append(Occurrence(position, (span,), words, speaker))
    return Quotation(0, occurrences[0].text, tuple(occurrences))


def quoted(
    one: str, other: str, speakers: tuple[str, str] = ("Donald Trump", "Trump")
) -> tuple[Conflict, ...]:
    of = story(article("a0", [f"“{one}” he said."]), article("b1", [f"“{other}” he said."]))
    return conflicts(of, [], [], [said(of, (0, one, speakers[0]), (1, other, speakers[1]))])


def test_another_word_in_a_quotation_is_a_conflict_on_the_very_words() -> None:
    one = "we have gone through the whole of the ledger and are alarmed by what we are finding"
    (conflict,) = quoted(one, one.replace("finding", "talking"))
    assert [claim.text for claim in conflict.claims] == ["finding", "talking"]


@pytest.mark.parametrize(
    ("word", "other"),
    [("say", "said"), ("organize", "organise"), ("fucking", "f***ing"), ("he", "[Trump]"), ("5", "6")],
)
def test_another_form_of_a_word_in_a_quotation_is_no_conflict(word: str, other: str) -> None:
    one = f"we are going to {word} and there is no other way in this country"
    assert quoted(one, one.replace(word, other, 1)) == ()


def every(of: Story) -> Iterator[Link]:
    refs = [Ref(a, row.index) for a, one in enumerate(of.articles) for row in one.sentences]
    for a in refs:
        for b in refs:
            if a.article < b.article:
                yield Link(a, b, 0.9, "same")


texts = st.lists(st.sampled_from(PHRASES) | st.text(max_size=20), min_size=1, max_size=3)


@given(st.lists(texts, min_size=2, max_size=4))
def test_every_claim_stands_on_its_words_whatever_the_text(rows: list[list[str]]) -> None:
    of = story(*(article(f"a{k}", row) for k, row in enumerate(rows)))
    for conflict in conflicts(of, list(every(of)), [], []):
        assert len(conflict.articles) > 1
        assert conflict.what
        assert 0 <= conflict.sure <= 1
        for claim in conflict.claims:
            text = of.articles[claim.span.article].sentences[claim.span.sentence].text
            assert claim.text == text[claim.span.start : claim.span.end] != ""


def test_a_lexicon_read_before_gives_the_same(seeds: Comparison, of_seeds: tuple[Conflict, ...]) -> None:
    read = annotate(seeds.story)
    assert conflicts(seeds.story, seeds.links, seeds.passages, seeds.quotations, read) == of_seeds


def test_a_story_of_one_article_has_no_conflict() -> None:
    assert conflicts(story(article("a0", list(PHRASES))), [], [], []) == ()


def test_the_seeds_are_searched_in_a_blink(seeds: Comparison) -> None:
    times = []
    for _ in range(5):
        begun = time.process_time()
        conflicts(seeds.story, seeds.links, seeds.passages, seeds.quotations)
        times.append(time.process_time() - begun)
    assert min(times) < 0.1
