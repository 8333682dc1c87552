"""Drives the reader as a person would: a story on a screen of some size, and keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from tui import compare, read_story
from tui.app import Sidelong
from tui.compare import Comparison, Decisions, Sensitivity
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.story import Story
from tui.widgets.inspector import PassageText

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def seeds() -> Story:
    return read_story(SEEDS)


@cache
def _compared(sensitivity: Sensitivity, decisions: Decisions) -> Comparison:
    return compare(seeds(), sensitivity=sensitivity, decisions=decisions)


def quick_compare(
    story: Story, progress: Callable[[str, float], None], sensitivity: Sensitivity, decisions: Decisions
) -> Comparison:
    """`compare`, which is pure, with the bundled story compared once for all tests."""
    if story is seeds():
        return _compared(sensitivity, decisions)
    return compare(story, progress, sensitivity, decisions)


class Driver:
    """A running reader."""

    def __init__(self, app: Sidelong, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    @property
    def cursor(self) -> tuple[int, int]:
        return tuple(self.screen.cursor)

    @property
    def row(self) -> int:
        """The screen row of the cursor within its pane."""
        return self.screen.pane.row_of(self.screen.cursor.sentence)

    @property
    def answer(self) -> str:
        return self.screen.strip.answer

    @property
    def visible(self) -> tuple[int, ...]:
        return tuple(i for i, pane in enumerate(self.screen.panes) if pane.size.width)

    def inspected(self) -> str:
        """All of the inspector's words, seen or not."""
        view = self.screen.query_one(PassageText)
        return "\n".join(row.plain for row in view.rows(view.size.width))

    def text(self) -> str:
        """What the screen shows, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


@asynccontextmanager
async def reading(
    story: Story | None = None,
    size: tuple[int, int] = (200, 50),
    settings: Settings | None = None,
    notices: tuple[str, ...] = (),
) -> AsyncIterator[Driver]:
    """The reader, once the comparison is done."""
    app = Sidelong(story or seeds(), settings, notices)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield await compared(Driver(app, pilot))


async def compared(reader: Driver) -> Driver:
    """The reader, once the comparison is done."""
    for _ in range(2000):
        if reader.screen.comparison is not None:
            break
        await reader.pilot.pause(0.01)
    assert reader.screen.comparison is not None, "the comparison broke off"
    await reader.pilot.pause()
    return reader
