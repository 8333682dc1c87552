"""Themes from YAML files: the shipped ones, then the reader's own, and never a crash.

A file that does not fit is left out and told in one line; the others load. Where none loads, the theme in
this module stands in. Which theme is shown, and when, is the application's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec
from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.findings.kinds import COLOURS
from tui.locations import config_folder, themes_folder
from tui.story.harmless import harmless
from tui.yamlfile import YamlFile, YamlFileError, checked, read_yaml


class _Grounds(msgspec.Struct, frozen=True, rename="kebab"):
    """Every colour a theme must name. What each is for is told in themes/sidelong-dark.yaml."""

    background: str
    surface: str
    panel: str
    foreground: str
    dim: str
    faint: str
    cursor: str
    cursor_away: str
    focus: str
    note: str
    primary: str
    secondary: str
    accent: str
    success: str
    warning: str
    error: str


if TYPE_CHECKING:
    Colours: TypeAlias = _Grounds
else:
    # A kind of finding that a theme does not know has the colour that the table gives it.
    Colours = msgspec.defstruct(
        "Colours",
        [(name, str, "") for name in COLOURS],
        bases=(_Grounds,),
        frozen=True,
        rename="kebab",
        kw_only=True,
    )


class ThemeFile(msgspec.Struct, frozen=True):
    """What a theme file holds. `name` is what a setting or `--theme` calls it; `title` is for people."""

    name: str
    dark: bool
    colours: Colours
    title: str = ""


class Loaded(NamedTuple):
    """The themes, shipped ones first, and one line on each thing that kept a file from being one.

    `titles` has the title of each theme by its name.
    """

    themes: tuple[Theme, ...]
    failures: tuple[str, ...]
    titles: Mapping[str, str]


FALLBACK = ThemeFile(
    name="sidelong-dark",
    title="Dark",
    dark=True,
    colours=Colours(
        background="#14161C",
        surface="#181B22",
        panel="#1C2029",
        foreground="#C9CCD3",
        dim="#9AA1AE",
        faint="#8B919E",
        cursor="#232A36",
        cursor_away="#1B1F27",
        focus="#7FB0E6",
        note="#C4A7E7",
        primary="#7FB0E6",
        secondary="#9AA1AE",
        accent="#E6B673",
        success="#8FCF9F",
        warning="#E6B673",
        error="#EF8F7A",
    ),
)
"""The shipped dark theme once more, for when no theme file can be read."""

_OURS = {
    **{f"mark-{name}": name for name in COLOURS},
    "mark-note": "note",
    "text-dim": "dim",
    "text-faint": "faint",
    "cursor-row": "cursor",
    "cursor-away": "cursor_away",
    "focus-bar": "focus",
}
"""The CSS variables that are ours, and the colour each stands for."""

_TEXTUALS = {
    "block-cursor-background": "cursor",
    "block-cursor-foreground": "foreground",
    "block-cursor-blurred-background": "cursor_away",
    "block-hover-background": "cursor_away",
    "border": "focus",
    "border-blurred": "faint",
    "footer-background": "background",
    "footer-foreground": "dim",
    "footer-key-foreground": "foreground",
    "footer-description-foreground": "dim",
    "input-selection-background": "cursor",
    "link-background-hover": "cursor",
    "text-disabled": "dim",
    "scrollbar": "faint",
    "scrollbar-hover": "dim",
    "scrollbar-active": "dim",
    "scrollbar-background": "background",
}
"""Textual's variables that it would mix from `primary`, louder than this reader is."""


def _colour_of(file: ThemeFile, field: str) -> str:
    """A colour of a theme; of a kind that it does not name, the kind's own."""
    named: str = getattr(file.colours, field)
    return named or COLOURS[field][not file.dark]


VARIABLE_DEFAULTS: dict[str, str] = {name: _colour_of(FALLBACK, field) for name, field in _OURS.items()}
"""Our variables under a theme that does not set them, for `App.get_theme_variable_defaults`."""


def theme_folders() -> tuple[Path, Path]:
    """Where themes are looked for: the shipped ones, then the reader's own."""
    return themes_folder(), config_folder() / "themes"


def load_themes(folders: Iterable[Path] | None = None) -> Loaded:
    """Load every `*.yaml` of the folders; a later theme replaces an earlier one of the same name.

    Without `folders`, those of `theme_folders`. A folder that does not exist holds no themes. Always gives at
    least one theme, and never raises for what the files hold.
    """
    files: dict[str, ThemeFile] = {}
    failures: list[str] = []
    for folder in theme_folders() if folders is None else folders:
        here: dict[str, Path] = {}
        for path in _files(folder, failures):
            theme = _read(path, failures)
            if theme is None:
                continue
            if theme.name in here:
                failures.append(f"{path}: {here[theme.name].name} is called {theme.name} too; rename one")
                continue
            here[theme.name] = path
            files[theme.name] = theme
    if not files:
        failures.append("no theme could be loaded; the built-in one is used")
        files[FALLBACK.name] = FALLBACK
    titles = {name: harmless(file.title) or name for name, file in files.items()}
    themes = tuple(map(_theme, files.values()))
    return Loaded(themes, tuple(map(harmless, failures)), MappingProxyType(titles))


def _files(folder: Path, failures: list[str]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        failures.append(f"{folder}: cannot be read: {getattr(error, 'strerror', None) or error}")
        return []


def _read(path: Path, failures: list[str]) -> ThemeFile | None:
    """The theme of one file, or None and a failure for each thing that is wrong with it."""
    try:
        file = read_yaml(path)
    except YamlFileError as error:
        failures.append(str(error))
        return None
    values, wrong = checked(file, ThemeFile)
    problems = [*wrong, *_bad_name(file, values.get("name"))]
    colours = {}
    for field in msgspec.structs.fields(Colours):
        text = values.get("colours", {}).get(field.name)
        if text is None:
            continue  # told already: missing, or no text
        try:
            colours[field.name] = _colour(text)
        except ValueError as error:
            problems.append(file.failure(str(error), "colours", field.encode_name))
    if problems:
        failures.extend(problems)
        return None
    return ThemeFile(**{**values, "colours": Colours(**colours)})


def _bad_name(file: YamlFile, name: str | None) -> Iterator[str]:
    if name is not None and not (name and all(c.isalnum() or c in "-_" for c in name)):
        yield file.failure(f"expected letters, digits and hyphens, found {name!r}", "name")


def _colour(text: str) -> str:
    """The colour in hex. Raises ValueError, saying what is expected."""
    try:
        colour = Color.parse(text.lower())
    except ColorParseError:
        colour = None
    # See-through and terminal colours have no contrast that anybody could vouch for.
    if colour is None or colour.a != 1 or colour.ansi is not None:
        raise ValueError(f"expected a colour such as '#7fb0e6' or 'skyblue', found {text!r}")
    return colour.hex


def _theme(file: ThemeFile) -> Theme:
    colours = file.colours
    return Theme(
        name=file.name,
        dark=file.dark,
        primary=colours.primary,
        secondary=colours.secondary,
        accent=colours.accent,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        success=colours.success,
        warning=colours.warning,
        error=colours.error,
        variables={
            **{name: _colour_of(file, field) for name, field in (_TEXTUALS | _OURS).items()},
            # Textual's own foreground is see-through: where a strip is drawn it becomes the ground.
            "screen-selection-background": f"{colours.primary}4D",
            "screen-selection-foreground": colours.foreground,
        },
    )
