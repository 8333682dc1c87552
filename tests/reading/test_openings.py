"""When a story was last opened is known again by its folder."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tui.reading.openings import last_opened, opened
from tui.workspace import Workspace

_MAY = datetime.datetime(2019, 5, 3, 8, tzinfo=datetime.UTC)


def test_a_story_is_remembered_under_every_folder_that_it_was_opened_from(tmp_path: Path) -> None:
    first = opened(None, tmp_path / "ferry")
    again = opened(first, tmp_path / "moved" / ".." / "sea")
    when = last_opened([again])
    assert list(when) == [tmp_path / "sea", tmp_path / "ferry"]
    assert len(set(when.values())) == 1


def test_of_two_stories_in_one_folder_the_later_opening_counts(tmp_path: Path) -> None:
    folder = str(tmp_path)
    later = (_MAY + datetime.timedelta(days=1)).isoformat()
    kept = [{"at": time, "folders": [folder]} for time in (later, _MAY.isoformat())]
    assert last_opened(kept) == {tmp_path: _MAY + datetime.timedelta(days=1)}  # type: ignore[arg-type]


def test_only_the_last_folders_are_remembered(tmp_path: Path) -> None:
    kept = None
    for number in range(20):
        kept = opened(kept, tmp_path / str(number))  # type: ignore[assignment]
    assert [folder.name for folder in last_opened([kept])] == [str(n) for n in range(19, 11, -1)]


@pytest.mark.parametrize(
    "kept",
    [None, 3, [], {}, {"at": 5, "folders": ["a"]}, {"at": "soon", "folders": ["a"]},
     {"at": "2019-05-03T08:00:00", "folders": ["a"]}, {"at": _MAY.isoformat(), "folders": 7}],
)  # fmt: skip
def test_what_is_not_ours_is_no_opening(kept: object) -> None:
    assert last_opened([kept]) == {}  # type: ignore[list-item]


def test_a_story_without_a_folder_is_remembered_without_one() -> None:
    assert last_opened([opened(None, None)]) == {}


def test_the_workspace_gives_what_was_remembered_of_any_story() -> None:
    with Workspace() as workspace:
        workspace.remember("one", "opened", {"at": 1})
        workspace.remember("two", "opened", 2)
        workspace.remember("two", "place", 3)
        assert workspace.recall_all("opened") == [{"at": 1}, 2]
