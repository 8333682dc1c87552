"""The reader's own settings, from settings.yaml in the config folder. Every one has a default.

A setting that cannot be used is told in one line and its default holds; the others still count. Whether a
theme of that name exists, or a key is free, is checked where themes and keys are known.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from tui.findings.kinds import MARKS, STOPS
from tui.locations import config_folder
from tui.story.harmless import harmless
from tui.yamlfile import YamlFileError, checked, read_yaml

if TYPE_CHECKING:
    MarksChoice: TypeAlias = str
    StopsChoice: TypeAlias = str
else:
    MarksChoice, StopsChoice = Literal[MARKS], Literal[STOPS]


class Settings(msgspec.Struct, frozen=True):
    """What a reader may set before a story opens.

    `marks` are the marks shown in the text, `stops` is where `]` and `[` stop, `sensitivity` is
    how sure a link must be, `model` names a model that is heard on links (see `meaning.choice`), `keys` gives
    a command (by its id, as `sidelong keys` lists them) other keys, parted by commas.
    """

    theme: str = "sidelong-dark"
    marks: MarksChoice = "all"
    stops: StopsChoice = "shared"
    sensitivity: Literal["strict", "balanced", "generous"] = "balanced"
    inspector: bool = False
    mouse: bool = True
    model: str = ""
    keys: dict[str, str] = msgspec.field(default_factory=dict)


def settings_file() -> Path:
    """Where the settings are read from; the file need not exist."""
    return config_folder() / "settings.yaml"


def load_settings(folder: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings in `folder` (without one, the config folder), and one line on each that cannot be used.

    No file is no failure. Never raises for what the file holds.
    """
    path = settings_file() if folder is None else folder / "settings.yaml"
    try:
        if not path.exists():
            return Settings(), ()
        file = read_yaml(path)
    except OSError as error:  # a folder on the way that may not be entered
        return Settings(), (
            harmless(f"{path}: cannot be read: {error.strerror or error}; the defaults hold"),
        )
    except YamlFileError as error:
        return Settings(), (harmless(f"{error}; the defaults hold"),)
    values, failures = checked(file, Settings)
    return Settings(**values), tuple(map(harmless, failures))
