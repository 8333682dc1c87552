"""The cast of a story, and whom a name, a title or a pronoun means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.story import Story
from tui.words.annotation import annotate
from tui.words.cast import Cast
from tui.words.names import mentions
from tui.words.reading import read
from tui.words.scene import Scene

LEADER = "Iraqi Prime Minister Adel Abdul-Mahdi told Secretary of State Mike Pompeo to plan a withdrawal."


def cast(*sentences: str) -> tuple[Cast, Story]:
    of = story(article("a0", list(sentences)))
    return annotate(of).cast, of


def meant(*sentences: str) -> list[str | None]:
    """Whom the mentions of the last sentence mean, those that are no name."""
    made, _ = cast(*sentences)
    scene = Scene(made, 0, {})
    rows = scene.within(len(sentences) - 1, 0, len(sentences[-1]))
    return [member.name if member else None for mention, member in rows if mention.kind != "name"]


def names(sentence: str) -> list[tuple[str, str]]:
    found = mentions(read(sentence), {"the", "he", "in", "secretary", "reporters"})
    return [(" ".join(mention.name), mention.gender) for mention in found if mention.kind == "name"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (LEADER, [("Adel Abdul-Mahdi", "m"), ("Mike Pompeo", "m")]),
        ("U.S. Secretary of State Mike Pompeo Thursday night called.", [("Mike Pompeo", "m")]),
        ("It was caretaker prime minister Adel Abdul-Mahdi.", [("Adel Abdul-Mahdi", "m")]),
        ("Secretary of the Interior Ryan Zinke spoke.", [("Ryan Zinke", "m")]),
        ("The Iraqi leader spoke to Mr. Trump’s lawyers.", [("Trump", "m")]),
        ("His likely GOP rival Paul Romney spoke.", [("Paul Romney", "m")]),
        ("The St. Louis group met the Department of Defense.", [("Department of Defense", "")]),
        ("Reporters waited on Friday in May.", []),
        ("Mary Cheney, Liz’s sister, wrote to Paul G. Allen Jr.", [("Mary Cheney", "f")]),
    ],
)
def test_a_name_is_found_without_its_titles(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [row for row in names(sentence) if row in expected] == expected


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [
        (LEADER, "He spoke for an hour.", "Adel Abdul-Mahdi"),
        (LEADER, "The prime minister spoke for an hour.", "Adel Abdul-Mahdi"),
        (LEADER, "The Iraqi leader spoke for an hour.", "Adel Abdul-Mahdi"),
        (LEADER, "The secretary spoke for an hour.", "Mike Pompeo"),
        ("Mary Cheney criticized her sister and Dick Cheney on Friday.", "She wrote a note.", "Mary Cheney"),
        ("Mary Cheney criticized Dick Cheney on Friday.", "He wrote a note.", "Dick Cheney"),
        ("Ellen Smith, a lawyer, met Tom Brown.", "The lawyer left.", "Ellen Smith"),
        ("The Safari Club met on Monday.", "It left early.", "Safari Club"),
    ],
)
def test_a_pronoun_or_title_means_the_one_last_meant(before: str, last: str, expected: str) -> None:
    assert meant(before, last)[0] == expected


def test_a_title_that_nobody_bears_means_nobody() -> None:
    assert meant(LEADER, "The mayor spoke.") == [None]


def test_two_first_names_are_two_persons_and_two_spellings_one() -> None:
    made, _ = cast("Mary Cheney met Dick Cheney.", "Adel Abdul-Mahdi called.", "Adil Abdul-Mahdi left.")
    scene = Scene(made, 0, {})
    mary, dick = (member for _, member in scene.within(0, 0, 99))
    (adel,), (adil,) = ([member for _, member in scene.within(n, 0, 99)] for n in (1, 2))
    assert mary is not dick
    assert adel is adil


def test_a_fuller_name_comes_from_another_article_but_no_person_does() -> None:
    of = story(
        article("a0", ["President Trump spoke.", "He left."]),
        article("b1", ["Donald Trump met Nancy Pelosi."]),
    )
    made = annotate(of).cast
    scene = Scene(made, 0, {})
    assert [member.name for _, member in scene.within(1, 0, 99) if member] == ["Donald Trump"]
    assert scene.pronoun(1, 0, "f") is None


def test_one_candidate_is_surer_than_two() -> None:
    one = Scene(cast("Tom Brown spoke.", "He left.")[0], 0, {}).pronoun(1, 0, "m")
    two = Scene(cast("Tom Brown met Paul Green.", "He left.")[0], 0, {}).pronoun(1, 0, "m")
    assert one is not None
    assert two is not None
    assert one.share > two.share
    assert two.candidates == ("Tom Brown", "Paul Green")


def test_the_subject_of_a_report_is_meant_before_a_name_in_the_clause_around_it() -> None:
    found = meant("Following President Obama’s comments, his rival Mitt Romney said he maintains his view.")
    assert found[-2] == "Mitt Romney"


@given(st.lists(st.text(alphabet="aB .,'’\"“”-MrsTheHe", max_size=40), min_size=1, max_size=5))
def test_mentions_of_any_text_stand_on_its_words_in_order(sentences: list[str]) -> None:
    for sentence in sentences:
        rows = mentions(read(sentence), frozenset())
        assert all(0 <= row.start < row.end <= len(sentence) for row in rows)
        assert [row.start for row in rows] == sorted(row.start for row in rows)


def test_a_chain_of_titles_without_end_is_read() -> None:
    assert mentions(read("Chairman chairman A " * 2000), frozenset())
