"""From paths to a Story: which files there are, and what bytes they hold.

This is the one place of the room that touches the disk, the lists of stories and of changes (`shelf`,
`watching`) apart. What a story file may say is for `formats`, what an article's file holds for `readers`, and
which lines belong to the report for `cleaning`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from os import PathLike, strerror
from os.path import lexists
from pathlib import Path

from tui.story.assembling import assembled, check_number
from tui.story.formats import Entry, read_story_file, readable
from tui.story.harmless import harmless
from tui.story.model import Story, StoryError
from tui.story.readers import SUFFIXES, Page, Source, pages

STORY_FILE = "story.yaml"
STORY_FILES = (STORY_FILE, "story.yml")

LARGEST = 10_000_000
"""Bytes. The longest reports ever printed have a tenth of it; more is another kind of file."""


def read(paths: Sequence[str | PathLike[str]]) -> Story:
    """The story of a folder, of a story.yaml, or of text files. Raises StoryError for what cannot be read."""
    if not paths:
        raise StoryError("no story named; give a folder, a story.yaml or text files")
    given = [Path(path) for path in paths]
    try:
        return _read(given)
    except OSError as error:  # a name too long, a folder that may not be entered
        raise _unreadable(given[0], error) from error


def _read(given: Sequence[Path]) -> Story:
    if len(given) > 1:
        for path in given:
            if path.is_dir() or path.suffix in (".yaml", ".yml"):
                raise StoryError(
                    f"{_shown(path)}: a story stands alone; give it by itself, or text files only"
                )
        return _story_of_files(given)
    path = given[0]
    if path.is_dir():
        return _story_of_folder(path)
    return _story_of_file(path) if path.suffix in (".yaml", ".yml") else _story_of_files([path])


def _story_of_folder(folder: Path) -> Story:
    for name in STORY_FILES:
        # A link that leads nowhere counts: its outlets and dates would be missed without a word.
        if lexists(folder / name):
            return _story_of_file(folder / name)
    texts = articles_in(folder)
    if not texts:
        raise StoryError(f"{_shown(folder)}: no articles here; looked for {STORY_FILE} and for files *.txt")
    check_number(len(texts), folder)
    return assembled(title_of(folder), list(_with_pages(entries_of(texts))), folder)


def articles_in(folder: Path) -> list[Path]:
    """The files of a folder that are taken for articles: its texts, or where it has none its saved pages."""
    shown = sorted(path for path in folder.iterdir() if path.name[0] != ".")
    return [path for path in shown if path.suffix == ".txt"] or [
        path for path in shown if path.suffix.lower() in SUFFIXES
    ]


def _story_of_file(path: Path) -> Story:
    title, entries = read_story_file(path)
    check_number(len(entries), path.parent)
    articles = [(entry, _only(entry)) for entry in entries]
    return assembled(title or title_of(path.parent), articles, path.parent)


def _only(entry: Entry) -> Page:
    """The one article of a file that a story names."""
    held = _pages(entry)
    if len(held) > 1:
        raise StoryError(
            f"{entry.place} names {entry.file}: holds {len(held)} articles; write each to a file of its own"
        )
    return held[0]


def _story_of_files(paths: Sequence[Path]) -> Story:
    folder = paths[0].parent
    together = all(path.parent == folder for path in paths)
    check_number(len(paths), folder if together else None)
    entries = entries_of(paths)
    if not together:
        entries = [entry._replace(file=harmless(str(entry.path))) for entry in entries]
    story = assembled("", list(_with_pages(entries)), folder if together else None)
    headline = next((article.headline for article in story.articles if article.headline), None)
    return replace(story, title=headline or title_of(folder))


def title_of(folder: Path) -> str:
    """A title for the story in a folder, from the folder's name."""
    name = harmless(" ".join(re.split(r"[\s_-]+", folder.resolve().name)).strip())
    return name[:1].upper() + name[1:] or "Untitled"


def entries_of(paths: Iterable[Path]) -> list[Entry]:
    """An entry for each file, its id made from its name and made unique."""
    entries: list[Entry] = []
    for path in paths:
        name = unique_id(path.stem, {entry.id for entry in entries})
        known_as = readable(harmless(path.stem)) or readable(name)
        entries.append(Entry(id=name, path=path, file=harmless(path.name), outlet=None, known_as=known_as))
    return entries


def unique_id(name: str, taken: Collection[str]) -> str:
    """An id like `name` that is not taken.

    >>> unique_id("The Times!", {"the-times"})
    'the-times-2'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"
    unique, count = slug, 1
    while unique in taken:
        count += 1
        unique = f"{slug}-{count}"
    return unique


def _with_pages(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Page]]:
    """Each article of each file; a file of several gives each an id of its own."""
    taken = {entry.id for entry in entries}
    for entry in entries:
        held = _pages(entry)
        yield entry, held[0]
        for page in held[1:]:
            name = unique_id(entry.id, taken)
            taken.add(name)
            yield entry._replace(id=name), page


def _pages(entry: Entry) -> tuple[Page, ...]:
    assert entry.path is not None  # every entry of this module is a file's
    return pages(source_of(entry.path, f"{entry.place} names " if entry.place else ""))


def source_of(path: Path, where: str = "") -> Source:
    """The bytes of an article's file. Raises StoryError, begun with `where`, for what cannot be one."""
    try:
        if path.is_dir():
            raise StoryError(f"{where}{_shown(path)}: a folder, not an article; name a text file")
        if not path.exists():
            remedy = "correct the name" if where else "check the path"
            raise StoryError(f"{where}{_shown(path)}: no such file; {remedy}")
        if not path.is_file():
            raise StoryError(f"{where}{_shown(path)}: not a regular file; save the text in a file first")
        # The kernel's own files say that they are regular and hold nothing; reading one may never end.
        if not path.stat().st_size:
            raise StoryError(f"{where}{_shown(path)}: is empty; put the article's text in it or leave it out")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error, where) from error
    if len(raw) > LARGEST:
        raise StoryError(f"{where}{_shown(path)}: larger than {LARGEST // 1_000_000} MB; is this an article?")
    return Source(f"{where}{_shown(path)}", raw, path.suffix.lower())


def _unreadable(path: Path, error: OSError | ValueError, where: str = "") -> StoryError:
    why = strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    remedy = "; change its permissions" if isinstance(error, PermissionError) else ""
    return StoryError(harmless(f"{where}{path}: cannot be read: {why}{remedy}"))


def _shown(path: Path) -> str:
    return harmless(str(path))
