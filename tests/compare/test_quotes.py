"""Quotations: what is one, who says it, and which are the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare.model import Quotation
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.compare.quoting.variants import variant
from tui.story import Story, read_story
from tui.words.annotation import annotate
from tui.words.marks import MARKS
from tui.words.reading import read

ROOT = Path(__file__).parents[2]
WORDS = [
    "troops",
    "leave",
    "town",
    "council",
    "bridge",
    "never",
    "again",
    "money",
    "house",
    "vote",
    "speaker",
    "law",
]
LONG = "send delegates to Iraq to prepare a mechanism for the withdrawal"


def found(of: Story) -> tuple[Quotation, ...]:
    return quotations(words := annotate(of), speakers_of(words))


def one(*sentences: str) -> list[tuple[str, str | None, str | None]]:
    rows = found(story(article("a0", list(sentences))))
    return [(o.text, o.speaker, o.verb) for quotation in rows for o in quotation.occurrences]


def test_an_attribution_between_commas_splits_one_quotation() -> None:
    (quotation,) = found(story(article("a0", ["“We want to go,” he said, “and never come back.”"])))
    (occurrence,) = quotation.occurrences
    assert (occurrence.text, len(occurrence.spans)) == ("We want to go, and never come back.", 2)
    assert [str(change) for change in occurrence.variant] == ["split"]


def test_an_attribution_that_ends_its_sentence_leaves_two_quotations() -> None:
    assert len(one("“We want to go,” he said.", "“Never come back.”")) == 2


def test_a_quotation_over_several_sentences_is_one() -> None:
    (quotation,) = found(
        story(article("a0", ["He said: “We go.", "We stay.", "We wait.”"], ["Then they left."]))
    )
    assert quotation.occurrences[0].sentences == (0, 1, 2)


def test_a_quotation_over_paragraphs_is_one() -> None:
    (quotation,) = found(
        story(article("a0", ["“We go home,” he began, “today."], ["“We never come back,” he said."]))
    )
    assert quotation.text == "We go home, today. We never come back,"


@pytest.mark.parametrize(
    ("sentence", "speaker", "verb"),
    [
        ("“We go,” the minister said on Friday.", "the minister", "said"),
        ("“We go,” said Muhammad Al-Husayni, a senior leader.", "Muhammad Al-Husayni", "said"),
        ("Adam Smith, chairman of the board, said “we go”.", "Adam Smith", "said"),
        ("In a briefing on Friday, Pompeo added: “We go.”", "Pompeo", "added"),
        ("“We go,” according to a statement from his office.", "a statement from his office", "according to"),
        ("Pompeo said they talked of “a plan,” adding: “We go.”", "Pompeo", "adding"),
        ("The United States asked for “a plan.”", "The United States", "asked"),
        ("The “plan” failed.", None, None),
    ],
)
def test_the_nearest_reporting_verb_names_the_speaker(
    sentence: str, speaker: str | None, verb: str | None
) -> None:
    text, *named = one(sentence)[-1]
    assert text
    assert named == [speaker, verb]


def test_a_sentence_that_is_all_quotation_has_the_speaker_before_it() -> None:
    assert [speaker for _, speaker, _ in one("“We go,” Trump said.", "“We stay.”")] == ["Trump", "Trump"]


@pytest.mark.parametrize(
    "wording",
    [
        LONG,
        "prepare a mechanism for the withdrawal",
        "Send delegates to Iraq, to prepare a mechanism",
        "send delegates to Iraq to prepare mechanisms for the withdrawals",
        "mechanism",
    ],
)
def test_another_wording_of_a_quotation_is_found_in_another_source(wording: str) -> None:
    of = story(
        article("a0", [f"He asked to “{LONG}.”", "Nothing else was said."]),
        article("b1", ["It rained all day.", f"She wrote of a ‘{wording}’ in her note."]),
    )
    (quotation,) = found(of)
    assert quotation.shared
    assert quotation.text.startswith("send delegates") or wording.startswith("Send")


def test_what_one_source_quotes_twice_is_one_quotation_with_two_occurrences() -> None:
    (quotation,) = found(story(article("a0", [f"He asked to “{LONG}.”", "It rained.", f"Again: “{LONG}.”"])))
    assert len(quotation.occurrences) == 2
    assert not quotation.shared


def test_a_word_that_the_reports_use_themselves_ties_no_quotations() -> None:
    of = story(
        article("a0", ["“There will be no amnesty in the plan,” he said.", "The amnesty was asked for."]),
        article("b1", ["They want “amnesty.”"]),
    )
    assert not any(quotation.shared for quotation in found(of))


def test_a_title_in_marks_ties_no_quotations() -> None:
    of = story(
        article("a0", ["He was on “Fox News Sunday.”"]), article("b1", ["She was on “Fox News Sunday.”"])
    )
    assert not any(quotation.shared for quotation in found(of))


def test_a_turn_of_phrase_ties_no_quotations() -> None:
    of = story(
        article("a0", ["“I want to go to the town with him and to be left alone there,” he said."]),
        article("b1", ["“I want to be in the house with him when the storm comes,” she said."]),
    )
    assert not any(quotation.shared for quotation in found(of))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("This violated the bilateral agreements!", ()),
        ("violated the bilateral agreements", ("shortened",)),
        ("this violated the bilateral agreement", ("altered: agreements/agreement",)),
        ("this violated bilateral agreements", ("left out: the",)),
        ("this violated the old bilateral agreements", ("added: old",)),
        ("and this violated the bilateral agreements", ("extended",)),
    ],
)
def test_a_variant_is_told_in_words(other: str, told: tuple[str, ...]) -> None:
    found = variant(read("this violated the bilateral agreements"), read(other))
    assert tuple(str(change) for change in found) == told


@given(
    st.lists(st.lists(st.text(f"abT .,{MARKS}", min_size=1).map(lambda t: f"x{t}x"), min_size=1), min_size=1)
)
def test_occurrences_stand_on_the_words_they_claim(paragraphs: list[list[str]]) -> None:
    of = story(article("a0", *paragraphs), article("b1", *paragraphs[:1]))
    for quotation in found(of):
        for occurrence in quotation.occurrences:
            texts = [
                of.articles[s.article].sentences[s.sentence].text[s.start : s.end] for s in occurrence.spans
            ]
            assert " ".join(texts) == occurrence.text
            for change in occurrence.variant:
                if change.span and change.kind != "other speaker":
                    sentence = of.articles[change.span.article].sentences[change.span.sentence].text
                    assert sentence[change.span.start : change.span.end] == change.instead_of
            assert all(text == text.strip() and text for text in texts)


@pytest.fixture(scope="module")
def seeds() -> Story:
    return read_story(ROOT / "seeds")


@pytest.fixture(scope="module")
def shared(seeds: Story) -> dict[str, Quotation]:
    """The quotations of the seeds that two sources or more print, by their first words."""
    return {" ".join(row.text.split()[:2]): row for row in found(seeds) if row.shared}


def told(quotation: Quotation, of: Story) -> dict[str, list[str]]:
    """What each source changed."""
    changed: dict[str, list[str]] = {}
    for row in quotation.occurrences:
        changed.setdefault(of.articles[row.article].id, []).extend(map(str, row.variant))
    return changed


def speakers(quotation: Quotation, of: Story) -> dict[str, set[str | None]]:
    named: dict[str, set[str | None]] = {}
    for row in quotation.occurrences:
        named.setdefault(of.articles[row.article].id, set()).add(row.speaker)
    return named


def test_the_seeds_share_seven_quotations(shared: dict[str, Quotation]) -> None:
    assert sorted(shared) == [
        "At this",
        "The Iraqi",
        "The prime",
        "There does,",
        "We want",
        "has said",
        "send delegates",
    ]


def test_all_five_print_send_delegates_and_all_mean_one_speaker(
    seeds: Story, shared: dict[str, Quotation]
) -> None:
    quotation = shared["send delegates"]
    assert len(quotation.articles) == 5
    assert len(quotation.occurrences) == 8
    assert {name for names in speakers(quotation, seeds).values() for name in names} == {"Adel Abdul-Mahdi"}
    assert {row.printed for row in quotation.occurrences} >= {"he", "The Iraqi leader", "the prime minister"}


def test_one_sources_agreement_is_marked_and_an_added_comma_is_no_change(
    seeds: Story, shared: dict[str, Quotation]
) -> None:
    quotation = shared["The prime"]
    assert quotation.text.rstrip(",").endswith("bilateral agreements")
    assert told(quotation, seeds) == {
        "source001": [],
        "thehill": [],
        "amn": ["altered: agreements/agreement"],
    }
    (change,) = next(row.variant for row in quotation.occurrences if row.variant)
    assert change.span
    sentence = seeds.articles[change.span.article].sentences[change.span.sentence].text
    assert sentence[change.span.start : change.span.end] == "agreement"


def test_pompeos_words_are_another_speakers_in_another_source(
    seeds: Story, shared: dict[str, Quotation]
) -> None:
    quotation = shared["has said"]
    assert speakers(quotation, seeds) == {"source001": {"Morgan Ortagus"}, "epochtimes": {"Mike Pompeo"}}
    assert "other speaker: Morgan Ortagus/Mike Pompeo" in told(quotation, seeds)["epochtimes"]


def test_a_statement_and_the_spokeswoman_of_its_department_are_one_speaker(
    seeds: Story, shared: dict[str, Quotation]
) -> None:
    quotation = shared["At this"]
    assert speakers(quotation, seeds) == {
        "thehill": {"Morgan Ortagus"},
        "amn": {"a statement from the State Department"},
    }
    assert told(quotation, seeds) == {"thehill": [], "amn": []}


def test_what_the_resolution_says_is_the_resolutions(seeds: Story, shared: dict[str, Quotation]) -> None:
    assert speakers(shared["The Iraqi"], seeds) == {
        "pulse": {"the non-binding resolution"},
        "epochtimes": {"the resolution"},
    }


@pytest.mark.parametrize("first", ["There does,", "We want"])
def test_the_two_halves_of_a_statement_are_each_found(first: str, shared: dict[str, Quotation]) -> None:
    assert len(shared[first].articles) == 2
    assert not any(row.variant for row in shared[first].occurrences)


def test_one_utterance_that_runs_together_what_another_source_prints_as_two_is_cut() -> None:
    whole = "We will never give up this town, and the council must pay for the bridge."
    of = story(
        article("a0", [f"“{whole}” Tom Brown said."]),
        article("b1", ["“We will never give up this town,” Tom Brown said."]),
        article("c2", ["Tom Brown said “the council must pay for the bridge”."]),
    )
    one, other = found(of)
    assert [row.text for row in (one, other)] == [
        "We will never give up this town,",
        "and the council must pay for the bridge.",
    ]
    assert [str(change) for change in one.occurrences[0].variant] == ["spliced"]
    assert one.articles == {0, 1}
    assert other.articles == {0, 2}


def test_words_between_dots_of_omission_are_found() -> None:
    of = story(
        article(
            "a0",
            ["“They both believe that healthy herds are critical...the permits are put on hold,” he said."],
        ),
        article(
            "b1",
            ["“Brown and I have talked of this, and both believe that healthy herds are critical,” he said."],
        ),
    )
    assert any(row.shared for row in found(of))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“Our town can only thrive again by bringing the young ones back to school,” he said.",
            "“That is not bringing the young ones back to school,” he said.",
        ),
        (
            "“He must step aside at once,” Tom Brown said.",
            "“He will do right and step aside soon,” Ann Green said.",
        ),
        ("“It is a balanced way of life,” Tom Brown said.", "Ann Green called it “balanced”."),
    ],
)
def test_words_alike_of_another_sense_or_speaker_tie_no_quotations(one: str, other: str) -> None:
    assert not any(row.shared for row in found(story(article("a0", [one]), article("b1", [other]))))


def test_three_opening_marks_and_no_closing_harm_nothing_else() -> None:
    rows = one("“One “two “three said he.", "“We go,” Tom Brown said.")
    assert rows[-1] == ("We go,", "Tom Brown", "said")


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=14), st.data())
def test_every_change_stands_on_the_words_it_claims(said: list[str], data: st.DataObject) -> None:
    other = [data.draw(st.sampled_from([word, word, word, "else", ""])) for word in said]
    texts = [" ".join(filter(None, row)) for row in (said, other)]
    of = story(
        *(
            article(f"{n}{k}", [f"He said “{text}” today."])
            for k, (n, text) in enumerate(zip("ab", texts, strict=True))
        )
    )
    for quotation in found(of):
        for row in quotation.occurrences:
            for change in row.variant:
                if change.span:
                    sentence = of.articles[change.span.article].sentences[change.span.sentence].text
                    assert sentence[change.span.start : change.span.end] == change.instead_of
                    assert any(s.start <= change.span.start <= change.span.end <= s.end for s in row.spans)
