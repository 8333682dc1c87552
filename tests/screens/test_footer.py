"""Which keys the footer shows where not all fit."""

from __future__ import annotations

import pytest

from tests.screens.driving import reading


@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24), (60, 20)])
async def test_the_footer_names_every_list_wherever_there_is_room_for_more_than_help(
    size: tuple[int, int],
) -> None:
    async with reading(size=size) as reader:
        footer = reader.text().split("\n")[-1]
        assert "H M Q F W C A lists" in footer
        assert footer.rstrip().endswith("? help   q quit")
        assert "j k sentence" in footer


async def test_the_footer_leaves_out_whole_entries_the_least_first() -> None:
    async with reading(size=(80, 24)) as reader:
        assert "] [ shared" in reader.text().split("\n")[-1]
        assert "layout" not in reader.text()
        await reader.resize(40, 24)
        footer = reader.text().split("\n")[-1]
        assert footer.split("   ") == [" j k sentence", "? help", "q quit"]
        await reader.resize(200, 50)
        assert "v layout" in reader.text().split("\n")[-1]


async def test_a_list_shows_its_keys_with_the_way_back_last() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("M")
        footer = reader.text().split("\n")[-1]
        assert footer.rstrip().endswith("? help   Esc back")
        assert all(words in footer for words in ("Enter read it", "Space unfold", "/ search"))
