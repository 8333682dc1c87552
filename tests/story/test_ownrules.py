"""The reader's own cleaning rules hold beside the program's, and what is wrong in them is told."""

from pathlib import Path

import pytest

from tui.story import StoryError, read_story

_TEXT = (
    "The ferry burned\n\n"
    "The ferry burned for six hours in the harbour on Friday, the coast guard said.\n\n{line}\n\n"
    "Nobody was left on board when the last boat reached the quay, the captain said.\n"
)


def _role(tmp_path: Path, line: str) -> tuple[str, str]:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT.format(line=line), encoding="utf-8")
    found = read_story(path).articles[0].lines[4]
    return found.role, found.reason


def test_an_own_rule_sets_lines_aside_with_its_reason(tmp_path: Path, config: Path) -> None:
    line = "Harbour letter: the news of the week."
    assert _role(tmp_path, line) == ("body", "")
    (config / "cleaning.yaml").write_text(
        "lines:\n  - reason: letter of the paper\n    patterns: ['harbour letter: .*']\n", encoding="utf-8"
    )
    assert _role(tmp_path, line) == ("aside", "letter of the paper")


def test_an_own_rule_keeps_what_the_program_would_set_aside(tmp_path: Path, config: Path) -> None:
    assert _role(tmp_path, "Read more about the ferry here")[0] == "aside"
    (config / "cleaning.yaml").write_text(
        "lines:\n  - {reason: kept, role: body, patterns: 'read more about .*'}\n", encoding="utf-8"
    )
    assert _role(tmp_path, "Read more about the ferry here") == ("body", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- reason: x\n    patterns: ['(']", "line 3: lines[0].patterns[0] is no pattern: missing )"),
        ("- patterns: [x]", "line 2: lines[0] `reason` is missing; say why such a line is set aside"),
        ("- reason: x", "line 2: lines[0] `patterns` is missing; list at least one"),
        ("- reason: x\n    patterns: [1]", "line 3: lines[0].patterns[0] should be text; put it in quotes"),
        ("- reason: x\n    place: top", "line 3: lines[0].place is 'top'; known are anywhere, below, edges"),
        ("- raeson: x", "line 2: lines[0].raeson is no key of the cleaning rules; did you mean `reason`?"),
        ("x", "line 1: lines should be a list of rules, each `- reason: …` and `patterns: […]`"),
    ],
)
def test_what_is_wrong_in_own_rules_is_told(tmp_path: Path, config: Path, text: str, message: str) -> None:
    (config / "cleaning.yaml").write_text(f"lines:\n  {text}\n", encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        _role(tmp_path, "x")
    assert str(caught.value).startswith(f"{config / 'cleaning.yaml'}, {message}")
