"""What becomes of a workspace that is old, new, damaged, locked, or not the reader's to write."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare import pair_key
from tui.notes import Quote
from tui.notes.anchoring import anchored
from tui.workspace import (
    NewerError,
    Workspace,
    WorkspaceError,
    default_file,
    to_consult,
    to_keep,
)
from tui.workspace.schema import APPLICATION, MIGRATIONS, VERSION

ONE, OTHER = "The ferry sank in the bay.", "A ferry went down."


def filled(file: Path) -> Path:
    """A workspace with decisions over several pages."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with Workspace(file) as workspace:
        workspace.decide(ONE, OTHER, "pinned")
        for number in range(30):
            workspace.decide(f"Sentence {number} of many {'words ' * 30}", "Another.", "rejected")
            quote = Quote("post", f"words {number} " * 20, "before", "after", number)
            workspace.shelf.add("5107e", quote, "a note", ("tag", f"tag {number}"))
            workspace.remember("5107e", f"name {number}", [number])
            workspace.set_line("5107e", "post", f"Line {number}", "body")
        workspace.shelf.describe({"tag": "what it means", "other": ""})
    return file


def changed_by_hand(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        database = sqlite3.connect(file)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    return change


def overwritten(start: int, count: int) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[start : start + count] = bytes([0x5A]) * count
        file.write_bytes(data)

    return change


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


DAMAGE = {
    "a page overwritten": overwritten(4096, 4096),
    "the start overwritten": overwritten(0, 60),
    "the table of tables overwritten": overwritten(100, 900),
    "cut short": cut,
    "a table missing": changed_by_hand("DROP TABLE note"),
    "a column missing": changed_by_hand("ALTER TABLE line DROP COLUMN words"),
    "version 0": changed_by_hand("PRAGMA user_version = 0"),
    "an unknown verdict": changed_by_hand(
        "PRAGMA ignore_check_constraints = 1", "UPDATE decision SET verdict = 'praised'"
    ),
}
damaged = pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)


@damaged
def test_a_damaged_workspace_is_set_beside_as_it_is_and_a_new_one_begun(
    damage: Callable[[Path], None],
) -> None:
    damage(filled(default_file()))
    before = default_file().read_bytes()
    workspace, (notice,) = to_keep(None)
    [beside] = default_file().parent.glob("*.damaged-*")
    assert beside.read_bytes() == before
    assert notice == f"{default_file()}: damaged; set beside as {beside.name}, and a new one is begun"
    with workspace:
        workspace.decide(ONE, OTHER, "rejected")
        assert workspace.decisions().rejected == {pair_key(ONE, OTHER)}
    assert beside.read_bytes() == before


@damaged
def test_a_report_tells_a_damaged_workspace_in_one_line(damage: Callable[[Path], None]) -> None:
    damage(filled(default_file()))
    before = default_file().read_bytes()
    workspace, (notice,) = to_consult(None)
    assert not workspace.decisions().pinned
    assert "damaged; set beside as" in notice
    assert "\n" not in notice
    [beside] = default_file().parent.glob("*.damaged-*")
    assert beside.read_bytes() == before


def test_a_byte_that_went_wrong_costs_a_letter_and_not_the_notes(tmp_path: Path) -> None:
    file = filled(tmp_path / "w")
    file.write_bytes(file.read_bytes().replace(b"words 7 words", b"w\xffrds 7 words"))
    with Workspace(file) as workspace:
        notes = workspace.shelf.notes("5107e")
        assert len(notes) == 30
        assert sum(note.quote.words.startswith("w\ufffdrds 7 words") for note in notes) == 1


def test_a_named_workspace_that_is_damaged_is_set_beside_too(tmp_path: Path) -> None:
    overwritten(4096, 4096)(filled(tmp_path / "mine"))
    workspace, (notice,) = to_keep(tmp_path / "mine")
    assert workspace.file == tmp_path / "mine"
    assert "set beside as mine.damaged-" in notice
    workspace.close()


