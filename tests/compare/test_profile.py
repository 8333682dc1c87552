"""One source at a glance."""

import dataclasses

import pytest

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Span, Term, Wording
from tui.compare.framing.profile import Profile, profiles
from tui.compare.framing.wire import reuses
from tui.words.annotation import annotate


def whole(found: Comparison) -> Comparison:
    return dataclasses.replace(found, reuses=reuses(annotate(found.story)))


def of(found: Comparison) -> tuple[Profile, ...]:
    return profiles(found, annotate(found.story))


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


@pytest.fixture(scope="module")
def told(seeds: Comparison) -> dict[str, Profile]:
    return dict(zip([one.id for one in seeds.story.articles], of(seeds), strict=True))


def test_the_shares_of_a_source_are_all_of_its_words(told: dict[str, Profile]) -> None:
    for row in told.values():
        shares = (row.shared, row.quoted, row.wire, row.own)
        assert sum(shares) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in shares)
    assert told["epochtimes"].quoted > told["source001"].quoted


def test_reporting_verbs_are_counted(told: dict[str, Profile]) -> None:
    verbs = {row.verb: row for row in told["thehill"].verbs}
    assert verbs["said"].count >= 5
    assert "rejected" in {row.verb for row in told["source001"].verbs}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor read the critical comments in the media reports.",
        "The newly announced ferry went to the harbour.",
        "She released a list and used a boat.",
        "The United States was asked twice.",
        "Green’s remarks and the promises pleased nobody.",
    ],
)
def test_nouns_acts_and_the_passive_are_no_verbs_of_saying(text: str) -> None:
    (row,) = of(comparison(story(article("a", [text])), []))
    assert {use.verb for use in row.verbs} <= {"read"}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor indicated that the quay is closed.", "indicated"),
        ("The quay is closed, the Harbour Post reported.", "reported"),
        ("Brown claims the quay is closed.", "claims"),
        ("The mayor rejected the plan.", "rejected"),
        ("Others demand money, her family said.", "said"),
    ],
)
def test_what_reports_or_judges_is_a_verb_of_saying(text: str, verb: str) -> None:
    (row,) = of(comparison(story(article("a", [text])), []))
    assert verb in {use.verb for use in row.verbs}


def test_the_actors_are_the_same_for_all_and_named_by_each(told: dict[str, Profile]) -> None:
    names = {tuple(actor.name for actor in row.actors) for row in told.values()}
    assert len(names) == 1
    assert {"Mike Pompeo", "Adel Abdul-Mahdi", "Donald Trump"} <= set(names.pop())

    def called(source: str, name: str) -> set[str]:
        return {words for row in told[source].actors if row.name == name for words, _ in row.designations}

    assert "Iraq's caretaker prime minister Adel Abdul-Mahdi" in called("pulse", "Adel Abdul-Mahdi")
    assert "President Trump" in called("thehill", "Donald Trump")


def test_pulse_is_known_by_its_qualifiers(told: dict[str, Profile]) -> None:
    assert "non-binding resolution" in told["pulse"].qualifiers
    assert "resolution" not in told["source001"].qualifiers


def test_a_copied_dispatch_is_wire_and_not_its_own() -> None:
    text = "Divers pulled one fisherman from the northern arm of a harbour below the old bridge on Wednesday."
    made = story(article("a0", [text]), article("a1", [text, "Nobody else was there to see any of it."]))
    rows = of(whole(comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]])))
    assert rows[0].wire == 1
    assert 0.5 < rows[1].wire < 1
    assert rows[1].own == pytest.approx(1 - rows[1].wire)


def test_a_source_without_words_has_a_profile() -> None:
    (row,) = of(compare(story(article("a0", []))))
    assert (row.words, row.shared, row.own, row.verbs, row.actors) == (0, 0, 0, (), ())


def test_twelve_qualifiers_are_told_at_most() -> None:
    made = comparison(story(article("a0", ["One."] * 20), article("b1", ["Two."] * 20)), [])
    rows = tuple(
        Wording(
            "qualifier",
            None,
            (Term(Span(0, at, 0, 3), f"grand hall{at}"), Term(Span(1, at, 0, 3), "hall")),
            0.5,
        )
        for at in range(20)
    )
    first, other = of(dataclasses.replace(made, wordings=rows))
    assert first.qualifiers == tuple(f"grand hall{at}" for at in range(12))
    assert other.qualifiers == ()
