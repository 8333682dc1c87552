"""Of raw pages that were written for these tests no line of the report is lost, and little else is kept."""

from pathlib import Path

import pytest
import yaml

from tui.story.cleaning import clean

_PAGES: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "raw_pages.yaml").read_text(encoding="utf-8")
)


def _roles(page: str) -> list[tuple[str, str, str]]:
    """For each line whether it is of the report (`+`) or not (`-`), its text, the role it was given."""
    labelled = [(line[0], line[2:]) for line in page.splitlines()]
    cleaned = clean([part for _, text in labelled for part in (text, "")])
    return [(mark, text, line.role) for (mark, text), line in zip(labelled, cleaned.lines[::2], strict=True)]


@pytest.mark.parametrize("name", _PAGES)
def test_no_line_of_the_report_is_lost(name: str) -> None:
    lost = [
        text for mark, text, role in _roles(_PAGES[name]) if mark == "+" and role not in ("body", "headline")
    ]
    assert lost == []


def test_at_most_a_fifth_of_the_other_lines_is_kept() -> None:
    other = [role for page in _PAGES.values() for mark, _, role in _roles(page) if mark == "-"]
    assert sum(role in ("body", "headline") for role in other) <= len(other) / 5
