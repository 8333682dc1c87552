"""Evidence: why two sentences are linked, in words that can be checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui import read_story
from tui.compare import Ref, compare
from tui.compare.linking.evidence import Evidence, longest_run
from tui.words.annotation import annotate
from tui.words.reading import read


def why(one: str, other: str, *more: str, quoted: bool = False) -> tuple[str, ...]:
    words = annotate(story(article("a0", [one]), article("b1", [other, *more])))
    return Evidence(words).of(words[Ref(0, 0)], words[Ref(1, 0)], quoted)


def test_words_names_and_numbers_are_told_as_printed() -> None:
    one = "About 5,200 soldiers trained by General Soleimani left the embassy near Baghdad."
    other = "There were 5200 Soldiers with Soleimani’s men, a bridge and Baghdad’s people."
    assert set(why(one, other, "He met Soleimani in Baghdad.")) == {
        "names: Baghdad, Soleimani",
        "numbers: 5,200",
        "shared words: soldiers",
    }


def test_a_shared_quotation_comes_first() -> None:
    said = "“We will not leave,” the premier said."
    assert why(said, said, quoted=True)[0] == "same quotation"
    assert "same quotation" not in why(said, said)


def test_a_long_run_is_told_by_its_length() -> None:
    one = "Officials said that the trains collided in a tunnel under the river on Wednesday."
    other = "It was when the trains collided in a tunnel under the river that it rained."
    assert "shared run of 9 words" in why(one, other)
    assert not any("run" in phrase for phrase in why("The trains collided.", "The trains collided."))


def test_different_words_of_one_family_are_told() -> None:
    assert why("Baghdad urged it.", "Nobody asked.") == ("kin in meaning: urged/asked",)
    assert why("Baghdad asked it.", "Nobody asked.") == ("shared words: asked",)


def test_rare_words_are_told_before_common_ones() -> None:
    shared = "People say last week parliament asked for sovereignty."
    told = why(shared, shared + " Again.")
    phrase = next(row for row in told if row.startswith("shared words"))
    assert phrase.index("parliament") < phrase.index("week")


def test_links_of_the_bundled_story_have_few_and_short_phrases() -> None:
    found = compare(read_story("seeds"), sensitivity="generous")
    phrases = [phrase for link in found.links for phrase in link.evidence]
    assert max(len(link.evidence) for link in found.links) <= 5
    assert max(phrase.count(",") for phrase in phrases) < 5
    assert {"same quotation", "between two linked sentences"} <= set(phrases)


@pytest.mark.parametrize(
    ("a", "b", "longest"),
    [("", "x", 0), ("a b c", "c a b", 2), ("a a a", "a a", 2), ("a b x a b c", "a b c", 3)],
)
def test_the_longest_run_of_words(a: str, b: str, longest: int) -> None:
    assert longest_run(a.split(), b.split()) == longest


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_some_evidence(a: str, b: str) -> None:
    words = annotate(story(article("a0", ["x"]), article("b1", ["y"])))
    found = Evidence(words).of(read(a), read(b))
    assert 1 <= len(found) <= 4
    assert all(found)
