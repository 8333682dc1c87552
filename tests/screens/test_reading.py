"""Moving about: the cursor, its counterparts, stops, sources. On the bundled story."""

from __future__ import annotations

import random

import pytest

from tests.screens.driving import Driver, reading
from tests.stories import article, story
from tui.compare import Ref
from tui.findings.kinds import STOPS
from tui.findings.marks import spread
from tui.reading.stops import counted, stops_of


def check_alignment(reader: Driver) -> None:
    """What holds after every key: the cursor is seen whole, every counterpart stands on its row."""
    screen, row = reader.screen, reader.row
    assert screen.comparison is not None
    pane = screen.pane
    tall = min(pane.flow.heights[screen.cursor.sentence], pane.size.height)
    assert 0 <= row <= pane.size.height - tall
    found = screen.comparison.counterparts(screen.cursor.ref)
    for index in reader.visible:
        other = screen.panes[index]
        assert other.active == (index == screen.cursor.article)
        if index == screen.cursor.article:
            continue
        assert other.spot == (found[index][0].sentence if index in found else None)
        if index in found:
            assert other.row_of(found[index][0].sentence) == row


async def test_j_and_k_move_by_a_sentence_and_say_where_the_article_ends() -> None:
    async with reading() as reader:
        await reader.press("j", "down")
        assert reader.cursor == (0, 2)
        await reader.press("k", "up")
        assert reader.cursor == (0, 0)
        await reader.press("k")
        assert (reader.cursor, reader.answer) == ((0, 0), "first sentence")
        await reader.press("G", "j")
        assert reader.answer == "last sentence"


async def test_braces_move_by_a_paragraph() -> None:
    async with reading() as reader:
        await reader.press("4", "}", "}")
        sentences = reader.screen.article.sentences
        assert sentences[reader.cursor[1]].paragraph == 2
        assert sentences[reader.cursor[1] - 1].paragraph == 1
        await reader.press("j", "{")
        assert sentences[reader.cursor[1]].paragraph == 2
        await reader.press("{")
        assert sentences[reader.cursor[1]].paragraph == 1


async def test_half_pages_move_the_view_and_the_cursor_to_both_ends() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("3")
        seen = [reader.cursor[1]]
        while not reader.answer:
            await reader.press("d")
            check_alignment(reader)
            seen.append(reader.cursor[1])
        assert seen == sorted(seen)
        assert seen[-1] == len(reader.screen.article.sentences) - 1
        await reader.press("space")
        assert reader.answer == "last sentence"
        while reader.answer != "first sentence":
            await reader.press("u")
            check_alignment(reader)
        assert reader.cursor[1] == 0
        await reader.press("pagedown", "pageup")
        assert reader.cursor[1] == 0


async def test_g_and_capital_g_go_to_the_ends_of_the_article() -> None:
    async with reading() as reader:
        last = len(reader.screen.article.sentences) - 1
        await reader.press("G")
        assert reader.cursor == (0, last)
        await reader.press("g")
        assert reader.cursor == (0, 0)
        await reader.press("end", "home")
        assert reader.cursor == (0, 0)


@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24)])
async def test_every_counterpart_stands_on_the_cursors_row_after_any_keys(size: tuple[int, int]) -> None:
    # fmt: off
    keys = ["j", "j", "j", "k", "}", "{", "d", "u", "g", "G", "]", "[", "f", "tab", "h", "l", "1", "2", "3",
            "4", "5", "'", "c", "b", "i", "J", "v", "plus", "minus", "z"]
    # fmt: on
    wander = random.Random(7)
    async with reading(size=size) as reader:
        for _ in range(50):
            await reader.press(wander.choice(keys))
            check_alignment(reader)


async def test_moving_within_view_does_not_scroll_the_pane_that_is_read() -> None:
    async with reading() as reader:
        top = reader.screen.pane.top
        await reader.press("j")
        assert reader.screen.pane.top == top
        await reader.press("k")
        assert reader.screen.pane.top == top


