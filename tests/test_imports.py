"""What is useful without a screen starts without one."""

import json
import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "numpy", "onnxruntime", "tokenizers")


def imported_by(statement: str) -> set[str]:
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "module", ["tui", "tui.story", "tui.compare", "tui.report", "tui.settings", "tui.cli"]
)
def test_importing_it_pulls_in_nothing_heavy(module: str) -> None:
    assert imported_by(f"import {module}").isdisjoint(HEAVY)


def test_reading_texts_loads_nothing_that_only_other_formats_and_addresses_need() -> None:
    loaded = imported_by(
        "import tui.intake\ntui.intake.making\nfrom tui import read_story\nread_story('seeds')"
    )
    assert loaded.isdisjoint({"trafilatura", "lxml", "urllib3", "ftfy", "email.parser", "charset_normalizer"})


def test_the_text_is_shown_before_anything_that_only_comparing_needs_is_loaded() -> None:
    loaded = imported_by("import tui.app, tui.cli_model, tui.signals, tui.workspace")
    assert loaded.isdisjoint({"numpy", "rapidfuzz", "Stemmer", "jinja2", "lxml", "trafilatura", "urllib3"})
    assert loaded.isdisjoint({"tui.compare.model", "tui.compare.comparison", "tui.compare.ground"})
    assert loaded.isdisjoint({"tui.meaning.choice", "tui.report", "tui.story.belonging"})
    assert loaded.isdisjoint({"tui.screens.lists", "tui.screens.palette", "tui.screens.help"})


def test_what_a_comparison_finds_is_loaded_when_it_is_named() -> None:
    assert "tui.compare.model" not in imported_by("import tui")
    assert "tui.compare.model" in imported_by("from tui.compare import Link")


def test_the_command_line_reads_no_yaml_before_it_has_read_its_arguments() -> None:
    assert imported_by("import tui.cli").isdisjoint({"yaml", "msgspec", "platformdirs", "rapidfuzz"})


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["check", "no-such-file"], ["open"]])
def test_what_can_be_answered_at_once_loads_nothing_heavy(arguments: list[str]) -> None:
    assert imported_by(f"import tui.cli\ntui.cli.main({arguments!r})").isdisjoint(HEAVY)
