"""A folder of stories for tests, and a reader of it."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.screens.driving import Driver
from tui.app import Sidelong
from tui.screens.reader import ReaderScreen
from tui.screens.shelf import Shelf
from tui.settings import Settings
from tui.workspace import Workspace

_STORIES = (
    ("ferry", "The night the ferry burned", {"Gazette": "2019-05-03", "Harbour Post": "2019-05-05"}),
    (
        "tunnel",
        "A tunnel under the ridge is voted down",
        {"Gazette": "2018-12-30", "Valley Echo": "2019-01-02"},
    ),
    ("lynx", "Lynx seen again in the northern woods", {"Forester": "2019-09-14"}),
    ("undated", "An orchard without an owner", {"Gazette": "", "Ridge Courier": ""}),
)
_SAID = "Of {name} the warden spoke for six hours.\n\nNobody was hurt by the {name}, the {outlet} learned.\n"
"""No two stories have a sentence in common, or they would be known as one."""


def shelf(folder: Path) -> Path:
    """Four stories and a broken one, in a folder that is always named alike."""
    for name, title, outlets in _STORIES:
        made = folder / "coverage" / name
        made.mkdir(parents=True)
        said = [f"title: {title}", "articles:"]
        for number, (outlet, day) in enumerate(outlets.items()):
            dated = f", published: {day}" if day else ""
            said.append(f"  - {{id: a{number}, file: a{number}.txt, outlet: {outlet}{dated}}}")
            (made / f"a{number}.txt").write_text(
                f"{title}\n\n{_SAID.format(name=name, outlet=outlet)}", "utf-8"
            )
        (made / "story.yaml").write_text("\n".join(said), "utf-8")
    broken = folder / "coverage" / "broken"
    broken.mkdir()
    (broken / "story.yaml").write_text("title: Half\nartciles: []\n", "utf-8")
    return folder / "coverage"


def remembered(folder: Path) -> Workspace:
    """A workspace in which two of the stories were opened, on days that never change."""
    workspace = Workspace()
    for name, day in (("undated", 2), ("tunnel", 9)):
        at = datetime.datetime(2020, 2, day, 12, tzinfo=datetime.UTC).isoformat()
        workspace.remember(name, "opened", {"at": at, "folders": [str((folder / name).resolve())]})
    return workspace


class Shelved(Driver):
    """A running list of stories."""

    @property
    def shelf(self) -> Shelf:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, Shelf)
        return screen

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen_stack[1]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def row(self) -> str:  # type: ignore[override]
        item = self.shelf.ledger.item
        return item.key if item else ""

    @property
    def rows(self) -> list[str]:
        return [item.key for item in self.shelf.ledger.items]

    @property
    def reads(self) -> bool:
        return isinstance(self.app.screen, ReaderScreen)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def settled(self) -> None:
        """Until no worker is at work: the folder is looked through, the story read."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        if self.app.is_running and self.reads:
            await self.until(lambda: not self.reads or bool(self.screen.comparison))


@asynccontextmanager
async def shelving(
    folder: Path,
    workspace: Workspace | None = None,
    size: tuple[int, int] = (120, 36),
    settings: Settings | None = None,
) -> AsyncIterator[Shelved]:
    """The list of a folder's stories, once they are listed."""
    app = Sidelong(folder, settings, workspace=workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield await looked(app, pilot)


async def looked(app: Sidelong, pilot: Pilot[None]) -> Shelved:
    """The list, once the folder was looked through."""
    driver = Shelved(app, pilot)
    await driver.settled()
    return driver
