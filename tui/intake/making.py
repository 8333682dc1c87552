"""A story's folder made of sources, or added to: texts, originals, where they came from, story.yaml.

Everything is made in a folder of its own beside the story's (or inside it) and moved into place at the end,
story.yaml last: an interrupted run leaves what was there before. A text that a person has edited since it was
made is never overwritten unless that is asked for.
"""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tui.intake.fetching import Fetcher
from tui.intake.origins import FOLDER, Origin, checksum, place_of, read_origins, written
from tui.intake.sources import Taken, entry_of, is_address, named, take
from tui.intake.storyfile import new_text, with_added
from tui.story import Article, StoryError
from tui.story.assembling import assembled
from tui.story.files import STORY_FILE, title_of
from tui.story.formats import LANGUAGE, Entry, read_story_file
from tui.story.harmless import harmless
from tui.story.readers import Page

Outcome = Literal["added", "updated", "unchanged", "edited", "failed"]
"""`edited`: the source is another than it was, but the text was edited by hand and stays."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source, or of one article of it. `message` says why there is no article."""

    source: str
    outcome: Outcome
    id: str = ""
    article: Article | None = None
    message: str = ""


def make_story(
    folder: Path,
    names: Sequence[str],
    *,
    title: str | None = None,
    force: bool = False,
    fetcher: Fetcher | None = None,
    progress: Callable[[str, float], None] = lambda step, done: None,
) -> Iterator[Added]:
    """Make or extend the story in `folder`; what became of each source comes as it is known.

    The folder is written when the last was given. Raises StoryError for a folder that cannot be used; that a
    source fails is an outcome.
    """
    making = _Making(folder, force)
    try:
        fetcher = fetcher or Fetcher()
        sources = list(named(names))
        for number, name in enumerate(sources):
            progress(f"taking {harmless(name)}", number / len(sources))
            try:
                taken = take(name, fetcher)
            except StoryError as error:
                yield Added(name, "failed", message=str(error))
                continue
            for part, page in enumerate(taken.pages, 1):
                yield making.add(taken, page, part)
        making.finish(title)
    except OSError as error:
        where = error.filename or folder
        raise StoryError(harmless(f"{where}: cannot be written: {error.strerror or error}")) from error
    finally:
        making.clear()


