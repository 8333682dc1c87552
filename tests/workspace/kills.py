"""Kills a program that keeps things, at random moments, and counts what was confirmed and lost.

`python -m tests.workspace.kills 200` prints the count; the suite runs a few. A child acts as the reader does
(decisions, notes added, edited, deleted and moved, lines, what is remembered) and prints each act once its
method has returned. It is killed with SIGKILL; then the file must be whole and hold every act that was
printed, in order, and at most the one that was under way.
"""

from __future__ import annotations

import dataclasses
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tui.notes import Note, Quote
from tui.workspace import Workspace

_STORY = "5107e"


def acts(seed: int) -> Iterator[list[int]]:
    """What the child does, the same for a seed: numbers that `do` reads."""
    chance = random.Random(seed)
    while True:
        yield [chance.randrange(7), chance.randrange(40), chance.randrange(1000)]


def do(workspace: Workspace, act: list[int]) -> None:
    """One act. Each leaves a trace of its own, so that any two states differ."""
    kind, which, value = act
    notes = workspace.shelf.notes(_STORY)
    note = notes[which % len(notes)] if notes else None
    if kind == 0:
        workspace.decide(f"Sentence {which}.", f"Another {value}.", "pinned" if value % 2 else "rejected")
    elif kind == 1:
        workspace.remember(_STORY, f"place {which}", [value])
    elif kind == 2:
        workspace.set_line(_STORY, f"a{which}", f"Line {value}", "body")
    elif kind == 3 and note:
        workspace.shelf.put(dataclasses.replace(note, text=f"{note.text} {value}", tags=(f"tag {which}",)))
    elif kind == 4 and note:
        workspace.shelf.delete(note)
    elif kind == 5 and note:
        workspace.shelf.swap(note, notes[0])
    else:
        quote = Quote("post", f"words {value} " * which, "before", "after", value)
        workspace.shelf.add(_STORY, quote, str(value), (f"tag {which}", "all"))


def held(workspace: Workspace) -> object:
    """All that a workspace holds, but for the hours."""
    notes: list[Note] = [dataclasses.replace(note, made="") for note in workspace.shelf.notes(_STORY)]
    remembered = [workspace.recall(_STORY, f"place {which}") for which in range(40)]
    return workspace.decisions(), notes, workspace.lines(_STORY), remembered


def child(file: str, seed: int) -> None:
    """Act without end."""
    with Workspace(Path(file)) as workspace:
        for number, act in enumerate(acts(seed)):
            do(workspace, act)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def killed(file: Path, seed: int) -> tuple[int, str]:
    """Start a child, kill it, read its file: how many acts it confirmed, and what is wrong, "" if nothing.

    Every fifth is killed about when it makes its file, the others within 0.15 s of their first act.
    """
    run = [sys.executable, "-m", "tests.workspace.kills", "child", str(file), str(seed)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline() if seed % 5 else ""
        time.sleep(
            random.Random(seed).uniform(0, 0.15) if seed % 5 else random.Random(seed).uniform(0.1, 0.4)
        )
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout]
    confirmed = sum(line.endswith("\n") for line in lines)
    with Workspace(file) as workspace, Workspace() as wanted:
        for act, _ in zip(acts(seed), range(confirmed), strict=False):
            do(wanted, act)
        now = held(workspace)
        if now != held(wanted):
            do(wanted, next(act for number, act in enumerate(acts(seed)) if number == confirmed))
            if now != held(wanted):
                return confirmed, f"seed {seed}: what {confirmed} acts left is not what is held"
    with closing(sqlite3.connect(file)) as database:
        whole = database.execute("PRAGMA integrity_check").fetchall()
    return confirmed, "" if whole == [("ok",)] else f"seed {seed}: {json.dumps(whole)}"


def main(count: int) -> None:
    """Kill so often, and say what came of it."""
    confirmed, faults = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            acted, fault = killed(Path(folder) / f"{seed}.sqlite3", seed)
            confirmed += acted
            faults += [fault] if fault else []
    print(f"{count} kills, {confirmed} acts confirmed, {len(faults)} kills that lost or harmed something")
    print("\n".join(faults), end="")


if __name__ == "__main__":
    if sys.argv[1] == "child":
        child(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]))
