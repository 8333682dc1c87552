"""How long a key may wait while a story is compared: a heartbeat on the real screen.

    .venv/bin/python tests/bench_keys.py [ARTICLES ...]

A beat is due every five milliseconds on the screen's own loop, and keys are pressed all the while. How late a
beat comes is how long any key would have waited. Printed for each size are the longest waits, from the start
to the last finding, and a reference in the same run: the same screen with nothing compared.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.compare.bench_compare import Writer
from tui.app import Sidelong
from tui.screens.reader import ReaderScreen
from tui.story import Story

DUE = 0.005
LONGEST = 180.0


async def waits(story: Story, stopped: bool) -> tuple[float, list[float]]:
    """The seconds until all is found, and how late each beat came, latest first."""
    app, late = Sidelong(story), list[float]()

    async def beat() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(DUE)
            late.append(time.perf_counter() - begun - DUE)

    async with app.run_test(size=(200, 50)) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        if stopped:
            screen.findings.stop()
        task, begun = asyncio.create_task(beat()), time.perf_counter()
        while time.perf_counter() - begun < (5 if stopped else LONGEST):
            if not stopped and screen.comparison and screen.comparison.complete:
                break
            await pilot.press("j")
            await asyncio.sleep(DUE)
        took = time.perf_counter() - begun
        task.cancel()
    return took, sorted(late, reverse=True)


def main() -> None:
    """Print the waits."""
    for size in [int(word) for word in sys.argv[1:]] or [5, 20, 100]:
        story = Writer().story(size)
        for name, stopped in (("nothing compared", True), ("compared", False)):
            took, late = asyncio.run(waits(story, stopped))
            shown = " ".join(f"{1000 * wait:.0f}" for wait in late[:6])
            middle = 1000 * late[len(late) // 20]
            print(
                f"{size:>4} articles, {name:<17} {took:5.1f} s  longest {shown} ms, 1 in 20 {middle:.0f} ms"
            )


if __name__ == "__main__":
    main()
