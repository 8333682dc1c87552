"""The workspace: what the reader adds to stories, each act a transaction of its own.

A decision is kept by what the two sentences say (`words.keys`), not by where they stand, so it holds for
every later comparison of the same texts, whatever the files are called; a line that was put back or set aside
likewise. Their words are kept beside the keys, for people who look into the file and for a better match one
day. What a decision does to the links is told in `compare.settling`.

Notes have a shelf of their own. How a story was last read (place, layout, sensitivity and the like) is kept
by name, as the screens ask.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, cast

from tui.locations import data_folder
from tui.story import Story
from tui.story.lines import LineRole
from tui.words.keys import pair_key, sentence_key
from tui.workspace.database import Database
from tui.workspace.shelf import Shelf
from tui.workspace.stories import known_as, make_known

if TYPE_CHECKING:
    from tui.compare import Decisions

Verdict = Literal["pinned", "rejected"]
Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""What can be remembered: JSON."""


def default_file() -> Path:
    """Where the workspace is kept if no file is named."""
    return data_folder() / "workspace.sqlite3"


class Workspace:
    """An open workspace. Without a file it is kept in memory, for tests and for a disk that refuses.

    Every method that changes something is one transaction: when it returns, the change is on disk; when it
    raises WorkspaceError, nothing has changed. With `reading` nothing is written and nothing made.
    """

    def __init__(self, file: Path | None = None, reading: bool = False) -> None:
        self._database = Database(file, reading)
        self.shelf = Shelf(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def file(self) -> Path | None:
        """The file, None for memory."""
        return self._database.file

    @property
    def writable(self) -> bool:
        """Whether anything can be kept."""
        return self._database.writable

    def changed(self) -> bool:
        """Whether another program has changed something since this was last asked; cheap enough to poll."""
        return self._database.changed()

    def key_of(self, story: Story) -> str:
        """The key under which a story is kept, however its texts were corrected since; writes nothing."""
        return known_as(self._database, story)

    def make_known(self, story: Story) -> str:
        """Let a story be known again when its texts are corrected; its key. Asked for before a first act."""
        return make_known(self._database, story)

    # -- links

    def decisions(self) -> Decisions:
        """Every decision on links."""
        from tui.compare import Decisions

        pairs: dict[str, set[tuple[str, str]]] = {"pinned": set(), "rejected": set()}
        for one, other, verdict in self._database.read("SELECT one, other, verdict FROM decision"):
            pairs[verdict].add((one, other))
        return Decisions(frozenset(pairs["pinned"]), frozenset(pairs["rejected"]))

    def decide(self, a: str, b: str, verdict: Verdict | None) -> None:
        """Pin or reject the link of two sentences, given by their words; None takes a decision back."""
        one, other = pair_key(a, b)
        if sentence_key(a) != one:
            a, b = b, a
        with self._database.act():
            self._database.write("DELETE FROM decision WHERE one = ? AND other = ?", one, other)
            if verdict is not None:
                self._database.write(
                    "INSERT INTO decision (one, other, verdict, one_words, other_words)"
                    " VALUES (?, ?, ?, ?, ?)",
                    *(one, other, verdict, a, b),
                )

    # -- lines

    def lines(self, story: str) -> Mapping[tuple[str, str], LineRole]:
        """The lines that the reader put back or set aside: article id and key of the words, and the role."""
        kept = self._database.read("SELECT article, line, role FROM line WHERE story = ?", story)
        return {(article, line): role for article, line, role in kept}

    def set_line(self, story: str, article: str, words: str, role: LineRole | None) -> None:
        """Put a line of an article (by its id) back or set it aside; None leaves it to the rules again."""
        key = sentence_key(words)
        with self._database.act():
            self._database.write(
                "DELETE FROM line WHERE story = ? AND article = ? AND line = ?", story, article, key
            )
            if role is not None:
                values = (story, article, key, role, words)
                self._database.write("INSERT INTO line VALUES (?, ?, ?, ?, ?)", *values)

    # -- how a story was read

    def recall(self, story: str, name: str) -> Value:
        """What was remembered of a story (by its key) under a name; None where nothing was."""
        kept = self._database.read("SELECT value FROM remembered WHERE story = ? AND name = ?", story, name)
        try:
            return cast(Value, json.loads(kept[0][0])) if kept else None
        except (ValueError, RecursionError):  # not ours; what was chosen last is no loss to speak of
            return None

    def recall_all(self, name: str) -> list[Value]:
        """What was remembered under a name, of whichever story."""
        kept = self._database.read("SELECT story FROM remembered WHERE name = ? ORDER BY story", name)
        return [self.recall(story, name) for (story,) in kept]

    def remember(self, story: str, name: str, value: Value) -> None:
        """Remember a value under a name; None forgets it.

        It does not wait for the disk, so that a place can be remembered at every key: it outlasts the
        program's end at any moment, though not a power cut in the next seconds.
        """
        with self._database.act(sure=False):
            if value is None:
                self._database.write("DELETE FROM remembered WHERE story = ? AND name = ?", story, name)
            else:
                self._database.write(
                    "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)", story, name, json.dumps(value)
                )
