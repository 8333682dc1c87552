"""Map, framing and conflicts, on the bundled story."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.screens.driving import Driver, reading
from tests.stories import article, disagreeing, story
from tui.screens.framing import Framing
from tui.screens.lists import ListScreen
from tui.story.model import Ref


@pytest.mark.parametrize("key", ["H", "M", "Q", "F", "W", "C"])
@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24), (60, 20), (30, 10)])
async def test_every_list_opens_at_every_size_and_is_gone_through(key: str, size: tuple[int, int]) -> None:
    async with reading(disagreeing() if key == "C" else None, size=size) as reader:
        await reader.press(key, "space", "j", "s", "f", "f", "2", "2", "G", "g", "d", "u")
        screen = reader.app.screen
        assert isinstance(screen, ListScreen)
        assert all(len(row) <= size[0] for row in reader.text().split("\n"))
        await reader.press("enter")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("key", ["H", "M", "Q", "F", "W", "C"])
async def test_a_story_of_one_article_opens_every_list(key: str) -> None:
    async with reading(story(article("a0", ["One."], ["Two."]))) as reader:
        await reader.press(key, "space", "j", "s", "f", "y", "escape")
        assert reader.app.screen is reader.screen


def _row_of(reader: Driver, number: int) -> str:
    """The row of the map with a number."""
    return next(row for row in reader.text().split("\n") if row.lstrip("▎ ").startswith(f"{number} "))


async def test_the_map_tells_who_carries_what_and_a_digit_gives_the_order_of_another_source() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M")
        assert "in the order of Pulse" in reader.text()
        first = _row_of(reader, 1)
        await reader.press("4")
        assert "in the order of The Hill" in reader.text()
        assert _row_of(reader, 1) != first
        await reader.press("9")
        assert "there are 5 sources" in reader.text()


async def test_the_map_ends_with_how_much_each_source_shares_with_each_other() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "G", "d")
        screen = reader.app.screen
        assert isinstance(screen, ListScreen)
        rows = [row.plain for item in screen.ledger.items[-1:] for row in item.rows(116)]
        assert "how much of each source the others carry" in rows
        assert sum("%" in row for row in rows) == 5


async def test_the_map_shows_the_shares_of_each_source_where_there_is_room() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M")
        for name in ("shared", "quoted", "wire", "own"):
            assert f"{name}  " in reader.text()
    async with reading(size=(80, 24)) as reader:
        await reader.press("M")
        assert "quoted  " not in reader.text()


async def test_what_differs_shows_the_words_on_every_side() -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        await reader.press("C")
        shown = reader.text()
        assert "1 figure" in shown
        for letter, words in (("A", "12 people"), ("B", "15 people"), ("C", "At least 12 people")):
            assert re.search(rf"{letter} +{words}", shown)
        await reader.press("space")
        assert "The ferry Harbour Light sank" in reader.text()


async def test_differing_words_are_marked_and_can_be_stopped_at() -> None:
    async with reading(disagreeing()) as reader:
        comparison = reader.screen.comparison
        assert comparison is not None
        await reader.press("j", "f", "f", "f", "[")
        assert reader.screen.stops == "conflicts"
        assert comparison.conflicts_of(reader.screen.cursor.ref)
        assert reader.screen.telling.strip.words.startswith("conflict")
        await reader.press("i")
        assert "conflict" in reader.inspected()


async def test_framing_lists_wordings_unique_sentences_omissions_and_profiles() -> None:
    async with reading(size=(120, 200)) as reader:
        await reader.press("W")
        shown = reader.text()
        for words in (
            "wordings",
            "none found elsewhere",
            "left out",
            "profiles",
            "shares",
            "rejected",
            "caretaker",
        ):
            assert words in shown


async def test_framing_tells_what_one_copy_of_a_dispatch_adds() -> None:
    told = story(
        article("a0", ["The crossing was run by Skerry Lines, a subsidiary of the Harbor Group."]),
        article("b1", ["The crossing was run by Skerry Lines."]),
    )
    async with reading(told, size=(120, 50)) as reader:
        await reader.press("W")
        shown = reader.text()
        assert "added to what others say" in shown
        assert "subsidiary" in shown.split("added to what others say")[1].split("left out")[0]


async def test_profiles_that_are_listed_are_drawn_while_the_story_is_settled_anew() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("W")
        screen = reader.app.screen
        assert isinstance(screen, Framing)
        listed = [item for item in screen.items() if isinstance(item.target, Ref) and item.key[0] == "p"]
        screen.comparison = replace(screen.comparison, profiles=(), complete=False)
        assert len([rows for item in listed if (rows := item.rows(80))]) == 5
        assert not any(item.key in {row.key for row in listed} for item in screen.items())


async def test_f_in_framing_shows_one_section_alone() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("W", "f")
        assert "only wordings" in reader.text()
        assert "profiles" not in reader.text()


async def test_y_on_a_conflict_copies_every_side_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        copied: list[str] = []
        monkeypatch.setattr(reader.app, "copy_to_clipboard", copied.append)
        await reader.press("C", "y")
        assert copied[0].count("paragraph") >= 2


async def test_what_stands_under_the_last_row_is_shown_with_it() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("M", "G")
        assert "how much of each source the others carry" in reader.text()
        assert "E American Military News" in reader.text()


async def test_an_empty_list_says_why_and_so_does_an_empty_filter() -> None:
    async with reading(story(article("a0", ["One went home."]), article("b1", ["Two came in."]))) as reader:
        await reader.press("C")
        assert "Nothing that differs was found" in reader.text()
        await reader.press("1")
        assert "Nothing under this filter" in reader.text()


async def test_the_title_alone_tells_the_order_and_the_filter_and_no_order_of_nothing() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "s", "f")
        title = reader.text().split("\n")[0]
        assert title.count("by ") == title.count("only ") == 1
        await reader.press("escape", "C")
        assert reader.text().split("\n")[0].strip() == "What differs   nothing found"


async def test_wordings_that_do_not_fit_in_a_row_stand_under_each_other() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("W")
        rows = [row.strip(" ▎").removeprefix("name").strip() for row in reader.text().split("\n")[3:8]]
        assert "C Iraqi Prime Minister Adil Abdul-Mahdi" in rows
        assert "D Iraqi Prime Minister Adel Abdul-Mahdi" in rows


@pytest.mark.parametrize("key", ["Q", "F", "C"])
async def test_a_list_of_nothing_says_so_once_without_counting_it(key: str) -> None:
    async with reading(story(article("a0", ["One."]), article("b1", ["Two."])), size=(80, 24)) as reader:
        await reader.press(key)
        assert reader.text().split("\n")[0].endswith("   nothing found")