def test_setting_beside_twice_in_a_second_keeps_both(tmp_path: Path) -> None:
    for _ in range(3):
        overwritten(4096, 4096)(filled(tmp_path / "mine"))
        to_keep(tmp_path / "mine")[0].close()
    assert len(list(tmp_path.glob("*.damaged-*"))) == 3


@pytest.mark.parametrize("to_open", [to_keep, to_consult])
def test_a_named_file_of_something_else_is_refused_and_left(
    to_open: Callable[[Path], object], tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("my notes, and not few of them\n" * 400)
    changed_by_hand("CREATE TABLE mine (x)")(tmp_path / "other.db")
    for file in list(tmp_path.iterdir()):
        before = file.read_bytes()
        with pytest.raises(WorkspaceError, match="name another with --workspace"):
            to_open(file)
        assert file.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["notes.txt", "other.db"]


def test_a_newer_workspace_is_left_alone_and_another_kept_beside_it() -> None:
    changed_by_hand("PRAGMA user_version = 99")(filled(default_file()))
    before = default_file().read_bytes()
    for _ in range(2):
        workspace, (notice,) = to_keep(None)
        with workspace:
            assert workspace.file == default_file().with_name(f"workspace-{VERSION}.sqlite3")
            workspace.decide(ONE, OTHER, "pinned")
        assert "written by a newer Sidelong" in notice
    assert default_file().read_bytes() == before
    with pytest.raises(NewerError):
        to_keep(default_file())


def test_a_file_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:a?mode=memory", "a b#c%20", "\udcff"):
        with to_keep(Path(name))[0] as workspace:
            workspace.decide(ONE, OTHER, "pinned")
        with to_consult(Path(name))[0] as workspace:
            assert workspace.decisions().pinned
    assert len(list(tmp_path.iterdir())) == 4


def test_a_new_file_may_be_named_only_where_its_folder_stands(tmp_path: Path) -> None:
    workspace, notices = to_keep(tmp_path / "mine")
    workspace.close()
    assert notices == (f"{tmp_path / 'mine'}: made new",)
    with pytest.raises(WorkspaceError, match="there is no folder"):
        to_keep(tmp_path / "typo" / "mine")
    assert not (tmp_path / "typo").exists()


@pytest.fixture
def unwritable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled workspace, in a folder, neither of which may be written."""
    file = filled(tmp_path / "shut" / "w")
    for path in (file, file.parent):
        path.chmod(path.stat().st_mode & ~0o222)
    if os.geteuid() == 0:  # whom no permission stops
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    return file


def test_a_workspace_that_may_not_be_written_is_read_and_that_is_said(unwritable: Path) -> None:
    before = unwritable.read_bytes()
    workspace, (notice,) = to_keep(unwritable)
    assert "may only be read, so nothing new is kept" in notice
    assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}
    with pytest.raises(WorkspaceError, match="cannot be written; change its permissions"):
        workspace.decide(ONE, OTHER, None)
    assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}
    workspace.close()
    consulted, notices = to_consult(unwritable)
    assert consulted.decisions().pinned
    assert notices == ()
    consulted.close()
    assert unwritable.read_bytes() == before
    assert os.listdir(unwritable.parent) == ["w"]


# -- forms


def first_form(file: Path) -> None:
    """A file as the first Sidelong wrote it."""
    one, other = pair_key(ONE, OTHER)
    changed_by_hand(MIGRATIONS[0], f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 1")(file)
    with sqlite3.connect(file) as database:
        database.execute(
            "INSERT INTO decision (one, other, verdict, one_words, other_words) VALUES (?, ?, ?, ?, ?)",
            (one, other, "pinned", ONE, OTHER),
        )
    database.close()


def test_a_file_of_the_first_form_keeps_what_it_holds_and_learns_the_rest(tmp_path: Path) -> None:
    first_form(tmp_path / "w")
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}
        workspace.remember("5107e", "place", [0, 3])
    changed_by_hand("SELECT 1 FROM note, tag, code")(tmp_path / "w")
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.recall("5107e", "place") == [0, 3]


def test_a_report_reads_the_first_form_without_changing_the_file(tmp_path: Path) -> None:
    first_form(tmp_path / "w")
    before = (tmp_path / "w").read_bytes()
    workspace, notices = to_consult(tmp_path / "w")
    with workspace:
        assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}
        assert workspace.recall("5107e", "place") is None
    assert notices == ()
    assert (tmp_path / "w").read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_in_its_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_form(tmp_path / "w")
    steps = (MIGRATIONS[0], "CREATE TABLE note (id INTEGER); CREATE TABLE decision (x);")
    monkeypatch.setattr("tui.workspace.schema.MIGRATIONS", steps)
    with pytest.raises(WorkspaceError):
        Workspace(tmp_path / "w")
    monkeypatch.undo()
    assert sqlite3.connect(tmp_path / "w").execute("PRAGMA user_version").fetchone() == (1,)
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.decisions().pinned == {pair_key(ONE, OTHER)}


# -- two at once, and a disk that is full


def test_two_open_readers_see_each_others_decisions(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as here, Workspace(tmp_path / "w") as there:
        assert not there.changed()
        here.decide(ONE, OTHER, "pinned")
        assert there.changed()
        assert there.decisions() == here.decisions()
        assert not there.changed()
        assert not here.changed()
        there.decide(ONE, "A third.", "rejected")
        assert here.changed()
        assert here.decisions() == there.decisions()


def test_a_locked_workspace_refuses_an_act_before_a_hand_notices_and_can_be_read(tmp_path: Path) -> None:
    with Workspace(filled(tmp_path / "w")) as workspace:
        locker = sqlite3.connect(tmp_path / "w", isolation_level=None)
        locker.execute("BEGIN EXCLUSIVE")
        begun = time.perf_counter()
        with pytest.raises(WorkspaceError, match="in use by another Sidelong"):
            workspace.decide(ONE, OTHER, None)
        assert time.perf_counter() - begun < 2
        assert workspace.decisions().pinned
        consulted, notices = to_consult(tmp_path / "w")
        assert consulted.decisions().pinned
        assert notices == ()
        consulted.close()
        locker.close()
        workspace.decide(ONE, OTHER, None)
        assert not workspace.decisions().pinned


def test_on_a_full_disk_an_act_is_refused_and_nothing_else_is_lost(tmp_path: Path) -> None:
    with Workspace(filled(tmp_path / "w")) as workspace:
        before = workspace.decisions()
        connection = workspace._database._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(WorkspaceError, match="the disk is full; make room and try again"):
            workspace.decide(ONE, "words without end " * 5000, "pinned")
        assert workspace.decisions() == before
        connection.execute("PRAGMA max_page_count = 100000")
        workspace.decide(ONE, "words without end " * 5000, "pinned")
        assert len(workspace.decisions().pinned) == 2


@given(st.integers(0, 80_000), st.integers(1, 6000) | st.integers(1, 4), st.integers(0, 255))
def test_whatever_is_overwritten_ends_in_one_line_or_in_what_was_kept(
    tmp_path_factory: pytest.TempPathFactory, start: int, count: int, byte: int
) -> None:
    file = tmp_path_factory.mktemp("w") / "w"
    data = bytearray(_sample(tmp_path_factory))
    data[start : start + count] = bytes([byte]) * len(data[start : start + count])
    file.write_bytes(data)
    told = _trouble(file)
    assert "\n" not in told
    assert not told or file.read_bytes() == data


def _trouble(file: Path) -> str:
    try:
        with Workspace(file) as workspace:
            workspace.decisions()
            workspace.lines("5107e")
            workspace.shelf.codebook()
            for note in workspace.shelf.notes("5107e"):
                assert anchored("Some words 7 of a text.", note.quote) is None
            for number in range(30):
                workspace.recall("5107e", f"name {number}")
    except WorkspaceError as error:
        return str(error)
    return ""


_SAMPLES: list[bytes] = []


def _sample(factory: pytest.TempPathFactory) -> bytes:
    if not _SAMPLES:
        _SAMPLES.append(filled(factory.mktemp("sample") / "w").read_bytes())
    return _SAMPLES[0]
