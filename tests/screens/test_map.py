"""The map: rows in the order of a source, columns of many sources."""

from __future__ import annotations

import pytest

from tests.screens.driving import Driver, reading
from tests.stories import widely_told
from tui.screens.lists import ListScreen
from tui.screens.map import StoryMap


def mapped(reader: Driver) -> StoryMap:
    screen = reader.app.screen
    assert isinstance(screen, StoryMap)
    return screen


def drawn(screen: ListScreen, key: str, width: int) -> list[str]:
    (item,) = (item for item in screen.ledger.items if item.key == key)
    return [row.plain for row in item.rows(width)]


async def test_the_rows_of_the_chosen_source_come_first_and_a_heading_says_where_they_end() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "4")
        items = mapped(reader).ledger.items
        headings = [n for n, item in enumerate(items) if item.target is None]
        carried = [3 in row.refs for row in mapped(reader)._rows]
        assert carried[: headings[0]] == [True] * headings[0]
        assert True not in carried[headings[0] :]
        assert "not in The Hill · in" in items[headings[0]].rows(100)[-1].plain


@pytest.mark.parametrize("sources", [2, 5, 9, 12, 13, 19, 30, 60])
@pytest.mark.parametrize("width", [200, 120, 80, 60])
async def test_letters_and_glyphs_stand_in_one_column_each(sources: int, width: int) -> None:
    async with reading(widely_told(sources), size=(width, 40)) as reader:
        await reader.press("M")
        screen = mapped(reader)
        room = width - 6
        layout = screen._grid(room)
        head = screen.head(room)
        rows = [row for item in screen.ledger.items if item.target for row in drawn(screen, item.key, room)]
        assert all(len(row) <= room for row in rows)
        if not layout.column:
            assert head == []
            return
        letters = [head[0].plain.index(f"{article.letter} ") for article in reader.screen.story.articles[1:2]]
        everywhere = next(row for row in rows if f" {sources}/{sources} " in row)
        begin = everywhere.index(f" {sources}/{sources} ")
        glyphs = [at for at, sign in enumerate(everywhere) if at > begin and sign in '="!*']
        assert len(glyphs) == sources
        assert letters[0] == glyphs[1]
        for row in rows:
            assert {at for at, sign in enumerate(row) if at > begin + 5 and sign in '="!*·'} >= set(glyphs)


@pytest.mark.parametrize("sources", [12, 19])
@pytest.mark.parametrize("width", [200, 120])
async def test_the_shares_of_many_sources_are_whole_and_stand_apart(sources: int, width: int) -> None:
    async with reading(widely_told(sources), size=(width, 40)) as reader:
        await reader.press("M")
        screen = mapped(reader)
        shares = screen.foot(width - 6)[:4]
        for row, name in zip(shares, ("shared", "quoted", "wire", "own"), strict=True):
            figures = row.plain.split(f"{name} %" if not screen._grid(width - 6).words else name)[1].split()
            figures = [figure for figure in figures if not set(figure) <= set("━─")]
            assert len(figures) == sources
            assert all(0 <= int(figure.rstrip("%")) <= 100 for figure in figures)
        pairs = drawn(screen, "pairs", width - 6)[2:]
        assert all("…" not in row[-sources * 4 :] for row in pairs)
        assert all(len(row.split(screen.comparison.story.articles[0].outlet[:6])[1].split()) for row in pairs)


async def test_where_columns_do_not_fit_the_letters_of_those_who_carry_a_row_stand_there() -> None:
    async with reading(widely_told(40), size=(60, 20)) as reader:
        await reader.press("M")
        assert "A B C D E" in reader.text()
        assert "40/40" in reader.text()
        await reader.press("G")
        shown = reader.text()
        assert "…" not in shown.split("\n")[-4]


@pytest.mark.parametrize("keys", [("s",), ("s", "s"), ("3",), ("f",), ("space",), ("s", "5", "f")])
async def test_the_cursor_goes_with_its_row_where_rows_change_places(keys: tuple[str, ...]) -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "j", "j", "j")
        at = mapped(reader).ledger.item
        await reader.press(*keys)
        ledger = mapped(reader).ledger
        assert at is not None
        assert ledger.item is not None
        assert ledger.item.key == at.key
        assert any(ledger._place_at(y) == (ledger.cursor, 0) for y in range(ledger.size.height))


async def test_the_wide_sort_groups_rows_by_how_many_carry_them() -> None:
    async with reading(size=(120, 200)) as reader:
        await reader.press("M", "s")
        groups = [row.split("in ")[1][0] for row in reader.text().split("\n") if row.strip().endswith("of 5")]
        assert groups == sorted(groups, reverse=True)


async def test_a_screen_without_room_for_the_shares_has_them_after_the_rows() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("M", "G")
        rows = drawn(mapped(reader), "sources", 76)
        assert rows[1] == "each source in percent"
        assert len(rows) == 3 + 5
