"""Every format gives its lines and what it says of itself, and is told by its content."""

import datetime
import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tui.story import StoryError, read_story
from tui.story.readers import Page, Source, format_of, pages

_BODY = [
    "The ferry burned for six hours in the harbour on Friday, and eleven people were taken to hospital.",
    "“We saw the smoke from the bridge,” said the captain, who had left the ship with the last boat.",
    "The company said that it would pay for the hotel of every passenger until the next ferry leaves.",
]
_HEAD = (
    '<meta property="og:site_name" content="The Gazette"><meta name="author" content="Jane Smith">'
    '<meta property="article:published_time" content="2019-05-03T10:00:00Z">'
    '<link rel="canonical" href="https://gazette.example/ferry">'
)


def _html(head: str = _HEAD, body: str = "", begin: str = "<!DOCTYPE html>") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in _BODY)
    return (
        f'{begin}<html lang="en-GB"><head><title>Ferry burns</title>{head}</head><body><nav>'
        f'<a href="/">Home</a></nav><article><h1>Ferry burns</h1>{body}{paragraphs}</article>'
        "<footer>About us</footer></body></html>"
    )


def _page(raw: str | bytes, suffix: str = "") -> Page:
    (page,) = pages(Source("a", raw if isinstance(raw, bytes) else raw.encode(), suffix))
    return page


def _error(raw: str | bytes, suffix: str = "") -> str:
    with pytest.raises(StoryError) as caught:
        _page(raw, suffix)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def _text(page: Page) -> list[str]:
    return [line for line in page.lines if line]


def test_a_saved_page_gives_its_article_and_what_it_says_of_itself() -> None:
    page = _page(_html())
    assert _text(page) == ["Ferry burns", *_BODY]
    assert (page.headline, page.byline, page.outlet) == ("Ferry burns", "Jane Smith", "The Gazette")
    assert (page.published, page.language) == (datetime.date(2019, 5, 3), "en-GB")
    assert page.clock == datetime.time(10, tzinfo=datetime.UTC)
    assert page.url == "https://gazette.example/ferry"


def test_what_a_page_does_not_say_is_not_made_up() -> None:
    page = _page(_html(head=""))
    assert page.byline is page.outlet is page.published is page.url is None


def test_captions_stand_under_the_article_each_once() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The ferry <b>at the quay</b></figcaption></figure>"
    page = _page(_html(body=figure * 2))
    assert _text(page) == ["Ferry burns", *_BODY, "Image caption: The ferry at the quay"]


def test_where_a_page_was_saved_from_is_its_address() -> None:
    begin = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://gazette.example/x/y -->\n"
    assert _page(_html(head="", begin=begin)).url == "https://gazette.example/x/y"


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    assert _page(json.dumps({"text": "A text.", "url": "javascript:alert(1)"})).url is None


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (_html(), "a web page"),
        ('<?xml version="1.0"?>\n<!-- x -->\n<html></html>', "a web page"),
        ('{"title": "T", "text": "A text."}', "JSON"),
        ('[{"maintext": "A text."}]', "JSON"),
        ("From: a@b.example\nSubject: x\nDate: Fri, 3 May 2019 10:00:00 +0000\n\nText.", "an e-mail"),
        ("---\ntitle: T\n---\nText.", "Markdown"),
        ("Text.", "plain text"),
        ("{ in braces, he said }", "plain text"),
        ("From: the editor\nTo: the readers\n\nA letter.", "plain text"),
        ("<3 is how he ended the letter.", "plain text"),
        ("--- and so on", "plain text"),
    ],
)
def test_the_content_tells_the_format_where_the_name_lies(raw: str, name: str) -> None:
    reader = format_of(Source("a.txt", raw.encode(), ".txt"))
    assert name == reader.NAME


def test_the_encoding_that_a_page_states_is_believed_and_a_false_one_is_not() -> None:
    page = _html(
        head='<meta charset="windows-1251"><title>Паром</title>', body="<p>Паром горел в порту весь день.</p>"
    )
    assert (
        "Паром горел в порту весь день."
        in _page(page.replace("“", '"').replace("”", '"').encode("cp1251")).lines
    )
    false = _html(head='<meta charset="utf-16">')
    assert _text(_page(false)) == ["Ferry burns", *_BODY]


def test_garbled_letters_are_mended_and_said() -> None:
    garbled = "\n".join(_BODY).replace("“", "â€œ").replace("”", "â€\x9d") + " Itâ€™s Åsa’s café, Ÿes."
    article = _page(garbled)
    assert article.lines[:2] == tuple(_BODY[:2])
    assert article.lines[2].endswith("It’s Åsa’s café, Ÿes.")
    assert article.notices == ("garbled letters (such as â€™ for ’) were mended in 2 lines, the first 2",)
    right = "L’Âge d’or à São Tomé, «Ça va», Ærø, naïve café – “ok” £5 €6"
    assert (_page(right).lines, _page(right).notices) == ((right,), ())


