"""Other words for the same thing: told in one passage, on the very words, and no mere form or fact."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Ref
from tui.compare.framing.wordings import wordings
from tui.compare.model import Wording


def of(found: Comparison) -> tuple[Wording, ...]:
    return wordings(found.story, found.links, found.passages, found.quotations)


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


@pytest.fixture(scope="module")
def told(seeds: Comparison) -> tuple[Wording, ...]:
    return of(seeds)


def terms(seeds: Comparison, row: Wording) -> dict[str, set[str]]:
    ids = [one.id for one in seeds.story.articles]
    found: dict[str, set[str]] = {}
    for term in row.terms:
        found.setdefault(ids[term.span.article], set()).add(term.words)
    return found


def with_words(seeds: Comparison, told: tuple[Wording, ...], *words: tuple[str, str]) -> list[Wording]:
    """The wordings in which each source has those words."""
    return [
        row for row in told if all(said in terms(seeds, row).get(source, set()) for source, said in words)
    ]


def two(a: str, b: str, headlines: tuple[str, str] | None = None) -> tuple[Wording, ...]:
    """The wordings of two linked sentences."""
    made = story(article("a0", [a]), article("a1", [b]))
    return of(comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]]))


def said(rows: tuple[Wording, ...]) -> list[tuple[str, ...]]:
    return [tuple(term.words for term in row.terms) for row in rows]


def test_one_request_is_told_asked_and_called_for(seeds: Comparison, told: tuple[Wording, ...]) -> None:
    rows = with_words(seeds, told, ("pulse", "told"), ("epochtimes", "asked"), ("thehill", "called on"))
    assert rows
    assert rows[0].kind == "verb"
    assert rows[0] in told[:6]


def test_the_source_in_which_pompeo_rejected_the_request_stands_against_one_that_asked(
    seeds: Comparison, told: tuple[Wording, ...]
) -> None:
    rows = with_words(seeds, told, ("source001", "rejected"), ("amn", "asked"))
    assert rows
    assert rows[0] in told[:6]


def test_the_prime_minister_is_caretaker_acting_or_neither(
    seeds: Comparison, told: tuple[Wording, ...]
) -> None:
    rows = with_words(
        seeds,
        told,
        ("pulse", "caretaker prime minister"),
        ("thehill", "caretaker prime minister"),
        ("amn", "acting prime minister"),
        ("epochtimes", "Prime Minister"),
    )
    assert [row.kind for row in rows] == ["name"]


@pytest.mark.parametrize(
    "words", ["non-binding resolution", "shocking strike", "said Thursday without offering evidence"]
)
def test_what_pulse_alone_qualifies_is_told(seeds: Comparison, told: tuple[Wording, ...], words: str) -> None:
    rows = [row for row in told if words in terms(seeds, row).get("pulse", set())]
    assert [row.kind for row in rows] == ["qualifier"]
    assert len(terms(seeds, rows[0])) > 1
    assert rows[0] in told[:8]


def test_the_resolution_calls_for_the_end_the_withdrawal_or_the_expulsion(
    seeds: Comparison, told: tuple[Wording, ...]
) -> None:
    assert with_words(seeds, told, ("pulse", "end"), ("epochtimes", "expulsion"))


def test_nothing_within_quotation_marks_is_a_wording(seeds: Comparison, told: tuple[Wording, ...]) -> None:
    for row in told:
        for term in row.terms:
            for _, span in seeds.quotations_of(term.span.ref):
                assert term.span.end <= span.start or span.end <= term.span.start, term


def test_a_term_stands_on_the_words_it_claims(seeds: Comparison, told: tuple[Wording, ...]) -> None:
    for row in told:
        for term in row.terms:
            one = seeds.story.articles[term.span.article]
            text = one.headline if term.span.sentence < 0 else one.sentences[term.span.sentence].text
            assert text is not None
            assert text[term.span.start : term.span.end] == term.words
        assert len({term.span.article for term in row.terms}) > 1
        assert 0 < row.strength <= 1
        assert (row.passage is None) == (row.kind == "headline")


def test_the_strongest_come_first(told: tuple[Wording, ...]) -> None:
    assert [row.strength for row in told] == sorted((row.strength for row in told), reverse=True)


def test_a_slot_needs_the_same_words_around_it() -> None:
    assert said(
        two("The mayor will abolish the tax on bread.", "The mayor will scrap the tax on bread.")
    ) == [("abolish", "scrap")]
    assert not two("The mayor will abolish the tax.", "Nobody in the town knew of the fire at the mill.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army killed 40 rebels in the north.", "The army killed 50 rebels in the north."),
        ("The vote was held Monday in the capital.", "The vote was held Tuesday in the capital."),
        ("The Iraqi government withdrew its envoy.", "Iraq's government withdraws its envoy."),
        ("Officials in the United States denied it.", "Officials in the U.S. denied it."),
        ("The talks were led by Adel Mahdi of Iraq.", "The talks were led by Adil Mahdi of Iraq."),
        ("It is the colour of the old parliament.", "It is the color of the old parliament."),
    ],
)
def test_facts_forms_and_spellings_are_no_wording(a: str, b: str) -> None:
    assert two(a, b) == ()


def test_an_adverb_that_one_source_adds_is_told() -> None:
    rows = two(
        "The clerk wrongfully accused the singers of stealing umbrellas.",
        "The clerk accused the singers of stealing umbrellas.",
    )
    assert said(rows) == [("wrongfully accused", "accused")]
    assert rows[0].kind == "qualifier"


def test_asked_to_leave_stands_against_forced_off() -> None:
    rows = two(
        "The steward accused them of fraud and the singers were asked to leave the ferry.",
        "The steward accused them of fraud and forced them off the ferry.",
    )
    assert ("were asked to leave", "forced") in said(rows)


def test_the_passive_is_told_against_the_active() -> None:
    rows = two(
        "The agency announced the decision in Washington.", "The decision was announced in Washington."
    )
    assert [(row.kind, *said((row,))) for row in rows] == [("voice", ("announced", "was announced"))]


def test_said_and_added_are_no_wording() -> None:
    assert two("The statement said the talks had failed.", "The statement added the talks had failed.") == ()
    rows = two("The minister said the talks had failed.", "The minister admitted the talks had failed.")
    assert said(rows) == [("said", "admitted")]


def test_headlines_are_compared_with_headlines() -> None:
    import dataclasses

    made = story(
        dataclasses.replace(article("a0", ["One."]), headline="Council backs plan to raise rents"),
        dataclasses.replace(article("a1", ["Two."]), headline="Council rejects plan to raise rents"),
    )
    rows = of(comparison(made, []))
    assert [(row.kind, row.passage) for row in rows] == [("headline", None)]
    assert said(rows) == [("backs", "rejects")]
    assert {term.span.sentence for term in rows[0].terms} == {-1}


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
            "the",
            "mayor",
            "town",
            "council",
            "told",
            "asked",
            "was",
            "were",
            "shocking",
            "vote",
            "of",
            "in",
            "on",
            "5",
            "Monday",
            "U.S.",
            "rejected",
            "plan's",
            ",",
            "“",
            "”",
            "—",
        ]
    ),
    max_size=18,
).map(" ".join)


@given(st.lists(words, min_size=2, max_size=4))
def test_spans_stand_on_the_words_they_claim(texts: list[str]) -> None:
    made = story(*(article(f"a{at}", [text]) for at, text in enumerate(texts)))
    pairs = list(itertools.combinations(range(len(texts)), 2))
    found = comparison(made, [((a, 0), (b, 0)) for a, b in pairs], [[(at, 0) for at in range(len(texts))]])
    for row in of(found):
        for term in row.terms:
            assert (
                made.articles[term.span.article].sentences[0].text[term.span.start : term.span.end]
                == term.words
            )
            assert term.words.strip() == term.words != ""
        assert Ref(row.terms[0].span.article, 0) == row.terms[0].span.ref
