"""Where things are: what ships with the program, what the user set, what the reader keeps.

Paths alone. Nothing here reads, writes or makes a folder; who needs one makes it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

_PACKAGE = Path(__file__).resolve().parent


def themes_folder() -> Path:
    """The themes that ship with the program, one YAML file each."""
    return _shipped("themes")


def seeds_folder() -> Path:
    """The story that opens when none is named."""
    return _shipped("seeds")


def config_folder() -> Path:
    """The user's own settings and themes. `SIDELONG_CONFIG` names another folder; it need not exist."""
    return _named("SIDELONG_CONFIG") or _usual().user_config_path


def data_folder() -> Path:
    """What the reader adds and must not lose. `SIDELONG_DATA` names another folder; it need not exist."""
    return _named("SIDELONG_DATA") or _usual().user_data_path


def cache_folder() -> Path:
    """What can be made anew at any time. `SIDELONG_CACHE` names another folder; it need not exist."""
    return _named("SIDELONG_CACHE") or _usual().user_cache_path


def reports_folder() -> Path:
    """Where the program writes what made it end. `SIDELONG_STATE` names another folder; it need not exist."""
    return _named("SIDELONG_STATE") or _usual().user_log_path


def _named(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named) if named else None


def _usual() -> PlatformDirsABC:
    # Imported when asked for: start-up with every folder named does without it.
    from platformdirs import PlatformDirs

    return PlatformDirs("sidelong", appauthor=False)


def _shipped(name: str) -> Path:
    # A wheel carries the folder inside the package (pyproject's force-include); in a checkout, and so in an
    # editable install, it stands beside the package. The wheel's place is looked at first, because beside an
    # installed package stand other people's packages.
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
