"""Reports of stories as files: read, compared and written one by one, or several at once.

Each story is a task of its own, done by itself in a process of the pool; what is wrong with one is told of it
and stops no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from tui.compare import Comparison, Decisions, compare
from tui.compare.model import UNDECIDED
from tui.meaning.choice import Choice
from tui.meaning.encoder import MeaningError
from tui.mishap import told
from tui.notes import Placed
from tui.output import write_file
from tui.report import FORMATS, WIDTH, Options
from tui.story import Story, StoryError, read_story
from tui.story.files import unique_id

NotesOf: TypeAlias = Callable[[Story], Sequence[Placed]]
"""The notes of a story; must be picklable where several stories are written at once."""

Progress: TypeAlias = Callable[[str, float], None]
"""Told the step that begins and the share done, 0..1."""


class NotWrittenError(Exception):
    """A file that cannot be written. The message is one line: the file and the reason."""


@dataclass(frozen=True, slots=True)
class Making:
    """How reports are made: the format, the columns of text, the reader's decisions and notes.

    `correct` gives the story the lines that its reader put back or set aside; picklable as `notes` is.
    `model` is heard on links; where it fails, `tell` is told in one line and words alone decide. Both must be
    picklable where several stories are written at once.
    """

    format: str
    width: int = WIDTH
    decisions: Decisions = UNDECIDED
    notes: NotesOf | None = None
    model: Choice | None = None
    tell: Callable[[str], object] = print
    correct: Callable[[Story], Story] | None = None

    def parts(self, story: Story, progress: Progress | None = None) -> dict[str, str]:
        """The parts of a story's report, see `Format`."""
        story = self.correct(story) if self.correct else story
        notes = self.notes(story) if self.notes else ()
        comparison = self._compared(story, progress)
        if comparison.limits:
            self.tell(f"{story.title}: {'; '.join(comparison.limits)}")
        return FORMATS[self.format].parts(comparison, Options(notes, self.width))

    def _compared(self, story: Story, progress: Progress | None) -> Comparison:
        try:
            encoder = self.model.open() if self.model else None
            return compare(story, progress, decisions=self.decisions, encoder=encoder)
        except MeaningError as error:
            self.tell(f"{error}; words alone decide")
        return compare(story, progress, decisions=self.decisions)


@dataclass(frozen=True, slots=True)
class Task:
    """A story as it was named, and the file of its report."""

    story: str
    target: Path


def are_stories(names: Sequence[str]) -> bool:
    """Whether names are of several stories, not of texts of one: one at least is a folder or story file."""
    return len(names) > 1 and any(Path(name).is_dir() or _is_story_file(name) for name in names)


def tasks(names: Iterable[str], folder: Path, format: str) -> list[Task]:
    """A task for each story, its file in the folder under the story's own name; no name comes twice."""
    made: list[Task] = []
    for name in names:
        taken = {task.target.stem for task in made}
        stem = unique_id(_name_of(name), taken)
        made.append(Task(name, folder / f"{stem}.{FORMATS[format].suffix}"))
    return made


def default_name(story: Story, format: str) -> str:
    """A file's name for the report of a story that was read: that of its folder, or else of its title."""
    name = story.folder.resolve().name if story.folder else story.title
    return f"{unique_id(name, ())}.{FORMATS[format].suffix}"


def is_missing_folder(name: str) -> bool:
    """Whether a name is a folder's by its last character, and there is none: a path drops the slash.

    >>> is_missing_folder("no/such/"), is_missing_folder("no/such"), is_missing_folder("./")
    (True, False, False)
    """
    return name.endswith(("/", os.sep)) and not Path(name).expanduser().is_dir()


def _name_of(story: str) -> str:
    """The name of a story's folder, or of what else it is."""
    path = Path(story)
    if _is_story_file(story):
        return path.absolute().parent.name
    return path.resolve().name if path.is_dir() else path.stem


def files_of(target: Path, parts: Mapping[str, str]) -> dict[Path, str]:
    """The files of a report with their texts: the one named, and its other parts beside it."""
    return {
        target.with_name(f"{target.stem}-{part}{target.suffix}") if part else target: text
        for part, text in parts.items()
    }


def write_parts(target: Path, parts: Mapping[str, str]) -> None:
    """Write a report to a file, and its other parts beside it. Raises NotWrittenError."""
    for file, text in files_of(target, parts).items():
        try:
            write_file(file, text)
        except OSError as error:
            raise NotWrittenError(f"{file}: cannot be written: {error.strerror or error}") from error


def write_all(given: Sequence[Task], making: Making, jobs: int) -> Iterator[tuple[Task, str | None]]:
    """Write the reports, `jobs` at once; each task as it is done, with what went wrong or None."""
    if jobs == 1 or len(given) == 1:
        for task in given:
            yield task, _written(task, making)
        return
    # Started anew, not forked: a fork would take the threads' locks with it.
    pool = ProcessPoolExecutor(min(jobs, len(given)), get_context("spawn"))
    try:
        running = {pool.submit(_written, task, making): task for task in given}
        for done in as_completed(running):
            yield running[done], _outcome(done)
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(done: Future[str | None]) -> str | None:
    try:
        return done.result()
    except BrokenProcessPool:
        return "its process was ended from outside, perhaps for want of memory; try fewer --jobs"


def _written(task: Task, making: Making) -> str | None:
    """Make one report; what went wrong, in one line."""
    try:
        if Path(task.story).is_file() and not _is_story_file(task.story):
            raise StoryError(f"{task.story}: a text among stories; give stories alone, or the texts of one")
        write_parts(task.target, making.parts(read_story(task.story)))
    except (StoryError, NotWrittenError) as error:
        return str(error)
    except Exception as error:
        return f"{task.story}: {told(error)}"
    return None


def _is_story_file(name: str) -> bool:
    return Path(name).suffix in (".yaml", ".yml")
