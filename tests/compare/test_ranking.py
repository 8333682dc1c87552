"""Unique sentences by how much they tell."""

import pytest

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Ref
from tui.compare.framing.ranking import additions, telling
from tui.story import Story
from tui.words.annotation import annotate


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def text(found: Comparison, ref: Ref) -> str:
    return found.story.articles[ref.article].sentences[ref.sentence].text


def test_every_unique_sentence_is_ranked_once(seeds: Comparison) -> None:
    rows = seeds.telling
    assert sorted(row.ref for row in rows) == list(seeds.unique)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert all(0 <= row.score <= 1 for row in rows)


def test_the_letter_and_the_men_who_praise_abdul_mahdi_come_first(seeds: Comparison) -> None:
    first = [text(seeds, row.ref) for row in seeds.telling[:10]]
    assert any("Al-Husayni" in row or "Al-Qaddo" in row for row in first[:3])
    assert any("characterize the conversation" in row for row in first)
    assert any("Seely" in row for row in first)


def test_filler_comes_last(seeds: Comparison) -> None:
    rows = [text(seeds, row.ref) for row in seeds.telling]
    half = len(rows) // 2
    assert not any(row == "We’ve been supporting Iraqi sovereignty." for row in rows[:half])


def test_the_evidence_names_what_is_new(seeds: Comparison) -> None:
    rows = {text(seeds, row.ref)[:8]: row.evidence for row in seeds.telling}
    names, words = rows["A letter"]
    assert names.startswith("new names: Task")
    assert "letter" in words


def test_a_claim_with_a_new_name_comes_before_what_all_words_say() -> None:
    made = story(
        article("a0", ["The mayor spoke to the council.", "Auditor Ruth Vance said the ledger was forged."]),
        article("a1", ["The mayor spoke to the council.", "The council heard the mayor speak."]),
    )
    found = comparison(made, [((0, 0), (1, 0))])
    assert [row.ref for row in telling(found, (), annotate(made))] == [Ref(0, 1), Ref(1, 1)]


def test_what_a_copy_adds_to_a_dispatch_is_told() -> None:
    made = story(
        article("a0", ["The crossing was run by Skerry Lines, a subsidiary of the Harbor Group."]),
        article("a1", ["The crossing was run by Skerry Lines."]),
    )
    found = comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]])
    (row,) = additions(found, annotate(made))
    assert row.ref == Ref(0, 0)
    assert any("subsidiary" in phrase for phrase in row.evidence)


def test_the_order_of_the_articles_changes_no_score(seeds: Comparison) -> None:
    def told(made: Story) -> list[tuple[str, int, float, tuple[str, ...]]]:
        return [(made.articles[r.ref.article].id, r.ref.sentence, *r[1:]) for r in compare(made).telling]

    assert told(Story("", seeds.story.articles[::-1])) == told(seeds.story)


def test_an_empty_story_tells_nothing() -> None:
    assert compare(story()).telling == ()
    assert compare(story(article("a0", ["Alone."]))).telling == ()
    assert compare(story(article("a0", [""]), article("a1", ["…"]))).additions == ()
