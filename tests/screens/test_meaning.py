"""A model is heard once the links by words are shown, and what it changes comes in place."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.compare.test_meaning import bilingual, linguist, paraphrased
from tests.meaning.toys import Silent, Told, Toy
from tests.screens.driving import Driver, compared
from tests.stories import article, story
from tui.app import Sidelong
from tui.compare import Ref
from tui.meaning.encoder import MeaningError
from tui.story import Story

PAIR = Ref(0, 0), Ref(1, 0)


@asynccontextmanager
async def hearing(
    encoder: Told, of: Story | None = None, size: tuple[int, int] = (120, 30)
) -> AsyncIterator[Driver]:
    """The reader with a model, once words alone have been compared."""
    app = Sidelong(of or paraphrased(), model=Toy(encoder))
    async with app.run_test(size=size, notifications=True) as pilot:
        yield await compared(Driver(app, pilot))


async def heard(reader: Driver) -> None:
    for _ in range(1000):
        if reader.screen.comparison and reader.screen.comparison.model:
            break
        await reader.pilot.pause(0.01)
    else:
        raise AssertionError("no model was heard")
    await reader.pilot.pause()


def pairs(reader: Driver) -> set[tuple[Ref, Ref]]:
    assert reader.screen.comparison is not None
    return {(link.a, link.b) for link in reader.screen.comparison.links}


class Waiting(Told):
    """Reads when it may."""

    def __init__(self, *groups: list[str]) -> None:
        super().__init__(*groups)
        self.may, self.began = threading.Event(), threading.Event()

        def wait() -> None:
            self.began.set()
            self.may.wait(10)

        self.before = wait


def paraphrase() -> list[str]:
    told = paraphrased()
    return [told.articles[0].sentences[0].text, told.articles[1].sentences[0].text]


async def test_links_by_words_come_first_and_the_model_adds_to_them_in_place() -> None:
    encoder = Waiting(paraphrase())
    async with hearing(encoder) as reader:
        assert PAIR not in pairs(reader)
        encoder.began.wait(10)
        await reader.pilot.pause()
        assert "model 0%" in reader.text()
        await reader.pilot.press("j", "j", "tab")
        cursor, row = reader.cursor, reader.row
        encoder.may.set()
        await heard(reader)
        assert PAIR in pairs(reader)
        assert (reader.cursor, reader.row) == (cursor, row)
        assert "toy was heard: 1 link came, 0 went" in reader.answer
        assert "words and model" in reader.text()
        await reader.press("g", "i")
        assert "alike in meaning (1.00)" in reader.inspected()


async def test_what_is_asked_while_the_model_reads_is_answered_by_words() -> None:
    encoder = Waiting(paraphrase())
    async with hearing(encoder) as reader:
        await reader.press("m")
        assert reader.screen.comparison is not None
        assert (reader.screen.comparison.sensitivity, reader.screen.comparison.model) == ("generous", "")
        encoder.may.set()
        await heard(reader)
        assert reader.screen.comparison.sensitivity == "generous"
        await reader.press("m")
        assert reader.screen.comparison.sensitivity == "strict"
        assert reader.screen.comparison.model == "toy"


@pytest.mark.parametrize("what", [MeaningError("the toy is broken"), ZeroDivisionError("by chance")])
async def test_a_model_that_fails_is_told_and_words_stay(what: Exception) -> None:
    class Failing(Silent):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            raise what

    async with hearing(Failing()) as reader:
        before = pairs(reader)
        for _ in range(500):
            if "words alone decide" in reader.text():
                break
            await reader.pilot.pause(0.01)
        assert str(what) in reader.text()
        assert "model" not in reader.screen.telling.bar.holds
        assert pairs(reader) == before
        await reader.press("m")
        assert reader.screen.comparison is not None
        assert reader.screen.comparison.sensitivity == "generous"


async def test_quitting_while_a_model_reads_waits_for_no_more_than_one_batch() -> None:
    encoder = Waiting()
    of = story(article("a0", [f"Sentence {k}." for k in range(60)]), article("b1", ["Another."]))
    async with hearing(encoder, of) as reader:
        encoder.began.wait(10)
        threading.Timer(0.1, encoder.may.set).start()
        await reader.pilot.press("q")
    assert 0 < len(encoder.asked) < 60


async def test_two_languages_stand_side_by_side_and_the_inspector_says_so() -> None:
    async with hearing(linguist(), bilingual()) as reader:
        await heard(reader)
        await reader.press("j", "i")
        assert "partial · other language · alike in" in reader.inspected()
        assert "A= B=" in reader.text()


async def test_a_story_of_one_article_asks_no_model() -> None:
    encoder = Told()
    async with hearing(encoder, story(article("a0", ["Rain fell."]))) as reader:
        await reader.pilot.pause(0.1)
        assert encoder.asked == []
