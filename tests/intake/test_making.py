"""`sidelong new`: a folder is made of sources or added to, and what a person edited stays."""

import datetime
import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.intake.misbehaving import ARTICLE, Server
from tui import cli
from tui.intake import Added, make_story, open_story
from tui.intake.fetching import Fetcher
from tui.story import StoryError, read_story

pytestmark = pytest.mark.fetching

TEXT = """The builders dug the wrong way

The builders of the tunnel dug for a year in the wrong direction, the city said on Monday.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(ARTICLE, encoding="utf-8")
    Path("tunnel.txt").write_text(TEXT, encoding="utf-8")


def _make(*names: str, folder: str = "story", force: bool = False) -> list[Added]:
    return list(make_story(Path(folder), names, force=force, fetcher=Fetcher(allow_local=True)))


def _outcomes(*names: str, force: bool = False) -> list[str]:
    return [added.outcome for added in _make(*names, force=force)]


def _tree(folder: str = "story") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


def test_a_story_is_made_that_reads_as_the_pages_did() -> None:
    assert [(added.outcome, added.id) for added in _make("page.html", "tunnel.txt")] == [
        ("added", "the-harbour-gazette"),
        ("added", "tunnel"),
    ]
    story = read_story("story")
    assert [(a.outlet, a.headline) for a in story.articles] == [
        ("The Harbour Gazette", "Ferry burns in the harbour"),
        ("Tunnel", "The builders dug the wrong way"),
    ]
    assert (str(story.articles[0].published), story.articles[0].byline) == ("2019-05-03", "Jane Smith")
    assert story.articles[0].clock == datetime.time(10, tzinfo=datetime.UTC)
    assert story.title == "Ferry burns in the harbour"
    captions = [line.reason for line in story.articles[0].lines if "at the quay" in line.text]
    assert captions == ["caption"]


def test_the_original_its_checksum_and_its_source_are_kept() -> None:
    _make("page.html")
    kept = json.loads(Path("story/originals/origins.json").read_text(encoding="utf-8"))["articles"][0]
    original = Path("story", kept["original"]).read_bytes()
    assert original == Path("page.html").read_bytes()
    assert kept["sha256"] == hashlib.sha256(original).hexdigest()
    assert (kept["origin"], kept["taken"][-6:]) == ("../page.html", "+00:00")


def test_again_it_adds_and_touches_nothing_else() -> None:
    _make("page.html")
    path = Path("story/story.yaml")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8") + "# the end\n", encoding="utf-8")
    before = _tree()
    assert _outcomes("page.html") == ["unchanged"]
    assert _tree() == before
    assert _outcomes("page.html", "tunnel.txt") == ["unchanged", "added"]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert "# the end" in text
    assert [article.id for article in read_story("story").articles] == ["the-harbour-gazette", "tunnel"]


def test_a_source_that_changed_is_taken_anew_unless_its_text_was_edited() -> None:
    _make("tunnel.txt")
    Path("tunnel.txt").write_text(TEXT + "They will dig on.\n", encoding="utf-8")
    assert _outcomes("tunnel.txt") == ["updated"]
    assert "They will dig on." in Path("story/tunnel.txt").read_text(encoding="utf-8")

    Path("story/tunnel.txt").write_text("My own words.\n", encoding="utf-8")
    Path("tunnel.txt").write_text(TEXT, encoding="utf-8")
    assert _outcomes("tunnel.txt") == ["edited"]
    assert Path("story/tunnel.txt").read_text(encoding="utf-8") == "My own words.\n"
    assert _outcomes("tunnel.txt", force=True) == ["updated"]
    assert Path("story/tunnel.txt").read_text(encoding="utf-8") == TEXT
    assert len(read_story("story").articles) == 1


def test_a_source_that_fails_does_not_stop_the_others() -> None:
    made = _make("none.html", "tunnel.txt", "https:///x")
    assert [added.outcome for added in made] == ["failed", "added", "failed"]
    assert made[0].message == "none.html: no such file; check the path"
    assert len(read_story("story").articles) == 1


def test_where_every_source_fails_there_is_no_folder() -> None:
    assert _outcomes("none.html") == ["failed"]
    assert sorted(os.listdir()) == ["page.html", "tunnel.txt"]


def test_an_interrupted_run_leaves_what_was_there() -> None:
    run = make_story(Path("story"), ["page.html", "tunnel.txt"])
    assert next(run).outcome == "added"
    run.close()  # type: ignore[attr-defined]
    assert sorted(os.listdir()) == ["page.html", "tunnel.txt"]

    _make("page.html")
    before = _tree()
    run = make_story(Path("story"), ["tunnel.txt", "page.html"])
    assert next(run).outcome == "added"
    run.close()  # type: ignore[attr-defined]
    assert _tree() == before


def test_a_folder_of_pages_and_an_address_are_sources(server: Server) -> None:
    Path("clippings").mkdir()
    for name in ("one.txt", "two.html", ".hidden.txt", "picture.png"):
        Path("clippings", name).write_text(TEXT if name != "two.html" else ARTICLE, encoding="utf-8")
    made = _make("clippings", f"{server.address}/page?again")
    assert [added.id for added in made] == ["one", "the-harbour-gazette", "the-harbour-gazette"]
    assert [added.outcome for added in made] == ["added", "added", "unchanged"]


def test_an_address_keeps_where_it_came_from(server: Server) -> None:
    _make(f"{server.address}/latin")
    article = read_story("story").articles[0]
    assert article.url == f"{server.address}/latin"
    assert "“We saw the smoke" in article.sentences[1].text


def test_standard_input_is_a_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["new", "story", "-"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "added: standard-input: Standard input",
        "  The builders dug the wrong way",
    ]


def test_files_and_addresses_are_opened_at_once(server: Server) -> None:
    story = open_story(["tunnel.txt", f"{server.address}/page"], allow_local=True)
    assert [(a.id, a.letter, a.outlet) for a in story.articles] == [
        ("tunnel", "A", "Tunnel"),
        ("the-harbour-gazette", "B", "The Harbour Gazette"),
    ]
    assert not Path("story").exists()


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("tunnel.txt", "tunnel.txt: is no folder; name another"),
        ("no/story", "no/story: there is no folder no; make it first"),
        (".", ".: holds files but no story.yaml; name a new folder, and these as sources"),
    ],
)
def test_a_folder_that_cannot_be_used_is_told(folder: str, message: str) -> None:
    with pytest.raises(StoryError) as caught:
        _make("page.html", folder=folder)
    assert str(caught.value) == message


def test_a_story_file_that_lines_cannot_be_added_to_is_left_and_told() -> None:
    Path("story").mkdir()
    Path("story/a.txt").write_text(TEXT, encoding="utf-8")
    flow = "articles: [{id: a, file: a.txt}]\ntitle: Mine\n"
    Path("story/story.yaml").write_text(flow, encoding="utf-8")
    with pytest.raises(StoryError, match="articles cannot be added; put `articles:` last"):
        _make("page.html")
    assert _tree() == {"a.txt": TEXT.encode(), "story.yaml": flow.encode()}


@pytest.mark.parametrize("indent", ["", "    "])
def test_articles_are_added_in_the_indentation_that_stands_there(indent: str) -> None:
    Path("story").mkdir()
    Path("story/a.txt").write_text(TEXT, encoding="utf-8")
    Path("story/story.yaml").write_text(
        f"articles:\n{indent}- id: a\n{indent}  file: a.txt", encoding="utf-8"
    )
    assert _outcomes("page.html") == ["added"]
    assert len(read_story("story").articles) == 2


def test_a_text_that_lies_there_unnamed_is_not_overwritten() -> None:
    _make("page.html")
    Path("story/tunnel.txt").write_text("Mine.", encoding="utf-8")
    assert [added.id for added in _make("tunnel.txt")] == ["tunnel-2"]
    assert Path("story/tunnel.txt").read_text(encoding="utf-8") == "Mine."


def test_a_text_that_the_story_names_otherwise_by_hand_stays() -> None:
    _make("tunnel.txt")
    Path("story/tunnel.txt").rename("story/mine.txt")
    path = Path("story/story.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("tunnel.txt", "mine.txt"), encoding="utf-8")
    Path("tunnel.txt").write_text(TEXT + "They will dig on.\n", encoding="utf-8")
    assert _outcomes("tunnel.txt") == ["edited"]
    assert not Path("story/tunnel.txt").exists()


def test_originals_are_not_written_through_a_link(tmp_path_factory: pytest.TempPathFactory) -> None:
    _make("page.html")
    outside = tmp_path_factory.mktemp("outside")
    for path in Path("story/originals").iterdir():
        path.unlink()
    Path("story/originals").rmdir()
    Path("story/originals").symlink_to(outside)
    with pytest.raises(StoryError, match="originals: is a link; put a folder in its place"):
        _make("tunnel.txt")
    assert list(outside.iterdir()) == []


def test_an_export_of_several_articles_is_taken_whole_and_once() -> None:
    articles = [{"title": f"Title {n}", "text": f"{TEXT} {n}", "sitename": "The Post"} for n in (1, 2)]
    Path("export.json").write_text(json.dumps(articles), encoding="utf-8")
    assert [added.id for added in _make("export.json")] == ["the-post", "the-post-2"]
    assert _outcomes("export.json") == ["unchanged", "unchanged"]


def test_names_and_words_of_a_page_are_only_words_in_the_story_file() -> None:
    page = ARTICLE.replace("The Harbour Gazette", "yes: #1 \\ “A” \u202e\x1b[2J").replace(
        "Jane Smith", "null"
    )
    Path("page.html").write_text(page, encoding="utf-8")
    _make("page.html")
    article = read_story("story").articles[0]
    assert article.outlet.startswith("Yes: #1 \\ “A”")
    assert "\x1b" not in Path("story/story.yaml").read_text(encoding="utf-8")


def test_the_command_ends_with_what_became_of_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "story", "none.txt"]) == 2
    capsys.readouterr()
    assert cli.main(["new", "story", "none.txt", "page.html"]) == 3
    said = capsys.readouterr()
    assert said.err == "sidelong: none.txt: no such file; check the path\n"
    assert said.out.splitlines() == [
        "added: the-harbour-gazette: The Harbour Gazette, 2019-05-03, by Jane Smith, en",
        "  Ferry burns in the harbour",
        "  55 words, 1 line set aside",
    ]
    assert cli.main(["new", "story", "page.html"]) == 0


def test_addresses_are_compared_without_a_folder(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "tunnel.txt", f"{server.address}/page", "--allow-local"]) == 0
    assert "The Harbour Gazette" in capsys.readouterr().out
    assert cli.main(["report", "tunnel.txt", f"{server.address}/page"]) == 2
    assert "an address of your own network" in capsys.readouterr().err
