from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare import pair_key, sentence_key
from tui.workspace import Value, Workspace, WorkspaceError, default_file

ONE, OTHER = "Iraq asked the U.S. to leave.", "Baghdad told Washington to go."


def test_a_decision_outlasts_the_program(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.sqlite3") as workspace:
        workspace.decide(ONE, OTHER, "pinned")
    with Workspace(tmp_path / "w.sqlite3") as workspace:
        assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}


def test_a_decision_holds_whichever_sentence_is_named_first_and_however_it_is_printed() -> None:
    workspace = Workspace()
    workspace.decide(ONE, OTHER, "rejected")
    workspace.decide(OTHER.upper(), "“Iraq” asked the US to leave", "pinned")
    decisions = workspace.decisions()
    assert (decisions.pinned, decisions.rejected) == ({pair_key(ONE, OTHER)}, frozenset())


def test_a_decision_can_be_taken_back() -> None:
    workspace = Workspace()
    workspace.decide(ONE, OTHER, "pinned")
    workspace.decide(OTHER, ONE, None)
    assert workspace.decisions() == Workspace().decisions()


def test_the_words_stand_beside_their_keys(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite3"
    for pair in ((ONE, OTHER), (OTHER, ONE)):
        with Workspace(file) as workspace:
            workspace.decide(*pair, "pinned")
        [row] = sqlite3.connect(file).execute("SELECT one, other, one_words, other_words FROM decision")
        assert pair_key(row[2], row[3]) == (row[0], row[1])
        assert pair_key(row[2], row[2])[0] == row[0]


def test_a_new_workspace_makes_its_folder(tmp_path: Path) -> None:
    with Workspace(tmp_path / "a" / "b" / "w.sqlite3"):
        assert (tmp_path / "a" / "b" / "w.sqlite3").is_file()


def test_the_default_file_stands_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIDELONG_DATA", str(tmp_path))
    assert default_file() == tmp_path / "workspace.sqlite3"


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes, and not few of them\n" * 100)
    with pytest.raises(WorkspaceError, match=r"notes\.txt: no workspace, or a damaged one; name another"):
        Workspace(file)
    assert file.read_text().startswith("my notes")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE mine (x)")
    other.commit()
    other.close()
    with pytest.raises(WorkspaceError, match=r"other\.db: a database of another program"):
        Workspace(file)


def test_a_workspace_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite3"
    Workspace(file).close()
    newer = sqlite3.connect(file)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(WorkspaceError, match=r"written by a newer Sidelong"):
        Workspace(file)


def test_a_folder_in_the_files_place_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="name another with --workspace") as caught:
        Workspace(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("attempt", range(20))  # whether they meet is a matter of chance
def test_two_that_open_a_new_workspace_at_once_both_find_it_whole(tmp_path: Path, attempt: int) -> None:
    failures: list[Exception] = []

    def decide(number: int) -> None:
        try:
            with Workspace(tmp_path / "w.sqlite3") as workspace:
                for turn in range(5):
                    workspace.decide(f"sentence {number}", f"other {turn}", "pinned")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with Workspace(tmp_path / "w.sqlite3") as workspace:
        assert len(workspace.decisions().pinned) == 20


def test_a_decision_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite3"
    workspace = Workspace(file)
    workspace.decide(ONE, OTHER, "pinned")
    locker = sqlite3.connect(file, isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    with pytest.raises(WorkspaceError, match="in use by another Sidelong"):
        workspace.decide(ONE, OTHER, "rejected")
    locker.execute("ROLLBACK")
    assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}
    workspace.decide(ONE, OTHER, "rejected")
    assert not workspace.decisions().pinned


_WORDS = st.sampled_from(["Iraq left.", "Iraq, left!", "The US left.", "…", "", "伊拉克。", "“Iraq” left"])


@given(st.lists(st.tuples(_WORDS, _WORDS, st.sampled_from(["pinned", "rejected", None]))))
def test_the_last_decision_on_a_pair_holds_and_no_pair_has_two(
    acts: list[tuple[str, str, str | None]],
) -> None:
    workspace, wanted = Workspace(), {}
    for a, b, verdict in acts:
        workspace.decide(a, b, verdict)  # type: ignore[arg-type]
        wanted[pair_key(a, b)] = verdict
    decisions = workspace.decisions()
    assert decisions.pinned == {pair for pair, verdict in wanted.items() if verdict == "pinned"}
    assert decisions.rejected == {pair for pair, verdict in wanted.items() if verdict == "rejected"}
    workspace.close()


@pytest.mark.parametrize("value", ["generous", 7, 0.5, True, [1, ["a"]], {"rows": {"M": 3}}, "\ud800", ""])
def test_what_was_remembered_of_a_story_is_recalled(tmp_path: Path, value: Value) -> None:
    with Workspace(tmp_path / "w") as workspace:
        workspace.remember("5107e", "place", 1)
        workspace.remember("5107e", "place", value)
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.recall("5107e", "place") == value
        assert workspace.recall("5107e", "theme") is None
        assert workspace.recall("other", "place") is None
        workspace.remember("5107e", "place", None)
        assert workspace.recall("5107e", "place") is None


def test_a_line_put_back_is_known_by_its_words(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as workspace:
        workspace.set_line("5107e", "post", "Read more: ferries", "body")
        workspace.set_line("5107e", "post", "READ MORE ferries!", "aside")
        workspace.set_line("other", "post", "Read more: ferries", "body")
        assert workspace.lines("5107e") == {("post", sentence_key("Read more: ferries")): "aside"}
        workspace.set_line("5107e", "post", "Read more: ferries", None)
        assert workspace.lines("5107e") == {}
