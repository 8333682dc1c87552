"""The HTML report in a real browser: what a reader sees and does, and what an article cannot do."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.report.browser import CHROMIUM, Browser
from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison
from tui.findings.kept import Kept
from tui.report import write
from tui.story import Story

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; .ci/run installs one")

HOSTILE = (
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "</style><style>body{display:none}</style>",
    "<img src=x onerror=\"document.title='owned'\">",
    '" onmouseover="document.title=\'owned\'" x="',
    "' autofocus onfocus='document.title=1'",
    "<!--[if gte IE 4]><b>x</b><![endif]-->",
    "<svg/onload=document.title=1>",
    "{{ 7 * 7 }} {% include 'x' %} ${7*7} #{7*7}",
    "&lt;b&gt; &#x3c;i&#x3e; &quot;",
    "red;}body{background:url(https://example.org/x)}",
    "\u202eright to left\u202c \x00 \x1b[2J",
    "<a href=javascript:document.title=1>press</a><base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
)
"""What a hostile article may print."""


def hostile() -> Comparison:
    """Two articles that say nothing else, and bear it in every field."""
    made = []
    for name in ("a0", "b1"):
        one = article(name, list(HOSTILE[:7]), list(HOSTILE[7:]), aside={1: HOSTILE[0]})
        made.append(
            replace(one, outlet=HOSTILE[4], headline=HOSTILE[1], byline=HOSTILE[3], url="javascript:alert(1)")
        )
    of = replace(story(*made), title=HOSTILE[2])
    pairs = [((0, n), (1, n)) for n in range(len(HOSTILE))]
    return comparison(of, pairs, [[a, b] for a, b in pairs], [[(0, 1, 0, 9), (1, 1, 0, 9)]])


KEPT = (Kept("a0", 1, HOSTILE[0], HOSTILE[1], (HOSTILE[3], HOSTILE[5])),)


def told() -> Comparison:
    """Three reports long enough to scroll, which tell the same matters in other orders."""
    filler = [[f"Nothing that happened in street {n} is told by anybody else, it seems."] for n in range(30)]
    said = "The harbour master said that “no ship has left the port since dawn on Monday”."
    closed = "The bridge over the river was closed to lorries for three weeks."
    paid = "The town paid two million crowns for the repair of the old bridge."
    a = article("a0", [said], *filler[:8], [closed], [paid], *filler[8:14])
    b = article("b1", *filler[14:24], [paid], [said], [closed])
    c = article("c2", [closed], *filler[24:30], [said])
    places = {said: [(0, 0), (1, 11), (2, 7)], closed: [(0, 9), (1, 12), (2, 0)], paid: [(0, 10), (1, 10)]}
    pairs = [(x, y) for refs in places.values() for i, x in enumerate(refs) for y in refs[i + 1 :]]
    at = said.index("no ship"), said.index("”")
    return comparison(story(a, b, c), pairs, list(places.values()), [[(*ref, *at) for ref in places[said]]])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


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


def written(of: Comparison, folder: Path, kept: tuple[Kept, ...] = ()) -> Path:
    target = folder / "report.html"
    target.write_text(write(of, "html", kept), encoding="utf-8")
    return target


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
    assert page.run("document.querySelector('#c1 .state').textContent") == "↓ 11 ¶ further on"
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


# --- what an article cannot do


@needs_chromium
def test_a_hostile_article_does_nothing(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(hostile(), tmp_path, KEPT))
    for key in "jlMQFWCA":
        browser.press(key)
    assert browser.run("document.title") == HOSTILE[2]
    assert browser.run("document.scripts.length") == 1
    assert (
        browser.run("document.querySelectorAll('img, svg:not(.bar svg), base, iframe, object').length") == 0
    )
    assert (
        browser.run(
            "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/i.test(a.name)))"
        )
        is False
    )
    assert browser.run(
        "[...document.querySelectorAll('a')].every(a => /^(#|https?:)/.test(a.getAttribute('href')))"
    )
    assert browser.run("document.querySelector('#s0\\\\.0 .t').textContent") == HOSTILE[0]
    assert browser.said == []
    assert len(browser.asked) == 1


@needs_chromium
def test_the_policy_refuses_what_would_be_let_in_by_a_fault(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(told(), tmp_path))
    browser.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.org/x.png\""
        ' onerror="document.title=1"><p style="color:red" onclick="document.title=1">x</p>\')'
    )
    browser.run("(() => {const s = document.createElement('script'); s.textContent = 'document.title = 2';"
                " document.body.append(s)})()")  # fmt: skip
    browser.run("fetch('https://example.org/').catch(() => 0)")
    browser.run("document.querySelector('p[onclick]').click()")
    assert browser.run("document.title") == "A test"
    assert any("Content Security Policy" in said for said in browser.said)
    sent = [address for address in browser.asked if not address.startswith("file:")]
    assert (
        browser.run("performance.getEntriesByType('resource').filter(e => e.transferSize > 0).length") == 0
    ), sent


# --- the file itself


class Reader(HTMLParser):
    """The tags and attributes of a page, and the words of its sentences."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_policy_lets_through_the_very_style_and_script_and_nothing_else() -> None:
    page = write(hostile(), "html", KEPT)
    (policy,) = (
        values["content"] for tag, values in Reader(page).tags if "http-equiv" in values and tag == "meta"
    )
    assert policy is not None
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        code = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{code}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_no_tag_asks_for_anything_outside_the_page() -> None:
    tags = Reader(write(hostile(), "html", KEPT)).tags
    assert {"img", "link", "iframe", "base"}.isdisjoint(tag for tag, _ in tags)
    assert not [values for _, values in tags if {"src", "srcset", "style"} & values.keys()]
    assert not [name for _, values in tags for name in values if name.startswith("on")]


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    one, two = article("a0", ["Rain."]), article("b1", ["Rain."])
    of = story(replace(one, url="javascript:alert(1)"), replace(two, url="https://example.org/rain"))
    page = write(comparison(of, []), "html")
    assert 'href="https://example.org/rain"' in page
    assert 'href="javascript' not in page


def test_an_unchanged_story_makes_the_same_page_byte_for_byte() -> None:
    assert write(told(), "html") == write(told(), "html")


@pytest.mark.parametrize("of", [Story("Nothing", ()), story(article("a0")), story(article("a0", ["Alone."]))])
def test_a_story_of_little_makes_a_page_too(of: Story) -> None:
    assert "<!DOCTYPE html>" in write(comparison(of, []), "html")


@needs_chromium
def test_the_bundled_story_opens_without_a_word_of_the_console(browser: Browser, tmp_path: Path) -> None:
    browser.resize(1600, 1000)
    browser.open(written(compare(read_story("seeds")), tmp_path))
    browser.press(*"jjlljj]][[MjQjFjWjCj", "Escape", *"fcizsbS")
    assert browser.said == []
    assert len(browser.asked) == 1
