"""Where things are: what ships with the program, what the user set, what the reader keeps.

Paths alone. Nothing here reads, writes or makes a folder; who needs one makes it.
"""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def themes_folder() -> Path:
    """The themes that ship with the program, one YAML file each."""
    return _shipped("themes")


def seeds_folder() -> Path:
    """The story that opens when none is named."""
    return _shipped("seeds")


def config_folder() -> Path:
    """The user's own settings and themes. `SIDELONG_CONFIG` names another folder; it need not exist."""
    named = os.environ.get("SIDELONG_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("sidelong", appauthor=False)


def data_folder() -> Path:
    """What the reader adds and must not lose. `SIDELONG_DATA` names another folder; it need not exist."""
    named = os.environ.get("SIDELONG_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("sidelong", appauthor=False)


def cache_folder() -> Path:
    """What can be made anew at any time. `SIDELONG_CACHE` names another folder; it need not exist."""
    named = os.environ.get("SIDELONG_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("sidelong", appauthor=False)


def reports_folder() -> Path:
    """Where the program writes what made it end. `SIDELONG_STATE` names another folder; it need not exist."""
    named = os.environ.get("SIDELONG_STATE")
    if named:
        return Path(named)
    from platformdirs import user_log_path

    return user_log_path("sidelong", appauthor=False)


def _shipped(name: str) -> Path:
    # A wheel carries the folder inside the package (pyproject's force-include); in a checkout, and so in an
    # editable install, it stands beside the package. The wheel's place is looked at first, because beside an
    # installed package stand other people's packages.
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
