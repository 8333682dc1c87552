"""Wire copy: shared words outside quotations, whose they are, and that it is one account and not many."""

import dataclasses
import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Passage, Ref
from tui.compare.framing.agencies import agencies, credited, named_in
from tui.compare.framing.wire import first, origins, reuses
from tui.compare.model import Reuse
from tui.story import Article, Line, Story
from tui.words.annotation import annotate

DISPATCH = "Divers pulled one fisherman from the northern arm of a harbour below the old bridge on Wednesday."


def of(found: Comparison) -> tuple[Reuse, ...]:
    return reuses(annotate(found.story))


def shared(made: Story, rows: tuple[Reuse, ...], at: int) -> float:
    """The share of an article's letters that are wire copy."""
    spans = {span for row in rows for span in row.spans if span.article == at}
    held = {(span.sentence, place) for span in spans for place in range(span.start, span.end)}
    return len(held) / sum(len(row.text) for row in made.articles[at].sentences)


def texts(made: Story, row: Reuse) -> list[str]:
    return [made.articles[s.article].sentences[s.sentence].text[s.start : s.end] for s in row.spans]


def plain(*sentences: str) -> Story:
    return story(*(article(f"a{at}", [text]) for at, text in enumerate(sentences)))


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def test_the_same_sentence_in_three_sources_is_one_reuse() -> None:
    made = plain(DISPATCH, DISPATCH, "Nothing of the kind was said here.", DISPATCH)
    (row,) = of(comparison(made, []))
    assert row.articles == {0, 1, 3}
    assert row.words == 17
    assert set(texts(made, row)) == {DISPATCH.rstrip(".")}
    assert row.origin is None
    assert row.first is None


def test_a_small_edit_does_not_break_a_run() -> None:
    made = plain(DISPATCH, DISPATCH.replace("pulled one fisherman", "brought one injured fisherman"))
    (row,) = of(comparison(made, []))
    assert row.words >= 8


def test_seven_words_are_chance_and_eight_are_not() -> None:
    seven = "divers pulled soaked fishermen past northern harbours"
    assert not of(comparison(plain(f"Today {seven} alone.", f"Yet {seven} there."), []))
    eight = f"{seven} yesterday"
    assert of(comparison(plain(f"Today {eight} at last.", f"Yet {eight} there."), []))


def test_an_edit_of_four_words_breaks_a_run_and_one_of_three_does_not() -> None:
    def edited(*words: str) -> str:
        return f"Divers pulled soaked fishermen {' '.join(words)} past northern harbours yesterday."

    three = plain(edited("two", "by", "two"), edited("one", "after", "another"))
    assert of(comparison(three, []))
    four = plain(edited("two", "by", "two", "out"), edited("one", "after", "another", "up"))
    assert not of(comparison(four, []))


def test_names_and_titles_alone_are_no_copy() -> None:
    name = "Gen. Mark Milley, Chairman of the Joint Chiefs of Staff, and Defense Secretary Mark Esper"
    assert not of(comparison(plain(f"It was {name} again.", f"Then {name} spoke."), []))


def test_the_words_of_a_speaker_are_no_copy(seeds: Comparison) -> None:
    for row in of(seeds):
        for span in row.spans:
            for _, quoted in seeds.quotations_of(span.ref):
                assert span.end <= quoted.start or quoted.end <= span.start


def test_what_a_credit_or_a_sentence_names_is_the_origin(seeds: Comparison) -> None:
    ids = {one.id: at for at, one in enumerate(seeds.story.articles)}
    assert credited(seeds.story.articles[ids["epochtimes"]]) == ("AP",)
    assert credited(seeds.story.articles[ids["pulse"]]) == ()


def test_the_ap_is_one_origin_of_what_several_sources_report(seeds: Comparison) -> None:
    ids = [one.id for one in seeds.story.articles]
    found = origins(seeds.story, seeds.passages, of(seeds))
    request = seeds.passage_of(Ref(0, 0))
    assert request is not None
    origin = found[request.index]
    assert origin.agency == "AP"
    assert {ids[at] for at in origin.articles} >= {"pulse", "thehill", "amn"}


