"""Whether the files of a story are still what they were when it was read.

For the reader's own question (a key) and for a look every few seconds: a handful of `stat` calls, no reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.story.files import STORY_FILES, articles_in
from tui.story.model import Story
from tui.story.rules import own_file

Stamps = Mapping[Path, tuple[int, int]]
"""For each file its time of change in nanoseconds and its size; for one that is not there, `GONE`."""

GONE = (0, 0)


def stamps(story: Story) -> Stamps:
    """The state of every file that the story was read from: articles, story file, own cleaning rules.

    Where a folder has no story file, the articles that lie in it now count too, so that a new one is seen.
    """
    paths = [article.path for article in story.articles if article.path is not None]
    if story.folder is not None:
        story_files = [story.folder / name for name in STORY_FILES]
        paths += story_files
        if all(_stamp(path) == GONE for path in story_files) and len(paths) > len(story_files) + 1:
            paths += _lying(story.folder)
    return {path: _stamp(path) for path in (*paths, own_file())}


def changed(before: Stamps, now: Stamps) -> tuple[Path, ...]:
    """The files that changed, appeared or went between two looks, in the order of the first."""
    return tuple(path for path in dict.fromkeys((*before, *now)) if before.get(path) != now.get(path))


def there(now: Stamps, path: Path) -> bool:
    """Whether a file that was looked at is there."""
    return now.get(path, GONE) != GONE


def _lying(folder: Path) -> list[Path]:
    try:
        return articles_in(folder)
    except OSError:
        return []


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return GONE
    return state.st_mtime_ns, state.st_size
