"""One open workspace file: its transactions, and what is told when it fails.

Method: SQLite in its write-ahead mode (WAL), so that those who read are never kept waiting by one who writes.
An act is one transaction, on disk before it returns; what cannot be written at once is refused, because a
screen stands behind it. A file that may not be written is read all the same.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tui.story.harmless import harmless
from tui.workspace.schema import migrate, state_of

_OPENING, _ACTING = 1.0, 0.15
"""Seconds to wait for another who writes: at the start, and while the screen waits for an act."""


class WorkspaceError(Exception):
    """A workspace that cannot be used. The message is one line: the file, what is wrong, the remedy."""


class DamagedError(WorkspaceError):
    """A file that was a workspace, or stands where one should, and cannot be read."""


class NewerError(WorkspaceError):
    """A workspace in a form that only a newer Sidelong knows."""


class Database:
    """An open file of the present form; without a file it is kept in memory.

    `writable` is False where the file may only be read, or where that was asked for. Raises WorkspaceError.
    """

    def __init__(self, file: Path | None, reading: bool = False) -> None:
        self.file = file
        self.writable = not reading and (file is None or _may_write(file))
        with self.guarded():
            self._connection = _lenient(_connected(file, self.writable))
            try:
                self._settle()
            except BaseException:
                self._connection.close()
                raise
        self._seen = self._version()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with self.guarded():
            return self._connection.execute(query, values).fetchall()

    def write(self, statement: str, *values: object) -> None:
        """Change something, within an act."""
        self._connection.execute(statement, values)

    @contextlib.contextmanager
    def act(self, sure: bool = True) -> Iterator[None]:
        """One transaction: on disk when it ends, undone as a whole when it raises.

        What is not `sure` outlasts the program's end at any moment, but not a power cut; it costs no wait
        for the disk.
        """
        with self.guarded():
            if not self.writable:
                raise WorkspaceError(f"{named(self.file)}: {_REASONS['SQLITE_READONLY']}")
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if sure else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise

    def changed(self) -> bool:
        """Whether another program has changed the file since this was last asked; cheap."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell a failure of the file in one line."""
        try:
            yield
        except UnicodeDecodeError as error:  # SQLite's message quotes what was written over its tables
            raise DamagedError(f"{named(self.file)}: {_REASONS['SQLITE_CORRUPT']}") from error
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            kind = DamagedError if name.startswith(_DAMAGED) else WorkspaceError
            raise kind(f"{named(self.file)}: {_reason(error, name)}") from error

    def _version(self) -> int:
        [(version,)] = self.read("PRAGMA data_version")
        return int(version)

    def _settle(self) -> None:
        """Refuse what is no workspace; bring an older one to the present form."""
        connection, state = self._connection, state_of(self._connection)
        if state == "foreign":
            raise WorkspaceError(
                f"{named(self.file)}: a database of another program; name another with --workspace"
            )
        if state == "newer":
            raise NewerError(
                f"{named(self.file)}: written by a newer Sidelong; update, or name another with --workspace"
            )
        if state == "damaged":
            raise DamagedError(f"{named(self.file)}: {_REASONS['SQLITE_CORRUPT']}")
        if not self.writable and state != "current":
            # Read as what it would become, without a change to the file.
            self._connection = _lenient(_connected(None, writable=True))
            with contextlib.closing(connection):
                connection.backup(self._connection)
            migrate(self._connection)
        elif self.writable:
            with contextlib.suppress(sqlite3.OperationalError):  # one who holds the file sees to it later
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            if state != "current":
                # Two that open a new file at once: the second waits here and finds it made.
                with self.act():
                    migrate(connection)
        self._connection.execute(f"PRAGMA busy_timeout = {_ACTING * 1000:.0f}")


def named(file: Path | None) -> str:
    """The file as a message names it."""
    return harmless(str(file)) if file else "the workspace"


_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")
"""How SQLite calls a file that cannot be read. Our statements are right, so an error is one of the tables."""
_REASONS = {
    "SQLITE_BUSY": "in use by another Sidelong; try again when it has finished",
    "SQLITE_LOCKED": "in use by another Sidelong; try again when it has finished",
    "SQLITE_NOTADB": "no workspace, or a damaged one; name another with --workspace",
    "SQLITE_CORRUPT": "no workspace, or a damaged one; name another with --workspace",
    "SQLITE_ERROR": "no workspace, or a damaged one; name another with --workspace",
    "SQLITE_READONLY": "cannot be written; change its permissions or name another with --workspace",
    "SQLITE_FULL": "the disk is full; make room and try again",
    "SQLITE_IOERR": "the disk refuses; see to it, or name another with --workspace",
}
"""What is told of SQLite's errors, by the start of their names."""


def _reason(error: sqlite3.Error, name: str) -> str:
    for start, reason in _REASONS.items():
        if name.startswith(start):
            return reason
    return f"{harmless(str(error))}; name another with --workspace"


def _may_write(file: Path) -> bool:
    # Beside the file stand its log and index, so its folder must be open too.
    if not file.exists():
        return True
    return os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)


def _connected(file: Path | None, writable: bool) -> sqlite3.Connection:
    if file is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    try:
        if writable:
            file.parent.mkdir(parents=True, exist_ok=True)
            # A whole path: `:memory:` is a file's name here as any other.
            return sqlite3.connect(file.absolute(), isolation_level=None, timeout=_OPENING)
        file.stat()
        return _read_only(file)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WorkspaceError(
            f"{named(file)}: cannot be opened: {why}; name another with --workspace"
        ) from error


def _lenient(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Let a byte that went wrong cost a letter, not the note."""
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return connection


def _read_only(file: Path) -> sqlite3.Connection:
    """A connection that changes nothing.

    Where the folder is open SQLite may tidy its log away when it closes; where it is not, a file without a
    log is read as one that nobody can be changing.
    """
    if _may_write(file):
        connection = sqlite3.connect(file.absolute(), isolation_level=None, timeout=_OPENING)
        connection.execute("PRAGMA query_only = ON")
        return connection
    log = file.with_name(f"{file.name}-wal")
    still = "" if log.exists() and log.stat().st_size else "&immutable=1"
    address = f"{file.absolute().as_uri()}?mode=ro{still}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=_OPENING)
