"""The stories of a folder: title, sources, days, when each was last read. One is opened, and left again.

The folder is looked through, and a story read, off the screen's thread: either may hold hundreds of files.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from textual import work
from textual.content import Content
from textual.message import Message

from tui import mishap
from tui.keymap import COMMANDS, Command, bindings
from tui.reading.openings import NAME as OPENED
from tui.reading.openings import last_opened
from tui.screens.comparing import release
from tui.screens.listing import Listing
from tui.screens.reader import ReaderScreen
from tui.story import Story, StoryError, read_story
from tui.story.files import title_of
from tui.story.harmless import harmless
from tui.story.moments import day_told
from tui.story.shelf import Shelved, stories_in
from tui.widgets.ledger import Item
from tui.widgets.text import fitted, hanging, plain
from tui.workspace import Workspace, WorkspaceError

ReaderOf: TypeAlias = Callable[[Story, Callable[[], Story], Callable[[], object]], ReaderScreen]
"""Makes the reader of a story, from how its files are read again and what leads back from it."""

_DAYS = 25
_LAST = 11
"""Cells of the columns at the right; title and sources share the rest."""
_WIDE = 84
"""Cells from which there are columns; in fewer a second row tells what they tell."""


class Listed(Message):
    """The folder was looked through."""

    def __init__(self, stories: Sequence[Shelved], trouble: str = "") -> None:
        self.stories, self.trouble = stories, trouble
        super().__init__()


class Opened(Message):
    """A story was read, or could not be: then there is one line on why."""

    def __init__(self, folder: Path, story: Story | None, trouble: str = "") -> None:
        self.folder, self.story, self.trouble = folder, story, trouble
        super().__init__()


class Shelf(Listing[None], inherit_bindings=False):
    """One row a story."""

    KIND = "shelf"
    BINDINGS = [*bindings("shelf"), ("ctrl+c", "screen.copy_text", "Copy the selection")]
    HEADING = "Stories"
    SORTS = ("date", "title", "last read")

    def __init__(
        self,
        folder: Path,
        workspace: Workspace,
        reader_of: ReaderOf,
        commands: tuple[Command, ...] = COMMANDS,
    ) -> None:
        super().__init__(commands)
        self.folder, self.workspace, self._reader_of = folder, workspace, reader_of
        self._stories: dict[str, Shelved] | None = None
        self._unread: dict[str, str] = {}
        """Why stories could not be read when they were opened."""
        self._last: dict[Path, datetime.datetime] = {}
        self._trouble = ""

    def on_mount(self) -> None:
        """Look for stories."""
        self._look()

    def on_resize(self) -> None:
        """Name the columns where there are any."""
        if self._stories is not None:
            self.rebuild()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        try:
            self.post_message(Listed(stories_in(self.folder)))
        except StoryError as error:
            self.post_message(Listed((), str(error)))

    def on_listed(self, message: Listed) -> None:
        """Show the stories."""
        self._stories = {story.folder.name: story for story in message.stories}
        self._unread, self._trouble = {}, message.trouble
        self.recall()

    def recall(self) -> None:
        """Show when each story was last read."""
        try:
            self._last = last_opened(self.workspace.recall_all(OPENED))
        except WorkspaceError:  # told where decisions are asked for
            self._last = {}
        self.rebuild()

    # -- the rows

    def items(self) -> list[Item]:
        """The stories."""
        return [self._item(story) for story in self._ordered()]

    def told(self) -> str:
        """How many stories there are in which folder, and how many of them are broken."""
        stories = [*(self._stories or {}).values()]
        broken = sum(self._why_not(story) is not None for story in stories)
        parts = [title_of(self.folder), f"{len(stories)} stor{'y' if len(stories) == 1 else 'ies'}"]
        return " · ".join([*parts, *([f"{broken} cannot be opened"] if broken else [])])

    def nothing(self) -> str:
        """That the folder is looked through, or has no stories."""
        if self._stories is None:
            return "Looking for stories."
        return self._trouble or "No stories here any more."

    def head(self, width: int) -> list[Content]:
        """What the columns are."""
        if width < _WIDE:
            return []
        names = ("title", "sources", "days", "last read")
        return [_columns(width, *(plain(name, "$text-dim") for name in names))]

    def _ordered(self) -> list[Shelved]:
        # They come by date.
        stories = [*(self._stories or {}).values()]
        if self.order == "title":
            stories.sort(key=lambda story: story.title.casefold())
        elif self.order == "last read":
            never = datetime.datetime.min.replace(tzinfo=datetime.UTC)
            stories.sort(key=lambda story: self._last_read(story) or never, reverse=True)
        return stories

    def _item(self, story: Shelved) -> Item:
        text = " ".join([story.title, *story.sources, self._why_not(story) or ""])
        return Item(story.folder.name, partial(self._row, story), "open_story", text=text)

    def _last_read(self, story: Shelved) -> datetime.datetime | None:
        return self._last.get(story.folder.resolve())

    def _why_not(self, story: Shelved) -> str | None:
        """Why a story cannot be opened, files named from its folder on; None where that is not known."""
        why = story.trouble or self._unread.get(story.folder.name)
        return why.replace(harmless(f"{story.folder}{os.sep}"), "") if why else None

    def _row(self, story: Shelved, width: int) -> list[Content]:
        """Title, sources, days, when it was last read; of a broken one what is wrong."""
        why_not, when = self._why_not(story), self._last_read(story)
        title = plain(story.title, "" if why_not else "bold")
        if why_not:
            trouble = plain(f"! {why_not}", "$mark-conflict")
            if width < _WIDE:
                return [fitted(title, width), *hanging(Content(""), trouble, width, 2)]
            room = _title_room(width)
            return hanging(fitted(title, room), trouble, width, room + 2)
        names, days, last = ", ".join(story.sources), _days(story.first, story.last), _day(when)
        count = str(len(story.sources))
        if width >= _WIDE:
            sources = plain(f"{count:>2}  {names}")
            return [_columns(width, title, sources, plain(days), plain(last, "$text-dim"))]
        parts = [f"{count} source{'s' * (count != '1')}", days, f"read {last}" if when else ""]
        under = plain(" · ".join(filter(None, parts)), "$text-dim")
        return [fitted(title, width), Content.assemble("  ", fitted(under, width - 2))]

    # -- what is done to stories

    @property
    def _at(self) -> Shelved | None:
        item = self.ledger.item
        return (self._stories or {}).get(item.key) if item else None

    def open_row(self) -> None:
        """Open the story."""
        self.action_open_story()

    def action_open_story(self) -> None:
        """Open the story."""
        story = self._at
        if story is None:
            self.answer("no story here")
        elif story.trouble:
            self.answer("cannot be opened; its row says why")
        else:
            self.answer(f"opening {story.title}")
            self._read(story.folder)

    @work(thread=True, exclusive=True, group="reading")
    def _read(self, folder: Path) -> None:
        try:
            self.post_message(Opened(folder, read_story(folder)))
        except StoryError as error:
            self.post_message(Opened(folder, None, str(error)))
        except Exception as error:  # the other stories can still be read
            self.post_message(Opened(folder, None, harmless(f"{folder}: {mishap.told(error)}")))

    def on_opened(self, message: Opened) -> None:
        """Read the story, or let its row say what is wrong."""
        if message.story is None:
            self._unread[message.folder.name] = message.trouble
            self.rebuild()
            self.answer("cannot be opened; its row says why")
            return
        self._unread.pop(message.folder.name, None)
        if not self.is_active:
            return  # help or the palette lies over it
        self.answer("")
        theme = self.app.theme
        self.app.push_screen(
            self._reader_of(message.story, partial(read_story, message.folder), partial(self._leave, theme))
        )

    def _leave(self, theme: str) -> None:
        # By the application: a screen cannot wait for its own end.
        self.app.call_later(self._return, theme)

    async def _return(self, theme: str) -> None:
        """Come back from a story, once what is remembered of it is kept."""
        if isinstance(self.app.screen, ReaderScreen):
            await self.app.pop_screen()
            self.app.theme = theme  # the story's own was its own
            self.recall()
            self.call_after_refresh(release)

    def action_look_again(self) -> None:
        """Look for stories again."""
        self.answer("")
        self._look()

    def action_end_search(self) -> None:
        """End the search."""
        self.answer("search ended" if self.end_search() else "q leaves Sidelong")


def _title_room(width: int) -> int:
    """Cells of a title, where there are columns."""
    return (width - _DAYS - _LAST - 6) * 5 // 9


def _columns(width: int, title: Content, sources: Content, days: Content, last: Content) -> Content:
    room = _title_room(width)
    rest = width - room - _DAYS - _LAST - 6
    cells = ((title, room), (sources, rest), (days, _DAYS), (last, _LAST))
    return Content("  ").join(fitted(words, cells_of) for words, cells_of in cells)


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    """The days from first to last, what they share told once: `9–11 Jan 2020`."""
    if first is None or last is None:
        return "no day"
    end = day_told(last)
    if first == last:
        return end
    if first.year != last.year:
        return f"{day_told(first)} – {end}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day} {first:%b} – {end}"


def _day(when: datetime.datetime | None) -> str:
    """The day in the reader's own time zone."""
    if when is None:
        return "not yet"
    local = when.astimezone()
    return day_told(local)
