"""Keys of sentences: the same for the same words, whatever their print."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare import pair_key, sentence_key
from tui.words.keys import story_key


def test_marks_case_and_spacing_do_not_count() -> None:
    assert sentence_key("“We go home,” he said.") == sentence_key('"we  GO home" he said')
    assert sentence_key("The U.S. has 5,200 troops.") == sentence_key("The US has 5200 troops")


def test_every_word_counts_and_so_does_their_order() -> None:
    assert sentence_key("Rain fell.") != sentence_key("Rain fell again.")
    assert sentence_key("Dog bites man") != sentence_key("Man bites dog")


def test_texts_without_words_are_known_by_their_marks() -> None:
    assert sentence_key("…") == sentence_key(" … ")
    assert sentence_key("…") != sentence_key("—")


def test_a_key_is_the_same_in_every_process() -> None:
    code = "from tui.compare import sentence_key; print(sentence_key('Rain fell.'))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == sentence_key("Rain fell.")


@given(st.text(), st.text())
def test_a_pair_has_one_key_both_ways(a: str, b: str) -> None:
    assert pair_key(a, b) == pair_key(b, a)
    assert list(pair_key(a, b)) == sorted((sentence_key(a), sentence_key(b)))


def test_a_story_is_known_by_its_articles_and_their_first_words() -> None:
    one = article("a0", ["The ferry sank.", "Two died."])
    other = article("b1", ["A ferry went down in the bay at night."])
    key = story_key(story(one, other))
    assert story_key(story(other, one)) == key
    assert story_key(story(article("a0", ["The FERRY sank!", "Three died."]), other)) == key
    assert story_key(story(one)) != key
    assert story_key(story(article("a0", ["The train sank."]), other)) != key
    assert story_key(story(article("c0", ["The ferry sank."]), other)) != key
    assert len(story_key(story(article("a0")))) == 16
