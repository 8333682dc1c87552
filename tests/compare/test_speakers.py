"""Who says a quotation: as printed, as meant, and how sure that is."""

from __future__ import annotations

import pytest

from tests.stories import article, story
from tui.compare.model import Occurrence
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.words.annotation import annotate
from tui.words.reporting import stances


def said(*paragraphs: list[str]) -> list[Occurrence]:
    of = story(article("a0", *paragraphs))
    words = annotate(of)
    return [row for quotation in quotations(words, speakers_of(words)) for row in quotation.occurrences]


def speaker(*sentences: str) -> str | None:
    return said(list(sentences))[-1].speaker


TWO = "Tom Brown met Ann Green, the mayor of Salem, on Friday."


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([TWO, "“We go,” he said."], "Tom Brown"),
        ([TWO, "“We go,” she said."], "Ann Green"),
        ([TWO, "“We go,” the mayor said."], "Ann Green"),
        ([TWO, "“We go,” said Brown."], "Tom Brown"),
        ([TWO, "Green, who leads the town, said “we go”."], "Ann Green"),
        ([TWO, "According to Mr. Brown, “we go”."], "Tom Brown"),
        ([TWO, "Brown was calm, calling her “a great mayor”."], "Tom Brown"),
        ([TWO, "His answer: “We go.”"], "Tom Brown"),
        (["Paul Babaz, the club’s president, said: “We go.”"], "Paul Babaz"),
        (["When asked about it, Cowan said “we go”."], "Cowan"),
        (["Tom Brown was told of claims that it rained.", "“We go,” his office said."], "Tom Brown’s office"),
        (["The Safari Club met.", "“We go,” the group wrote."], "Safari Club"),
        (["The U.S. Fish and Wildlife Service said “we go”."], "The U.S. Fish and Wildlife Service"),
        (["The White House and Mr. Brown’s office said “we go”."], "The White House and Mr. Brown’s office"),
        (["“We go,” the resolution said."], "the resolution"),
        (["Tom Brown left.", "“We go,” his spokesman said."], "Tom Brown’s spokesman"),
        (
            ["Tom Brown left.", "A spokesman for the Army agreed.", "“We go,” the spokesman said."],
            "a spokesman for the Army",
        ),
        ([TWO, "Brown told her to wait and said “we go”."], "Tom Brown"),
        (["Tom Brown met Ann Brown.", "“We go,” said Mr. Brown."], "Tom Brown"),
        (["Tom Brown (R-Ohio) said “we go”."], "Tom Brown"),
        (["Sen. Tom Brown, R-Ohio, said “we go”."], "Tom Brown"),
        (["Lea Rook, 72, called it “a lake”, adding: “We go.”"], "Lea Rook"),
        (["The Lake Board (LB) said “we go”."], "The Lake Board"),
        (["SALEM (AP) Mayor Ann Green said “we go”."], "Ann Green"),
        (["At a meeting of the Lake Board, the mayor, Ann Green, said “we go”."], "Ann Green"),
        (["“We go,” said the mayor, Ann Green."], "Ann Green"),
        (["Ann Green, of the union Wave, said “we go”."], "Ann Green"),
        (["On Monday the mayor of Salem said “we go”."], "the mayor of Salem"),
        (["Last night one user posted: “We go.”"], "one user"),
        (["The town waits, with Tom Brown claiming “we go”."], "Tom Brown"),
        (["Tom Brown left on Monday, saying Ann Green had called it “a lake”."], "Tom Brown"),
        (["Salem coach Tom Brown said “we go”."], "Tom Brown"),
        (["The Salem Times reports Ann Green left, saying “we go”."], "Ann Green"),
        (["A spokesman for the Army met them.", "“We go,” he said."], "a spokesman for the Army"),
        (["A Fire Brigade spokesman was there.", "“We go,” they added."], "a Fire Brigade spokesman"),
        (["Ann Green said the lake was cold.", "“We go.”"], "Ann Green"),
        (["A pilot told Lakeside “we go”."], "A pilot"),
        (["The lake is thought harmless but Salem said “we go”."], "Salem"),
        (["Advancing Salem is a plan.", "“We go,” Salem said."], "Salem"),
        (
            ["Secretary of Lakes Tom Brown and Joint Chief of Northern Harbours Gen. Ann Lee said “go”."],
            "Secretary of Lakes Tom Brown and Joint Chief of Northern Harbours Gen. Ann Lee",
        ),
        (["Furious people said “we go”."], "Furious people"),
        (["Jan May, a shopkeeper, said it rained.", "“We go,” he said."], "Jan May"),
    ],
)
def test_a_speaker_is_told_by_the_name_that_is_meant(sentences: list[str], expected: str) -> None:
    assert speaker(*sentences) == expected


def test_a_statement_is_told_with_who_issued_it() -> None:
    assert speaker("Ryan Zinke, the secretary, said it in a statement.", "“We go,” the statement said.") == (
        "a statement from Ryan Zinke"
    )
    assert speaker("The State Department released its own statement.", "“We go,” the statement reads.") == (
        "a statement from the State Department"
    )


