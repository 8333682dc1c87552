"""Drives the reader as a person would: a story on a screen of some size, and keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from tui import read_story
from tui.app import Sidelong
from tui.compare import Comparison, Decisions, Sensitivity
from tui.compare.ground import Ground, Progress
from tui.compare.ground import ground as _lay
from tui.compare.settling import settled as _settle
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.story import Story
from tui.widgets.inspector import PassageText
from tui.workspace import Workspace

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def seeds() -> Story:
    return read_story(SEEDS)


@cache
def _ground() -> Ground:
    return _lay(seeds(), lambda step, done: None)


@cache
def _settled(sensitivity: Sensitivity, decisions: Decisions) -> tuple[Comparison, ...]:
    return tuple(_settle(_ground(), sensitivity, decisions))


def quick_ground(story: Story, progress: Progress) -> Ground:
    """`ground`, which is pure, with that of the bundled story made once for all tests."""
    return _ground() if story is seeds() else _lay(story, progress)


def quick_settled(
    ground: Ground, sensitivity: Sensitivity, decisions: Decisions, *going_on: Callable[[], object]
) -> Iterable[Comparison]:
    """`settled`, which is pure, with the bundled story settled once for all tests."""
    if ground is _ground():
        return _settled(sensitivity, decisions)
    return _settle(ground, sensitivity, decisions, *going_on)


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
        """Press keys, each once what was asked for before is compared."""
        for key in keys:
            await completed(self)
            await self.pilot.press(key)
        await compared(self)

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.resized(width, height)

    async def resized(self, width: int, height: int) -> None:
        """Until the screen has taken a size that it was given: it waits for another one to come."""
        await self.until(lambda: self.app.screen.size == (width, height))
        await self.pilot.pause(0.05)

    async def until(self, done: Callable[[], bool]) -> None:
        """Until something holds that comes in its own time."""
        for _ in range(2000):
            if done():
                break
            await self.pilot.pause(0.01)
        else:
            raise AssertionError("it never came")
        await self.pilot.pause()

    @property
    def cursor(self) -> tuple[int, int]:
        return tuple(self.screen.cursor.ref)

    @property
    def row(self) -> int:
        """The screen row of the cursor within its pane."""
        return self.screen.pane.row_of(self.screen.cursor.sentence)

    @property
    def answer(self) -> str:
        return self.screen.telling.strip.answer

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


@asynccontextmanager
async def keeping(story: Story, file: Path, size: tuple[int, int] = (120, 30)) -> AsyncIterator[Driver]:
    """The reader with a workspace file, once the comparison is done."""
    with Workspace(file) as workspace:
        app = Sidelong(story, workspace=workspace)
        async with app.run_test(size=size, notifications=True) as pilot:
            yield await compared(Driver(app, pilot))


async def compared(reader: Driver) -> Driver:
    """The reader, once what was asked for is compared and shown."""
    await completed(reader)
    if reader.app.is_running:
        await reader.pilot.pause()
    return reader


async def completed(reader: Driver) -> None:
    """Until what was asked for is compared."""
    screen = reader.app.screen_stack[0] if reader.app.screen_stack else None
    for _ in range(2000):
        if not isinstance(screen, ReaderScreen) or not reader.app.is_running:
            return
        found = screen.comparison
        asked = screen.sensitivity, screen.decisions
        if found and found.complete and (found.sensitivity, found.decisions) == asked:
            return
        await reader.pilot.pause(0.01)
    raise AssertionError("the comparison broke off")
