"""The form of a workspace: its tables, how an older form becomes the present one, and whether a file has it.

The file says of itself what it is (`application_id`) and in which form (`user_version`). A form is what its
migrations make, one after another; it is never edited afterwards, because files of it are about.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Literal, TypeAlias

APPLICATION = 0x51DE10
"""Any number that no other program's files bear."""

_DECISIONS = """
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
_NOTES = """
CREATE TABLE report (           -- by what an article of a story is known again
    article TEXT NOT NULL,     -- its id
    sentence TEXT NOT NULL,    -- the key of one of its long sentences
    story TEXT NOT NULL,       -- the key of the story
    PRIMARY KEY (article, sentence, story)
) WITHOUT ROWID;
CREATE TABLE remembered (
    story TEXT NOT NULL,       -- the story's key
    name TEXT NOT NULL,
    value TEXT NOT NULL CHECK (typeof(value) = 'text'), -- JSON
    PRIMARY KEY (story, name)
) WITHOUT ROWID;
CREATE TABLE line (
    story TEXT NOT NULL,
    article TEXT NOT NULL,     -- its id
    line TEXT NOT NULL,        -- the key of its words
    role TEXT NOT NULL CHECK (role IN ('body', 'aside')),
    words TEXT NOT NULL,
    PRIMARY KEY (story, article, line)
) WITHOUT ROWID;
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story TEXT NOT NULL,
    place REAL NOT NULL CHECK (typeof(place) = 'real'),       -- notes of a story stand in this order
    article TEXT NOT NULL CHECK (typeof(article) = 'text'),
    start INTEGER NOT NULL CHECK (typeof(start) = 'integer'), -- where the words stood when they were kept
    words TEXT NOT NULL CHECK (typeof(words) = 'text'),
    before TEXT NOT NULL CHECK (typeof(before) = 'text'),
    after TEXT NOT NULL CHECK (typeof(after) = 'text'),
    finding TEXT NOT NULL CHECK (typeof(finding) = 'text'),   -- what of a list was kept too, or ''
    text TEXT NOT NULL CHECK (typeof(text) = 'text'),
    made TEXT NOT NULL CHECK (typeof(made) = 'text')
);
CREATE INDEX note_of_story ON note (story, place);
CREATE TABLE tag (
    note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,   -- tags of a note stand in this order
    tag TEXT NOT NULL CHECK (typeof(tag) = 'text'),
    PRIMARY KEY (note, number)
) WITHOUT ROWID;
CREATE TABLE code (
    tag TEXT PRIMARY KEY CHECK (typeof(tag) = 'text'),
    description TEXT NOT NULL CHECK (typeof(description) = 'text')
) WITHOUT ROWID;
"""
MIGRATIONS = (_DECISIONS, _NOTES)
"""What makes form 1 of an empty file, form 2 of form 1, and so on."""

VERSION = len(MIGRATIONS)
"""The present form."""

State: TypeAlias = Literal["empty", "foreign", "damaged", "older", "current", "newer"]


def state_of(database: sqlite3.Connection) -> State:
    """What a file is, read without a lock on it. Raises sqlite3.DatabaseError where it is no database."""
    # In one statement: between two another reader may make the file, and it would be neither empty nor ours.
    application, version, things = database.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application == 0 and version == 0 and things == 0:
        return "empty"
    if application != APPLICATION:
        return "foreign"
    if version > VERSION:
        return "newer"
    if version < 1 or not _whole(database, version):
        return "damaged"
    return "current" if version == VERSION else "older"


def migrate(database: sqlite3.Connection) -> None:
    """Bring a file that is empty or of an older form to the present one, within the caller's transaction."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    for statements in MIGRATIONS[version:]:
        for statement in filter(str.strip, statements.split(";")):
            database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def _whole(database: sqlite3.Connection, version: int) -> bool:
    """Whether every page can be read, every rule of the tables holds and no column is missing."""
    if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return False
    here = _columns(database)
    return all(columns <= here.get(table, frozenset()) for table, columns in _form(version).items())


@cache
def _form(version: int) -> dict[str, frozenset[str]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript("".join(MIGRATIONS[:version]))
        return _columns(database)


def _columns(database: sqlite3.Connection) -> dict[str, frozenset[str]]:
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        table: frozenset(
            name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))
        )
        for (table,) in tables
    }
