from pathlib import Path

import pytest

from tui import locations


def test_the_shipped_folders_are_found_in_a_checkout() -> None:
    assert (locations.themes_folder() / "sidelong-dark.yaml").is_file()
    assert list(locations.seeds_folder().glob("*.txt"))


def test_the_shipped_folders_are_found_in_a_wheel_before_what_stands_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "themes").mkdir()  # another package's, in site-packages
    inside = tmp_path / "tui" / "data" / "themes"
    inside.mkdir(parents=True)
    monkeypatch.setattr(locations, "_PACKAGE", tmp_path / "tui")
    assert locations.themes_folder() == inside


def test_the_environment_names_the_users_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDELONG_CONFIG", str(tmp_path / "c"))
    monkeypatch.setenv("SIDELONG_DATA", str(tmp_path / "d"))
    monkeypatch.setenv("SIDELONG_CACHE", str(tmp_path / "e"))
    assert locations.config_folder() == tmp_path / "c"
    assert locations.data_folder() == tmp_path / "d"
    assert locations.cache_folder() == tmp_path / "e"


def test_without_it_they_are_the_platforms_and_are_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.delenv(f"SIDELONG_{name}")
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    for folder in (locations.config_folder(), locations.data_folder(), locations.cache_folder()):
        assert "sidelong" in folder.parts
        assert not folder.exists()
