"""The list of quotations, and what every list can do."""

from __future__ import annotations

import pytest

from tests.screens.driving import Driver, reading
from tests.stories import article, story
from tui.screens.help import Help
from tui.screens.quotations import Quotations

SENT = "“send delegates to Iraq to prepare a mechanism"


def listed(reader: Driver) -> Quotations:
    screen = reader.app.screen
    assert isinstance(screen, Quotations)
    return screen


async def test_q_lists_every_quotation_with_who_carries_it() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q")
        assert reader.screen.comparison is not None
        assert len(listed(reader).ledger.items) == len(reader.screen.comparison.quotations)
        rows = reader.text().split("\n")
        assert any(SENT in row and "ABCDE" in row for row in rows)


async def test_space_unfolds_every_occurrence_with_speaker_and_verb_and_folds_it_again() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "space")
        shown = reader.text()
        assert shown.count(SENT) > 4
        assert "he (Adel Abdul-Mahdi) asked" in shown
        assert "The Iraqi leader (Adel Abdul-Mahdi) asked" in shown
        await reader.press("j", "j", "space")
        assert reader.text().count(SENT) == 1
        assert listed(reader).ledger.cursor == 0


async def test_enter_goes_to_the_words_in_the_reader() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "space", "G", "enter")
        assert reader.app.screen is reader.screen
        comparison = reader.screen.comparison
        assert comparison is not None
        assert comparison.quotations_of(reader.screen.cursor.ref)
        await reader.press("'")
        assert reader.cursor == (0, 0)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_list_is_left_for_the_place_that_was_read(key: str) -> None:
    async with reading() as reader:
        await reader.press("j", "Q", "j", key)
        assert reader.app.screen is reader.screen
        assert reader.cursor == (0, 1)


async def test_s_sorts_and_names_the_order_and_keeps_the_row() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "j")
        at = listed(reader).ledger.item
        assert at is not None
        for order in ("speaker", "alterations", "place", "spread"):
            await reader.press("s")
            assert f"by {order}" in reader.text()
            item = listed(reader).ledger.item
            assert item is not None
            assert item.key == at.key


async def test_f_shows_one_speaker_and_then_all_again() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "s")
        count = len(listed(reader).ledger.items)
        await reader.press("f")
        assert 0 < len(listed(reader).ledger.items) < count
        await reader.press("f")
        assert len(listed(reader).ledger.items) == count


async def test_a_digit_shows_one_source_and_then_all_again() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q")
        count = len(listed(reader).ledger.items)
        await reader.press("2")
        assert "only Source 001" in reader.text()
        assert 0 < len(listed(reader).ledger.items) < count
        await reader.press("2")
        assert len(listed(reader).ledger.items) == count
        await reader.press("9")
        assert listed(reader).bar.answer == "there are 5 sources"


async def test_y_copies_the_words_with_speaker_outlet_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(size=(120, 36)) as reader:
        copied: list[str] = []
        monkeypatch.setattr(reader.app, "copy_to_clipboard", copied.append)
        await reader.press("Q", "space", "j", "y")
        assert copied[0].startswith(SENT)
        assert "asked (Pulse, “Iraq's prime minister told the US" in copied[0]
        assert copied[0].endswith("paragraph 2)")


async def test_rows_are_gone_through_to_both_ends() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("Q", "k")
        assert listed(reader).bar.answer == "first row"
        await reader.press("G", "j")
        assert listed(reader).bar.answer == "last row"
        last = listed(reader).ledger.cursor
        await reader.press("g", *["d"] * 9)
        assert listed(reader).ledger.cursor == last
        await reader.press(*["u"] * 9)
        assert listed(reader).ledger.cursor == 0


async def test_the_row_at_the_cursor_is_always_seen() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("Q", "space", "j", "space")
        ledger = listed(reader).ledger
        for key in ["j"] * 12 + ["k"] * 12 + ["G", "g", "d", "s", "u"]:
            await reader.press(key)
            ledger = listed(reader).ledger
            assert any(ledger._place_at(y) == (ledger.cursor, 0) for y in range(ledger.size.height))


async def test_help_and_themes_work_over_a_list() -> None:
    async with reading() as reader:
        theme = reader.app.theme
        await reader.press("Q", "t")
        assert reader.app.theme != theme
        await reader.press("?")
        assert isinstance(reader.app.screen, Help)
        await reader.press("escape")
        assert isinstance(reader.app.screen, Quotations)


async def test_a_story_without_quotations_says_so() -> None:
    async with reading(story(article("a0", ["One."]), article("b1", ["Two."]))) as reader:
        await reader.press("Q")
        assert "nothing found" in reader.text()
        assert "No words stand between quotation marks" in reader.text()
        await reader.press("j", "space", "s", "f", "y", "enter", "escape")
        assert reader.app.screen is reader.screen
