"""A whole comparison: the same whatever the order, sound on hostile stories, right on the bundled one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui import compare, read_story
from tui.compare import Comparison, Ref
from tui.story import Story

# Which sources share a quotation, told by its first words: labelled by hand on the five bundled articles.
SHARED = {
    "send delegates": {"pulse", "source001", "epochtimes", "thehill", "amn"},
    "The prime minister said American forces": {"source001", "thehill", "amn"},
    "The Iraqi government must work": {"pulse", "epochtimes"},
    "has said the United States will do": {"source001", "epochtimes"},
    "At this time, any delegation": {"thehill", "amn"},
    "There does, however, need": {"thehill", "amn"},
}
# Words that only one sentence of a source has: pairs that must, and must not, be linked.
LINKED = [
    ("pulse", "The Iraqi government must work", "epochtimes", "The Iraqi government must work"),
    ("source001", "American forces had entered", "amn", "American forces had entered"),
    (
        "thehill",
        "Top American military leaders",
        "amn",
        "have said there were no plans for the U.S. to withdraw",
    ),
    ("epochtimes", "Top American military officials", "thehill", "Top American military leaders"),
    ("thehill", "voted earlier this week", "pulse", "His request follows a vote"),
    ("source001", "threatened to place economic sanctions", "thehill", "Trump threatened this week"),
    ("epochtimes", "rejects all violations", "thehill", "rejects violations of its sovereignty"),
]
APART = [
    ("thehill", "aboard Air Force One", "epochtimes", "Al-Fateh Alliance"),
    ("pulse", "looking to blow up our embassy", "amn", "There are around 5,200"),
    ("epochtimes", "No Americans or Iraqis were harmed", "thehill", "NATO delegation"),
]


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def place(of: Story, source: str, words: str) -> Ref:
    found = [
        Ref(position, sentence.index)
        for position, row in enumerate(of.articles)
        for sentence in row.sentences
        if row.id == source and words in sentence.text
    ]
    assert found, f"{source} has no sentence with {words!r}"
    return found[0]


def test_the_bundled_reports_share_seventeen_quotations_two_by_two(seeds: Comparison) -> None:
    ids = [row.id for row in seeds.story.articles]
    found: dict[str, set[str]] = {}
    for quotation in seeds.quotations:
        for start in SHARED:
            if quotation.text.startswith(start):
                found[start] = {ids[position] for position in quotation.articles}
    assert found == SHARED
    assert sum(len(list(itertools.combinations(sources, 2))) for sources in found.values()) == 17


@pytest.mark.parametrize(("a", "words_a", "b", "words_b"), LINKED)
def test_the_same_fact_of_the_bundled_reports_is_linked(
    seeds: Comparison, a: str, words_a: str, b: str, words_b: str
) -> None:
    one, other = place(seeds.story, a, words_a), place(seeds.story, b, words_b)
    assert other in {link.other(one) for link in seeds.links_of(one)}


@pytest.mark.parametrize(("a", "words_a", "b", "words_b"), APART)
def test_different_facts_of_the_bundled_reports_are_not_linked(
    seeds: Comparison, a: str, words_a: str, b: str, words_b: str
) -> None:
    one, other = place(seeds.story, a, words_a), place(seeds.story, b, words_b)
    assert other not in {link.other(one) for link in seeds.links_of(one)}
    assert seeds.passage_of(one) is None or seeds.passage_of(one) != seeds.passage_of(other)


def test_every_link_has_its_evidence_and_joins_two_articles(seeds: Comparison) -> None:
    for link in seeds.links:
        assert link.a.article < link.b.article
        assert link.evidence
        assert 0 <= link.score <= 1


def test_a_sentence_is_unique_exactly_where_it_has_no_link(seeds: Comparison) -> None:
    every = {Ref(k, row.index) for k, one in enumerate(seeds.story.articles) for row in one.sentences}
    assert set(seeds.unique) == {ref for ref in every if not seeds.links_of(ref)}


def by_id(of: Comparison) -> tuple[object, ...]:
    """A comparison told without the positions of its articles."""
    ids = [row.id for row in of.story.articles]

    def name(ref: Ref) -> tuple[str, int]:
        return ids[ref.article], ref.sentence

    return (
        {(frozenset((name(row.a), name(row.b))), row.score, row.kind, row.evidence) for row in of.links},
        {frozenset(map(name, passage.members)) for passage in of.passages},
        {
            (
                quotation.text,
                frozenset(
                    (
                        ids[o.article],
                        tuple((s.sentence, s.start, s.end) for s in o.spans),
                        o.speaker,
                        o.verb,
                        tuple(map(str, o.variant)),
                    )
                    for o in quotation.occurrences
                ),
            )
            for quotation in of.quotations
        },
        set(map(name, of.unique)),
    )


def test_a_second_run_finds_the_same(seeds: Comparison) -> None:
    assert compare(seeds.story) == seeds


def test_progress_names_each_step_and_ends_at_one() -> None:
    told: list[tuple[str, float]] = []
    compare(story(article("a0", ["One."])), lambda step, share: told.append((step, share)))
    assert [step for step, _ in told] == ["words", "quotations", "links", "passages and framing", "done"]
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1][1] == 1


def test_a_single_article_compares_to_its_quotations_alone() -> None:
    found = compare(story(article("a0", ["“We go home,” he said.", "“We go home,” he said."])))
    assert (found.links, found.passages, found.unique) == ((), (), ())
    assert len(found.quotations[0].occurrences) == 2


def test_a_story_without_articles_and_articles_without_sentences_compare_to_nothing() -> None:
    assert compare(story()).links == ()
    assert compare(story(article("a0"), article("b1", ["Some words."]))).unique == (Ref(1, 0),)
    assert compare(story(article("a0", ["…"]), article("b1", ["…"]))).links == ()


def test_a_sentence_that_comes_twice_is_linked_twice() -> None:
    text = "Parliament passed the resolution on Sunday."
    other = ["Snow fell in the hills.", "A cat sat there.", text, "Nobody spoke."]
    found = compare(story(article("a0", [text, "It rained.", text]), article("b1", other)))
    assert [(row.a.sentence, row.b.sentence) for row in found.links] == [(0, 2), (2, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Парламент принял резолюцию о выводе войск.", "Парламент Ирака принял резолюцию о выводе войск."),
        ("イラク議会は外国軍の撤退を求める決議を可決した。", "イラク議会が外国軍の撤退を求める決議を可決。"),
        ("أقر البرلمان العراقي قرارا بإخراج القوات", "البرلمان العراقي أقر قرارا بإخراج القوات الأجنبية"),
    ],
)
def test_other_scripts_are_linked_too(one: str, other: str) -> None:
    found = compare(story(article("a0", [one, "Other."]), article("b1", ["Nothing.", other])))
    assert [(row.a.sentence, row.b.sentence) for row in found.links] == [(0, 1)]


def test_a_sentence_of_two_thousand_words_is_compared() -> None:
    text = " ".join(f"word{index % 700} and “quote {index}”" for index in range(700))
    found = compare(story(article("a0", [text]), article("b1", [text, "Short."])))
    assert found.links[0].kind == "same"


def test_a_refrain_of_hundreds_of_sentences_is_compared() -> None:
    refrain = ["The vote was on Sunday in Baghdad."] * 150
    found = compare(story(article("a0", refrain), article("b1", refrain)))
    assert len(found.passages) == 1
    assert len(found.passages[0].members) == 300


sentences = st.lists(st.text(alphabet="abcde AB.,“”\"'’12", min_size=1).map(lambda t: f"a{t}b"), max_size=6)


@given(sentences, sentences)
def test_any_two_articles_compare_the_same_both_ways(a: list[str], b: list[str]) -> None:
    one, other = article("a0", a), article("b1", b)
    assert by_id(compare(story(one, other))) == by_id(compare(story(other, one)))
