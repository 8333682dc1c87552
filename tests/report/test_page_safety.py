"""What an article cannot do to the HTML report: run, look like something else, or reach outside."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from tests.report.browser import Browser
from tests.report.pages import HOSTILE, NOTES, hostile, needs_chromium, told, written
from tests.stories import article, comparison, story
from tui.report import write


@needs_chromium
def test_a_hostile_article_does_nothing(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(hostile(), tmp_path, NOTES))
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


class Reader(HTMLParser):
    """The tags and attributes of a page, and the words of its sentences."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_policy_lets_through_the_very_style_and_script_and_nothing_else() -> None:
    page = write(hostile(), "html", NOTES)
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
    tags = Reader(write(hostile(), "html", NOTES)).tags
    assert {"img", "link", "iframe", "base"}.isdisjoint(tag for tag, _ in tags)
    assert not [values for _, values in tags if {"src", "srcset", "style"} & values.keys()]
    assert not [name for _, values in tags for name in values if name.startswith("on")]


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    one, two = article("a0", ["Rain."]), article("b1", ["Rain."])
    of = story(replace(one, url="javascript:alert(1)"), replace(two, url="https://example.org/rain"))
    page = write(comparison(of, []), "html")
    assert 'href="https://example.org/rain"' in page
    assert 'href="javascript' not in page
