"""Findings as tables: what a notebook and a spreadsheet may rely on."""

import doctest
import json

import pytest

import tui.findings.rows
from tests.notes.making import lost, note
from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Ref
from tui.findings.rows import TABLES, rows

SOURCE = ["article", "letter", "outlet"]
COLUMNS = {
    "sentences": [*SOURCE, "sentence", "paragraph", "text", "class", "sources", "passage"],
    "links": ["a_article", "a_sentence", "a_text", "b_article", "b_sentence", "b_text", "score", "kind",
              "evidence", "by_hand"],
    "passages": ["passage", "sources", *SOURCE, "published", "headline", "carried", "class", "sentences",
                 "pinned", "text"],
    "quotations": ["quotation", "fullest", "sources", *SOURCE, "sentences", "text", "speaker", "printed",
                   "verb", "sure", "doubted", "variant", "marks"],
    "figures": ["figure", "what", "kind", "verdict", "sure", *SOURCE, "sentence", "text", "value", "bound"],
    "conflicts": ["conflict", "kind", "what", "sure", *SOURCE, "sentence", "text", "value"],
    "wordings": ["wording", "kind", "passage", "strength", *SOURCE, "sentence", "words"],
    "unique": [*SOURCE, "sentence", "text", "score", "evidence"],
    "omissions": [*SOURCE, "passage", "carried_by", "sure", "text"],
    "profiles": [*SOURCE, "words", "shared", "quoted", "wire", "own", "unique", "omissions"],
    "notes": [*SOURCE, "sentence", "words", "note", "tags"],
    "rejected": ["a_article", "a_sentence", "a_text", "b_article", "b_sentence", "b_text"],
}  # fmt: skip
"""The published columns: one may be added at an end, none renamed or taken away."""

NOTES = (
    note(read_story("seeds"), Ref(0, 2), "His request", "whose?", ("agency", "tone")),
    lost("gone", "lost"),
)


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def test_every_table_has_its_published_columns_in_every_row(seeds: Comparison) -> None:
    assert set(TABLES) == set(COLUMNS)
    for table, columns in COLUMNS.items():
        for row in rows(seeds, table, NOTES):
            assert list(row) == columns, table


def test_every_value_is_plain(seeds: Comparison) -> None:
    for table in TABLES:
        found = rows(seeds, table, NOTES)
        assert json.loads(json.dumps(found)) == found


def test_every_sentence_stands_in_the_passages_of_its_source(seeds: Comparison) -> None:
    told = {
        (row["article"], int(index))
        for row in rows(seeds, "passages")
        for index in str(row["sentences"]).split("; ")
        if index
    }
    of = {(found.id, s.index) for found in seeds.story.articles for s in found.sentences}
    assert told == of


def test_a_source_that_lacks_a_passage_has_a_row_that_says_so() -> None:
    of = story(article("a0", ["Rain fell."]), article("b1", ["Rain fell."]), article("c2", ["Sun shone."]))
    found = rows(comparison(of, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]]), "passages")
    assert [(row["passage"], row["article"], row["carried"], row["class"]) for row in found] == [
        (0, "a0", True, "shared"),
        (0, "b1", True, "shared"),
        (0, "c2", False, ""),
        (None, "c2", True, "unique"),
    ]


def test_a_note_on_words_that_are_gone_keeps_its_row(seeds: Comparison) -> None:
    first, second = rows(seeds, "notes", NOTES)
    assert (first["outlet"], first["tags"]) == ("Pulse", "agency; tone")
    assert (second["article"], second["outlet"], second["sentence"]) == ("gone", None, None)


def test_an_unknown_table_is_refused_by_name(seeds: Comparison) -> None:
    with pytest.raises(ValueError, match="no such table: quotes; there are sentences, links"):
        rows(seeds, "quotes")


def test_the_example_in_the_documentation_holds() -> None:
    assert doctest.testmod(tui.findings.rows).failed == 0
