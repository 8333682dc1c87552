"""Cleaning and splitting lose nothing and invent nothing, whatever the text."""

import re

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from tui.story import StoryError, read_story
from tui.story.harmless import harmless

_SNIPPETS = [
    "ADVERTISEMENT",
    "Share this",
    "By Jane Smith",
    "January 10, 2020",
    "Updated:",
    "(Jane Doe/AP Photo)",
    "Related:",
    "The prime minister asked the U.S. to leave, he said.",
    "“We stay. We do.” He left .",
    "  • ",
    "Mike Pompeo",
    "Jane DoeJane Ann DoeTrump speaks | Iraq votes MORE to go",
    "\u200b",
    "\u00a0 ",
    "…",
    "\x1b[2J",
    "\t",
    "\r",
    "\n\n",
]
_texts = st.lists(st.sampled_from([*_SNIPPETS, "\n"]) | st.text(max_size=30), max_size=30).map("".join)
_ends = re.compile(r"\r\n|\n|\r")


@given(text=_texts)
@example(text="word\u200b \u200b word ''s .\n* - x")
def test_every_character_is_in_one_line_and_every_kept_one_in_one_paragraph(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assume(not text.startswith("\ufeff"))  # a mark of the encoding there, not a character
    path = tmp_path_factory.mktemp("story") / "a.txt"
    path.write_bytes(text.encode())
    try:
        article = read_story(path).articles[0]
    except StoryError:  # blank, or full of control characters
        reject()
    assume(not any("mended" in notice for notice in article.notices))
    printed = [harmless(line) for line in _ends.split(text)]
    assert [line.text for line in article.lines] == (
        printed[:-1] if printed[-1] == "" and len(printed) > 1 else printed
    )
    for line in article.lines:
        spans = [0, *(at for cut in line.cuts for at in cut[:2]), len(line.text)]
        assert spans == sorted(spans)
        assert all(cut.start < cut.end and cut.reason for cut in line.cuts)
        assert line.role == "body" or not line.cuts
        assert bool(line.reason) == (line.role in ("aside", "metadata"))
    body = [line.number for line in article.lines if line.role == "body"]
    assert [number for paragraph in article.paragraphs for number in paragraph.lines] == body
    for paragraph in article.paragraphs:
        kept = [article.lines[number - 1].kept.strip() for number in paragraph.lines]
        assert paragraph.text == " ".join(kept)
        own = [sentence for sentence in article.sentences if sentence.paragraph == paragraph.index]
        at = 0
        for sentence in own:
            assert paragraph.text[at : sentence.start].strip() == ""
            assert (
                sentence.text == paragraph.text[sentence.start : sentence.end] == sentence.text.strip() != ""
            )
            assert sentence.line in paragraph.lines
            at = sentence.end
        assert at == len(paragraph.text)
    assert [sentence.index for sentence in article.sentences] == list(range(len(article.sentences)))
