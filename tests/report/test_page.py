"""The HTML report in a real browser: what a reader sees and does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.browser import Browser
from tests.report.pages import hostile, needs_chromium, told, written
from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.report import write
from tui.story import Story


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The page of `told`, at its usual size; whatever was done to it, nothing may have been said or asked."""
    browser.resize(1600, 1000)
    browser.dark(False)
    browser.open(written(told(), tmp_path))
    yield browser
    assert browser.said == []
    assert [address for address in browser.asked if not address.startswith("file:")] == []
    assert len(browser.asked) == 1


def top(page: Browser, at: str) -> float:
    return float(page.run(f"document.getElementById('s{at}').getBoundingClientRect().top"))


def cursor(page: Browser) -> str:
    return str(page.run("document.querySelector('.s.cursor').id.slice(1)"))


def answer(page: Browser) -> str:
    return str(page.run("document.querySelector('#answer').textContent"))


def shown(page: Browser) -> list[str]:
    return list(page.run("[...document.querySelectorAll('.column')].filter(c => !c.hidden).map(c => c.id)"))


# --- level columns


@needs_chromium
@pytest.mark.parametrize("at", ["0.0", "0.9", "0.10"])
def test_a_click_on_a_passage_brings_its_counterparts_level(page: Browser, at: str) -> None:
    page.run(f"document.getElementById('s{at}').scrollIntoView({{block: 'center'}})")
    before = top(page, at)
    page.click(f"#s{at.replace('.', chr(92) + '.')} .t")
    assert cursor(page) == at
    assert top(page, at) == before, "the column that is read does not move"
    counterparts = page.run("document.querySelector('.s.cursor').dataset.to").split()
    assert counterparts
    for other in counterparts:
        assert abs(top(page, other) - top(page, at)) <= 1


@needs_chromium
def test_every_move_of_the_cursor_keeps_counterparts_level_and_the_sentence_in_sight(page: Browser) -> None:
    for _ in range(12):
        page.press("j")
        at = cursor(page)
        box = page.run(
            "(() => {const s = document.querySelector('.s.cursor').getBoundingClientRect(),"
            " t = document.querySelector('.s.cursor').closest('.text').getBoundingClientRect();"
            " return [s.top >= t.top - 1, s.bottom <= t.bottom + 1]})()"
        )
        assert box == [True, True], at
        for other in page.run("document.querySelector('.s.cursor').dataset.to").split():
            assert abs(top(page, other) - top(page, at)) <= 1, (at, other)


@needs_chromium
def test_a_column_scrolled_by_hand_takes_the_others_with_it(page: Browser) -> None:
    page.press("]", "]")
    at = cursor(page)
    page.run(
        "new Promise(done => {document.querySelector('#c0 .text').scrollTop += 60;"
        " requestAnimationFrame(() => requestAnimationFrame(done))})"
    )
    others = page.run("document.querySelector('.s.cursor').dataset.to").split()
    assert others
    assert all(abs(top(page, other) - top(page, at)) <= 1 for other in others)


@needs_chromium
def test_columns_that_are_told_to_stay_do(page: Browser) -> None:
    page.press("s")
    before = page.run("document.querySelector('#c1 .text').scrollTop")
    page.press("]")
    assert page.run("document.querySelector('#c1 .text').scrollTop") == before
    page.press("S")
    assert abs(top(page, "1.12") - top(page, cursor(page))) <= 1


# --- keys


@needs_chromium
def test_the_keys_of_the_reader_move_the_cursor(page: Browser) -> None:
    moves = [
        (("j",), "0.1"), (("k",), "0.0"), (("k",), "0.0"), (("G",), "0.16"), (("g",), "0.0"),
        (("}",), "0.1"), (("{",), "0.0"), (("]",), "0.9"), (("]",), "0.10"), (("]",), "0.10"),
        (("[",), "0.9"), (("l",), "1.12"), (("l",), "2.0"), (("h",), "1.12"), (("1",), "0.9"),
        (("3",), "2.0"), (("'",), "0.10"),
    ]  # fmt: skip
    for keys, at in moves:
        page.press(*keys)
        assert cursor(page) == at, keys
    assert page.run("document.activeElement === document.querySelector('.s.cursor')")


@needs_chromium
def test_the_last_stop_says_so(page: Browser) -> None:
    page.press("]", "]", "]")
    assert answer(page) == "last of 3"
    page.press("f")
    assert answer(page) == "stops: quotations"


@needs_chromium
def test_the_strip_tells_who_carries_the_sentence_and_each_column_where(page: Browser) -> None:
    def strip() -> str:
        return str(page.run("document.querySelector('#presence').textContent")).replace("\n", " ").strip()

    assert strip().split() == ['A"', "B~", "C~"]
    assert page.run("document.querySelector('#c1 .state').textContent") == "↓ 11 ¶ later"
    page.press("j")
    assert strip().split() == ["A*", "B-", "C-"]
    assert page.run("document.querySelector('#c2 .state').textContent") == "not covered"


