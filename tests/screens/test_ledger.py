"""The ledger by itself: long lists, items of many rows, items of none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from tui.compare import Ref
from tui.themes import VARIABLE_DEFAULTS
from tui.widgets.ledger import Item, Ledger


class Shelf(App[None]):
    """A ledger alone."""

    def __init__(self, items: list[Item]) -> None:
        super().__init__()
        self.items = items

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield Ledger()

    def on_mount(self) -> None:
        self.ledger = self.query_one(Ledger)
        self.ledger.show(self.items)


def item(index: int, height: int = 1, rests: bool = True, asked: list[int] | None = None) -> Item:
    def rows(width: int) -> list[Content]:
        if asked is not None:
            asked.append(index)
        return [Content(f"{index}.{row}") for row in range(height)]

    return Item(str(index), rows, Ref(0, index) if rests else None)


def seen(ledger: Ledger) -> list[str]:
    return [ledger.render_line(y).text.strip("▎ ") for y in range(ledger.size.height)]


async def test_a_list_that_is_scrolled_begins_with_words_and_not_with_the_gap_between_items() -> None:
    gap = Item("gap", lambda width: [Content("")])
    app = Shelf([part for index in range(20) for part in (item(index, 3), gap)])
    async with app.run_test(size=(60, 10)) as pilot:
        for step in (4, 1, 3, 6, -5, -2):
            app.ledger.move(step)
            await pilot.pause()
            assert seen(app.ledger)[0]


async def test_only_the_rows_that_are_seen_are_made_however_long_the_list_is() -> None:
    asked: list[int] = []
    app = Shelf([item(index, asked=asked) for index in range(20_000)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert len(set(asked)) <= 25
        asked.clear()
        app.ledger.move(20_000)
        await pilot.pause()
        assert seen(app.ledger)[-1] == "19999.0"
        assert len(set(asked)) <= 45
        app.ledger.page(-1)
        app.ledger.on_mouse_scroll_up()
        await pilot.pause()
        assert len(set(asked)) <= 100


async def test_the_wheel_reaches_both_ends_and_stops_there() -> None:
    app = Shelf([item(index, 3) for index in range(10)])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        for _ in range(20):
            app.ledger.on_mouse_scroll_down()
        assert seen(app.ledger)[-1] == "9.2"
        for _ in range(20):
            app.ledger.on_mouse_scroll_up()
        assert seen(app.ledger)[0] == "0.0"


async def test_an_item_taller_than_the_screen_is_shown_from_its_start() -> None:
    app = Shelf([item(0), item(1, 30), item(2)])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        app.ledger.move(1)
        assert seen(app.ledger)[0] == "1.0"
        app.ledger.move(1)
        assert seen(app.ledger)[-1] == "2.0"


async def test_a_heading_is_shown_with_the_first_row_under_it() -> None:
    app = Shelf([item(0, rests=False), *(item(n) for n in range(1, 30)), item(30, rests=False), item(31)])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        assert app.ledger.cursor == 1
        app.ledger.move(100)
        assert seen(app.ledger)[-2:] == ["30.0", "31.0"]
        app.ledger.move(-100)
        assert seen(app.ledger)[:2] == ["0.0", "1.0"]


items_of = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=25)
moves = st.lists(
    st.sampled_from([("move", 1), ("move", -1), ("page", 1), ("page", -1), ("move", 99), ("wheel", 1)])
)


@settings(max_examples=25)
@given(items_of, moves)
async def test_the_cursor_is_seen_after_every_move_and_no_row_is_lost(
    shapes: list[tuple[int, bool]], hand: list[tuple[str, int]]
) -> None:
    made = [item(index, height, rests) for index, (height, rests) in enumerate(shapes)]
    app = Shelf(made)
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.pause()
        ledger = app.ledger
        everything = [f"{i}.{row}" for i, (height, _) in enumerate(shapes) for row in range(height)]
        for act, by in hand:
            if act == "wheel":
                ledger.on_mouse_scroll_down()
                continue
            getattr(ledger, act)(by)
            shown = [row for row in seen(ledger) if row]
            start = everything.index(shown[0]) if shown else 0
            assert shown == everything[start : start + len(shown)]
            assert len(shown) == min(6, len(everything))
            height, rests = shapes[ledger.cursor]
            if height and rests:
                assert f"{ledger.cursor}.0" in shown


async def test_without_items_nothing_can_be_moved_or_clicked() -> None:
    app = Shelf([])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        app.ledger.move(1)
        app.ledger.page(1)
        app.ledger.on_mouse_scroll_down()
        await pilot.click(app.ledger, offset=(3, 3))
        assert app.ledger.item is None
        assert seen(app.ledger) == [""] * 8


async def test_items_shown_anew_keep_the_cursor_on_the_one_of_its_key() -> None:
    app = Shelf([item(index) for index in range(50)])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        app.ledger.stand_on("30")
        app.ledger.show([item(index) for index in reversed(range(50))])
        assert app.ledger.item is not None
        assert app.ledger.item.key == "30"
        assert "30.0" in seen(app.ledger)
        app.ledger.show([item(index) for index in range(5)])
        assert app.ledger.cursor == 4