def test_json_of_both_programs_is_read() -> None:
    trafilatura = {"title": "Ferry burns", "author": "Jane Smith", "date": "2019-05-03",
                   "text": "\n".join(_BODY), "source": "https://gazette.example/f",
                   "source-hostname": "The Gazette"}  # fmt: skip
    news_please = {"title": "Ferry burns", "authors": ["Jane Smith"], "date_publish": "2019-05-03 10:00:00",
                   "maintext": "\n".join(_BODY), "url": "https://gazette.example/f", "text": None,
                   "source_domain": "The Gazette"}  # fmt: skip
    timed = _page(json.dumps(news_please))
    assert timed.clock == datetime.time(10)
    assert _page(json.dumps(trafilatura)) == timed._replace(clock=None)
    page = _page(json.dumps(trafilatura))
    assert (_text(page), page.byline, page.published) == (
        ["Ferry burns", *_BODY],
        "Jane Smith",
        datetime.date(2019, 5, 3),
    )


@pytest.mark.parametrize("joined", ["[{}, {}]", "{}\n{}\n"])
def test_a_file_of_several_articles_gives_each(joined: str, tmp_path: Path) -> None:
    one, two = (json.dumps({"text": text, "title": f"Title {text[:3]}"}) for text in _BODY[:2])
    path = tmp_path / "export.json"
    path.write_text(joined.replace("{}", one, 1).replace("{}", two, 1), encoding="utf-8")
    story = read_story(path)
    assert [(article.id, article.letter) for article in story.articles] == [
        ("export", "A"),
        ("export-2", "B"),
    ]
    (tmp_path / "story.yaml").write_text("articles:\n  - {id: a, file: export.json}\n", encoding="utf-8")
    with pytest.raises(StoryError, match=r"export\.json: holds 2 articles; write each to a file of its own"):
        read_story(tmp_path)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('{"text": "cut', "a: broken JSON: "),
        (
            '{"title": "T", "text": ""}',
            "a: holds no article's text; looked for the keys maintext, text, raw_text",
        ),
        ("[" * 100_000 + '{"text"', "a: "),
        (b"<html>" + b"<div>" * 100_000, "a: no article could be found in the page; save its text instead"),
        ("<html><body></body></html>", "a: no article could be found in the page; save its text instead"),
        (b"From: a@b.example\nDate: x\nMIME-Version: 1.0\n\n", "a: an e-mail without a text"),
        (b"{\\rtf1 text}", "a: an RTF file, not a text"),
        ("---\ntitle: x\n---\n", "a: "),
    ],
)
def test_what_is_broken_is_told_in_one_line(raw: str | bytes, message: str) -> None:
    try:
        assert _error(raw).startswith(message)
    except pytest.fail.Exception:
        assert message == "a: "  # read as text after all


def _mail(**parts: str) -> bytes:
    message = EmailMessage()
    message["From"] = "The Gazette <news@gazette.example>"
    message["Subject"] = "Ferry burns"
    message["Date"] = "Fri, 03 May 2019 10:00:00 +0200"
    message.set_content(parts["plain"])
    if "html" in parts:
        message.add_alternative(parts["html"], subtype="html")
    return message.as_bytes()


def test_a_newsletter_gives_its_subject_sender_and_day() -> None:
    page = _page(_mail(plain="\n\n".join(_BODY)))
    assert _text(page) == ["Ferry burns", *_BODY]
    assert (page.headline, page.outlet, page.published) == (
        "Ferry burns",
        "The Gazette",
        datetime.date(2019, 5, 3),
    )


def test_a_newsletters_marked_up_text_is_read_where_it_says_as_much() -> None:
    page = _page(_mail(plain="View this letter in your browser.", html=_html()))
    assert _text(page) == ["Ferry burns", *_BODY]
    page = _page(_mail(plain="\n\n".join(_BODY * 3), html="<html><body><p>Short.</p></body></html>"))
    assert _text(page) == ["Ferry burns", *_BODY * 3]


def test_markdown_gives_its_words_without_its_marks() -> None:
    page = _page(
        "---\ntitle: Ferry burns\nauthor: [Jane Smith, Ole Berg]\ndate: 2019-05-03\n"
        "source: https://gazette.example/f\ntags: [x]\n---\n\n# Ferry burns\n\nThe **ferry** burned for\n"
        "six hours in the [harbour](https://h.example).\n\n![The ferry](a.jpg)\n\n## What comes next\n"
        "> “We saw *it*,” he said.\n\n- 2 * 3 * 4 is \\*24\n- snake_case_name\n"
    )
    assert _text(page) == [
        "Ferry burns",
        "The ferry burned for six hours in the harbour.",
        "Image caption: The ferry",
        "What comes next",
        "“We saw it,” he said.",
        "- 2 * 3 * 4 is *24",
        "- snake_case_name",
    ]
    assert (page.headline, page.byline, page.outlet) == ("Ferry burns", "Jane Smith, Ole Berg", None)
    assert (page.published, page.url) == (datetime.date(2019, 5, 3), "https://gazette.example/f")


def test_markdown_without_front_matter_takes_its_first_heading_for_the_headline() -> None:
    page = _page("# Ferry *burns* #\n\nText.", ".md")
    assert (page.headline, page.lines) == ("Ferry burns", ("Ferry burns", "", "Text."))


@pytest.mark.parametrize("front", ["title: [", "a: &x [1]\nb: *x", "- a list", "!!python/object:os.system x"])
def test_front_matter_that_cannot_be_read_stops_nothing(front: str) -> None:
    page = _page(f"---\n{front}\n---\nThe text.", ".md")
    assert page.lines == ("The text.",)
    assert page.notices in ((), ("its front matter is no YAML and was not read",))
