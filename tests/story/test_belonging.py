"""An article that may not belong to a story is told with the reason, and nothing is taken out."""

import dataclasses
import datetime

import pytest

from tests.stories import article, story
from tui.story import Article, Story
from tui.story.belonging import doubts
from tui.story.outlets import voices

_FERRY = [
    "The ferry burned for six hours in the harbour before firemen could board the vessel on Friday morning.",
    "Eleven passengers were taken to hospital, and the company promised to pay for every hotel room.",
]
_AGAIN = [
    "Firemen boarded the burning ferry on Friday morning after six hours in the harbour, police said.",
    "Hospital doctors treated eleven passengers while the company found hotel rooms for the others.",
]
_OTHER = [
    "Parliament voted against higher taxes on sugar after months of debate between farmers and bakers.",
    "Ministers want another vote before summer, although members of both parties doubt the outcome.",
]


def _dated(of: Article, day: int, **said: object) -> Article:
    return dataclasses.replace(of, published=datetime.date(2019, 5, day), **said)  # type: ignore[arg-type]


def _kinds(of: Story) -> list[tuple[int, str]]:
    return [(doubt.article, doubt.kind) for doubt in doubts(of)]


def test_reports_of_one_event_raise_no_doubt() -> None:
    assert doubts(story(article("s0", _FERRY), article("s1", _AGAIN))) == ()


def test_a_page_without_a_report_and_one_of_a_few_words_are_told() -> None:
    told = doubts(story(article("s0", _FERRY), article("s1"), article("s2", ["A ferry burned."])))
    assert [(doubt.article, doubt.text) for doubt in told if doubt.kind == "no report"] == [
        (1, "no report found in the page"),
        (2, "3 words of report found in the page"),
    ]


def test_a_report_of_another_event_is_told() -> None:
    assert _kinds(story(article("s0", _FERRY), article("s1", _AGAIN), article("s2", _OTHER))) == [
        (2, "other words")
    ]


def test_a_report_of_another_day_is_told_where_three_days_are_known() -> None:
    days = [
        _dated(article("s0", _FERRY), 3),
        _dated(article("s1", _AGAIN), 4),
        _dated(article("s2", _AGAIN), 20),
    ]
    told = [doubt for doubt in doubts(story(*days)) if doubt.kind == "another day"]
    assert [(doubt.article, doubt.text) for doubt in told] == [
        (2, "dated 20 May 2019, 16 days after 4 May 2019, the middle of all")
    ]
    assert "another day" not in [kind for _, kind in _kinds(story(days[0], days[2]))]


def test_two_pages_of_one_outlet_are_one_voice_by_name_or_by_host() -> None:
    first = dataclasses.replace(
        article("s0", _FERRY), outlet="The Gazette", url="https://www.gazette.example/a"
    )
    by_host = dataclasses.replace(article("s1", _AGAIN), outlet="Gazette", url="http://gazette.example/b")
    by_name = dataclasses.replace(article("s2", _AGAIN), outlet="THE GAZETTE")
    of = story(first, by_host, by_name, article("s3", _FERRY))
    assert voices(of) == (0, 0, 0, 1)
    assert [doubt.text for doubt in doubts(of) if doubt.kind == "same outlet"] == [
        "the same outlet as A, The Gazette"
    ] * 2


def test_nearly_the_same_text_is_told_once_of_the_later() -> None:
    one, other = article("s0", [*_FERRY, *_OTHER]), article("s1", [*_FERRY, *_OTHER, *_AGAIN])
    edited = article(
        "s2", [sentence.replace("harbour", "port").replace("every", "each") for sentence in _FERRY]
    )
    told = doubts(story(one, other, edited))
    assert [(doubt.article, doubt.kind, doubt.other, doubt.text) for doubt in told] == [
        (1, "same text", 0, "100% the same text as A")
    ]


@pytest.mark.parametrize("count", [0, 1])
def test_a_story_of_one_or_none_raises_no_doubt_of_its_fellows(count: int) -> None:
    assert doubts(story(*[article("s0", _FERRY)] * count)) == ()
