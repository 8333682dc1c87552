"""What is copied reads as it was printed, wherever it is pasted."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, comparison, story
from tui.compare import Ref
from tui.findings.copies import cited, counterparts_table
from tui.findings.markdown import harmless_markdown

POST = dataclasses.replace(
    article("post0", ["The ferry sank.", "Two | died."]),
    headline="Ferry [sinks]",
    published=datetime.date(2020, 1, 2),
    url="https://post.example/a b|c",
)
HERALD = article("herald1", ["A ferry went down.", "It sank *fast*.", "All left."])
ECHO = dataclasses.replace(article("echo2", ["It rained."]), headline="Rain", url="javascript:alert(1)")
STORY = story(POST, HERALD, ECHO)


def table(ref: Ref) -> list[list[str]]:
    links = [((0, 0), (1, 1)), ((0, 0), (1, 0)), ((0, 1), (1, 2))]
    text = counterparts_table(comparison(STORY, links), ref)
    assert text.endswith("|\n")
    return [line[2:-2].split(" | ") for line in text.splitlines()]


def test_selected_words_come_with_where_they_stand() -> None:
    assert cited(STORY, Ref(0, 1), "Two") == (
        "“Two” (Post0, “Ferry [sinks]”, 2020-01-02, https://post.example/a b|c, paragraph 1)"
    )


def test_a_table_has_all_that_say_it_and_names_those_that_lack_it() -> None:
    head, rule, *rows = table(Ref(0, 0))
    assert head == ["Source", "Report", "Date", "Words"]
    assert rule == ["---"] * 4
    assert [row[3] for row in rows] == [
        "The ferry sank.",
        "A ferry went down. … It sank \\*fast\\*.",
        "*not covered*",
    ]


def test_a_table_names_outlet_headline_date_and_address() -> None:
    post, herald, echo = table(Ref(0, 0))[2:]
    assert post[:3] == ["A Post0", r"[Ferry \[sinks\]](<https://post.example/a%20b%7Cc>)", "2020-01-02"]
    assert herald[:3] == ["B Herald1", "", ""]
    assert echo[1] == "Rain"


def test_a_pipe_parts_no_cells() -> None:
    assert table(Ref(0, 1))[2][3] == r"Two \| died."


@given(st.text(max_size=40))
def test_no_text_leaves_its_line_or_its_cell(text: str) -> None:
    line = harmless_markdown(text)
    assert len(line.splitlines()) <= 1
    bare = line.replace("\\\\", "")
    assert all(bare[at - 1] == "\\" for at, char in enumerate(bare) if char in "|<*_`[&")


@pytest.mark.parametrize("ref", [Ref(2, 0), Ref(1, 2)])
def test_every_source_has_a_row(ref: Ref) -> None:
    assert [row[0] for row in table(ref)[2:]] == ["A Post0", "B Herald1", "C Echo2"]