async def test_a_source_without_a_counterpart_keeps_its_place_and_says_so() -> None:
    async with reading() as reader:
        comparison = reader.screen.comparison
        assert comparison is not None
        lone = next(ref for ref in comparison.unique if ref.article == 0 and ref.sentence > 2)
        while reader.cursor[1] < lone.sentence - 1:
            await reader.press("j")
        held = [pane.held for pane in reader.screen.panes[1:]]
        await reader.press("j")
        assert reader.cursor == lone
        assert [pane.held for pane in reader.screen.panes[1:]] == held
        assert "not covered" in reader.text()
        assert reader.screen.telling.strip.words == "none found elsewhere"


async def test_a_counterpart_told_elsewhere_says_how_many_paragraphs_away() -> None:
    async with reading() as reader:
        notes = set()
        for source in (1, 3):
            await reader.press(str(source), "g")
            for _ in reader.screen.article.sentences:
                notes |= {title.note for title in reader.screen.columns.titles}
                await reader.press("j")
        assert any("¶ earlier" in note for note in notes)
        assert any("¶ later" in note for note in notes)


@pytest.mark.parametrize("presses", range(len(STOPS)))
async def test_brackets_stop_at_the_chosen_kind_and_stay_at_the_last(presses: int) -> None:
    async with reading() as reader:
        await reader.press("4", *["f"] * presses)
        assert reader.screen.comparison is not None
        stops = stops_of(reader.screen.comparison, 3, reader.screen.stops)
        await reader.press("g")
        met = [reader.cursor[1]] if reader.cursor[1] in stops else []
        for _ in stops[len(met) :]:
            await reader.press("]")
            met.append(reader.cursor[1])
        await reader.press("]")
        assert met == stops
        what = f"{counted(reader.screen.stops)} in D"
        assert reader.answer == (f"last of {len(stops)} {what}" if stops else f"no {what}")
        for _ in stops:
            await reader.press("[")
        assert reader.answer == (f"first of {len(stops)} {what}" if stops else f"no {what}")


async def test_a_stop_says_what_is_counted() -> None:
    async with reading() as reader:
        await reader.press("f", "f", "f", "]")
        assert reader.screen.stops == "conflicts"
        assert "sentences with conflicts in A" in reader.answer


async def test_a_source_without_a_counterpart_is_not_tinted_as_if_it_had_one() -> None:
    async with reading() as reader:
        comparison = reader.screen.comparison
        assert comparison is not None
        reader.screen.go(comparison.unique[0])
        await reader.pilot.pause()
        others = [pane for pane in reader.screen.panes if not pane.active]
        assert [pane.lit for pane in others] == [frozenset()] * 4
        assert [pane.spot for pane in others] == [None] * 4


async def test_the_sign_the_strip_and_the_inspector_count_alike() -> None:
    async with reading() as reader:
        await reader.press("i")
        comparison, screen = reader.screen.comparison, reader.screen
        assert comparison is not None
        for passage in comparison.passages:
            counts = set()
            for ref in passage.members:
                screen.go(ref)
                counts.add(spread(comparison, ref))
                told = f"in {spread(comparison, ref)} of 5"
                assert told in screen.telling.strip.words
                assert told in reader.inspected()
            assert len(counts) == 1


async def test_f_names_what_brackets_stop_at_and_the_footer_follows() -> None:
    async with reading() as reader:
        assert "] [ shared" in reader.text()
        await reader.press("f")
        assert reader.answer == "] stops at quotations"
        assert "] [ quotations" in reader.text()


async def test_tab_h_and_l_read_on_in_the_next_source_and_do_not_wrap_round() -> None:
    async with reading() as reader:
        await reader.press("tab", "l")
        assert reader.cursor[0] == 2
        await reader.press("h", "h", "h")
        assert (reader.cursor[0], reader.answer) == (0, "first source")
        await reader.press("5", "tab")
        assert (reader.cursor[0], reader.answer) == (4, "last source")
        await reader.press("9")
        assert reader.answer == "there are 5 sources"


