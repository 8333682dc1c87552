import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tui.settings import Settings, load_settings

KNOWN = ", ".join(field.name for field in msgspec.structs.fields(Settings))


def load(folder: Path, text: str | bytes) -> tuple[Settings, tuple[str, ...]]:
    (folder / "settings.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    return load_settings(folder)


def failures_of(folder: Path, text: str | bytes) -> list[str]:
    """The failures without the file's name."""
    name = str(folder / "settings.yaml")
    found = load(folder, text)[1]
    assert all(failure.startswith(name) and "\n" not in failure for failure in found)
    return [failure.removeprefix(name).lstrip(", :") for failure in found]


def test_no_file_means_the_defaults_and_no_failure(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), ())
    assert load_settings(tmp_path / "no" / "such" / "folder") == (Settings(), ())


@pytest.mark.parametrize("text", ["", "# nothing set\n", "---\n", "\ufeff", "keys:\n  # none\n"])
def test_a_file_that_sets_nothing_means_the_defaults(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == (Settings(), ())


def test_the_config_folder_is_where_settings_are_looked_for(config: Path) -> None:
    (config / "settings.yaml").write_text("theme: nord")
    assert load_settings() == (Settings(theme="nord"), ())


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    text = """
theme: sidelong-light
marks: quotations
stops: unique
sensitivity: strict
inspector: true
mouse: no
model: all-MiniLM-L6-v2
keys:
  next-stop: "]"
  first: g,home
"""
    settings, failures = load(tmp_path, text)
    assert failures == ()
    assert settings == Settings(
        "sidelong-light",
        "quotations",
        "unique",
        "strict",
        True,
        False,
        "all-MiniLM-L6-v2",
        {"next-stop": "]", "first": "g,home"},
    )


def test_good_settings_of_a_partly_bad_file_hold(tmp_path: Path) -> None:
    settings, failures = load(tmp_path, "theme: nord\nmarks: some\nkeys:\n  first: g\n  last: [G]\n")
    assert settings == Settings(theme="nord", keys={"first": "g"})
    assert len(failures) == 2


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("theme: x\nmark: all", "line 2: mark: no such key; did you mean `marks`?"),
        (
            "colour: red",
            f"line 1: colour: no such key; known are {KNOWN}",
        ),
        (
            "marks: some",
            "line 1: marks: expected one of all, quotations, unique, conflicts, wordings, none, found 'some'",
        ),
        ("inspector: 1", "line 1: inspector: expected true or false, found 1"),
        ("mouse: often", "line 1: mouse: expected true or false, found 'often'"),
        (
            "theme: #dark",
            "line 1: theme: expected text, found nothing; a value that begins with `#` needs quotes",
        ),
        ("keys:\n  source-1: 1", "line 2: keys.source-1: expected text, found 1; put it in quotes"),
        ("keys: g", "line 1: keys: expected `key: value` lines, found 'g'"),
        ("keys:\n- g", "line 1: keys: expected `key: value` lines, found a list"),
        ("- theme", "expected `key: value` lines, found a list"),
        ("just words", "expected `key: value` lines, found 'just words'"),
        ("theme: x\n\ntheme: y", "line 3: `theme` stands on line 1 already; keep one; the defaults hold"),
        (
            "theme: &a x",
            "line 1: `&` and `*` names are not used here; put the value in quotes; the defaults hold",
        ),
        (
            "theme: *a",
            "line 1: `&` and `*` names are not used here; put the value in quotes; the defaults hold",
        ),
        ("theme: !!int 3", "line 1: `!` tags are not used here; put the value in quotes; the defaults hold"),
        (
            '"a\\e[1m\\nb": x',
            f"line 1: a␛[1m␊b: no such key; known are {KNOWN}",
        ),
        ("? [a]\n: b", "line 1: a key must be plain text; the defaults hold"),
        (b"theme: x\nmarks: \xff", "line 2: not UTF-8; save the file as UTF-8; the defaults hold"),
        ("theme: a\nmarks: \x00", "line 2: holds a control character; remove it; the defaults hold"),
        (
            "theme: x\nmarks: 2020-13-41",
            "line 2: marks: expected one of all, quotations, unique, conflicts, wordings, none, "
            "found '2020-13-41'",
        ),
        pytest.param("[" * 500, "nested too deeply; the defaults hold", id="deep"),
        pytest.param(
            "#" * 300_000, "larger than 256 KiB; is this the right file?; the defaults hold", id="large"
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line_with_its_place(
    tmp_path: Path, text: str | bytes, failure: str
) -> None:
    assert failures_of(tmp_path, text) == [failure]


@pytest.mark.parametrize(
    "text",
    [
        "theme: [",
        "theme: 'x",
        "\ttheme: x",
        "theme: x: y",
        "%",
        pytest.param("a: " + "9" * 5000, id="long number"),
    ],
)
def test_what_is_no_yaml_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    assert len(failures_of(tmp_path, text)) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_place_of_the_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.yaml")
    path = tmp_path / "settings.yaml"
    assert load_settings(tmp_path)[1] == (f"{path}: not a regular file; name one that is; the defaults hold",)


def test_a_folder_whose_name_could_act_on_the_terminal_is_told_harmlessly(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[31m\nb"
    folder.mkdir()
    (folder / "settings.yaml").write_text("theme: [")
    (failure,) = load_settings(folder)[1]
    assert "a␛[31m␊b" in failure
    assert failure.isprintable()


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").mkdir()
    settings, failures = load_settings(tmp_path)
    assert settings == Settings()
    assert len(failures) == 1
    assert "cannot be read" in failures[0]


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(), st.text(alphabet="theme:markskyf \n-[]{}'\"#&*!|>%@`01.", max_size=60).map(str.encode)
    )
)
def test_no_file_whatever_can_crash_it(tmp_path: Path, raw: bytes) -> None:
    settings, failures = load(tmp_path, raw)
    assert isinstance(settings, Settings)
    assert all("\n" not in failure for failure in failures)
