from pathlib import Path

import msgspec
import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from tui.findings.kinds import COLOURS
from tui.themes import FALLBACK, VARIABLE_DEFAULTS, Colours, load_themes, theme_folders

SHIPPED = load_themes(theme_folders()[:1])
MARKS = ("mark-shared", "mark-quotation", "mark-unique", "mark-conflict", "mark-note")
GOOD = (theme_folders()[0] / "sidelong-dark.yaml").read_text("utf-8")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2, 1..21."""

    def luminance(text: str) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(text).normalized
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: Theme) -> dict[str, str]:
    """Every background on which text is shown."""
    assert theme.background
    assert theme.surface
    assert theme.panel
    return {
        "background": theme.background,
        "surface": theme.surface,
        "panel": theme.panel,
        "cursor-row": theme.variables["cursor-row"],
        "cursor-away": theme.variables["cursor-away"],
    }


def text_colours(theme: Theme) -> dict[str, str]:
    named = {
        name: getattr(theme, name)
        for name in ("foreground", "primary", "accent", "success", "warning", "error")
    }
    return named | {name: theme.variables[name] for name in (*MARKS, "text-dim", "text-faint", "focus-bar")}


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_dark_and_a_light_theme_ship_and_load() -> None:
    assert SHIPPED.failures == ()
    assert {theme.name: theme.dark for theme in SHIPPED.themes} == {
        "sidelong-dark": True,
        "sidelong-light": False,
    }


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_every_text_reads_on_every_ground_as_wcag_aa_asks(theme: Theme) -> None:
    weak = {
        (colour, ground): round(ratio, 2)
        for colour, text in text_colours(theme).items()
        for ground, behind in grounds(theme).items()
        if (ratio := contrast(text, behind)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_the_cursor_row_stands_out_and_the_row_without_counterpart_barely(theme: Theme) -> None:
    assert theme.background
    away = contrast(theme.variables["cursor-away"], theme.background)
    cursor = contrast(theme.variables["cursor-row"], theme.background)
    assert 1.02 < away < 1.1 < cursor


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_what_a_field_is_for_reads_as_wcag_aa_asks_while_it_is_typed_in(theme: Theme) -> None:
    assert theme.surface
    assert theme.foreground
    ground = Color.parse(theme.surface) + Color.parse(theme.foreground).with_alpha(0.1)
    assert contrast(theme.variables["text-disabled"], ground.hex) >= 4.5


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_selected_words_read_on_every_ground_and_stand_out_from_it(theme: Theme) -> None:
    over = Color.parse(theme.variables["screen-selection-background"])
    selected = {name: (Color.parse(ground) + over).hex for name, ground in grounds(theme).items()}
    words = theme.variables["screen-selection-foreground"]
    assert {name: contrast(words, ground) >= 4.5 for name, ground in selected.items()} == dict.fromkeys(
        selected, True
    )
    assert all(contrast(selected[name], ground) > 1.3 for name, ground in grounds(theme).items())


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_the_marks_are_five_colours(theme: Theme) -> None:
    assert len({theme.variables[name] for name in MARKS}) == 5


@pytest.mark.parametrize("theme", SHIPPED.themes, ids=lambda theme: theme.name)
def test_a_theme_sets_every_variable_that_has_a_default(theme: Theme) -> None:
    assert set(VARIABLE_DEFAULTS) <= set(theme.variables)


async def test_textual_takes_every_shipped_theme() -> None:
    class Bare(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return VARIABLE_DEFAULTS

    app = Bare()
    async with app.run_test() as pilot:
        for theme in SHIPPED.themes:
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            assert app.theme_variables["mark-shared"] == theme.variables["mark-shared"]
        app.theme = "nord"
        await pilot.pause()
        assert app.theme_variables["mark-shared"] == VARIABLE_DEFAULTS["mark-shared"]


def test_the_readers_theme_replaces_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    own = write(tmp_path, "mine.yaml", GOOD.replace("foreground: '#c9ccd3'", "foreground: White"))
    loaded = load_themes([theme_folders()[0], own])
    assert loaded.failures == ()
    assert [theme.name for theme in loaded.themes] == ["sidelong-dark", "sidelong-light"]
    assert loaded.themes[0].foreground == "#FFFFFF"


def test_the_readers_themes_are_looked_for_in_the_config_folder(config: Path) -> None:
    write(
        config / "themes",
        "mine.yaml",
        GOOD.replace("name: sidelong-dark", "name: mine").replace("title: Dark\n", ""),
    )
    loaded = load_themes()
    assert [theme.name for theme in loaded.themes] == ["sidelong-dark", "sidelong-light", "mine"]
    assert loaded.titles["mine"] == "mine"


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [
        ("  shared: '#7fb0e6'", "  shared: blueish", "colours.shared: expected a colour such as '#7fb0e6'"),
        ("  shared: '#7fb0e6'", "  shared: #7fb0e6", "a value that begins with `#` needs quotes"),
        ("  shared: '#7fb0e6'", "  shared: '#7fb0e680'", "colours.shared: expected a colour such as"),
        ("  shared: '#7fb0e6'", "  shared: ansi_blue", "colours.shared: expected a colour such as"),
        ("  shared: '#7fb0e6'", "  shared: 112233", "found 112233; put it in quotes"),
        ("  shared: '#7fb0e6'", "  share: '#7fb0e6'", "colours.share: no such key; did you mean `shared`?"),
        ("  note: '#c4a7e7'\n", "", "colours: `colours.note` is missing; add it"),
        ("dark: true", "dark: very", "dark: expected true or false, found 'very'"),
        ("name: sidelong-dark", "name: ''", "name: expected letters, digits and hyphens"),
        ("name: sidelong-dark", "colour: red", "colour: no such key; did you mean `colours`?"),
        ("name: sidelong-dark\n", "", "`name` is missing; add it"),
        ("colours:", "colours: none\nx:", "colours: expected `key: value` lines, found 'none'"),
    ],
)
def test_a_theme_that_does_not_fit_is_left_out_and_told_and_the_rest_load(
    tmp_path: Path, old: str, new: str, failure: str
) -> None:
    assert old in GOOD
    loaded = load_themes([theme_folders()[0], write(tmp_path, "bad.yaml", GOOD.replace(old, new))])
    assert loaded.themes == SHIPPED.themes
    assert any(failure in line for line in loaded.failures)
    assert all(line.startswith(str(tmp_path / "bad.yaml")) and "\n" not in line for line in loaded.failures)


def test_a_failure_names_the_line_of_the_key(tmp_path: Path) -> None:
    text = GOOD.replace("unique: '#8fcf9f'", "unique: greenish")
    line = text[: text.index("greenish")].count("\n") + 1
    (failure,) = load_themes([write(tmp_path, "bad.yaml", text)]).failures[:1]
    assert failure.startswith(f"{tmp_path / 'bad.yaml'}, line {line}: colours.unique: ")


def test_two_files_of_one_folder_with_one_name_are_told(tmp_path: Path) -> None:
    write(tmp_path, "one.yaml", GOOD)
    loaded = load_themes([write(tmp_path, "two.yaml", GOOD)])
    assert len(loaded.themes) == 1
    assert loaded.failures == (f"{tmp_path / 'two.yaml'}: one.yaml is called sidelong-dark too; rename one",)


def test_where_nothing_loads_the_built_in_theme_stands_in(tmp_path: Path) -> None:
    loaded = load_themes([write(tmp_path, "bad.yaml", "[")])
    assert [theme.name for theme in loaded.themes] == [FALLBACK.name]
    assert len(loaded.failures) == 2


def test_a_folder_that_is_none_holds_no_themes(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    loaded = load_themes([tmp_path / "missing", tmp_path / "file"])
    assert len(loaded.themes) == 1
    assert any("file: cannot be read" in failure for failure in loaded.failures)


def test_the_built_in_theme_is_the_shipped_dark_one(tmp_path: Path) -> None:
    assert load_themes([tmp_path]).themes[0] == SHIPPED.themes[0]


def test_every_colour_that_a_theme_must_name_reaches_textual() -> None:
    theme = SHIPPED.themes[0]
    reached = {vars(theme)[name] for name in vars(theme) if isinstance(vars(theme)[name], str)}
    named = set(filter(None, msgspec.structs.asdict(FALLBACK.colours).values()))
    assert named <= reached | set(theme.variables.values())
    assert len(msgspec.structs.fields(Colours)) == 20


def test_a_theme_that_names_no_kind_of_finding_has_the_kinds_own_colours(tmp_path: Path) -> None:
    kept = [line for line in GOOD.splitlines() if line.strip().split(":")[0] not in COLOURS]
    (theme,) = load_themes([write(tmp_path / "themes", "mine.yaml", "\n".join(kept))]).themes
    assert {name: theme.variables[f"mark-{name}"] for name in COLOURS} == {
        name: dark for name, (dark, _) in COLOURS.items()
    }
