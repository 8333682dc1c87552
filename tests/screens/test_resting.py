"""A mouse that rests on a sign tells what it says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Tooltip

from tests.screens.driving import Driver, compared, seeds
from tests.stories import article, story
from tui.app import Sidelong
from tui.compare import Ref
from tui.findings.kinds import KIND
from tui.story import Story


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sidelong, "TOOLTIP_DELAY", 0.001)


@asynccontextmanager
async def _reading(of: Story, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Driver]:
    app = Sidelong(of)
    async with app.run_test(size=size, tooltips=True) as pilot:
        yield await compared(Driver(app, pilot))


async def _rested(reader: Driver, column: int, row: int) -> str:
    """What is told when the mouse rests on a cell of the first pane; empty where nothing is."""
    pane = reader.screen.panes[0]
    # Two moves: the first may only take away what was told of another place.
    await reader.pilot.hover(pane, offset=(pane.size.width - 1, pane.size.height - 1))
    await reader.pilot.hover(pane, offset=(column, row))
    for _ in range(3):
        await asyncio.sleep(0.02)
        await reader.pilot.pause()
    tooltip = reader.screen.get_child_by_type(Tooltip)
    if not tooltip.display:
        return ""
    region = tooltip.region
    rows = [line[region.x : region.right] for line in reader.text().split("\n")[region.y : region.bottom]]
    return " ".join(" ".join(rows).split())


async def test_a_mouse_that_rests_on_a_sign_is_told_what_it_says() -> None:
    async with _reading(seeds()) as reader:
        pane = reader.screen.panes[0]
        told = await _rested(reader, 2, pane.row_of(0))
        assert KIND["shared"].legend in told
        assert "5 of 5 sources carry this passage: A B C D E." in told
        assert await _rested(reader, 20, pane.row_of(0)) == ""
        assert await _rested(reader, 2, pane.row_of(0) + 1) == ""
        alone = next(ref.sentence for ref in reader.screen.comparison.unique if ref.article == 0)
        reader.screen.go(Ref(0, alone))
        await reader.pilot.pause()
        assert KIND["unique"].legend in await _rested(reader, 2, pane.row_of(alone))


async def test_what_a_sign_says_goes_when_another_row_stands_under_the_mouse() -> None:
    async with _reading(seeds()) as reader:
        assert await _rested(reader, 2, reader.screen.panes[0].row_of(0))
        await reader.press("G")
        assert not reader.screen.get_child_by_type(Tooltip).display


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (60, 20)])
async def test_what_a_sign_says_is_seen_whole_at_every_size(size: tuple[int, int]) -> None:
    async with _reading(seeds(), size) as reader:
        told = await _rested(reader, 2, reader.screen.panes[0].row_of(0))
        assert told.startswith("= ")
        assert told.endswith("read what it hangs on.")


async def test_a_story_of_one_source_has_no_signs_to_tell_of() -> None:
    async with _reading(story(article("a0", ["The ferry sank."]))) as reader:
        assert await _rested(reader, 2, 0) == ""
