"""The bundled story, line by line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tui.story import Story, read_story

_SEEDS = Path(__file__).parents[2] / "seeds"
_LABELS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seed_lines.yaml").read_text())


@pytest.fixture(scope="module")
def story() -> Story:
    return read_story(_SEEDS)


@pytest.mark.parametrize("name", _LABELS)
def test_every_line_has_the_role_that_a_reader_gave_it(story: Story, name: str) -> None:
    labels, lines = _LABELS[name], story.article(name).lines
    named = {number: role for role in ("headline", "aside", "metadata") for number in labels[role]}
    assert [line.number for line in lines] == list(range(1, labels["lines"] + 1))
    for line in lines:
        expected = named.get(line.number, "body" if line.text.strip() else "blank")
        assert (line.number, line.role) == (line.number, expected)


def test_the_lines_add_up(story: Story) -> None:
    lines = [line for article in story.articles for line in article.lines]
    assert sum(line.role in ("aside", "metadata") for line in lines) == 29
    assert sum(line.role == "body" for line in lines) == 67
    assert sum(line.role == "headline" for line in lines) == 4
    assert all(line.reason for article in story.articles for line in article.set_aside)


def test_three_hover_cards_are_cut_and_leave_whole_sentences(story: Story) -> None:
    cards = [
        cut for line in story.article("thehill").lines for cut in line.cuts if cut.reason == "hover card"
    ]
    assert len(cards) == 3
    said = story.article("thehill").sentences
    assert "Secretary of State Mike Pompeo to send a delegation to Iraq" in said[0].text
    assert "confirmed that President Trump authorized an airstrike" in said[3].text
    assert (
        "Defense Secretary Mark Esper have said the U.S. will not withdraw troops from Iraq." in said[14].text
    )
    assert not any("MORE" in sentence.text for sentence in said)


def test_space_before_punctuation_and_bullets_are_cut(story: Story) -> None:
    said = story.article("pulse").sentences
    assert said[0].text.startswith("Iraq's caretaker prime minister")
    assert said[1].text.startswith("In a phone call with the secretary")
    assert said[2].text.endswith("Iranian general Qassem Soleimani.")


def test_each_report_has_its_sentences_headline_and_date(story: Story) -> None:
    assert {article.id: len(article.sentences) for article in story.articles} == {
        "pulse": 14,
        "source001": 10,
        "epochtimes": 24,
        "thehill": 20,
        "amn": 22,
    }
    assert [article.headline and article.headline[:20] for article in story.articles] == [
        "Iraq's prime ministe",
        None,
        "Iraqi Prime Minister",
        "Iraqi prime minister",
        "Iraqi PM tells US to",
    ]
    assert [str(article.published) for article in story.articles] == [
        "None",
        "None",
        "2020-01-10",
        "None",
        "2020-01-10",
    ]
    assert [article.letter for article in story.articles] == ["A", "B", "C", "D", "E"]
    assert story.article("epochtimes").byline == "Zachary Stieber"
    assert story.article("source001").outlet == "Source 001"


def test_the_texts_say_by_themselves_what_the_story_says_of_them() -> None:
    bare = read_story(*sorted(_SEEDS.glob("*.txt")))
    assert bare.articles[2].byline == "Zachary Stieber"
    assert bare.articles[2].published is None, "1/10/2020 may be in January or in October"
    assert str(bare.articles[4].published) == "2020-01-10"
