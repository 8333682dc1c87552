"""`sidelong report`: where reports go, of one story or of many. What they hold is told in `report`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from tui.console import Progress, say

if TYPE_CHECKING:
    from tui.notes import Placed
    from tui.report.stories import Making
    from tui.story import Story
    from tui.workspace import Workspace

T = TypeVar("T")

DONE, FAILED, PARTLY = 0, 2, 3
"""Exit codes: all stories written, none, some."""


def checked_format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The name of a format, refused where there is none of that name."""
    from tui.report import FORMATS

    if value not in FORMATS:
        raise click.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}", ctx, param)
    return value


def checked_target(output: str | None, story: str, format_: str) -> Path | None:
    """The file of one story's report, None for standard output; a folder gets a file of the story's name.

    What would fail after the work is refused before it.
    """
    from tui.report.stories import is_missing_folder, tasks

    target = _named(output)
    if target is None:
        return None
    if output and is_missing_folder(output):
        raise click.ClickException(f"{output}: there is no such folder; make it first")
    if target.is_dir():
        return tasks([story], target, format_)[0].target
    _check_parent(target)
    return target


def writable(path: Path) -> Path:
    """The file as it is, if something can be written there; refused where it plainly cannot."""
    if path.is_dir():
        raise click.ClickException(f"{path}: is a folder; name a file in it")
    _check_parent(path)
    return path


def notes_of(workspace: str | None, story: Story) -> tuple[Placed, ...]:
    """The notes that a workspace keeps of a story; None is the usual one.

    Raises StoryError where it cannot be read: a story is told without its notes by nobody's mistake.
    """
    from tui.notes import placed

    return _consulted(workspace, lambda kept: placed(story, kept.shelf.notes(kept.key_of(story))))


def corrected(workspace: str | None, story: Story) -> Story:
    """The story with the lines that its reader put back or set aside. Raises StoryError like `notes_of`."""
    from tui.workspace.lines import as_decided

    return _consulted(workspace, lambda kept: as_decided(story, kept))


def _consulted(workspace: str | None, ask: Callable[[Workspace], T]) -> T:
    from tui.story import StoryError
    from tui.workspace import WorkspaceError, to_consult

    try:
        # What there is to tell of the file was told when its decisions were read.
        kept, _ = to_consult(Path(workspace) if workspace else None)
        with kept:
            return ask(kept)
    except WorkspaceError as error:
        raise StoryError(str(error)) from error


def report_one(story: Story, target: Path | None, making: Making) -> int:
    """Write one story's report to a file or to standard output."""
    from tui.output import write_stdout
    from tui.report.stories import NotWrittenError, write_parts

    progress = Progress()
    try:
        parts = making.parts(story, progress)
    finally:
        progress.clear()
    if target is None:
        write_stdout(parts[""])
        return DONE
    try:
        write_parts(target, parts)
    except NotWrittenError as error:
        raise click.ClickException(str(error)) from error
    return DONE


def report_all(stories: Sequence[str], output: str | None, making: Making, jobs: int) -> int:
    """Write a report a story into a folder; those that fail are named, and stop no other."""
    from tui.report.stories import tasks, write_all

    given = tasks(stories, _folder(output), making.format)
    progress, failed = Progress(), 0
    progress.bar(0, len(given))
    try:
        for done, (task, trouble) in enumerate(write_all(given, making, jobs), 1):
            if trouble:
                failed += 1
                progress.clear()
                say(trouble if task.story in trouble else f"{task.story}: {trouble}")
            progress.bar(done, len(given))
    finally:
        progress.clear()
    if failed:
        say(f"{failed} of {len(given)} stories failed")
    return DONE if not failed else FAILED if failed == len(given) else PARTLY


def _named(output: str | None) -> Path | None:
    if output == "":
        raise click.ClickException("--output names no file; leave it out, or give `-`, for standard output")
    return None if output in (None, "-") else Path(str(output))


def _folder(output: str | None) -> Path:
    """The folder for several reports, made where there is none yet."""
    folder = _named(output)
    if folder is None:
        raise click.ClickException("several stories are written into a folder; name it with --output")
    if folder.exists() and not folder.is_dir():
        raise click.ClickException(f"{folder}: is a file; name a folder for the reports of several stories")
    _check_parent(folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{folder}: cannot be made: {error.strerror or error}") from error
    return folder


def _check_parent(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise click.ClickException(f"{path}: there is no folder {path.parent}; make it first")
