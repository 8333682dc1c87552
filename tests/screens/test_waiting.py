"""While anything is computed the screen answers keys."""

from __future__ import annotations

import gc
import queue
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from gc import freeze
from typing import Any

import pytest

from tests.screens.driving import reading, seeds
from tests.screens.test_hands import WORDLESS
from tui.compare import Comparison, Decisions, Sensitivity, settling
from tui.screens import comparing as module
from tui.screens.comparing import Compared, Comparing, Doubted, Failed, Listening, Progress, Told, Unheard
from tui.screens.reader import ReaderScreen
from tui.story import Story
from tui.story.belonging import Doubt


async def test_keys_are_answered_while_links_are_settled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, waiting = threading.Event(), threading.Event()
    at_once = settling.settled

    def waits(*asked: Any) -> Iterator[Comparison]:
        waiting.set()
        go_on.wait(10)
        yield from at_once(*asked)

    async with reading() as reader:
        monkeypatch.setattr(settling, "settled", waits)
        screen = reader.screen
        await reader.pilot.press("m")
        waiting.wait(10)
        await reader.pilot.press("j", "j", "tab")
        assert screen.cursor.article == 1
        assert screen.comparison is not None
        assert (screen.comparison.sensitivity, screen.sensitivity) == ("balanced", "generous")
        go_on.set()
        await reader.press()
        assert screen.comparison.sensitivity == "generous"


async def test_of_many_changes_only_the_last_is_settled_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[tuple[Sensitivity, bool]] = []
    at_once = settling.settled

    def noted(*asked: Any) -> Iterator[Comparison]:
        for comparison in at_once(*asked):
            settled.append((asked[1], comparison.complete))
            yield comparison

    async with reading() as reader:
        monkeypatch.setattr(settling, "settled", noted)
        await reader.pilot.press("m", "m", "m", "m", "m")
        await reader.press()
        assert isinstance(reader.screen, ReaderScreen)
        assert reader.screen.comparison is not None
        assert reader.screen.comparison.sensitivity == reader.screen.sensitivity
        assert settled[-1] == (reader.screen.sensitivity, True)


async def test_links_are_shown_before_what_hangs_on_them(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    at_once = settling.settled

    def halts(*asked: Any) -> Iterator[Comparison]:
        first, last = at_once(*asked)
        yield first
        go_on.wait(10)
        yield last

    async with reading() as reader:
        monkeypatch.setattr(settling, "settled", halts)
        screen = reader.screen
        await reader.pilot.press("m")
        for _ in range(500):
            if screen.comparison and not screen.comparison.complete:
                break
            await reader.pilot.pause(0.01)
        assert screen.comparison is not None
        assert screen.comparison.links
        assert not screen.comparison.complete
        await reader.pilot.press("W")
        assert reader.app.screen is screen
        assert "comparing" in reader.answer
        go_on.set()
        await reader.press()
        await reader.press("W")
        assert reader.app.screen is not screen


async def test_the_collector_of_cycles_works_again_once_all_is_found() -> None:
    async with reading() as reader:
        await reader.press("m")
        assert gc.isenabled()


def test_more_is_computed_once_the_first_marks_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAINTING", 30)
    comparing, posted = _posted(seeds())
    comparing.ask("balanced", Decisions())
    try:
        while not isinstance(found := posted.get(timeout=30), Compared):
            assert isinstance(found, Progress)
        assert not found.comparison.complete
        with pytest.raises(queue.Empty):
            posted.get(timeout=0.3)
        comparing.painted.set()
        assert isinstance(posted.get(timeout=30), Doubted)
        assert isinstance(found := posted.get(timeout=30), Compared)
        assert found.comparison.complete
    finally:
        comparing.stop()
        comparing.painted.set()


def _posted(story: Story) -> tuple[Comparing, queue.SimpleQueue[Told]]:
    told: queue.SimpleQueue[Told] = queue.SimpleQueue()
    return Comparing(story, told.put), told


def test_what_may_not_belong_is_told_though_the_comparison_is_stopped() -> None:
    comparing, told = _posted(seeds())
    comparing.stop()
    comparing.ask("balanced", Decisions())
    assert isinstance(told.get(timeout=30), Doubted)


def test_one_that_is_left_tells_nothing() -> None:
    comparing, told = _posted(seeds())
    comparing.leave()
    comparing.ask("balanced", Decisions())
    assert comparing._thread is not None
    comparing._thread.join(30)
    assert told.empty()


async def test_what_was_told_of_a_story_before_it_was_read_anew_is_not_heard_of_it() -> None:
    async with reading() as reader:
        screen = reader.screen
        before, comparison = screen.comparing, screen.comparison
        assert comparison is not None
        reader.app.read_on(WORDLESS, "read anew")
        await reader.pilot.pause()
        late: tuple[Told, ...] = (
            Compared(comparison),
            Doubted([Doubt(4, "no report", "")]),
            Failed("a fault"),
            Progress("words", 0),
            Listening(0.5),
            Unheard("deaf"),
        )
        for message in late:
            message.by = before
            screen.post_message(message)
        await reader.press("j")
        assert screen.comparison is not None
        assert screen.comparison.story is screen.story
        assert not screen.comparing.stopped
        assert "deaf" not in reader.text()


def test_of_two_that_compute_the_last_lets_the_collector_come_back() -> None:
    interval = sys.getswitchinterval()
    ends = [threading.Event(), threading.Event()]

    def compute(end: threading.Event) -> None:
        with module._yielding:
            end.wait(30)

    threads = [threading.Thread(target=compute, args=(end,)) for end in ends]
    for thread in threads:
        thread.start()
    try:
        while module._yielding._at_work < len(threads):
            time.sleep(0.001)
        ends[0].set()
        threads[0].join()
        assert not gc.isenabled()
    finally:
        for end, thread in zip(ends, threads, strict=True):
            end.set()
            thread.join()
    assert gc.isenabled()
    assert sys.getswitchinterval() == interval


@pytest.fixture
def freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What other tests go without: it would keep what they made."""
    monkeypatch.setattr(gc, "freeze", freeze)
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("freezing")
@pytest.mark.parametrize("much", [0, module.MUCH])
async def test_a_list_that_was_closed_is_freed_when_links_are_settled_anew(
    much: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MUCH", much)
    async with reading() as reader:
        await reader.press("M")
        closed = weakref.ref(reader.app.screen)
        await reader.press("escape", "j", "m")
        gc.collect()
        assert closed() is None


@pytest.mark.usefixtures("freezing")
def test_only_much_is_kept_from_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    freeze()
    before = gc.get_freeze_count()
    with module._yielding:
        kept = [[number] for number in range(1000)]
    assert gc.get_freeze_count() <= before
    monkeypatch.setattr(module, "MUCH", 500)
    with module._yielding:
        kept += [[number] for number in range(1000)]
    assert gc.get_freeze_count() >= before + 1000
