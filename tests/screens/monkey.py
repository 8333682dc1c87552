"""A monkey at the reader: random keys, clicks, wheels, drags and resizes, the same ones for the same seed.

    python -m tests.screens.monkey --keys 20000 --seed 1 [STORY]

Its acts are posted as a terminal's driver posts them, in bursts and without waiting for the screen to
settle, because a fast hand does not wait either. Where the reader falls it is opened again and the monkey
goes on, so that one run tells of every fault; each is told with the acts that led to it, which `play` does
again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import traceback
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tui import read_story
from tui.app import Sidelong
from tui.keymap import COMMANDS
from tui.screens.reader import ReaderScreen
from tui.story import Story
from tui.workspace import Workspace

SIZES = ((200, 50), (120, 36), (80, 24), (60, 20), (40, 10), (20, 5), (230, 60), (300, 80), (5, 3), (1, 1))
_ODD_KEYS = (
    "/",
    "n",
    "o",
    "y",
    "ctrl+d",
    "ctrl+f",
    "backspace",
    "ctrl+c",
    "f5",
    ",",
    "enter",
    "escape",
    "w",
    "é",
    "漢",
    "1",
    "9",
)
_BREATH = 0.01
"""Seconds between bursts: the clock of a screen that paints sixty times a second is due in some."""
_SCREENS = ("?", ":", "H", "M", "Q", "F", "W", "C", "A", "a", "i", "/")

Act = tuple[str, ...] | tuple[str | int, ...]
"""What a hand does: ("key", name), ("click", x, y), ("double", x, y), ("wheel", x, y, way),
("drag", x, y, x, y), ("resize", width, height) or ("wait",)."""


@dataclass(frozen=True)
class Fall:
    """An exception that ended the reader: where it was raised, and the acts since the reader was opened."""

    where: str
    acts: tuple[Act, ...]


class Caged(Sidelong):
    """The reader without its way out and without the system's clipboard."""

    def exit(self, *_: object, **__: object) -> None:
        """Stay."""

    def _copy(self, text: str) -> None:  # type: ignore[override]
        """Leave the machine's clipboard alone."""


def acts(seed: int, count: int) -> Iterator[Act]:
    """`count` acts of a monkey, the same for the same seed, with waits between bursts that do not count."""
    hand = random.Random(seed)
    keys = [key for command in COMMANDS for key in command.keys]
    width, height = SIZES[0]
    burst = 0
    for _ in range(count):
        burst -= 1
        if burst < 0:
            burst = hand.choice((0, 1, 2, 4, 8, 20))
            yield ("wait",)
        kind = hand.random()
        x, y = hand.randrange(width), hand.randrange(height)
        if kind < 0.74:
            yield (
                "key",
                hand.choice(_SCREENS if hand.random() < 0.15 else _ODD_KEYS if kind < 0.05 else keys),
            )
        elif kind < 0.82:
            yield (hand.choice(("click", "double")), x, y)
        elif kind < 0.89:
            yield ("wheel", x, y, hand.choice((-1, 1)))
        elif kind < 0.96:
            yield ("drag", x, y, hand.randrange(width), hand.randrange(height))
        else:
            width, height = hand.choice(SIZES)
            yield ("resize", width, height)


def events_of(act: Act) -> Iterator[events.Event]:
    """What a terminal's driver makes of an act."""
    kind, *at = act
    if kind == "key":
        name = str(at[0])
        # As the driver names it: ? is question_mark, and no binding knows it by its character.
        yield events.Key(
            _character_to_key(name) if len(name) == 1 else name, name if len(name) == 1 else None
        )
        return
    numbers = [int(number) for number in at]
    if kind == "resize":
        yield events.Resize(Size(*numbers), Size(*numbers))
    elif kind == "wheel":
        turned = events.MouseScrollDown if numbers[2] > 0 else events.MouseScrollUp
        yield _mouse(turned, numbers[0], numbers[1])
    elif kind == "drag":
        x, y, to_x, to_y = numbers
        yield _mouse(events.MouseDown, x, y)
        for part in (1, 2, 3):
            yield _mouse(events.MouseMove, x + (to_x - x) * part // 3, y + (to_y - y) * part // 3)
        yield _mouse(events.MouseUp, to_x, to_y)
    elif kind in ("click", "double"):
        for _ in range(1 + (kind == "double")):
            yield _mouse(events.MouseDown, *numbers)
            yield _mouse(events.MouseUp, *numbers)


def _mouse(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)


@asynccontextmanager
async def _opened(story: Story) -> AsyncIterator[Pilot[None]]:
    app = Caged(story, workspace=Workspace())
    async with app.run_test(size=SIZES[0], notifications=True, tooltips=True) as pilot:
        for _ in range(6000):
            screen = app.screen_stack[0]
            if isinstance(screen, ReaderScreen) and screen.comparison is not None:
                break
            await asyncio.sleep(0.02)
        yield pilot


async def _do(pilot: Pilot[None], act: Act) -> None:
    app = pilot.app
    if act == ("wait",):
        # Until the burst is read, no longer: the screens work it off and paint in their own time.
        while not (app._message_queue.empty() or app._exception):
            await asyncio.sleep(0)
        await asyncio.sleep(_BREATH)
        return
    for event in events_of(act):
        if isinstance(event, events.Resize):
            app._driver._size = event.size  # type: ignore[union-attr]
        app.post_message(event)


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until all that was posted is read."""
    app = pilot.app
    while not (app._exception or all(pump._message_queue.empty() for pump in (app, *app.screen_stack))):
        await asyncio.sleep(_BREATH)
    await asyncio.sleep(3 * _BREATH)


async def play(story: Story, hand: Iterable[Act]) -> list[Fall]:
    """Do what a hand does, and give what made the reader fall; empty where nothing did."""
    falls: list[Fall] = []
    left = deque(hand)
    while left:
        done: list[Act] = []
        try:
            async with _opened(story) as pilot:
                while left and pilot.app._exception is None:
                    done.append(left.popleft())
                    await _do(pilot, done[-1])
                await _settled(pilot)
        except Exception as error:
            falls.append(Fall(_where(error), tuple(done)))
    return falls


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/tui/" in frame.filename]
    told = [f"{Path(frame.filename).name}:{frame.name}" for frame in (*ours[-1:], frames[-1])]
    return f"{type(error).__name__}: {error} in {' > '.join(dict.fromkeys(told))}"


def main() -> int:
    """Let the monkey at a story and print what fell, most often first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("story", nargs="*", default=[str(Path(__file__).parents[2] / "seeds")])
    given = parser.parse_args()
    falls = asyncio.run(play(read_story(*given.story), acts(given.seed, given.keys)))
    for where, count in Counter(fall.where for fall in falls).most_common():
        print(f"{count:5}  {where}")
        shortest = min((fall.acts for fall in falls if fall.where == where), key=len)
        print(f"       {list(shortest[-8:])}")
    print(f"{len(falls)} exceptions in {given.keys} acts")
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