def test_a_pronoun_keeps_its_print_and_tells_who_else_it_could_be() -> None:
    row = said(["Tom Brown met Paul Green.", "“We go,” he said."])[-1]
    assert (row.printed, row.speaker, row.verb) == ("he", "Tom Brown", "said")
    assert row.candidates == ("Tom Brown", "Paul Green")
    assert 0.5 < row.sure < 0.9


def test_one_of_several_is_nobody_who_could_be_told() -> None:
    assert speaker("One said the pilot told them “we go”.") is None


def test_a_pronoun_without_anybody_names_nobody() -> None:
    row = said(["“We go,” he said."])[0]
    assert (row.speaker, row.printed, row.sure) == (None, "he", 0.0)


def test_a_name_with_the_verb_is_surer_than_a_pronoun_and_a_pronoun_than_a_guess() -> None:
    name = said(["“We go,” Tom Brown said."])[0]
    pronoun = said(["Tom Brown met Paul Green.", "“We go,” he said."])[0]
    guess = said(["Tom Brown lashed out against “people of no honour” on Friday."])[0]
    assert name.sure > pronoun.sure > guess.sure
    assert name.sure >= 0.9


def test_paragraphs_of_nothing_but_quotation_go_on_with_the_speaker() -> None:
    rows = said(["“We go,” Tom Brown said."], ["“It is late.”"], ["“We never came here at all.”"])
    assert [row.speaker for row in rows] == ["Tom Brown"] * 3


def test_a_thousand_paragraphs_of_quotation_are_one_speakers() -> None:
    rows = said(["“We go,” Tom Brown said."], *(["“We came here at all costs.”"] for _ in range(1500)))
    assert {row.speaker for row in rows} == {"Tom Brown"}


def test_a_speaker_found_by_the_subject_alone_is_a_guess() -> None:
    row = said(["Tom Brown lashed out against “people of no honour” on Friday."])[0]
    assert row.speaker == "Tom Brown"
    assert row.verb is None
    assert row.sure <= 0.5


def test_a_surname_of_two_is_not_sure() -> None:
    row = said(["Tom Brown met Ann Brown.", "“We go,” said Brown."])[-1]
    assert row.sure < 0.9
    assert set(row.candidates) == {"Tom Brown", "Ann Brown"}


def test_a_noun_is_no_reporting_verb() -> None:
    (row,) = said(["Tom Brown backed “peace in our time,” despite claims from Paul Green."])
    assert row.speaker == "Tom Brown"


@pytest.mark.parametrize(
    ("verb", "implied"),
    [
        ("said", "neutral"),
        ("claimed", "doubting"),
        ("insisted", "forceful"),
        ("admitted", "conceding"),
        ("ate", ""),
    ],
)
def test_a_verb_implies_something(verb: str, implied: str) -> None:
    assert stances().get(verb, "") == implied


def test_a_paragraph_after_a_colon_is_quoted_without_marks() -> None:
    rows = said(["Tom Brown wrote on Friday:"], ["We are leaving this town for good and never come back."])
    assert [(row.text[:14], row.speaker, row.verb) for row in rows] == [
        ("We are leaving", "Tom Brown", "wrote")
    ]


@pytest.mark.parametrize(
    ("lead", "following"),
    [
        ("The plan includes:", "More money for the schools of the town and the county."),
        ("Tom Brown wrote on Friday:", "Three words only."),
        ("Tom Brown wrote on Friday:", "He left, and “nobody saw him,” a neighbor in the town said."),
    ],
)
def test_a_list_or_a_paragraph_with_marks_is_no_block_quotation(lead: str, following: str) -> None:
    assert all(row.text != following for row in said([lead], [following]))


@pytest.mark.parametrize(
    "sentences",
    [
        ["What the town said was “we go”."],
        ["They met in Salem on Friday.", "“We go,” it said."],
        ["Ann Green asked: “Who goes?”", "“We go.”"],
        ["I said “we go”."],
    ],
)
def test_what_cannot_speak_is_nobody(sentences: list[str]) -> None:
    assert speaker(*sentences) is None


def test_a_quotation_within_another_has_the_speaker_that_the_other_names_else_the_others() -> None:
    rows = said(["“I asked him, and Paul Green said ‘we go’ at once,” Tom Brown said."])
    assert {row.text: row.speaker for row in rows}["we go"] == "Paul Green"
    rows = said(["“I told them: ‘We go now.’ And they went,” Tom Brown said."])
    assert {row.text.rstrip("."): row.speaker for row in rows}["We go now"] == "Tom Brown"


def test_a_sentence_with_a_quotation_of_its_own_tells_nothing_of_the_one_before() -> None:
    rows = said(["“We go.”", "Later Tom Brown called it “a lake”."])
    assert [row.speaker for row in rows] == [None, "Tom Brown"]
