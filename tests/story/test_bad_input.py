"""Whatever a file holds or is, the program says one clear line or shows the text as it is."""

import os
import time
from pathlib import Path

import pytest

from tui.story import Story, StoryError, read_story

_TEXT = "The ferry burned for six hours in the harbour on Friday, the coast guard said.\n"
_ONE = "articles:\n  - {id: a, file: a.txt}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(_TEXT, encoding="utf-8")


def _error(*names: str) -> str:
    with pytest.raises(StoryError) as caught:
        read_story(*names)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def _story_error(text: str) -> str:
    Path("story.yaml").write_text(text, encoding="utf-8")
    return _error("story.yaml")


def _story(text: str) -> Story:
    Path("story.yaml").write_text(text, encoding="utf-8")
    return read_story("story.yaml")


def test_a_file_of_a_hundred_megabytes_is_refused_unread() -> None:
    with Path("big.txt").open("wb") as file:
        file.truncate(100_000_000)
    assert _error("big.txt") == "big.txt: larger than 10 MB; is this an article?"


@pytest.mark.parametrize("piece", ["word ", "x", "a.b", "(a/b ", "1/3 ", "“", "Sign up you "])
def test_a_line_of_a_million_characters_is_read_in_seconds(piece: str) -> None:
    Path("long.txt").write_text((piece * 1_000_000)[:1_000_000], encoding="utf-8")
    begin = time.perf_counter()
    article = read_story("long.txt").articles[0]
    assert time.perf_counter() - begin < 30
    assert len(article.lines[0].text) == 1_000_000


def test_nul_bytes_make_no_text() -> None:
    Path("nul.txt").write_bytes(b"The ferry\0burned for six hours.\n" * 50)
    assert _error("nul.txt") == "nul.txt: not a text file; save the article as plain text"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("articles: [", "line 1: "),
        ("a: &a [x]\nb: &b [*a, *a]\n", "line 1: `&` and `*` names are not used here"),
        ("titel: x\n" + _ONE, "line 1: titel is no key of a story; did you mean `title`?"),
        (_ONE + "  - {id: a, file: b.txt}\n", "line 3: articles[1].id 'a' is the id of line 2 already"),
    ],
)
def test_a_story_file_that_cannot_be_meant_is_told(text: str, message: str) -> None:
    assert _story_error(text).startswith(f"story.yaml, {message}")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("../b.txt", "'../b.txt' leaves the story's folder; copy the file into the folder and name it there"),
        ("x/../../b", "'x/../../b' leaves the story's folder"),
        ("/etc/hostname", "'/etc/hostname' leaves the story's folder"),
        ("'C:\\x'", "'C:\\\\x' leaves the story's folder"),
        ("out.txt", "'out.txt' is a link out of the story's folder; copy the file into the folder"),
        ("out/secret.txt", "'out/secret.txt' is a link out of the story's folder"),
        ("loop.txt", "'loop.txt' cannot be followed: "),
    ],
)
def test_a_story_names_no_file_outside_its_folder(
    file: str, message: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("Secret.", encoding="utf-8")
    Path("out.txt").symlink_to(outside / "secret.txt")
    Path("out").symlink_to(outside)
    Path("loop.txt").symlink_to("loop.txt")
    said = _story_error(f"articles:\n  - id: a\n    file: {file}\n")
    assert said.startswith(f"story.yaml, line 3: articles[0].file {message}")


def test_a_link_inside_the_folder_is_followed() -> None:
    Path("same.txt").symlink_to("a.txt")
    assert len(_story("articles:\n  - {id: a, file: same.txt}\n").articles[0].sentences) == 1


def test_a_loop_of_links_is_no_file() -> None:
    Path("loop.txt").symlink_to("loop.txt")
    assert _error("loop.txt") == "loop.txt: no such file; check the path"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused() -> None:
    assert _error("/dev/zero") == "/dev/zero: not a regular file; save the text in a file first"


def test_a_folder_that_may_not_be_entered_is_told() -> None:
    Path("closed").mkdir()
    Path("closed").chmod(0)
    try:
        if os.access("closed", os.R_OK):
            pytest.skip("this user may read everything")
        assert _error("closed").startswith("closed: cannot be read: Permission denied")
    finally:
        Path("closed").chmod(0o700)


def test_forty_articles_are_a_story() -> None:
    for number in range(40):
        Path(f"n{number:02}.txt").write_text(_TEXT.replace("six", str(number)), encoding="utf-8")
    Path("a.txt").unlink()
    story = read_story(".")
    assert [story.articles[number].letter for number in (0, 25, 26, 39)] == ["A", "Z", "AA", "AN"]


def test_an_article_of_one_word_is_its_report() -> None:
    Path("word.txt").write_text("Fire", encoding="utf-8")
    assert [sentence.text for sentence in read_story("word.txt").articles[0].sentences] == ["Fire"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قالت الشرطة إن العبّارة احترقت ست ساعات في الميناء.", "ar"),
        ("港のフェリーが六時間燃えた。十一人が病院に運ばれた。", "ja"),
        ("המעבורת בערה שש שעות בנמל ביום שישי, מסר משמר החופים.", "he"),
    ],
)
def test_other_scripts_are_kept_as_they_are(text: str, language: str) -> None:
    Path("a.txt").write_text(f"{text}\n", encoding="utf-8")
    article = _story(f"articles:\n  - {{id: a, file: a.txt, language: {language}}}\n").articles[0]
    assert article.paragraphs[0].text == text
    assert "".join(sentence.text for sentence in article.sentences) == text


def test_a_report_without_spaces_between_words_has_a_headline_and_paragraphs() -> None:
    lines = [
        "港でフェリー火災",
        "港のフェリーが金曜日に六時間燃えたと海上保安庁が発表した。",
        "十一人が病院に運ばれたと会社は述べた。",
    ]
    Path("a.txt").write_text("\n\n".join(lines), encoding="utf-8")
    article = read_story("a.txt").articles[0]
    assert (article.headline, [paragraph.text for paragraph in article.paragraphs]) == (lines[0], lines[1:])