@needs_chromium
def test_lists_open_by_key_lead_to_the_words_and_esc_comes_back_to_the_row(page: Browser) -> None:
    page.press("M", "j", "j")
    row = page.run("document.querySelector('#map .row.at').rowIndex")
    page.press("Enter")
    assert page.run("document.querySelector('.view.open').id") == "read"
    page.press("Escape")
    assert page.run("document.querySelector('.view.open').id") == "map"
    assert page.run("document.querySelector('#map .row.at').rowIndex") == row == 3


@needs_chromium
def test_a_digit_puts_the_map_in_the_order_of_another_source(page: Browser) -> None:
    page.press("M", "3")
    rows = "[...document.querySelectorAll('.map tbody tr')]"
    carried = page.run(
        f"{rows}.filter(row => !row.cells[5].querySelector('.absent')).map(row => row.cells[1].textContent)"
    )
    assert [words[:12] for words in carried[:2]] == ["The bridge o", "Nothing that"]
    assert carried[-1].startswith("The harbour master")
    assert page.run("document.querySelector('#lead').textContent") == "C"


@needs_chromium
def test_search_goes_through_all_sources_and_stays_at_the_last(page: Browser) -> None:
    page.press("/", *"CROWNS", "Enter")
    assert (cursor(page), answer(page)) == ("0.10", "1 of 2")
    page.press("n")
    assert (cursor(page), answer(page)) == ("1.10", "2 of 2")
    page.press("n")
    assert answer(page) == "last of 2"
    page.press("/", *"zzz")
    assert answer(page) == "not found"


@needs_chromium
def test_marks_can_be_turned_off_and_what_was_set_aside_shown(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(hostile(), tmp_path))
    colour = "getComputedStyle(document.querySelector('.m-quotation')).color"
    marked = browser.run(colour)
    browser.press("c", "c")
    assert browser.run("document.body.dataset.marks") == "unique"
    assert browser.run(colour) != marked
    visible = "getComputedStyle(document.querySelector('.aside')).display"
    assert browser.run(visible) == "none"
    browser.press("b")
    assert browser.run(visible) == "block"


# --- widths and colours


@needs_chromium
def test_a_narrow_window_shows_fewer_columns_and_the_cursors_is_one_of_them(page: Browser) -> None:
    assert shown(page) == ["c0", "c1", "c2"]
    page.resize(700, 900)
    assert shown(page) == ["c0", "c1"]
    page.resize(420, 800)
    assert shown(page) == ["c0"]
    page.press("3")
    assert shown(page) == ["c2"]
    page.resize(700, 900)
    page.press("2")
    assert (cursor(page), shown(page)) == ("1.11", ["c1", "c2"]), "what is shown stays where it carries"
    page.press("k")
    assert (cursor(page), shown(page)) == ("1.10", ["c0", "c1"]), "the column that carries it comes"
    page.resize(420, 800)
    assert page.run("document.documentElement.scrollWidth") <= 420


@needs_chromium
def test_light_and_dark_follow_the_system_until_a_key_says_otherwise(page: Browser) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.run(ground)
    page.dark()
    dark = page.run(ground)
    assert light != dark
    page.press("t")
    assert page.run(ground) == light
    page.press("t")
    assert page.run(ground) == dark


@needs_chromium
def test_it_prints_every_view_and_no_controls(page: Browser) -> None:
    assert page.printed().startswith(b"%PDF")
    page.send("Emulation.setEmulatedMedia", {"media": "print"})
    assert page.run("[...document.querySelectorAll('.view')].every(view => view.offsetHeight > 0)")
    assert page.run("document.querySelector('.tools').offsetHeight") == 0
    page.send("Emulation.setEmulatedMedia", {"media": ""})


@needs_chromium
def test_every_control_has_an_accessible_name(page: Browser) -> None:
    page.send("Accessibility.enable")
    nodes = page.send("Accessibility.getFullAXTree")["nodes"]
    page.send("Accessibility.disable")
    nameless = [
        node["role"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") in ("button", "link", "searchbox", "article", "region", "table")
        and not node["ignored"]
        and not node.get("name", {}).get("value")
        and node["role"]["value"] != "table"
    ]
    assert nameless == []


# --- every story


def test_an_unchanged_story_makes_the_same_page_byte_for_byte() -> None:
    assert write(told(), "html") == write(told(), "html")


@pytest.mark.parametrize("of", [Story("Nothing", ()), story(article("a0")), story(article("a0", ["Alone."]))])
def test_a_story_of_little_makes_a_page_too(of: Story) -> None:
    assert "<!DOCTYPE html>" in write(comparison(of, []), "html")


@needs_chromium
def test_the_bundled_story_opens_and_prints_in_silence(browser: Browser, tmp_path: Path) -> None:
    browser.resize(1600, 1000)
    browser.open(written(compare(read_story("seeds")), tmp_path))
    browser.press(*"jjlljj]][[MjQjFjWjCj", "Escape", *"fcizsbS")
    # Its tables go over pages.
    assert browser.printed().startswith(b"%PDF")
    assert browser.said == []
    assert len(browser.asked) == 1
