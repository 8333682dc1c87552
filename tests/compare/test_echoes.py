"""What stands in marks in one source and without them in another."""

from __future__ import annotations

from tests.stories import article, story
from tui.compare import Comparison, Link, Ref
from tui.compare.quoting.echoes import echoes
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.words.annotation import annotate

QUOTED = "“We will withdraw every soldier from the northern province,” Tom Brown said."


def found(other: str, linked: bool = True) -> list[tuple[str, str, str | None]]:
    of = story(article("a0", [QUOTED]), article("b1", [other]))
    words = annotate(of)
    speakers = speakers_of(words)
    links = (Link(Ref(0, 0), Ref(1, 0), 1.0, "same"),) if linked else ()
    rows = echoes(Comparison(of, quotations=quotations(words, speakers)), links, words, speakers)
    return [(str(row.variant[0]), row.text, row.speaker) for quotation in rows for row in quotation.echoes]


def test_the_same_words_without_marks_have_dropped_them() -> None:
    assert found("They will withdraw every soldier from the northern province, Tom Brown said.") == [
        ("marks dropped", "will withdraw every soldier from the northern province", "Tom Brown")
    ]


def test_other_words_of_the_same_speaker_paraphrase() -> None:
    sentence = "Tom Brown said that no soldier would stay in the northern province."
    assert found(sentence) == [("paraphrased", sentence, "Tom Brown")]


def test_other_words_of_another_speaker_are_no_echo() -> None:
    assert found("Ann Green said that no soldier would stay in the northern province.") == []


def test_a_sentence_that_is_not_linked_is_no_echo() -> None:
    assert found("They will withdraw every soldier from the northern province, he said.", linked=False) == []


def test_a_sentence_with_the_quotation_in_marks_is_an_occurrence_and_no_echo() -> None:
    assert found("Tom Brown vowed to “withdraw every soldier from the northern province”.") == []