def test_a_credited_dispatch_is_the_agencys_in_every_outlet_that_prints_it(
    stories: dict[str, Comparison],
) -> None:
    found = stories["ferry"]
    rows = of(found)
    ids = [one.id for one in found.story.articles]
    assert {row.origin for row in rows} == {"AP"}
    share = {name: shared(found.story, rows, at) for at, name in enumerate(ids)}
    assert min(share["first"], share["third"], share["fourth"]) > 0.7
    assert 0.2 < share["second"] < 0.5
    assert all(row.agency == "AP" for row in origins(found.story, found.passages, rows).values())


def test_an_uncredited_dispatch_is_one_account_in_four_outlets(stories: dict[str, Comparison]) -> None:
    found = stories["bakery"]
    counts = [len(row.articles) for row in origins(found.story, found.passages, of(found)).values()]
    assert counts.count(4) >= 5


@pytest.fixture(scope="module")
def stories() -> dict[str, Comparison]:
    """Two invented dispatches: one that an agency is credited with, one that nobody is."""
    lead = (
        "Northern Ferries has apologized to two singers who were put ashore by a crew after a row in Bergen"
    )
    body = [
        f"{lead}, a company spokesman said Tuesday.",
        "Three cabin guests lent the singers their umbrellas as they walked to their bunks below the deck.",
        "A harbour manager apologized to the singers and they later sailed in a cabin to the islands.",
        "The crossing was run by Skerry Lines.",
    ]
    own = [
        "Northern Ferries apologized to two singers who were put ashore by a crew.",
        body[1],
        "Both of them left the islands on Monday without a word about what the crew had done to them.",
        "The company is reviewing the matter with its regional partner, which has rules on umbrellas.",
    ]
    ferry = [article("first", body), article("second", own), article("third", body)]
    ferry.append(article("fourth", body))
    ferry[2] = credit(ferry[2], "The Associated Press contributed to this report.")
    bakery = [article(f"s{at}", [*BAKERY[: 6 if at else 5]]) for at in range(4)]
    made = {}
    for name, rows in {"ferry": ferry, "bakery": bakery}.items():
        made[name] = compare(story(*rows))
    return made


BAKERY = [
    "Inspectors say three ovens of a bakery in the old town have burst overnight, hurting one apprentice.",
    "The guild says one apprentice is being cared for with light burns in a clinic by the river.",
    "There were no customers in the shop, and the owners say the mishap will not delay the morning bread.",
    "Neighbours who heard the blast say a carpenter led the apprentice out by the southern door of a yard.",
    "Local papers report that the ovens stood in the Mill Lane cellar that holds the flour of two shops.",
    "That part of the cellar has been under repair since the spring.",
]


def credit(one: Article, text: str, reason: str = "credit") -> Article:
    return dataclasses.replace(one, lines=(*one.lines, Line(99, text, "metadata", reason)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He resigned, the AP reported.", ["AP"]),
        ("According to The Associated Press, he resigned.", ["AP"]),
        ("He resigned, he told Reuters.", ["Reuters"]),
        ("LONDON (AFP) - He resigned.", ["AFP"]),
        ("The Press Association said so, and so did Reuters.", ["PA", "Reuters"]),
        ("The Australian Associated Press said so.", ["AAP"]),
        ("Pupils take AP classes in Scranton, PA.", []),
        ("Nothing is named.", []),
    ],
)
def test_an_agency_is_known_where_it_is_told_as_a_source(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in named_in(text)] == names


def test_a_dateline_and_a_byline_credit_and_a_picture_does_not() -> None:
    one = article("a0", ["It rained."])
    assert credited(article("a0", ["NEW YORK (AP) — It rained."])) == ("AP",)
    assert credited(dataclasses.replace(one, byline="Jane Doe, Associated Press")) == ("AP",)
    assert credited(credit(one, "(Burhan Ozbilici/AP Photo)")) == ()
    assert credited(credit(one, "Posted via Reuters", "share button")) == ()


def test_every_agency_is_known_by_each_of_its_names() -> None:
    for agency in agencies():
        for name in agency.names:
            assert agency.name in {found for found, _, _ in named_in(f"It was so, {name} said.")}


