"""Searching the rows of a list."""

from __future__ import annotations

import pytest
from textual.content import Content

from tests.screens.driving import Driver, reading
from tests.stories import article, story, widely_told
from tui.compare import Ref
from tui.screens.lists import ListScreen
from tui.widgets.ledger import Item, found_in
from tui.widgets.text import hanging, plain


def listed(reader: Driver) -> ListScreen:
    screen = reader.app.screen
    assert isinstance(screen, ListScreen)
    return screen


def at(reader: Driver) -> str:
    item = listed(reader).ledger.item
    assert item is not None
    return item.text.casefold()


@pytest.mark.parametrize(
    ("key", "words"),
    [("M", "sovereignty"), ("Q", "sovereignty"), ("F", "thursday"), ("W", "troops"), ("H", "the hill")],
)
async def test_a_list_is_searched_by_the_words_of_its_rows(key: str, words: str) -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(key, "/", *(letter if letter != " " else "space" for letter in words), "enter")
        assert words in at(reader)
        assert " row" in listed(reader).bar.answer


async def test_a_row_is_found_by_words_that_it_has_no_room_to_show() -> None:
    told = story(
        article("a0", ["A long sentence goes on " * 12 + "to the lighthouse."]), article("b1", ["No."])
    )
    async with reading(told, size=(80, 24)) as reader:
        await reader.press("M", "/", *"lighthouse")
        assert "lighthouse" not in reader.text().replace("/lighthouse", "")
        await reader.press("enter")
        assert listed(reader).bar.answer == "1 of 1 row"


async def test_n_goes_from_row_to_row_and_says_where_it_turns_round() -> None:
    async with reading(widely_told(6), size=(120, 36)) as reader:
        await reader.press("M", "/", *"er", "enter")
        assert listed(reader).bar.answer.startswith("1 of ")
        of = len(listed(reader).ledger.found)
        await reader.press(*["n"] * (of - 1))
        assert listed(reader).bar.answer == f"{of} of {of} rows"
        await reader.press("n")
        assert listed(reader).bar.answer == f"1 of {of} rows, round from the first"
        await reader.press("N")
        assert listed(reader).bar.answer == f"{of} of {of} rows, round from the last"


async def test_what_is_typed_is_counted_and_moves_nothing_until_it_is_given() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "/", *"iraq")
        assert "rows" in reader.text().split("\n")[-1]
        assert listed(reader).ledger.cursor == 0


async def test_escape_leaves_what_is_typed_then_the_search_then_the_list() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "/", *"ir", "escape")
        assert listed(reader).ledger.found == []
        await reader.press("/", *"iraq", "enter", "escape")
        assert listed(reader).bar.answer == "search ended"
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_words_that_no_row_has_are_told_and_the_cursor_stays() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "j", "/", *"zzz", "enter")
        assert listed(reader).bar.answer == "nowhere: zzz"
        assert listed(reader).ledger.cursor == 1
        await reader.press("n")
        assert listed(reader).bar.answer == "nothing is searched for; / does"


async def test_a_bad_expression_is_told() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "/", *"re:(", "enter")
        assert listed(reader).bar.answer.startswith("no regular expression: ")


async def test_an_expression_that_takes_too_long_for_a_row_is_told_and_the_list_is_drawn() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q")
        slow = Item("slow", lambda width: [Content("as drawn")], Ref(0, 0), text="a" * 60 + "b")
        listed(reader).ledger.show([slow])
        await reader.press("/", *"re:(a|aa)+$", "enter")
        assert "takes too long" in listed(reader).bar.answer
        quick = Item("quick", lambda width: [Content("a" * 60 + "b")], Ref(0, 0), text="aa")
        listed(reader).ledger.show([quick])
        await reader.press("/", *"re:(a|aa)+$", "enter")
        assert listed(reader).bar.answer == "1 of 1 row"
        listed(reader).ledger.show([quick, slow])
        await reader.pilot.pause()
        assert "aaab" in reader.text()
        assert "as drawn" in reader.text()


async def test_a_sort_keeps_what_was_searched_for() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "/", *"iraq", "enter", "s", "n")
        assert "iraq" in at(reader)


@pytest.mark.parametrize("key", "jkdugGsfy1lh")
async def test_letters_are_typed_into_the_search_and_do_nothing_else(key: str) -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "j")
        kept = str(listed(reader).kept)
        await reader.press("/", key)
        assert str(listed(reader).kept) == kept
        assert listed(reader).ledger.cursor == 1


async def test_words_that_were_found_stand_out_on_the_row_at_the_cursor_too() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "/", *"sovereign", "enter", "n")
        ledger = listed(reader).ledger
        y = next(y for y in range(ledger.size.height) if ledger._place_at(y) == (ledger.cursor, 0))
        styles = [style for text, style, _ in ledger.render_line(y) if "sovereign" in text.casefold()]
        assert styles
        assert all(style and style.color != style.bgcolor for style in styles)
        assert {style.bgcolor for style in styles if style} != {ledger.rich_style.bgcolor}
        others = [
            style.bgcolor for text, style, _ in ledger.render_line(y) if style and "sovereign" not in text
        ]
        assert all(style and style.bgcolor not in others for style in styles)


def test_a_match_is_marked_over_the_break_that_wrapping_made() -> None:
    from tui.reading.search import finder

    rows = hanging(plain("A"), plain("the old harbour light went out"), 16, 4)
    assert len(rows) > 1
    marked = found_in(rows, finder("harbour light"))
    shown = [
        row.plain[span.start : span.end]
        for row in marked
        for span in row.spans
        if "on $mark" in str(span.style)
    ]
    assert shown == ["harbour", "light"]
