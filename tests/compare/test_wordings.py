"""Other words for the same thing: of one referent and one act, each told once, the telling ones first."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Occurrence, Quotation, Span
from tui.compare.framing.shades import SHADES, shades, stance
from tui.compare.framing.weighing import SURE, TELLING, weights
from tui.compare.framing.wordings import Weighed, candidates, chosen, wordings
from tui.compare.model import Wording
from tui.story import Story
from tui.words.annotation import annotate

VERBS = [("abolished", "painted"), ("scrapped", "repaired")]
OTHERS = ["Snow fell on the northern hills.", "A baker sold his mill to a cousin.", "The ferry was late."]


def of(found: Comparison) -> tuple[Wording, ...]:
    return wordings(annotate(found.story), found.links, found.passages, found.quotations)


def two(a: str, b: str) -> tuple[Wording, ...]:
    """The wordings of two linked sentences in stories that have others too."""
    made = story(article("a0", [a, *OTHERS]), article("a1", [b, *OTHERS]))
    return of(comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]]))


def said(rows: tuple[Wording, ...]) -> list[tuple[str, ...]]:
    return [tuple(term.words for term in row.terms) for row in rows]


def telling(rows: tuple[Wording, ...]) -> tuple[Wording, ...]:
    return tuple(row for row in rows if not row.plain)


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def test_an_adverb_that_one_source_adds_is_told() -> None:
    rows = two(
        "The clerk wrongfully accused the singers of stealing umbrellas.",
        "The clerk accused the singers of stealing umbrellas.",
    )
    assert said(telling(rows)) == [("wrongfully accused", "accused")]
    assert (rows[0].kind, rows[0].passage) == ("qualifier", 0)


def test_an_adverb_counts_beside_another_verb_of_the_same_family() -> None:
    rows = two(
        "The ministry flatly rejected the report on the harbour sale.",
        "The ministry denied the report on the harbour sale.",
    )
    assert ("flatly rejected", "denied") in said(rows)


def test_doubt_that_one_source_adds_is_more_telling_than_a_plain_noun() -> None:
    rows = two(
        "The alleged poll was paid by a city bank, the council said.",
        "The poll was paid by a bank, the council said.",
    )
    found = dict(zip(said(rows), rows, strict=True))
    doubt, noun = found["alleged poll", "poll"], found.get(("city bank", "bank"))
    assert not doubt.plain
    assert noun is None or (noun.plain and noun.strength < doubt.strength)


def test_the_verbs_that_two_sources_put_to_one_quotation_are_told() -> None:
    words = "We never saw the ledger of the ferry company"
    texts = [f'"{words}," the harbour master claimed.', f'"{words}," the harbour master said.']
    made = story(*(article(f"a{at}", [text, *OTHERS]) for at, text in enumerate(texts)))
    occurrences = tuple(
        Occurrence(at, (Span(at, 0, 1, 1 + len(words)),), words, verb=verb)
        for at, verb in enumerate(("claimed", "said"))
    )
    quoted = (Quotation(0, words, occurrences),)
    rows = of(dataclasses.replace(comparison(made, []), quotations=quoted))
    assert said(telling(rows)) == [("claimed", "said")]
    assert rows[0].kind == "verb"


def test_verbs_of_one_actor_and_one_act_are_set_side_by_side() -> None:
    rows = two("The mayor will abolish the tax on bread.", "The mayor will scrap the tax on bread.")
    assert said(rows) == [("abolish", "scrap")]


def test_verbs_of_other_acts_are_not() -> None:
    assert two("The mayor will abolish the tax on bread.", "Nobody knew of the fire at the mill.") == ()
    rows = two(
        "The mayor praised the nurses and opened a bridge in the north.",
        "The mayor closed a school in the south after a long debate.",
    )
    assert not telling(rows)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army killed 40 rebels in the north.", "The army killed 50 rebels in the north."),
        ("The vote was held Monday in the capital.", "The vote was held Tuesday in the capital."),
        ("The mayor told the council of the plan.", "The mayor tells the council of the plan."),
        ("Officials in the United States denied it.", "Officials in the United States denied it."),
    ],
)
def test_facts_and_forms_are_no_wording(a: str, b: str) -> None:
    assert two(a, b) == ()


def test_nothing_within_quotation_marks_is_a_wording(seeds: Comparison) -> None:
    for row in seeds.wordings:
        for term in row.terms:
            for _, span in seeds.quotations_of(term.span.ref):
                assert term.span.end <= span.start or span.end <= term.span.start, term


def test_headlines_are_compared_with_headlines() -> None:
    made = story(
        dataclasses.replace(article("a0", ["One."]), headline="Council condemns plan to raise rents"),
        dataclasses.replace(article("a1", ["Two."]), headline="Council welcomes plan to raise rents"),
    )
    rows = of(comparison(made, []))
    assert [(row.kind, row.passage) for row in rows] == [("headline", None)]
    assert said(rows) == [("condemns", "welcomes")]
    assert {term.span.sentence for term in rows[0].terms} == {-1}


def test_two_pages_of_one_outlet_are_one_source() -> None:
    rows = [
        article("a0", ["The clerk wrongfully accused the singers of stealing umbrellas."]),
        article("a1", ["The clerk accused the singers of stealing umbrellas."]),
    ]
    apart = comparison(story(*rows), [((0, 0), (1, 0))], [[(0, 0), (1, 0)]])
    assert of(apart)
    same = story(*(dataclasses.replace(row, outlet="The Harbor Post") for row in rows))
    assert of(dataclasses.replace(apart, story=same)) == ()


def test_a_difference_is_told_once_however_often_two_sources_have_it() -> None:
    facts = ["stole the umbrellas of the singers", "burned the ledger of the harbour office"]
    made = story(
        article("a0", [f"The clerk allegedly {fact}." for fact in facts]),
        article("a1", [f"The clerk {fact}." for fact in facts]),
    )
    groups = [[(0, at), (1, at)] for at in range(2)]
    rows = of(comparison(made, [(group[0], group[1]) for group in groups], groups))
    doubts = [row for row in rows if any("allegedly" in term.words for term in row.terms)]
    assert len(doubts) <= 2
    verbs = "The clerk allegedly stole the umbrellas of the singers."
    twice = story(article("a0", [verbs, verbs]), article("a1", [verbs.replace("allegedly ", "")] * 2))
    rows = of(comparison(twice, [(group[0], group[1]) for group in groups], groups))
    assert said(telling(rows)) == [("allegedly stole", "stole")]


def test_a_third_source_that_words_the_same_place_joins() -> None:
    texts = [
        "The clerk wrongfully accused the singers of theft.",
        *["The clerk accused the singers of theft."] * 2,
    ]
    made = story(*(article(f"a{at}", [text, *OTHERS]) for at, text in enumerate(texts)))
    pairs = list(itertools.combinations([(at, 0) for at in range(3)], 2))
    (row,) = telling(of(comparison(made, pairs, [[(at, 0) for at in range(3)]])))
    assert [term.words for term in row.terms] == ["wrongfully accused", "accused", "accused"]


def test_plain_ones_come_last(seeds: Comparison) -> None:
    plain = [row.plain for row in seeds.wordings]
    assert plain == sorted(plain)
    assert {True, False} <= set(plain)


def test_of_two_that_are_as_likely_quoted_the_one_that_is_surer_comes_first() -> None:
    texts = [
        f"The mayor {verb} the tax on bread and {other} the old bridge of the town." for verb, other in VERBS
    ]
    articles = [article(f"a{at}", [text]) for at, text in enumerate(texts)]
    made = comparison(story(*articles), [((0, 0), (1, 0))])
    found = candidates(annotate(made.story), made.links, ())
    one, other = (row for row in found if row.contrast.kind == "verb")
    rows = [Weighed(one, 0.4, 0.3), Weighed(other, 0.9, 0.3)]
    assert [row.candidate for row in chosen(rows, weights().bars)] == [other, one]


def test_a_term_stands_on_the_words_it_claims(seeds: Comparison) -> None:
    for row in seeds.wordings:
        for term in row.terms:
            one = seeds.story.articles[term.span.article]
            text = one.headline if term.span.sentence < 0 else one.sentences[term.span.sentence].text
            assert text is not None
            assert text[term.span.start : term.span.end] == term.words
        assert len({term.span.article for term in row.terms}) > 1
        assert 0 < row.strength <= 1


def test_only_one_source_says_that_the_vote_binds_nobody(seeds: Comparison) -> None:
    ids = [one.id for one in seeds.story.articles]
    rows = [{ids[t.span.article]: t.words for t in row.terms} for row in seeds.wordings]
    assert any(
        row.get("pulse") == "non-binding resolution" and row.get("source001") == "resolution" for row in rows
    )


def test_weights_are_of_what_is_measured_and_nothing_else() -> None:
    assert set(weights().sure) == {*SURE, "constant"}
    assert set(weights().telling) == {*TELLING, "constant"}


@pytest.mark.parametrize(
    ("word", "shade"),
    [("allegedly", "doubt"), ("flatly", "certainty"), ("forced", "outcome"), ("illegally", "blame")],
)
def test_a_word_of_a_closed_class_has_its_shade(word: str, shade: str) -> None:
    assert any(shade in classes for classes in SHADES.values())
    assert shade in shades(word)
    assert shades("train") == frozenset()


def test_a_verb_of_saying_implies_something_or_nothing() -> None:
    assert (stance("insisted"), stance("said"), stance("bread")) == ("forceful", "", "")


def test_a_story_of_one_article_or_none_has_no_wording() -> None:
    assert of(compare(story(article("a0", ["Alone."])))) == ()
    assert of(compare(story())) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "“",
        "a a a a a a a a a a " * 40,
        "THE U.S. AND THE UN AND THE EU " * 30,
        "政府は 発表した。",
        "\u0301" * 9,
    ],
)
def test_hostile_sentences_break_nothing(text: str) -> None:
    rows = two(f"The mayor told {text} to leave.", f"The mayor ordered {text} to leave.")
    assert all(row.strength > 0 for row in rows)


words = st.lists(
    st.sampled_from(
        [
            *("the", "mayor", "town", "council", "told", "asked", "was", "were", "shocking", "vote", "of"),
            *("in", "on", "5", "Monday", "U.S.", "rejected", "plan's", "allegedly", ",", "“", "”", "—"),
        ]
    ),
    max_size=18,
).map(" ".join)


@given(st.lists(words, min_size=2, max_size=4))
def test_spans_stand_on_the_words_they_claim_and_no_place_is_told_twice(texts: list[str]) -> None:
    made = Story("", tuple(article(f"a{at}", [text]) for at, text in enumerate(texts)))
    pairs = [((a, 0), (b, 0)) for a, b in itertools.combinations(range(len(texts)), 2)]
    rows = of(comparison(made, pairs, [[(at, 0) for at in range(len(texts))]]))
    for row in rows:
        for term in row.terms:
            text = made.articles[term.span.article].sentences[0].text
            assert text[term.span.start : term.span.end] == term.words
            assert term.words.strip() == term.words != ""
        assert len({term.span.article for term in row.terms}) == len(row.terms) > 1


def test_doubt_beside_a_verb_of_saying_is_told() -> None:
    rows = two(
        "The clerk reportedly said the ferry company owed him an umbrella.",
        "The clerk said the ferry company owed him an umbrella.",
    )
    assert said(telling(rows)) == [("reportedly said", "said")]
