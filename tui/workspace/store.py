"""The workspace file: decisions on links, each in a transaction of its own.

A decision is kept by what the two sentences say (`compare.keys`), not by where they stand, so it holds for
every later comparison of the same texts, whatever the files are called. Their words are kept beside the
keys, for people who look into the file and for a better match one day. What a decision does to the links is
told in `compare.settle`.

The file says of itself what it is (`application_id`) and in which form (`user_version`): a file of something
else, or of a newer Sidelong, is refused and left as it is.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from tui.compare import Decisions, pair_key
from tui.locations import data_folder
from tui.story.harmless import harmless

Verdict = Literal["pinned", "rejected"]

_APPLICATION = 0x51DE10  # any number that no other program's files bear
_VERSION = 1
_TABLES = """
CREATE TABLE decision (
    one TEXT NOT NULL,         -- the keys of the two sentences, the smaller first
    other TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('pinned', 'rejected')),
    one_words TEXT NOT NULL,   -- the sentences as printed when it was decided
    other_words TEXT NOT NULL,
    decided TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
"""


class WorkspaceError(Exception):
    """A workspace that cannot be used. The message is one line: the file, what is wrong, the remedy."""


def default_file() -> Path:
    """Where the workspace is kept if no file is named."""
    return data_folder() / "workspace.sqlite3"


class Workspace:
    """An open workspace. Without a file it is kept in memory, for tests and for a disk that refuses.

    Every method that changes something is one transaction: when it returns, the change is on disk; when it
    raises WorkspaceError, nothing has changed.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._database = sqlite3.connect(":memory:", isolation_level=None) if file is None else _opened(file)
        with self._guarded():
            _prepare(self._database, file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def decisions(self) -> Decisions:
        """Every decision on links."""
        found: dict[str, set[tuple[str, str]]] = {"pinned": set(), "rejected": set()}
        with self._guarded():
            for one, other, verdict in self._database.execute("SELECT one, other, verdict FROM decision"):
                found[verdict].add((one, other))
        return Decisions(frozenset(found["pinned"]), frozenset(found["rejected"]))

    def decide(self, a: str, b: str, verdict: Verdict | None) -> None:
        """Pin or reject the link of two sentences, given by their words; None takes a decision back."""
        one, other = pair_key(a, b)
        if pair_key(a, a)[0] != one:
            a, b = b, a
        with self._guarded(), self._transaction():
            self._database.execute("DELETE FROM decision WHERE one = ? AND other = ?", (one, other))
            if verdict is not None:
                self._database.execute(
                    "INSERT INTO decision (one, other, verdict, one_words, other_words)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (one, other, verdict, a, b),
                )

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell a failure of the file in one line."""
        try:
            yield
        except sqlite3.Error as error:
            raise WorkspaceError(f"{_name(self.file)}: {_reason(error)}") from error


def _name(file: Path | None) -> str:
    return harmless(str(file)) if file else "the workspace"


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "in use by another Sidelong; try again when it has finished"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return "no workspace, or a damaged one; name another with --workspace"
    if name.startswith("SQLITE_READONLY"):
        return "cannot be written; change its permissions or name another with --workspace"
    if name.startswith("SQLITE_FULL"):
        return "the disk is full; make room and try again"
    return f"{harmless(str(error))}; name another with --workspace"


def _opened(file: Path) -> sqlite3.Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(file, isolation_level=None, timeout=5)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WorkspaceError(
            f"{_name(file)}: cannot be opened: {why}; name another with --workspace"
        ) from error


def _prepare(database: sqlite3.Connection, file: Path | None) -> None:
    """Make the tables of a new file; refuse what is no workspace or a newer one."""
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "BEGIN IMMEDIATE"
    )  # two that open a new file at once: the second waits and finds it made
    try:
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application == 0 and version == 0 and tables == 0:
            for statement in filter(str.strip, _TABLES.split(";")):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {_VERSION}")
        elif application != _APPLICATION:
            raise WorkspaceError(
                f"{_name(file)}: a database of another program; name another with --workspace"
            )
        elif version > _VERSION:
            raise WorkspaceError(
                f"{_name(file)}: written by a newer Sidelong; update, or name another with --workspace"
            )
    except BaseException:
        database.execute("ROLLBACK")
        database.close()
        raise
    database.execute("COMMIT")
