"""Which files make a story, and what is said of those that do not."""

import codecs
import os
from pathlib import Path

import pytest

from tui.story import StoryError, read_story

_TEXT = "The prime minister told reporters on Thursday that the troops would leave the country soon.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(name: str, text: str | bytes = _TEXT) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def _error(*paths: str) -> str:
    with pytest.raises(StoryError) as caught:
        read_story(*paths)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_folder_of_texts_is_a_story_named_after_it() -> None:
    for name in ("b.txt", "A b!.txt", "notes.md", ".hidden.txt"):
        _write(f"iraq_asks-us/{name}")
    story = read_story("iraq_asks-us")
    assert story.title == "Iraq asks us"
    assert [(article.id, article.letter, article.file) for article in story.articles] == [
        ("a-b", "A", "A b!.txt"),
        ("b", "B", "b.txt"),
    ]
    assert story.folder == Path("iraq_asks-us")


def test_files_with_one_name_get_ids_of_their_own() -> None:
    story = read_story(_write("x/news.txt"), _write("y/news.txt"), _write("y/äöü.txt"), _write("y/東京.txt"))
    assert [article.id for article in story.articles] == ["news", "news-2", "aou", "article"]
    assert [article.file for article in story.articles][:2] == ["x/news.txt", "y/news.txt"]
    assert story.folder is None


def test_one_file_is_a_story_too() -> None:
    story = read_story(_write("one.txt", f"Troops leave Iraq\n\n{_TEXT}"))
    assert (story.title, len(story.articles)) == ("Troops leave Iraq", 1)


def test_a_sentence_knows_the_line_on_which_it_begins() -> None:
    article = read_story(
        _write("one.txt", f"Troops leave Iraq\r\n\r\n{_TEXT}\r{_TEXT[:-1]} He left.")
    ).articles[0]
    assert [(sentence.line, sentence.paragraph) for sentence in article.sentences] == [(3, 0), (5, 1), (5, 1)]


@pytest.mark.parametrize(
    ("raw", "text", "notices"),
    [
        ("It’s late.".encode("utf-8-sig"), "It’s late.", ()),
        (
            b"\xef\xbb\xbfIt\xe2\x80\x99s caf\xe9.",
            "It’s caf\ufffd.",
            ("1 broken byte shown as \ufffd, the first in line 1",),
        ),
        ("It’s late.".encode("utf-16"), "It’s late.", ("read as utf-16, not UTF-8",)),
        ("It’s late.".encode("utf-32"), "It’s late.", ("read as utf-32, not UTF-8",)),
        (
            "It’s “late” – at the café.".encode("cp1252"),
            "It’s “late” – at the café.",
            ("read as windows-1252, not UTF-8",),
        ),
        (
            "“It’s” “late” …".encode() + b" caf\xe9",
            "“It’s” “late” … caf\ufffd",
            ("1 broken byte shown as \ufffd, the first in line 1",),
        ),
    ],
)
def test_another_encoding_is_read_and_said(raw: bytes, text: str, notices: tuple[str, ...]) -> None:
    article = read_story(_write("a.txt", raw)).articles[0]
    assert (article.lines[0].text, article.notices) == (text, notices)


def test_an_encoding_of_another_script_is_detected() -> None:
    text = (
        "Президент заявил в четверг, что войска останутся в стране до конца года. Об этом сообщает агентство."
    )
    article = read_story(_write("a.txt", text.encode("cp1251"))).articles[0]
    assert article.lines[0].text == text
    assert article.notices == ("read as windows-1251, not UTF-8",)


def test_a_binary_file_that_begins_like_utf_16_is_no_text() -> None:
    raw = codecs.BOM_UTF16_LE + bytes(range(256)) * 20
    assert _error(_write("a.txt", raw)) == "a.txt: not a text file; save the article as plain text"


def test_a_story_file_may_end_in_yml() -> None:
    _write("s/one.txt")
    _write("s/story.yml", "articles:\n  - {id: one, file: one.txt, outlet: The One}\n")
    assert [article.outlet for article in read_story("s").articles] == ["The One"]


