"""The wheel's shape, told from pyproject.toml without building one."""

import tomllib
from pathlib import Path

from tui import locations

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]


def test_the_wheel_carries_each_data_folder_where_locations_looks_for_it() -> None:
    package = locations._PACKAGE.relative_to(ROOT)
    assert WHEEL["packages"] == [str(package)]
    shipped = {folder.name: str(package / "data" / folder.name) for folder in _shipped()}
    assert WHEEL["force-include"] == shipped


def test_the_source_archive_carries_the_data_folders_and_the_tests() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {folder.name for folder in _shipped()} | {"tui", "tests"} <= set(included)


def _shipped() -> list[Path]:
    return [locations.themes_folder(), locations.seeds_folder()]
