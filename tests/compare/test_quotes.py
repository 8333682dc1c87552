"""Quotations: what is one, who says it, and which are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare.lexicon import lexicon, read
from tui.compare.marks import MARKS
from tui.compare.model import Quotation
from tui.compare.quotes import quotations
from tui.compare.variants import variant
from tui.story import Story

LONG = "send delegates to Iraq to prepare a mechanism for the withdrawal"


def found(of: Story) -> tuple[Quotation, ...]:
    return quotations(of, lexicon(of))


def one(*sentences: str) -> list[tuple[str, str | None, str | None]]:
    rows = found(story(article("a0", list(sentences))))
    return [(o.text, o.speaker, o.verb) for quotation in rows for o in quotation.occurrences]


def test_an_attribution_between_commas_splits_one_quotation() -> None:
    (quotation,) = found(story(article("a0", ["“We want to go,” he said, “and never come back.”"])))
    (occurrence,) = quotation.occurrences
    assert (occurrence.text, len(occurrence.spans)) == ("We want to go, and never come back.", 2)
    assert occurrence.variant == ("split",)


def test_an_attribution_that_ends_its_sentence_leaves_two_quotations() -> None:
    assert len(one("“We want to go,” he said.", "“Never come back.”")) == 2


def test_a_quotation_over_several_sentences_is_one() -> None:
    (quotation,) = found(
        story(article("a0", ["He said: “We go.", "We stay.", "We wait.”"], ["Then they left."]))
    )
    assert quotation.occurrences[0].sentences == (0, 1, 2)


def test_a_quotation_over_paragraphs_is_one() -> None:
    (quotation,) = found(
        story(article("a0", ["“We go home,” he began, “today."], ["“We never come back,” he said."]))
    )
    assert quotation.text == "We go home, today. We never come back,"


@pytest.mark.parametrize(
    ("sentence", "speaker", "verb"),
    [
        ("“We go,” the minister said on Friday.", "the minister", "said"),
        ("“We go,” said Muhammad Al-Husayni, a senior leader.", "Muhammad Al-Husayni", "said"),
        ("Adam Smith, chairman of the board, said “we go”.", "Adam Smith", "said"),
        ("In a briefing on Friday, Pompeo added: “We go.”", "Pompeo", "added"),
        ("“We go,” according to a statement from his office.", "a statement from his office", "according to"),
        ("Pompeo said they talked of “a plan,” adding: “We go.”", "Pompeo", "adding"),
        ("The United States asked for “a plan.”", "The United States", "asked"),
        ("The “plan” failed.", None, None),
    ],
)
def test_the_nearest_reporting_verb_names_the_speaker(
    sentence: str, speaker: str | None, verb: str | None
) -> None:
    text, *named = one(sentence)[-1]
    assert text
    assert named == [speaker, verb]


def test_a_sentence_that_is_all_quotation_has_the_speaker_before_it() -> None:
    assert [speaker for _, speaker, _ in one("“We go,” Trump said.", "“We stay.”")] == ["Trump", "Trump"]


@pytest.mark.parametrize(
    "wording",
    [
        LONG,
        "prepare a mechanism for the withdrawal",
        "Send delegates to Iraq, to prepare a mechanism",
        "send delegates to Iraq to prepare mechanisms for the withdrawals",
        "mechanism",
    ],
)
def test_another_wording_of_a_quotation_is_found_in_another_source(wording: str) -> None:
    of = story(
        article("a0", [f"He asked to “{LONG}.”", "Nothing else was said."]),
        article("b1", ["It rained all day.", f"She wrote of a ‘{wording}’ in her note."]),
    )
    (quotation,) = found(of)
    assert quotation.shared
    assert quotation.text.startswith("send delegates") or wording.startswith("Send")


def test_what_one_source_quotes_twice_is_one_quotation_with_two_occurrences() -> None:
    (quotation,) = found(story(article("a0", [f"He asked to “{LONG}.”", "It rained.", f"Again: “{LONG}.”"])))
    assert len(quotation.occurrences) == 2
    assert not quotation.shared


def test_a_word_that_the_reports_use_themselves_ties_no_quotations() -> None:
    of = story(
        article("a0", ["“There will be no amnesty in the plan,” he said.", "The amnesty was asked for."]),
        article("b1", ["They want “amnesty.”"]),
    )
    assert not any(quotation.shared for quotation in found(of))


def test_a_title_in_marks_ties_no_quotations() -> None:
    of = story(
        article("a0", ["He was on “Fox News Sunday.”"]), article("b1", ["She was on “Fox News Sunday.”"])
    )
    assert not any(quotation.shared for quotation in found(of))


def test_a_turn_of_phrase_ties_no_quotations() -> None:
    of = story(
        article("a0", ["“I want to go to the town with him and to be left alone there,” he said."]),
        article("b1", ["“I want to be in the house with him when the storm comes,” she said."]),
    )
    assert not any(quotation.shared for quotation in found(of))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("This violated the bilateral agreements!", ()),
        ("violated the bilateral agreements", ("shortened",)),
        ("this violated the bilateral agreement", ("altered: agreements/agreement",)),
        ("this violated bilateral agreements", ("left out: the",)),
        ("this violated the old bilateral agreements", ("added: old",)),
        ("and this violated the bilateral agreements", ("extended",)),
    ],
)
def test_a_variant_is_told_in_words(other: str, told: tuple[str, ...]) -> None:
    assert variant(read("this violated the bilateral agreements"), read(other)) == told


@given(
    st.lists(st.lists(st.text(f"abT .,{MARKS}", min_size=1).map(lambda t: f"x{t}x"), min_size=1), min_size=1)
)
def test_occurrences_stand_on_the_words_they_claim(paragraphs: list[list[str]]) -> None:
    of = story(article("a0", *paragraphs), article("b1", *paragraphs[:1]))
    for quotation in found(of):
        for occurrence in quotation.occurrences:
            texts = [
                of.articles[s.article].sentences[s.sentence].text[s.start : s.end] for s in occurrence.spans
            ]
            assert " ".join(texts) == occurrence.text
            assert all(text == text.strip() and text for text in texts)
