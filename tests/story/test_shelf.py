"""A folder of folders lists its stories, and a story knows when its files have changed."""

import os
from pathlib import Path

import pytest

from tui.story import StoryError, read_story
from tui.story.shelf import is_shelf, stories_in
from tui.story.watching import changed, stamps

_TEXT = "The ferry burned for six hours in the harbour on Friday, the coast guard said.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _story(folder: str, days: str = "", **files: str) -> Path:
    path = Path(folder)
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    if days:
        (path / "story.yaml").write_text(days, encoding="utf-8")
    return path


def test_a_shelf_lists_title_sources_and_days_the_latest_first() -> None:
    said = (
        "title: The ferry\narticles:\n"
        "  - {id: a, file: a.txt, outlet: Gazette, published: 2019-05-03}\n"
        "  - {id: bbc, file: b.txt, published: 2019-05-05}\n"
    )
    _story("all/ferry", said, a=_TEXT, b=_TEXT)
    _story("all/new_tunnel", a=_TEXT, harbour_post=_TEXT)
    _story("all/vote", "articles:\n  - {id: a, file: a.txt, published: 2020-01-01}\n", a=_TEXT)
    _story("all/.hidden", a=_TEXT)
    Path("all/empty").mkdir()
    shelf = stories_in(Path("all"))
    assert [(story.title, story.sources) for story in shelf] == [
        ("Vote", ("A",)),
        ("The ferry", ("Gazette", "BBC")),
        ("New tunnel", ("A", "Harbour Post")),
    ]
    assert [str(day) for day in (shelf[1].first, shelf[1].last)] == ["2019-05-03", "2019-05-05"]
    assert is_shelf(Path("all"))
    assert not is_shelf(Path("all/ferry"))
    assert not is_shelf(Path("all/empty"))


def test_a_story_that_cannot_be_opened_stands_on_the_shelf_with_the_reason() -> None:
    _story("all/broken", "articles: [", a=_TEXT)
    (story,) = stories_in(Path("all"))
    assert (story.title, story.sources) == ("Broken", ())
    assert story.trouble is not None
    assert story.trouble.startswith(str(Path("all/broken/story.yaml, line 1: ")))
    with pytest.raises(StoryError, match="none: cannot be read"):
        stories_in(Path("none"))


def test_a_change_of_any_file_is_seen() -> None:
    folder = _story("ferry", "articles:\n  - {id: a, file: a.txt}\n", a=_TEXT, b=_TEXT)
    story = read_story(folder)
    before = stamps(story)
    assert changed(before, stamps(story)) == ()

    (folder / "b.txt").write_text("Not of the story.", encoding="utf-8")
    assert changed(before, stamps(story)) == ()

    (folder / "a.txt").write_text(_TEXT * 2, encoding="utf-8")
    assert changed(before, stamps(story)) == (folder / "a.txt",)
    (folder / "story.yaml").unlink()
    assert changed(before, stamps(story)) == (folder / "a.txt", folder / "story.yaml")


def test_a_change_of_the_same_length_is_seen_by_its_time() -> None:
    folder = _story("ferry", a=_TEXT, b=_TEXT)
    story = read_story(folder)
    before = stamps(story)
    os.utime(folder / "a.txt", ns=(1, 1))
    assert changed(before, stamps(story)) == (folder / "a.txt",)


def test_a_new_text_in_a_folder_without_a_story_file_is_seen() -> None:
    folder = _story("ferry", a=_TEXT, b=_TEXT)
    story = read_story(folder)
    before = stamps(story)
    (folder / "c.txt").write_text(_TEXT, encoding="utf-8")
    assert changed(before, stamps(story)) == (folder / "c.txt",)


def test_the_readers_own_cleaning_rules_are_watched_too(config: Path) -> None:
    story = read_story(_story("ferry", a=_TEXT))
    before = stamps(story)
    (config / "cleaning.yaml").write_text("lines: []\n", encoding="utf-8")
    assert changed(before, stamps(story)) == (config / "cleaning.yaml",)
