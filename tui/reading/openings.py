"""When stories were last opened, by the folder that each was opened from.

A story is kept by what its articles say, which a list of many stories does not read; so the folders that a
story was opened from are remembered with it. One that was moved since counts as not read until it is opened.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from tui.workspace.store import Value

NAME = "opened"
"""The name under which the workspace remembers it of a story."""

_MOST = 8
"""Folders remembered of one story: those that it was last opened from."""


def opened(before: Value, folder: Path | None) -> Value:
    """What to remember of a story that is opened now; `before` is what was remembered of it."""
    _, folders = _parts(before)
    here = [str(folder.resolve())] if folder else []
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    all_folders: list[Value] = [*here, *(other for other in folders if other not in here)]
    return {"at": now, "folders": all_folders[:_MOST]}


def last_opened(remembered: Iterable[Value]) -> dict[Path, datetime.datetime]:
    """When the story in each folder was last opened, of all that was remembered. What is not ours is none."""
    when: dict[Path, datetime.datetime] = {}
    for at, folders in map(_parts, remembered):
        if at is not None:
            when |= {folder: max(at, when.get(folder, at)) for folder in map(Path, folders)}
    return when


def _parts(remembered: Value) -> tuple[datetime.datetime | None, list[str]]:
    """The time and the folders of what was remembered."""
    if not isinstance(remembered, dict):
        return None, []
    at, folders = remembered.get("at"), remembered.get("folders")
    named = [folder for folder in folders if isinstance(folder, str)] if isinstance(folders, list) else []
    try:
        time = datetime.datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        time = None
    return (time if time and time.tzinfo else None), named
