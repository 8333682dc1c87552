"""Which words of two sentences are the same word, and how far a wording reaches."""

from __future__ import annotations

from tests.stories import article, story
from tui.compare import Ref
from tui.compare.framing.aligning import Line, anchors, line
from tui.compare.framing.contrasts import contrasts
from tui.words.annotation import annotate


def lines(a: str, b: str) -> tuple[Line, Line]:
    annotation = annotate(story(article("a0", [a]), article("b1", [b])))
    return line(annotation, Ref(0, 0)), line(annotation, Ref(1, 0))


def anchored(a: str, b: str) -> list[tuple[int, int]]:
    return anchors(*lines(a, b))


def told(a: str, b: str, kind: str) -> list[tuple[str, str]]:
    """The contrasts of one kind as printed."""
    found = [row for row in contrasts(*lines(a, b)) if row.kind == kind]
    return [(row.a.term(*row.one).words, row.b.term(*row.other).words) for row in found]


def test_a_word_that_both_repeat_again_and_again_anchors_nothing() -> None:
    assert anchored("Boats met boats and boats.", "Boats hit boats and boats.") == [(0, 0), (2, 2), (4, 4)]
    often = "Boats met boats and boats or boats."
    assert all(often.split()[i].lower() != "boats" for i, _ in anchored(often, often))


def test_words_that_stand_beside_one_another_in_both_are_anchored_together() -> None:
    assert anchored("Trawler harbours.", "A trawler off Lund met trawler harbours.") == [(0, 5), (1, 6)]


def test_words_that_stand_far_from_one_another_in_both_are_not_beside() -> None:
    a, b = "Trawler and all or harbours.", "Trawler of or for trawler and all or harbours."
    assert anchored(a, b)[0] == (0, 0)


def test_at_most_six_words_before_a_name_describe_it() -> None:
    virtues = "kind patient modest gentle popular brave honest clerk"
    ((long, short),) = told(f"The council heard the {virtues} Ann Lee.", "The council heard Ann Lee.", "name")
    assert (long, short) == ("gentle popular brave honest clerk Ann Lee", "Ann Lee")


def test_a_phrase_has_four_words_that_name_something_at_most() -> None:
    other = "The council sold boats near harbours."
    assert told("The council sold dark deep wide rivers near harbours.", other, "phrase")
    assert not told("The council sold cold dark deep wide rivers near harbours.", other, "phrase")


def test_a_verb_is_told_with_its_particle() -> None:
    pairs = told("The mayor lashed out at the council.", "The mayor slammed the council.", "verb")
    assert pairs == [("lashed out", "slammed")]
