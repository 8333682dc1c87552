"""What is said of reports that may not belong, when a story opens."""

from __future__ import annotations

import datetime
from dataclasses import replace

from tests.screens.driving import reading
from tests.stories import article, story
from tui.reading.status import doubted
from tui.settings import Settings
from tui.story import Story
from tui.story.belonging import Doubt, doubts

_FERRY = [
    "The ferry Harbour Light sank off Skerry Point on Tuesday night in heavy weather.",
    "The coastguard brought thirty passengers ashore before the wreck went under the waves.",
]
_OTHER = [
    "Heavy weather sank the ferry Harbour Light off Skerry Point, the coastguard said.",
    "Before the waves closed over the wreck thirty passengers were brought ashore safely.",
]


def of_another_day() -> Story:
    days = (datetime.date(2020, 1, day) for day in (2, 2, 3, 20))
    texts = (_FERRY, _OTHER, [*_FERRY[1:], *_OTHER[:1]], [*_OTHER[1:], *_FERRY[:1]])
    made = (article(f"s{number}", text) for number, text in enumerate(texts))
    return story(*(replace(each, published=day) for each, day in zip(made, days, strict=True)))


async def test_a_report_of_another_day_is_said_by_its_letter_with_the_list_that_tells_more() -> None:
    assert [doubt.kind for doubt in doubts(of_another_day())] == ["another day"]
    async with reading(of_another_day(), size=(120, 30)) as reader:
        assert reader.answer == "H tells more: D may be of another day"
        await reader.press("j")
        assert reader.answer == ""
        await reader.press("H")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert "18 days after" in reader.text()


async def test_it_is_said_once_and_names_the_readers_own_key() -> None:
    settings = Settings(keys={"headlines": "E"})
    async with reading(of_another_day(), size=(120, 30), settings=settings) as reader:
        assert reader.answer.startswith("E tells more: ")
        reader.app.read_on(reader.screen.story, "read again")
        await reader.pilot.pause()
        await reader.press()
        assert reader.answer == "read again"


async def test_nothing_is_said_where_all_belong() -> None:
    async with reading(size=(120, 30)) as reader:
        assert reader.answer == ""


def test_doubts_of_a_kind_are_said_together_and_many_are_counted() -> None:
    of = story(*(article(f"s{number}", _FERRY) for number in range(9)))
    copies = [Doubt(number, "same text", "", 0) for number in (1, 2)]
    assert doubted(of, [Doubt(4, "no report", ""), *copies]) == [
        "E may lack a text",
        "B, C may repeat another's text",
    ]
    assert doubted(of, [Doubt(number, "other words", "") for number in range(9)]) == [
        "9 reports may be of another event"
    ]
