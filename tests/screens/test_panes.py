"""Panes of a story with more sources than fit: they follow the evidence, and the reader's hand."""

from __future__ import annotations

from tests.screens.driving import Driver, reading
from tui.story import Story


def shown(reader: Driver) -> str:
    """The letters of the panes from left to right, as they stand on the screen."""
    panes = [pane for pane in reader.screen.panes if pane.size.width]
    return "".join(pane.article.letter for pane in sorted(panes, key=lambda pane: pane.region.x))


async def test_panes_that_carry_the_sentence_come_on_screen_beside_the_one_that_is_read(
    twelve: Story,
) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        assert shown(reader) == "ABC"
        await reader.press("j")
        assert shown(reader) == "AFK"
        assert "F» " in reader.text()
        assert "not covered" not in reader.text()
        assert "A F K of 12" in reader.text()


async def test_the_pane_that_is_read_keeps_its_place_on_the_screen(twelve: Story) -> None:
    async with reading(twelve, size=(200, 50)) as reader:
        await reader.press("3", "1")
        regions = set()
        for key in ("j", "j", "j", "k", "k"):
            await reader.press(key)
            regions.add((reader.screen.pane.region, reader.screen.pane.top))
        assert len(regions) == 1


async def test_panes_stay_where_the_evidence_asks_for_no_other(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("j")
        await reader.press("k")
        assert shown(reader) == "AFK"
        await reader.press("G")
        assert shown(reader) == "AFK"
        assert reader.text().count("not covered") == 2


async def test_a_kept_pane_stays_and_says_so(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("2", "w", "1", "j")
        assert "B" in shown(reader)
        assert "B• " in reader.text()
        await reader.press("2", "w")
        assert reader.answer == "this pane may give way to others"


async def test_panes_that_are_not_linked_follow_no_evidence(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("s", "j")
        assert shown(reader) == "ABC"


async def test_a_dot_and_a_letter_read_the_tenth_source_and_those_after_it(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("j", "j", ".", "l")
        assert reader.cursor == (11, 1)
        await reader.press(".", "z")
        assert reader.answer == "no source has the letter z"
        await reader.press(".", "escape", "k")
        assert reader.cursor == (11, 0)


async def test_a_letter_answers_whose_link_is_rejected(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("j", "x", ".", "k")
        assert reader.answer.startswith("link to K rejected")
        assert reader.cursor == (0, 1)


async def test_a_source_is_hidden_and_shown_again(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("2", "X")
        assert "B" not in shown(reader)
        assert reader.cursor[0] != 1
        assert "1 hidden" in reader.text()
        await reader.press("V")
        assert "1 hidden" not in reader.text()
        await reader.press("2")
        assert "B" in shown(reader)


async def test_the_last_source_cannot_be_hidden() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(*"XXXXX")
        assert reader.answer == "the last source stays"
        assert len(shown(reader)) == 1


async def test_angle_brackets_move_the_pane_that_is_read(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press(">")
        assert shown(reader) == "BAC"
        await reader.press(">", ">")
        assert (shown(reader), reader.answer) == ("BCA", "no pane further right")
        await reader.press("<")
        assert shown(reader) == "BAC"


async def test_with_one_pane_the_line_under_it_tells_of_a_source_that_carries_the_sentence(
    twelve: Story,
) -> None:
    async with reading(twelve, size=(60, 24)) as reader:
        await reader.press("j", "j")
        assert "L " in reader.text()
        assert "Nine hundred pupils" in reader.text().split("L ")[-1]


async def test_every_source_that_a_link_may_be_rejected_to_is_told_with_its_key(twelve: Story) -> None:
    async with reading(twelve, size=(120, 36)) as reader:
        await reader.press("j", "x")
        assert reader.answer == "reject the link to which source? 6=F .K"
