"""A hand that is faster than the screen, or does what no screen expects."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual import events
from textual.geometry import Size

from tests.screens.driving import Driver, reading, seeds
from tests.screens.monkey import Act, events_of, play
from tests.stories import article, story
from tui.screens.help import Help
from tui.screens.reader import ReaderScreen

WORDLESS = story(article("a0"), article("b1", ["The ferry sank.", "All were saved."], ["It was night."]))


def keys(*names: str) -> list[Act]:
    return [("key", name) for name in names]


WAIT: list[Act] = [("wait",)]
PALETTE = [*keys(":"), *WAIT * 60]
BACK_AND_FORTH = [
    *keys("pagedown", "backspace", "pagedown"),
    *WAIT,
    *keys("z"),
    *WAIT,
    *keys("down", "pagedown"),
]


@pytest.mark.parametrize(
    "hand",
    [
        [*keys("?"), *WAIT, *keys("x", "x")],
        [*keys("M"), *WAIT, *keys("?"), *WAIT, *keys(*"xxxxx")],
        keys("M", "escape", "escape", "M", "q", "q"),
        [*keys("M"), *WAIT, ("double", 30, 6), ("double", 30, 6)],
        [*PALETTE, *keys("escape", "escape", "escape")],
        [*PALETTE, *keys("enter", "enter", "enter")],
        [*PALETTE, ("click", 60, 10), ("click", 60, 10)],
        [*PALETTE, ("double", 2, 48)],
        [*PALETTE, ("click", 190, 1), ("resize", 20, 5), ("click", 190, 1)],
        [*PALETTE, *keys("z", "z"), *WAIT * 30, *BACK_AND_FORTH * 30],
        [("resize", 40, 10), ("click", 150, 45), ("wheel", 150, 45, 1), ("drag", 5, 5, 190, 49)],
        [("resize", 3, 24), *keys("M", "j", "d"), *WAIT * 10],
    ],
)
async def test_a_hand_faster_than_the_screen_ends_nothing(hand: list[Act]) -> None:
    assert await play(seeds(), hand) == []


async def test_a_screen_that_is_closed_again_leaves_the_one_below_open() -> None:
    async with reading() as reader:
        await reader.press("M", "?")
        under, help_screen = reader.app.screen_stack[1:]
        assert isinstance(help_screen, Help)
        help_screen.dismiss()
        help_screen.dismiss()
        await reader.pilot.pause()
        assert reader.app.screen is under


@pytest.mark.parametrize("key", ["p", "x", "y"])
async def test_an_article_without_a_sentence_has_none_to_act_on(key: str) -> None:
    async with reading(WORDLESS, size=(120, 30)) as reader:
        await reader.press(key)
        assert reader.answer == "no sentence here"
        await reader.press("2", "p", "1", "p", "x")
        assert reader.answer == "no sentence here"
        assert reader.screen.linking.pins.marked is not None


@pytest.mark.parametrize("width", [200, 40, 12, 4, 3, 2, 1])
async def test_lists_of_many_sources_are_drawn_at_any_width(width: int) -> None:
    told = story(*(article(f"a{n}", [f"The ferry sank in bay {n}."], ["All were saved."]) for n in range(10)))
    async with reading(told, size=(200, 24)) as reader:
        for key in "MQWC":
            await reader.press(key)
            await reader.resize(width, 24)
            await reader.press("G", "d", "u", "space", "escape")


async def drag(reader: Driver, *at: int) -> None:
    for event in events_of(("drag", *at)):
        reader.app.post_message(event)
    await reader.pilot.pause()


async def test_a_drag_beside_the_words_takes_what_it_went_over() -> None:
    told = story(
        article("a0", ["One is here."], ["Two is here."], ["Three."]), article("b1", ["Other."], ["Last."])
    )
    async with reading(told, size=(120, 30)) as reader:
        pane, other = reader.screen.panes
        left, top = pane.region.offset
        rows = [pane.row_of(sentence) + top for sentence in range(3)]

        async def selected(*at: int) -> str | None:
            await drag(reader, *at)
            assert list(reader.screen.selections) in ([], [pane])
            return reader.screen.get_selected_text()

        assert await selected(left + 9, rows[0], left + 12, rows[1] - 1) == "is here."
        assert await selected(left + 9, rows[0], other.region.x + 10, rows[1]) == "is here.\n\nTwo is here."
        assert await selected(left + 9, rows[1], left + 7, rows[0]) == "e is here.\n\nTwo i"
        assert await selected(left + 1, rows[1], left + 7, rows[1]) == "Two"
        assert await selected(left + 5, rows[2], left + 5, 28) == "Three."
        assert await selected(left + 5, rows[2], 3, 0) == "One is here.\n\nTwo is here.\n\nT"


@pytest.mark.parametrize("theme", ["sidelong-dark", "sidelong-light"])
@pytest.mark.parametrize("screen", ["reader", "help"])
async def test_selected_words_differ_from_their_ground(theme: str, screen: str) -> None:
    async with reading(size=(120, 30)) as reader:
        reader.app.theme = theme
        if screen == "help":
            await reader.press("?")
        await drag(reader, 30, 8, 34, 11)
        assert reader.app.screen.get_selected_text()
        row = reader.app.screen._compositor.render_strips()[9]
        assert all(style.color != style.bgcolor for _, style, _ in row if style and style.bgcolor)


async def test_y_copies_the_sentence_with_its_source() -> None:
    async with reading() as reader:
        await reader.press("j", "y")
        shown, of = reader.screen.article.sentences[1].text, reader.screen.article
        copied = reader.app.clipboard
        assert copied.startswith(f"“{shown}” ({of.outlet}, “{of.headline}”, ")
        assert reader.answer == "copied"


async def test_y_in_the_map_copies_the_words_of_all_who_carry_a_row() -> None:
    async with reading() as reader:
        await reader.press("M", "g", "y")
        copied = reader.app.clipboard.split("\n")
        await reader.press("enter")
        carried = [place.sentence for place in reader.screen.alignment.places if place.sentence is not None]
        assert len(copied) >= len(carried)
        assert all(line.startswith("“") and line.endswith(")") for line in copied)


@pytest.mark.parametrize(("key", "name"), [("@", "@"), ("D", "D"), ("ctrl+g", "Ctrl+G"), ("f5", "F5")])
async def test_a_key_that_does_nothing_says_so_on_one_line(key: str, name: str) -> None:
    async with reading() as reader:
        await reader.press(key)
        assert reader.answer == f"nothing on {name}; ? lists the keys"
        await reader.press("M", key)
        assert f"nothing on {name}; ? lists the keys" in reader.text()
        await reader.press("j")
        assert "nothing on" not in reader.text()


async def test_a_click_where_nothing_stands_any_more_is_on_the_screen_itself() -> None:
    async with reading() as reader:
        reader.app.post_message(events.Resize(Size(30, 8), Size(30, 8)))
        await reader.resized(30, 8)
        assert isinstance(reader.screen, ReaderScreen)
        assert reader.screen.get_widget_at(150, 45) == (reader.screen, reader.screen.region)


async def test_a_mouse_over_a_pane_that_has_just_gone_ends_nothing() -> None:
    async with reading() as reader:
        pane = reader.screen.pane
        x, y = pane.region.x + 3, pane.region.y + 2
        assert reader.screen.get_style_at(x, y) == reader.screen._compositor.get_style_at(x, y)
        around, pane._parent = pane._parent, None  # as it stands until the screen is laid out anew
        assert reader.screen.get_style_at(x, y) == Style.null()
        pane._parent = around