async def test_a_digit_goes_to_the_counterpart_in_that_source() -> None:
    async with reading() as reader:
        assert reader.screen.comparison is not None
        await reader.press("j")
        wanted = reader.screen.comparison.counterparts(Ref(0, 1))[3][0]
        row = reader.row
        await reader.press("4")
        assert reader.cursor == wanted
        assert reader.row == row


async def test_the_apostrophe_goes_back_to_before_the_jump() -> None:
    async with reading() as reader:
        await reader.press("j", "j", "G", "4", "'")
        assert reader.cursor == (0, len(reader.screen.story.articles[0].sentences) - 1)
        await reader.press("'")
        assert reader.cursor == (0, 2)
        await reader.press("'")
        assert reader.answer == "no jump to go back from"


async def test_reading_on_in_another_pane_does_not_move_that_pane() -> None:
    async with reading() as reader:
        await reader.press("j", "j", "j")
        for key in ("tab", "l", "h"):
            tops = [pane.top for pane in reader.screen.panes]
            await reader.press(key)
            assert reader.screen.pane.top == tops[reader.cursor[0]]


async def test_unlinked_panes_stay_until_they_are_realigned() -> None:
    async with reading() as reader:
        await reader.press("s")
        assert "not linked" in reader.text()
        held = [pane.held for pane in reader.screen.panes[1:]]
        await reader.press("j", "j", "j", "d")
        assert [pane.held for pane in reader.screen.panes[1:]] == held
        await reader.press("S")
        check_alignment(reader)
        assert not reader.screen.alignment.linked
        await reader.press("s", "j")
        check_alignment(reader)


async def test_a_click_puts_the_cursor_on_that_sentence() -> None:
    async with reading() as reader:
        pane = reader.screen.panes[2]
        row = pane.row_of(1)
        await reader.pilot.click(pane, offset=(8, row))
        await reader.pilot.pause()
        assert reader.cursor == (2, 1)
        check_alignment(reader)


async def test_the_wheel_scrolls_linked_panes_together_and_the_next_key_brings_the_cursor_back() -> None:
    async with reading() as reader:
        screen = reader.screen
        for _ in range(8):
            screen.panes[1].post_message(screen.panes[1].Wheeled(1, 3))
        await reader.pilot.pause()
        assert screen.panes[0].top == 24
        await reader.press("j")
        check_alignment(reader)


async def test_a_story_of_one_article_says_there_is_nothing_to_compare() -> None:
    async with reading(story(article("a0", ["One sentence."], ["Another."]))) as reader:
        assert "1 source · 2 sentences · nothing to compare it with" in reader.text()
        await reader.press("j", "tab", "]", "i", "f", "c", "2")
        assert reader.cursor == (0, 1)
        assert "nothing to compare it with" in reader.text()


async def test_an_article_with_nothing_left_after_cleaning_can_be_passed_through() -> None:
    async with reading(story(article("a0", ["One."]), article("b1"), article("c2", ["Three."]))) as reader:
        await reader.press("tab", "j", "}", "d", "G", "]", "i", "b")
        assert reader.cursor[0] == 1
        await reader.press("tab")
        assert reader.cursor[0] == 2


async def test_settings_give_way_to_the_title_and_a_mark_that_was_begun_does_not() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("p")
        title = reader.text().split("\n")[0]
        assert reader.screen.story.title in title
        assert "pin from A" in title
        assert "all marks" not in title


async def test_a_headline_goes_on_in_a_second_row_and_none_is_made_up() -> None:
    async with reading(size=(200, 50)) as reader:
        rows = reader.text().split("\n")
        assert "Make Plans to Withdraw Troops" in rows[5]
        assert rows[4].count("no headline") == 1
        before = rows[4][3:30]
        await reader.press("2", "G")
        assert reader.text().split("\n")[4][3:30] == before
    async with reading(size=(80, 24)) as reader:
        assert "to start making" not in reader.text()
