"""Odd sizes, long texts, failures, and leaving in the middle of things."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from tests.screens.driving import Driver, reading, seeds
from tests.stories import article, story
from tui.app import Sidelong
from tui.compare import ground as ground_module
from tui.compare.ground import Ground
from tui.screens.help import Help
from tui.story import Story

TALL = story(article("a0", ["word " * 900 + "end."], ["Next."]), article("b1", ["Other."]))


async def test_leaving_does_not_wait_for_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def endless(*_: object) -> Ground:
        go_on.wait()
        raise AssertionError

    monkeypatch.setattr(ground_module, "ground", endless)
    app = Sidelong(seeds())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("j", "G", "]", "i", "M", "tab", "x", "p")
        workers = [thread for thread in threading.enumerate() if "compare" in thread.name or thread.daemon]
        assert all(thread.daemon for thread in workers if thread.is_alive())
        await pilot.press("q")
        assert app._exit
    go_on.set()


async def test_escape_gives_up_a_comparison_and_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, over = threading.Event(), threading.Event()

    def endless(story: Story, progress: Callable[[str, float], None], *_: object) -> Ground:
        progress("links", 0.4)
        go_on.wait()
        try:
            progress("done", 1.0)
        finally:
            over.set()
        raise AssertionError

    monkeypatch.setattr(ground_module, "ground", endless)
    app = Sidelong(seeds())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause(0.1)
        reader = Driver(app, pilot)
        assert "comparing: links 40% · Esc stops it" in reader.text()
        await pilot.press("M")
        assert reader.answer == "still comparing"
        await pilot.press("escape")
        assert "comparing stopped" in reader.answer
        assert "not compared" in reader.text()
        go_on.set()
        over.wait(5)
        await pilot.press("j", "M")
        assert (reader.cursor, reader.answer) == ((0, 1), "not compared")
        assert reader.screen.comparison is None


async def test_a_comparison_that_breaks_off_is_told_and_the_text_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> Ground:
        raise RuntimeError("no\x1b[31m luck")

    monkeypatch.setattr(ground_module, "ground", broken)
    app = Sidelong(seeds())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause(0.3)
        shown = " ".join(Driver(app, pilot).text().split())
        assert "could not be compared, but can be read" in shown
        assert "not compared" in shown
        assert "\x1b" not in shown
        await pilot.press("j", "j", "i")
        assert Driver(app, pilot).cursor == (0, 2)
        assert Driver(app, pilot).screen.telling.strip.words == "not compared"
        assert "once they are compared" in Driver(app, pilot).inspected()


@pytest.mark.parametrize("size", [(80, 12), (60, 10), (40, 10), (30, 8), (20, 5), (10, 3)])
async def test_a_low_screen_still_shows_text(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        for key in ("j", "i", "j", "G", "g"):
            await reader.press(key)
            assert reader.screen.pane.size.height >= max(1, size[1] - 5)
        assert reader.screen.max_scroll_y == 0


async def test_a_sentence_taller_than_the_pane_is_read_by_half_pages() -> None:
    async with reading(TALL, size=(120, 30)) as reader:
        pane, seen = reader.screen.pane, set()
        while reader.cursor == (0, 0):
            seen |= set(range(pane.top, pane.top + pane.size.height))
            await reader.press("d")
        assert seen >= set(range(pane.flow.heights[0]))
        await reader.press("k", "d", "d", "u", "u", "u")
        assert reader.cursor == (0, 0)
        assert pane.top == 0


async def test_the_wheel_never_leaves_the_article() -> None:
    async with reading() as reader:
        pane = reader.screen.panes[0]
        for rows in (3, -3):
            for _ in range(100):
                pane.post_message(pane.Wheeled(0, rows))
            await reader.pilot.pause()
            assert -pane.size.height < pane.top < len(pane.flow.rows)


async def test_selected_words_are_the_ones_highlighted_and_copied() -> None:
    told: Story = story(article("a0", ["伊拉克要求美军撤出 and leave."]), article("b1", ["Other."]))
    async with reading(told, size=(120, 30)) as reader:
        pane = reader.screen.panes[0]
        selection = Selection(Offset(2, 0), Offset(8, 0))
        reader.screen.selections = {pane: selection}
        await reader.pilot.pause()
        assert pane.get_selection(selection) == ("克要求美军撤", "\n")
        style = reader.screen.get_component_rich_style("screen--selection")
        row = pane.render_lines(pane.size.region)[0]
        marked = "".join(text for text, own, _ in row if own and own.bgcolor == style.bgcolor)
        assert marked == "克要求美军撤"


async def test_copying_after_the_selected_words_are_gone_does_no_harm() -> None:
    async with reading() as reader:
        await reader.press("i")
        view = reader.screen.query_one("PassageText")
        reader.screen.selections = {view: Selection(Offset(0, 3), Offset(5, 500))}
        view.get_selection(Selection(Offset(0, 300), Offset(5, 500)))
        await reader.press("j", "ctrl+c")
        assert not reader.screen.selections


async def test_a_long_title_leaves_room_for_the_figures() -> None:
    told = Story("A title " * 60, story(article("a0", ["One."]), article("b1", ["One."])).articles)
    async with reading(told, size=(120, 30)) as reader:
        assert "2 sources" in reader.text()


async def test_many_notices_are_told_in_a_few_lines() -> None:
    async with reading(notices=tuple(f"notice {n} \x1b]0;x" for n in range(20))) as reader:
        shown = reader.text()
        assert "and 17 more" in shown
        assert "notice 4" not in shown
        assert "\x1b" not in shown


@pytest.mark.parametrize("key", ["Q", "q", "x", "f2"])
async def test_any_key_that_does_not_scroll_closes_help(key: str) -> None:
    async with reading() as reader:
        await reader.press("?", "j", "k")
        assert isinstance(reader.app.screen, Help)
        await reader.press(key)
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("key", ["", "Q"])
async def test_an_answer_that_is_too_long_for_the_row_is_cut_and_not_left_out(key: str) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press(*key)
        reader.app.screen.answer("opening in the browser: https://news.example/" + "a" * 80)
        await reader.pilot.pause()
        assert "opening in the browser: https://news.example/aaa" in reader.text()


async def test_an_answer_from_before_a_list_is_gone_when_the_list_closes() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("y")
        assert reader.answer
        await reader.press("Q", "escape")
        assert reader.answer == ""
