"""The stories in a folder of folders, as a list of them shows each: read from their story files alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.story.files import STORY_FILES, articles_in, entries_of, title_of
from tui.story.formats import Entry, read_story_file
from tui.story.harmless import harmless
from tui.story.model import StoryError

_MOST = 1_000
"""Folders that are looked into; a home folder named by mistake holds more."""


class Shelved(NamedTuple):
    """One story: where it is, its title, its outlets in order, the first and last day that it states.

    `trouble` is one line on why it cannot be opened; then title and folder are all that is known.
    """

    folder: Path
    title: str
    sources: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None
    trouble: str | None = None


def stories_in(folder: Path) -> tuple[Shelved, ...]:
    """The stories in the folders of a folder, the latest first, those without a day by title under them.

    A folder with a story file or texts is a story. Raises StoryError where `folder` cannot be read.
    """
    found = [shelved for shelved in map(_shelved, _folders_in(folder)) if shelved is not None]
    by_title = sorted(found, key=lambda shelved: shelved.title.casefold())
    return tuple(sorted(by_title, key=lambda shelved: shelved.last or datetime.date.min, reverse=True))


def is_shelf(folder: Path) -> bool:
    """Whether a folder is no story itself but holds some."""
    try:
        own = any((folder / name).exists() for name in STORY_FILES) or articles_in(folder)
    except OSError:
        return False
    return not own and folder.is_dir() and any(map(_shelved, _folders_in(folder)))


def shelf_of(names: Sequence[str]) -> Path | None:
    """The folder of stories that was named at the command line; None where it is something else."""
    return Path(names[0]) if len(names) == 1 and is_shelf(Path(names[0])) else None


def refuse_shelf(names: Sequence[str]) -> None:
    """Raise StoryError where what should be a story is a folder of stories."""
    shelf = shelf_of(names)
    if shelf:
        raise StoryError(
            harmless(
                f"{shelf}: a folder of stories, not one story; name one in it, such as"
                f" {stories_in(shelf)[0].folder}; `sidelong report` takes several with --output"
            )
        )


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name[0] != "." and path.is_dir())[:_MOST]
    except OSError as error:
        raise StoryError(harmless(f"{folder}: cannot be read: {error.strerror or error}")) from error


def _shelved(folder: Path) -> Shelved | None:
    """What is known of the story in a folder; None where it holds none."""
    try:
        title, entries = _named_in(folder)
    except StoryError as error:
        return Shelved(folder, title_of(folder), trouble=str(error))
    except OSError as error:
        return Shelved(folder, title_of(folder), trouble=harmless(f"{folder}: {error.strerror or error}"))
    if not entries:
        return None
    sources = tuple(entry.outlet or entry.known_as for entry in entries)
    days = [entry.published for entry in entries if entry.published]
    return Shelved(
        folder, title or title_of(folder), sources, min(days, default=None), max(days, default=None)
    )


def _named_in(folder: Path) -> tuple[str | None, Sequence[Entry]]:
    for name in STORY_FILES:
        if (folder / name).exists():
            return read_story_file(folder / name)
    return None, entries_of(path for path in articles_in(folder) if path.suffix == ".txt")
