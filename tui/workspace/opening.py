"""Which workspace is opened, and what becomes of one that cannot be used.

A damaged file is set beside under a name that says so, with whatever log belongs to it, and never written
over; a new one is begun. A newer one is left to the newer program that made it. What was named at the command
line is taken at its word: it is made only where its folder stands, and that is said; a file that does not
bear our mark is nobody's to move.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from tui.workspace.database import DamagedError, NewerError, WorkspaceError, named
from tui.workspace.schema import APPLICATION, VERSION
from tui.workspace.store import Workspace, default_file

_MARK = slice(68, 72)
"""Where SQLite writes the application's number into a file."""


def to_keep(file: Path | None) -> tuple[Workspace, tuple[str, ...]]:
    """The workspace that the reader keeps in, and what to tell of it. None stands for the usual file.

    The usual one never fails: at worst nothing is kept, which is told. Raises WorkspaceError for one that was
    named and cannot be used.
    """
    if file is not None:
        return _named(file)
    usual = default_file()
    try:
        return _opened(usual)
    except DamagedError as error:
        try:
            beside = _set_beside(usual)
            return Workspace(usual), (_told_beside(usual, beside),)
        except (OSError, WorkspaceError):
            return Workspace(), (_nothing_kept(error),)
    except NewerError:
        older = usual.with_name(f"{usual.stem}-{VERSION}{usual.suffix}")
        try:
            kept, notices = _opened(older)
        except WorkspaceError as error:
            return Workspace(), (_nothing_kept(error),)
        return kept, (f"{named(usual)}: written by a newer Sidelong; until you update {older.name}"
                      " is kept beside it", *notices)  # fmt: skip
    except WorkspaceError as error:
        return Workspace(), (_nothing_kept(error),)


def to_consult(file: Path | None) -> tuple[Workspace, tuple[str, ...]]:
    """A workspace to read from, which takes no lock and makes no file, and what to tell of it.

    Raises WorkspaceError for one that was named and cannot be used.
    """
    if file is not None and not file.exists():
        raise WorkspaceError(f"{named(file)}: there is no such workspace")
    wanted = file or default_file()
    if not wanted.exists():
        return Workspace(), ()
    try:
        return Workspace(wanted, reading=True), ()
    except DamagedError as error:
        if file is not None and not _is_ours(file):
            raise
        try:
            told = _told_beside(wanted, _set_beside(wanted))
        except OSError:
            told = str(error)
        if file is not None:
            raise WorkspaceError(told) from error
        return Workspace(), (told,)
    except WorkspaceError as error:
        if file is not None:
            raise
        return Workspace(), (f"{error}; told without what it holds",)


def _named(file: Path) -> tuple[Workspace, tuple[str, ...]]:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise WorkspaceError(f"{named(file)}: there is no folder {named(folder)}; make it first")
    new = not file.exists()
    try:
        kept, notices = _opened(file)
    except DamagedError as error:
        if not _is_ours(file):
            raise
        try:
            beside = _set_beside(file)
        except OSError:
            raise error from None
        return Workspace(file), (_told_beside(file, beside),)
    return kept, (*([f"{named(file)}: made new"] if new else []), *notices)


def _opened(file: Path) -> tuple[Workspace, tuple[str, ...]]:
    kept = Workspace(file)
    if kept.writable:
        return kept, ()
    return kept, (f"{named(file)}: may only be read, so nothing new is kept; change its permissions",)


def _nothing_kept(error: WorkspaceError) -> str:
    return f"{error}; until then nothing is kept"


def _told_beside(file: Path, beside: Path) -> str:
    return f"{named(file)}: damaged; set beside as {named(Path(beside.name))}, and a new one is begun"


def _is_ours(file: Path) -> bool:
    """Whether a file that cannot be read as a workspace bears the mark of one."""
    try:
        with file.open("rb") as begun:
            return int.from_bytes(begun.read(_MARK.stop)[_MARK], "big") == APPLICATION
    except OSError:
        return False


def _set_beside(file: Path) -> Path:
    """Give a file another name, and what SQLite keeps with it; where it is now. Raises OSError."""
    stem = f"{file.name}.damaged-{datetime.datetime.now():%Y%m%d-%H%M%S}"
    beside, number = file.with_name(stem), 1
    while beside.exists():
        number += 1
        beside = file.with_name(f"{stem}-{number}")
    # The log goes first: a log without its file would be taken for the next one's and lost.
    for end in ("-wal", "-shm", ""):
        part = file.with_name(file.name + end)
        if part.exists():
            part.rename(beside.with_name(beside.name + end))
    return beside
