"""Unique sentences by how much they tell."""

import dataclasses

import pytest

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Ref, settle
from tui.compare.framing.ranking import Telling, additions, telling
from tui.words.annotation import annotate


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def ranked(found: Comparison) -> tuple[Telling, ...]:
    return found.telling if found.ground else telling(found, (), annotate(found.story))


def text(found: Comparison, ref: Ref) -> str:
    return found.story.articles[ref.article].sentences[ref.sentence].text


def test_every_unique_sentence_is_ranked_once(seeds: Comparison) -> None:
    rows = ranked(seeds)
    assert sorted(row.ref for row in rows) == list(seeds.unique)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert all(0 <= row.score <= 1 for row in rows)


def test_the_letter_and_the_men_who_praise_abdul_mahdi_come_first(seeds: Comparison) -> None:
    first = [text(seeds, row.ref) for row in ranked(seeds)[:10]]
    assert any("Al-Husayni" in row or "Al-Qaddo" in row for row in first[:3])
    assert any("characterize the conversation" in row for row in first)
    assert any("Seely" in row for row in first)


def test_filler_comes_last(seeds: Comparison) -> None:
    rows = [text(seeds, row.ref) for row in ranked(seeds)]
    half = len(rows) // 2
    assert not any(row == "We’ve been supporting Iraqi sovereignty." for row in rows[:half])


def test_the_evidence_names_what_is_new(seeds: Comparison) -> None:
    rows = {text(seeds, row.ref)[:8]: row.evidence for row in ranked(seeds)}
    names, words = rows["A letter"]
    assert names.startswith("new names: Task")
    assert "letter" in words


def test_a_claim_with_a_new_name_comes_before_what_all_words_say() -> None:
    made = story(
        article("a0", ["The mayor spoke to the council.", "Auditor Ruth Vance said the ledger was forged."]),
        article("a1", ["The mayor spoke to the council.", "The council heard the mayor speak."]),
    )
    found = comparison(made, [((0, 0), (1, 0))])
    assert [row.ref for row in ranked(found)] == [Ref(0, 1), Ref(1, 1)]


def test_what_a_copy_adds_to_a_dispatch_is_told() -> None:
    made = story(
        article("a0", ["The crossing was run by Skerry Lines, a subsidiary of the Harbor Group."]),
        article("a1", ["The crossing was run by Skerry Lines."]),
    )
    found = comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]])
    (row,) = additions(found, annotate(found.story))
    assert row.ref == Ref(0, 0)
    assert any("subsidiary" in phrase for phrase in row.evidence)


def test_an_empty_story_tells_nothing() -> None:
    assert ranked(compare(story())) == ()
    assert ranked(compare(story(article("a0", ["Alone."])))) == ()
    empty = story(article("a0", [""]), article("a1", ["…"]))
    assert additions(compare(empty), annotate(empty)) == ()


def report(*more: str) -> list[str]:
    """Four sentences of one event, all of them the story's own words."""
    facts = [
        "Fishermen blocked the harbour of Skerry with their trawlers.",
        "The blockade of the harbour began after the council doubled the trawler levy.",
        "Council leader Ines Hale called the blockade of Skerry unlawful.",
        "The trawlers left the harbour when the levy was put off.",
    ]
    return [*facts, *more]


def test_what_does_not_touch_the_story_come_last() -> None:
    own = "The harbour pilot Jonas Reed said two trawlers had nearly collided in the blockade."
    page = [
        "Please enter your address and subscribe to our weekly newsletter.",
        "Please try another password or contact customer support.",
    ]
    made = story(article("a0", report(own)), article("a1", report(*page)), article("a2", report()))
    groups = [[(at, number) for at in range(3)] for number in range(4)]
    found = comparison(made, [(group[0], group[1]) for group in groups], groups)
    order = [text(found, row.ref) for row in ranked(found)]
    assert order[0] == own
    assert set(order[1:]) == set(page)
    assert max(row.score for row in ranked(found) if row.ref.sentence > 4) < 0.1


def test_what_another_page_of_the_outlet_has_too_is_still_news() -> None:
    own = "The harbour pilot Jonas Reed said two trawlers had nearly collided in the blockade."
    rows = [article("a0", report(own)), article("a1", report(own)), article("a2", report())]
    same = [dataclasses.replace(row, outlet="Harbor Post") for row in rows[:2]]
    groups = [[(at, number) for at in range(3)] for number in range(4)]
    links = [(group[0], group[1]) for group in groups]
    apart = {row.ref: row.evidence for row in ranked(comparison(story(*rows), links, groups))}
    one = {row.ref: row.evidence for row in ranked(comparison(story(*same, rows[2]), links, groups))}
    assert not any("Jonas" in phrase for phrase in apart[Ref(0, 4)])
    assert any("Jonas" in phrase for phrase in one[Ref(0, 4)])


def test_a_near_sentence_elsewhere_is_a_doubt(seeds: Comparison) -> None:
    near = {ref for link in settle(seeds, "generous").links for ref in (link.a, link.b)}
    rows = ranked(seeds)
    assert {row.ref for row in rows if row.doubt} == {row.ref for row in rows} & near


def test_what_two_pages_of_five_have_beside_the_report_is_not_the_story_s() -> None:
    shop = ["Jackets and woollen socks are on sale.", "Woollen jackets and socks."]
    last = ["Sizes of jackets and socks run from narrow ankles to generous calves in Basel."]
    pages = [report(*shop), report(*shop, *last), *[report()] * 3]
    made = story(*(article(f"a{at}", sentences) for at, sentences in enumerate(pages)))
    groups = [[(at, number) for at in range(5)] for number in range(4)]
    found = comparison(made, [(group[0], group[1]) for group in groups], groups)
    scores = {row.ref: row.score for row in ranked(found)}
    assert scores[Ref(1, 6)] < 0.1