def test_who_printed_it_first_is_told_where_dates_allow() -> None:
    days = [datetime.date(2020, 1, 2), datetime.date(2020, 1, 1), None, datetime.date(2020, 1, 1)]
    made = story(
        *(dataclasses.replace(article(f"a{at}", ["One."]), published=day) for at, day in enumerate(days))
    )
    assert first(made, [0, 1]) == 1
    assert first(made, [0, 1, 3]) is None
    assert first(made, [0, 2]) is None


def test_of_one_day_the_earlier_hour_is_first_where_both_state_their_zone_or_neither() -> None:
    early, late = datetime.time(9, 30), datetime.time(11)
    zoned = datetime.time(10, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
    day = datetime.date(2020, 1, 2)
    made = story(
        *(
            dataclasses.replace(article(f"a{at}", ["One."]), published=day, clock=clock)
            for at, clock in enumerate((late, early, zoned, late.replace(tzinfo=datetime.UTC), None))
        )
    )
    assert first(made, [0, 1]) == 1
    assert first(made, [2, 3]) == 2
    assert first(made, [1, 2]) is None
    assert first(made, [1, 4]) is None


def test_shared_words_without_an_agency_are_one_origin_too() -> None:
    made = plain(DISPATCH, DISPATCH)
    passage = Passage(0, (Ref(0, 0), Ref(1, 0)))
    origin = origins(made, [passage], of(comparison(made, [])))[0]
    assert (origin.agency, origin.articles, origin.how) == (None, (0, 1), "shared run")


@pytest.mark.parametrize("text", ["", "a " * 900, "“" * 50, "x", "政府は発表した" * 40])
def test_hostile_texts_break_nothing(text: str) -> None:
    made = plain(text, text, DISPATCH)
    for row in of(compare(made)):
        assert all(texts(made, row))


words = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "F", "“", "”", ",", ".", "the", "of"]), min_size=6, max_size=30
).map(" ".join)


@given(st.lists(words, min_size=2, max_size=4))
def test_a_reuse_stands_on_shared_words_in_two_articles(sentences: list[str]) -> None:
    made = plain(*sentences)
    for row in of(compare(made)):
        assert len(row.articles) == len(row.spans) > 1
        assert row.words >= 5
        for a, b in itertools.pairwise(texts(made, row)):
            assert a.strip() == a != ""
            assert set(a.split()) & set(b.split())


def test_two_pages_of_one_outlet_are_no_copy() -> None:
    made = plain(DISPATCH, DISPATCH, DISPATCH)
    rows = [dataclasses.replace(one, outlet="Harbor Post") for one in made.articles[:2]]
    (row,) = of(comparison(Story("", (*rows, made.articles[2])), []))
    assert row.articles == {0, 2}
    assert of(comparison(Story("", tuple(rows)), [])) == ()


def test_captions_that_a_gallery_prints_again_and_again_are_no_copy() -> None:
    made = story(article("a0", [DISPATCH, DISPATCH]), article("a1", [DISPATCH]))
    assert of(comparison(made, [])) == ()


def test_an_institution_told_at_length_is_no_copy() -> None:
    name = "the deputy director of operations for the London ambulance service, who did not wish to be named"
    assert not of(comparison(plain(f"It was {name[:60]} again.", f"Then {name[:60]} left."), []))


@pytest.mark.parametrize(
    ("words", "around", "one_origin"),
    [
        (
            11,
            "although the mayor asked everybody in the whole district to stay indoors until dusk",
            False,
        ),
        (13, "although the mayor asked everybody in the whole district to stay indoors until dusk", True),
        (9, "indoors", True),
    ],
)
def test_shared_words_are_one_origin_if_many_or_most_of_a_sentence(
    words: int, around: str, one_origin: bool
) -> None:
    copied = "divers pulled soaked fishermen past northern harbours yesterday while storms battered towns"
    run = " ".join(copied.split()[:words])
    made = plain(f"Here {run} {around}.", f"Somehow {run} {around[::-1]}.")
    found = comparison(made, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]])
    assert len(of(found)) == 1
    assert bool(origins(made, found.passages, of(found))) is one_origin
