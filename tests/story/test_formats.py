"""story.yaml: what it says, and what is said of its mistakes."""

import datetime
from pathlib import Path

import pytest

from tui.story import Story, StoryError, read_story
from tui.story.formats import readable

_ONE = "articles:\n  - id: a\n    file: a.txt\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Text of the article.", encoding="utf-8")
    Path("folder").mkdir()
    Path("blank.txt").write_text("  ", encoding="utf-8")


def _read(text: str) -> Story:
    Path("story.yaml").write_text(text, encoding="utf-8")
    return read_story("story.yaml")


def test_everything_that_a_story_can_say_is_kept() -> None:
    story = _read(
        "title: A story\n"
        + _ONE
        + "    outlet: The\n      Times\n    published: 2020-01-10\n    byline: Jane\n"
        "    url: https://example.org/a\n    headline: A headline\n    language: pt-BR\n"
    )
    article = story.article("a")
    assert (story.title, article.outlet, article.byline, article.headline) == (
        "A story",
        "The Times",
        "Jane",
        "A headline",
    )
    assert article.published == datetime.date(2020, 1, 10)
    assert (article.url, article.language, article.file) == ("https://example.org/a", "pt-BR", "a.txt")


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("2020-01-10 14:05", datetime.time(14, 5)),
        ("2020-01-10 14:05:30", datetime.time(14, 5)),
        ("2020-01-10T14:05:00Z", datetime.time(14, 5, tzinfo=datetime.UTC)),
        ("2020-01-10", None),
    ],
)
def test_a_report_may_have_the_time_of_its_day(written: str, clock: datetime.time | None) -> None:
    article = _read(_ONE + f"    published: {written}\n").article("a")
    assert (article.published, article.clock) == (datetime.date(2020, 1, 10), clock)


def test_what_a_story_leaves_out_is_not_made_up() -> None:
    article = _read(_ONE).article("a")
    assert article.byline is article.url is article.language is article.published is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("source001", "Source 001"),
        ("epoch-times", "Epoch Times"),
        ("bbc", "BBC"),
        ("The_Hill", "The Hill"),
        ("nyt", "NYT"),
        ("000_27cb68897fd2e3e7", "000 27cb68897fd2e3e7"),
    ],
)
def test_an_id_is_made_readable_where_no_outlet_is_named(name: str, shown: str) -> None:
    assert readable(name) == shown


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "is empty; it needs `articles:` with an `id` and a `file` each"),
        ("title: x\n", 0, "articles needs a list of articles, each `- id: …` and `file: …`"),
        ("articles: 3\n", 1, "articles needs a list of articles, each `- id: …` and `file: …`"),
        ("- a\n", 0, "should be `key: value` lines"),
        ("articles:\n  - a.txt\n", 2, "articles[0] should be `key: value` lines"),
        ("titel: x\n" + _ONE, 1, "titel is no key of a story; did you mean `title`?"),
        ("foo: x\n" + _ONE, 1, "foo is no key of a story; known are title, articles"),
        (_ONE + "    outlett: x\n", 4, "articles[0].outlett is no key of a story; did you mean `outlet`?"),
        (
            _ONE + "    published: 1/10/2020\n",
            4,
            "articles[0].published is '1/10/2020'; write a day as 2020-01-31",
        ),
        (
            _ONE + "    published: 2020-02-30\n",
            4,
            "articles[0].published is '2020-02-30', no day of the calendar; write a day as 2020-01-31",
        ),
        (_ONE + "    id: \x01\n", 4, "holds a control character; remove it"),
        (
            "title: Iraq: the US\n" + _ONE,
            1,
            "mapping values are not allowed here; a value with a colon in it needs quotes",
        ),
        (
            "title: 'x\n" + _ONE,
            5,
            "found unexpected end of stream, while scanning a quoted scalar from line 1 on",
        ),
        ("title: x\n---\n", 2, "expected a single document in the stream, but found another document"),
        (_ONE + "    published: 2020\n", 4, "articles[0].published is 2020; write a day as 2020-01-31"),
        (_ONE + "    outlet: 20\n", 4, "articles[0].outlet is 20; it is read as text, so put it in quotes"),
        (_ONE + "    outlet: [a]\n", 4, "articles[0].outlet should be one text"),
        (
            _ONE + "    language: all of it\n",
            4,
            "articles[0].language 'all of it' is no language; write it as `en` or `pt-BR`",
        ),
        (
            _ONE + "  - id: a\n    file: a.txt\n",
            4,
            "articles[1].id 'a' is the id of line 2 already; change one",
        ),
        (
            "articles:\n  - id: A b\n    file: a.txt\n",
            2,
            "articles[0].id 'A b' is no id; use a-z, 0-9 and single hyphens",
        ),
        ("articles:\n  - file: a.txt\n", 2, "articles[0] `id` is missing; add it"),
        ("articles:\n  - id: a\n", 2, "articles[0] `file` is missing; add it"),
        (_ONE.replace("a.txt", "no.txt"), 3, "articles[0].file names no.txt: no such file; correct the name"),
        (
            _ONE.replace("a.txt", "folder"),
            3,
            "articles[0].file names folder: a folder, not an article; name a text file",
        ),
        (
            _ONE.replace("a.txt", "blank.txt"),
            3,
            "articles[0].file names blank.txt: is empty; put the article's text in it or leave it out",
        ),
        ("e\u202e: x\n" + _ONE, 1, "e\ufffd is no key of a story; known are title, articles"),
    ],
)
def test_a_mistake_is_told_with_its_line_its_key_and_its_remedy(text: str, line: int, message: str) -> None:
    with pytest.raises(StoryError) as caught:
        _read(text)
    assert str(caught.value) == f"story.yaml{f', line {line}' if line else ''}: {message}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", 1),
        ("title: [\n", 2),
        (_ONE + "\ttab: x\n", 4),
        (_ONE + "    id: b\n", 4),
        ("title: !!python/object:os.system x\n" + _ONE, 1),
        ("title: &x a\narticles: *x\n", 1),
        (_ONE + "    published: 2020-13-45\n", 4),
        (_ONE + "---\nx: 1\n", 4),
    ],
)
def test_broken_yaml_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(StoryError, match=rf"^story\.yaml, line {line}: [^\n]+$"):
        _read(text)


@pytest.mark.parametrize("text", ["[" * 3000, "title: \x1b\n" + _ONE, "a: " * 20])
def test_hostile_yaml_is_refused_in_one_harmless_line(text: str) -> None:
    with pytest.raises(StoryError) as caught:
        _read(text)
    assert str(caught.value).isprintable()


def test_escapes_in_yaml_strings_are_harmless() -> None:
    assert _read('title: "\\e[2J\\u202e"\n' + _ONE).title == "␛[2J\ufffd"
