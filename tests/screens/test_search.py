"""Searching in the reader."""

from __future__ import annotations

from rich.style import Style

from tests.screens.driving import Driver, reading
from tests.stories import article, story

STORY = story(
    article("a0", ["The café stood by the river.", "Nobody saw the “old ferry” leave."], ["It was night."]),
    article("b1", ["An OLD FERRY left at nine.", "The old\u00a0ferry was late."]),
    article(
        "c2", ["Rain fell.", "A long sentence goes on and on until it is wrapped: the old ferry it was."]
    ),
)


def highlighted(reader: Driver) -> list[str]:
    """The words on the ground of matches in the panes that are seen, row by row."""
    found = []
    for index in reader.visible:
        pane = reader.screen.panes[index]
        ground: Style = pane.get_component_rich_style("pane--match", partial=True)
        for strip in pane.render_lines(pane.size.region):
            words = "".join(text for text, own, _ in strip if own and own.bgcolor == ground.bgcolor)
            found += [words] if words else []
    return found


async def test_words_are_marked_while_they_are_typed_and_nothing_moves() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"old", "space", *"ferry")
        assert reader.cursor == (0, 0)
        assert "A 1 · B 2 · C 1" in reader.text()
        assert highlighted(reader)[0] == "old ferry"
        assert "".join(highlighted(reader)).count("ferry") + "".join(highlighted(reader)).count("FERRY") == 4


async def test_enter_goes_to_the_first_match_and_n_through_all_sources() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"old", "space", *"ferry", "enter")
        assert reader.cursor == (0, 1)
        assert reader.answer == "1 of 4, source A   A 1 · B 2 · C 1"
        told = []
        for _ in range(4):
            await reader.press("n")
            told.append((reader.cursor, reader.answer))
        assert told == [
            ((1, 0), "2 of 4, source B"),
            ((1, 1), "3 of 4, source B"),
            ((2, 1), "4 of 4, source C"),
            ((0, 1), "1 of 4, source A, round from the first"),
        ]
        await reader.press("N")
        assert (reader.cursor, reader.answer) == ((2, 1), "4 of 4, source C, round from the last")


async def test_escape_ends_a_search_where_it_is_and_the_apostrophe_leads_back() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("j", "j", "/", *"ferry", "enter", "n", "escape")
        assert reader.cursor == (1, 1)
        assert not highlighted(reader)
        await reader.press("n")
        assert reader.answer == "nothing is searched for; / does"
        await reader.press("'")
        assert reader.cursor == (0, 2)


async def test_escape_in_the_line_leaves_it_and_marks_nothing() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"ferry", "escape")
        assert not highlighted(reader)
        assert "j k sentence" in reader.text()
        await reader.press("j")
        assert reader.cursor == (0, 1)


async def test_a_match_that_runs_over_the_end_of_a_row_is_marked_on_both() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press(
            "/", *("space" if key == " " else key for key in "goes on and on until it is wrapped")
        )
        rows = highlighted(reader)
        assert len(rows) > 1
        assert " ".join(row.strip() for row in rows) == "goes on and on until it is wrapped"


async def test_a_regular_expression_is_searched_for_on_enter_and_a_wrong_one_is_told() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"re:caf.", "enter")
        assert reader.answer.startswith("1 of 1, source A")
        await reader.press("/", *"re:(", "enter")
        assert reader.answer.startswith("no regular expression")
        await reader.press("n")
        assert reader.answer == "nothing is searched for; / does"


async def test_what_stands_nowhere_is_told() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"zebra")
        assert "nowhere" in reader.text()
        await reader.press("enter")
        assert (reader.answer, reader.cursor) == ("nowhere: zebra", (0, 0))
        await reader.press("/", "enter", "j")
        assert reader.cursor == (0, 1)


async def test_matches_stand_in_the_margin_at_their_height_in_the_article() -> None:
    told = story(
        article("a0", *([f"Filler number {n}."] for n in range(60)), ["A zebra."]), article("b1", ["No."])
    )
    async with reading(told, size=(120, 30)) as reader:
        await reader.press("/", *"zebra")
        pane = reader.screen.panes[0]
        edges = [strip.text[-1] for strip in pane.render_lines(pane.size.region)]
        assert edges[-1] == "▐"
        assert edges.count("▐") == 1
        assert edges[0] == "▕"


async def test_keys_that_are_typed_at_once_go_into_the_line() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.pilot.press("/", "t", "q", "x", "enter", "j")
        await reader.pilot.pause()
        assert (reader.cursor, reader.app._exit) == ((0, 1), False)
        assert reader.app.theme == "sidelong-dark"


async def test_a_second_slash_asks_anew() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await reader.press("/", *"ferry", "enter", "/", *"river", "enter")
        assert reader.answer == "1 of 1, source A, round from the first   A 1"
        assert "/river" in reader.text()
