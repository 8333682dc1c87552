"""While anything is computed the screen answers keys."""

from __future__ import annotations

import gc
import queue
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from textual.message import Message

from tests.screens.driving import reading, seeds
from tui.compare import Comparison, Decisions, Sensitivity, settling
from tui.screens import comparing as module
from tui.screens.comparing import Compared, Comparing, Doubted, Progress
from tui.screens.reader import ReaderScreen


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
    posted: queue.SimpleQueue[Message] = queue.SimpleQueue()
    comparing = Comparing(seeds(), posted.put)
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
