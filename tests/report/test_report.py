"""The JSON report: what a program that reads it may rely on."""

import datetime
import json

import msgspec
import pytest

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.report import FORMATS, write
from tui.report.build import report
from tui.report.schema import PATH, schema
from tui.report.structure import Report
from tui.story import Article, Cut, Line, Story


@pytest.fixture(scope="module")
def seeds() -> str:
    return write(compare(read_story("seeds")), "json")


def test_the_published_schema_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == schema(), (
        "the structures changed; run: python -m tui.report.schema > tui/report/report.schema.json"
    )


def test_the_bundled_story_decodes_into_the_structures(seeds: str) -> None:
    decoded = msgspec.json.decode(seeds, type=Report, strict=True)
    assert decoded == report(compare(read_story("seeds")))
    assert [row.id for row in decoded.articles] == ["pulse", "source001", "epochtimes", "thehill", "amn"]


def test_every_place_in_the_report_exists(seeds: str) -> None:
    decoded = msgspec.json.decode(seeds, type=Report)
    sizes = {row.id: len(row.sentences) for row in decoded.articles}
    places = [place for link in decoded.links for place in (link.a, link.b)] + decoded.unique
    places += [
        (name, index) for row in decoded.passages for name, rows in row.members.items() for index in rows
    ]
    places += [
        (o.article, index) for quote in decoded.quotes for o in quote.occurrences for index in o.sentences
    ]
    assert places
    assert all(index < sizes[name] for name, index in places)


def test_the_text_is_utf8_indented_and_free_of_escape_codes(seeds: str) -> None:
    text = seeds
    assert text.startswith('{\n  "schema_version": 1,\n')
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "\x1b" not in text
    assert "’" in text


def test_scores_are_given_to_four_places(seeds: str) -> None:
    assert all(link["score"] == round(link["score"], 4) for link in json.loads(seeds)["links"])


def test_framing_is_told_by_article_ids(seeds: str) -> None:
    report = json.loads(seeds)
    ids = {article["id"] for article in report["articles"]}
    for wording in report["wordings"]:
        sources = [cell["article"] for cell in wording["cells"]]
        assert len(set(sources)) == len(sources) > 1
        assert set(sources) <= ids
    for conflict in report["conflicts"]:
        assert len({claim["article"] for claim in conflict["claims"]} & ids) > 1
    for omission in report["omissions"]:
        assert omission["article"] not in omission["carried_by"]


def test_every_line_that_is_neither_body_nor_headline_is_told_with_its_reason() -> None:
    lines = (
        Line(1, "The headline", "headline"),
        Line(2, "10 January 2020", "metadata", "date"),
        Line(3, "", "blank"),
        Line(4, "Body. Share this", "body", cuts=(Cut(6, 16, "share button"),)),
        Line(5, "ADVERTISEMENT", "aside", "advert"),
    )
    one = Article(
        "a", "A", "Outlet", "a.txt", lines, (), (), "The headline", None, datetime.date(2020, 1, 10)
    )
    (row,) = json.loads(write(comparison(Story("T", (one,)), []), "json"))["articles"]
    assert row["set_aside"] == [
        {"line": 2, "text": "10 January 2020", "reason": "date"},
        {"line": 5, "text": "ADVERTISEMENT", "reason": "advert"},
    ]
    assert row["cuts"] == [{"line": 4, "start": 6, "end": 16, "text": "Share this", "reason": "share button"}]
    assert (row["published"], row["byline"]) == ("2020-01-10", None)


def test_a_passage_lists_its_sentences_by_article() -> None:
    of = story(article("a0", ["One.", "Two."]), article("b1", ["One."]))
    made = comparison(of, [((0, 0), (1, 0))], [[(0, 0), (0, 1), (1, 0)]], [[(0, 0, 0, 3), (1, 0, 0, 3)]])
    written = json.loads(write(made, "json"))
    assert written["passages"] == [{"id": 0, "members": {"a0": [0, 1], "b1": [0]}, "origin": None}]
    assert written["links"][0] | {"evidence": []} == {
        "a": ["a0", 0],
        "b": ["b1", 0],
        "score": 0.9,
        "kind": "same",
        "evidence": [],
        "by_hand": False,
    }
    assert [row["article"] for row in written["quotes"][0]["occurrences"]] == ["a0", "b1"]


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no such format: pdf"):
        write(comparison(story(), []), "pdf")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_and_ends_with_a_line_break(format: str) -> None:
    assert write(comparison(story(), []), format).endswith("\n")
