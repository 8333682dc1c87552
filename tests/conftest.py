"""Every test stands apart from the machine: its settings, its terminal, its clock zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Textual reads these once, when it is imported; pytest imports this file first.
for _name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
    del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# The same examples on every run: a failure that comes and goes helps nobody who did not cause it.
settings.register_profile("sidelong", derandomize=True, deadline=None, database=None)
settings.load_profile("sidelong")


@pytest.fixture(autouse=True)
def apart_from_the_machine(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No config or data of the user, no colour settings of the shell, a fixed time zone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SIDELONG_CONFIG", str(home / "config"))
    monkeypatch.setenv("SIDELONG_DATA", str(home / "data"))
    monkeypatch.setenv("SIDELONG_CACHE", str(home / "cache"))
    monkeypatch.setenv("SIDELONG_STATE", str(home / "state"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    _apply_zone()
    yield
    monkeypatch.undo()
    _apply_zone()


def _apply_zone() -> None:
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()


@pytest.fixture
def config() -> Path:
    """The config folder of this test, made."""
    folder = Path(os.environ["SIDELONG_CONFIG"])
    folder.mkdir()
    return folder