@dataclass(slots=True)
class _Making:
    """One run: what stands in the folder, what is to be written."""

    folder: Path
    force: bool
    entries: tuple[Entry, ...] = ()
    origins: list[Origin] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    beside: Path = field(init=False)
    headline: str | None = None

    def __post_init__(self) -> None:
        if self.folder.exists() and not self.folder.is_dir():
            raise StoryError(harmless(f"{self.folder}: is no folder; name another"))
        if (self.folder / FOLDER).is_symlink():
            raise StoryError(harmless(f"{self.folder / FOLDER}: is a link; put a folder in its place"))
        if (self.folder / STORY_FILE).exists():
            _, self.entries = read_story_file(self.folder / STORY_FILE)
            self.origins = list(read_origins(self.folder))
            self.beside = self.folder / f".making.{os.getpid()}"
        elif self.folder.is_dir() and any(self.folder.iterdir()):
            raise StoryError(
                harmless(
                    f"{self.folder}: holds files but no {STORY_FILE}; name a new folder, and these as sources"
                )
            )
        else:
            if not self.folder.absolute().parent.is_dir():
                raise StoryError(
                    harmless(f"{self.folder}: there is no folder {self.folder.parent}; make it first")
                )
            self.beside = self.folder.absolute().parent / f".{self.folder.name}.making.{os.getpid()}"

    def add(self, taken: Taken, page: Page, part: int) -> Added:
        """Take one article in, unless it is there already."""
        origin, digest = self._origin_of(taken), checksum(taken.source.raw)
        known = self._known(origin, digest, part)
        if known and (kept := self._left(known, taken, digest)):
            return kept
        entry = _entry(taken, page, known.id if known else None, self._ids())
        article = assembled("", [(entry, page)], None).articles[0]
        self.headline = self.headline or article.headline
        self._keep(entry, taken, page, part, origin)
        if known:
            return Added(taken.origin, "updated", entry.id, article)
        self.new.append(entry)
        return Added(taken.origin, "added", entry.id, article)

    def _left(self, known: Origin, taken: Taken, digest: str) -> Added | None:
        """What is said of an article that stays as it is; None where its text is to be made anew."""
        edited = self._edited(known)
        if edited and self.force:
            return None
        if known.sha256 == digest:
            return Added(taken.origin, "unchanged", known.id, message=f"{known.id} is of the same bytes")
        if edited:
            stays = f"{known.file} was edited by hand and stays; --force puts the new text in its place"
            return Added(taken.origin, "edited", known.id, message=stays)
        return None

    def _known(self, origin: str, digest: str, part: int) -> Origin | None:
        """The article of the same source or bytes that the story names; one that was taken out is none."""
        listed = {entry.id for entry in (*self.entries, *self.new)}
        held = [kept for kept in self.origins if kept.part == part and kept.id in listed]
        of_source = next((kept for kept in held if kept.origin == origin), None)
        return of_source or next((kept for kept in held if kept.sha256 == digest), None)

    def _ids(self) -> set[str]:
        """The ids that are in use, those of texts that lie in the folder unnamed among them."""
        lying = {path.stem for path in self.folder.glob("*.txt")} if self.folder.is_dir() else set()
        return {entry.id for entry in (*self.entries, *self.new)} | lying

    def _origin_of(self, taken: Taken) -> str:
        """The source's name as it is kept: of a file its place seen from the story, never the whole path."""
        if taken.path is None or is_address(taken.origin):
            return taken.origin
        try:
            return Path(os.path.relpath(taken.path.resolve(), self.folder.resolve())).as_posix()
        except ValueError:  # on another drive
            return taken.path.name

    def _edited(self, known: Origin) -> bool:
        """Whether the text is another than was made of the source, or the story names another.

        A text that is gone was not edited.
        """
        if any(entry.id == known.id and entry.file != known.file for entry in self.entries):
            return True
        try:
            return checksum((self.folder / known.file).read_bytes()) != known.text_sha256
        except OSError:
            return False

    def _keep(self, entry: Entry, taken: Taken, page: Page, part: int, origin: str) -> None:
        text = "\n".join(harmless(line).rstrip() for line in page.lines).strip("\n") + "\n"
        suffix = (
            taken.source.suffix if taken.source.suffix.isascii() and taken.source.suffix[1:].isalnum() else ""
        )
        original = f"{FOLDER}/{entry.id}{suffix or '.bin'}"
        (self.beside / FOLDER).mkdir(parents=True, exist_ok=True)
        self._write(original, taken.source.raw)
        self._write(entry.file, text.encode())
        made = Origin(
            id=entry.id,
            file=entry.file,
            origin=origin,
            taken=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            original=original,
            sha256=checksum(taken.source.raw),
            text_sha256=checksum(text.encode()),
            part=part,
            address=page.url,
        )
        self.origins = [kept for kept in self.origins if kept.id != entry.id] + [made]

    def _write(self, name: str, raw: bytes) -> None:
        (self.beside / name).write_bytes(raw)
        self.files.append(name)

    def finish(self, title: str | None) -> None:
        """Move everything into place; nothing where nothing was taken in."""
        if not self.files:
            return
        self._write(place_of(), written(tuple(self.origins)))
        story = self.folder / STORY_FILE
        if self.entries:
            if self.new:
                self._write(STORY_FILE, with_added(story, self.new).encode())
            (self.folder / FOLDER).mkdir(exist_ok=True)
            for name in dict.fromkeys(self.files):
                (self.beside / name).replace(self.folder / name)
            return
        self._write(STORY_FILE, new_text(title or self.headline or title_of(self.folder), self.new).encode())
        if self.folder.is_dir():
            self.folder.rmdir()  # empty, as was looked at in the beginning
        self.beside.rename(self.folder)

    def clear(self) -> None:
        """Take away what was not moved."""
        with suppress(OSError):
            shutil.rmtree(self.beside)


def _entry(taken: Taken, page: Page, known: str | None, ids: set[str]) -> Entry:
    """The entry that story.yaml gets: what the page says of itself, and nothing that it does not say."""
    entry = entry_of(taken, page, ids)
    name = known or entry.id
    language = (page.language or "").replace("_", "-")
    return entry._replace(
        id=name,
        path=None,
        file=f"{name}.txt",
        outlet=page.outlet or taken.known_as,
        headline=page.headline,
        byline=page.byline,
        published=page.published,
        clock=page.clock,
        url=page.url,
        language=language if LANGUAGE.fullmatch(language) else None,
    )
