"""Whatever a file holds, it is read or refused with one line: every parser, on arbitrary bytes and values."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui import read_story
from tui.keymap import remap
from tui.settings import load_settings
from tui.story import StoryError
from tui.themes import load_themes

few = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])

MARKUP = st.lists(
    st.sampled_from(
        (
            *(
                "<html>",
                "<body>",
                "<article>",
                "<p>",
                "</p>",
                "<script>",
                "</article>",
                "<!--",
                "-->",
                "<![CDATA[",
            ),
            *(
                "&#0;",
                "&#x110000;",
                "&amp",
                '<meta charset="utf-16">',
                "<title>",
                "The ferry sank.",
                "\x00",
                "\ud7ff",
            ),
            *('<script type="application/ld+json">{"@type":[', "}]</script>", "<", ">", '"', "é"),
        )
    ),
    max_size=30,
).map("".join)
MAIL = st.lists(
    st.sampled_from(
        (
            *(
                "From: a@b\n",
                "Subject: =?utf-8?b?!!?=\n",
                "Content-Type: text/html; charset=nope\n",
                "\n",
                "x\n",
            ),
            *("Content-Type: multipart/mixed; boundary=b\n", "--b\n", "--b--\n", "Date: 99 Foo\n", "\u202e"),
            *(
                "Content-Transfer-Encoding: base64\n",
                "====\n",
                "The ferry sank at nine.\n",
                "MIME-Version: 1.0\n",
            ),
        )
    ),
    max_size=20,
).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    (
        "title",
        "articles",
        "id",
        "file",
        "outlet",
        "published",
        "url",
        "headline",
        "body",
        "text",
        "articleBody",
    )
)
SHAPED = st.dictionaries(
    FIELDS, VALUES | st.lists(st.dictionaries(FIELDS, VALUES, max_size=5), max_size=3), max_size=5
)
BROKEN = st.sampled_from(
    ("a: [", "&a [*a]", "<<: *x", "!!python/object:os.system x", "\t- a", "---\n---", "? a")
)


def read(name: str, content: str | bytes) -> None:
    """Read a story of one file, or see it refused in one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        refused = ""
        try:
            read_story(path)
        except StoryError as error:
            refused = str(error)
        assert "\n" not in refused


@few
@given(
    st.binary(max_size=300),
    st.sampled_from(("a.txt", "a.html", "a.eml", "a.json", "a.md", "story.yaml", "a.mhtml")),
)
def test_bytes(content: bytes, name: str) -> None:
    read(name, content)


@few
@given(MARKUP)
def test_pages(content: str) -> None:
    read("a.html", content)


@few
@given(MAIL)
def test_mails(content: str) -> None:
    read("a.eml", content)


@few
@given(VALUES | SHAPED)
def test_json(value: object) -> None:
    read("a.json", json.dumps(value))


@few
@given((VALUES | SHAPED).map(json.dumps) | BROKEN)  # JSON is YAML
def test_tables_of_contents(content: str) -> None:
    read("story.yaml", content)


@few
@given(
    (VALUES | st.dictionaries(st.sampled_from(("theme", "keys", "marks", "mouse", "stops")), VALUES)).map(
        json.dumps
    )
    | BROKEN
)
def test_settings_and_keys(content: str) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("SIDELONG_CONFIG", folder)
        for name in ("settings.yaml", "config.yaml"):
            Path(folder, name).write_text(content, "utf-8")
        found, failures = load_settings()
        assert all("\n" not in failure for failure in failures)
        remap(found.keys)


@few
@given(
    (VALUES | st.dictionaries(st.sampled_from(("name", "title", "dark", "colours", "primary")), VALUES)).map(
        json.dumps
    )
    | BROKEN
)
def test_themes(content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mine.yaml").write_text(content, "utf-8")
        loaded = load_themes((Path(folder),))
        assert loaded.themes
        assert all("\n" not in failure for failure in loaded.failures)