def test_a_story_file_that_is_a_link_to_nowhere_is_told() -> None:
    _write("s/one.txt")
    Path("s/story.yaml").symlink_to("nowhere")
    assert _error("s") == f"{Path('s/story.yaml')}: cannot be read: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_story_file_that_is_a_pipe_is_told_and_not_waited_for() -> None:
    os.mkfifo("story.yaml")
    assert _error("story.yaml") == "story.yaml: not a regular file; name one that is"


def test_a_file_without_a_report_says_so() -> None:
    article = read_story(_write("a.txt", "ADVERTISEMENT\nShare this\n")).articles[0]
    assert article.notices == ("no line was taken for the report's own text",)


def test_what_cannot_be_read_is_told_in_one_line() -> None:
    Path("empty").mkdir()
    good = _write("good.txt")
    assert _error() == "no story named; give a folder, a story.yaml or text files"
    assert _error("none.txt") == "none.txt: no such file; check the path"
    assert _error("a\0b") == "a␀b: no such file; check the path"
    assert _error("empty") == "empty: no articles here; looked for story.yaml and for files *.txt"
    assert _error(good, "empty") == "empty: a story stands alone; give it by itself, or text files only"
    assert (
        _error(good, "story.yaml")
        == "story.yaml: a story stands alone; give it by itself, or text files only"
    )
    assert _error("x" * 5000).endswith(": cannot be read: File name too long")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty; put the article's text in it or leave it out"),
        (b" \r\n\t\n", "is empty; put the article's text in it or leave it out"),
        ("\ufeff\u00a0\n".encode(), "is empty; put the article's text in it or leave it out"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text file; save the article as plain text"),
        (b"\x01\x02\x03 abc", "not a text file; save the article as plain text"),
        (b"%PDF-1.7 text", "a PDF, not a text; save the article as plain text or as a web page"),
        (
            b"PK\x03\x04\x14",
            "a packed file (such as EPUB or DOCX), not a text; save the article as plain text or as a web "
            "page",
        ),
        (b"\n<!DOCTYPE html>", "no article could be found in the page; save its text instead"),
        (b"x" * 10_000_001, "larger than 10 MB; is this an article?"),
    ],
)
def test_a_file_that_is_no_article_is_refused(raw: bytes, message: str) -> None:
    assert _error(_write("a.txt", raw)) == f"a.txt: {message}"


def test_a_file_that_may_not_be_read_is_refused() -> None:
    path = Path(_write("a.txt"))
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert _error("a.txt") == "a.txt: cannot be read: Permission denied; change its permissions"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_hundred_articles_are_read_and_no_more() -> None:
    for number in range(101):
        _write(f"many/{number:03}.txt", f"The ferry sank in bay {number}.")
    assert _error("many") == "many: 101 articles; at most 100 can be compared: name fewer"
    Path("many/100.txt").unlink()
    assert len(read_story("many").articles) == 100


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no files of the kernel")
def test_a_file_of_the_kernel_is_refused_rather_than_read() -> None:
    assert _error("/proc/self/status").startswith("/proc/self/status: is empty")


def test_a_pipe_is_refused_rather_than_waited_for() -> None:
    os.mkfifo("pipe.txt")
    assert _error("pipe.txt") == "pipe.txt: not a regular file; save the text in a file first"


def test_no_name_of_a_file_reaches_the_terminal_as_it_is() -> None:
    assert _error(_write("e\x1b[2Jvil.txt", "")).startswith("e␛[2Jvil.txt: is empty")
    article = read_story(_write("\u202etxt.exe.txt"), _write("b.txt")).articles[0]
    assert article.file == "\ufffdtxt.exe.txt"


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    article = read_story(_write("a.txt", f"\x1b[2J\x07[bold]{_TEXT}")).articles[0]
    assert article.lines[0].text.startswith("␛[2J␇[bold]The prime minister")
