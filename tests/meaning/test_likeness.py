"""How alike sentences are, and whether a model reads several languages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meaning.toys import Told
from tui.meaning.crossing import crosses, crossing
from tui.meaning.kept import Kept
from tui.meaning.likeness import likeness

ARTICLES = [["Rain fell.", "Bread is dear."], [], ["It poured.", "Snow melts.", "Rain fell."]]


def test_sentences_of_one_meaning_are_alike_and_others_are_not() -> None:
    alike = likeness(ARTICLES, Kept(Told(["Rain fell.", "It poured."]))).between(0, 2)
    assert alike.shape == (2, 3)
    assert alike[0] == pytest.approx([1, alike[0][1], 1], abs=1e-3)
    assert alike[0][1] < 0.2
    assert max(alike[1]) < 0.2


def test_articles_without_sentences_are_alike_to_nothing() -> None:
    found = likeness(ARTICLES, Kept(Told()))
    assert found.between(0, 1).shape == (2, 0)
    assert likeness([[], []], Kept(Told())).between(0, 1).shape == (0, 0)


def test_what_all_sentences_have_in_common_makes_none_alike() -> None:
    class Leaning(Told):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            vectors = super().encode(texts) + 3 * (np.arange(self.size) == 200)
            return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    articles = [[f"{side} {number}" for number in range(40)] for side in "ab"]
    plain = Kept(Leaning()).encode(articles[0])
    assert plain[0] @ plain[1] > 0.85
    assert likeness(articles, Kept(Leaning())).between(0, 1).max() < 0.6


@given(st.lists(st.lists(st.text(max_size=4), max_size=4), min_size=2, max_size=3))
def test_every_likeness_lies_between_minus_1_and_1(articles: list[list[str]]) -> None:
    found = likeness(articles, Kept(Told()))
    for a in range(len(articles)):
        for b in range(len(articles)):
            alike = found.between(a, b)
            assert alike.shape == (len(articles[a]), len(articles[b]))
            assert np.isfinite(alike).all()
            assert np.allclose(alike, found.between(b, a).T, atol=1e-6)


def test_a_model_that_finds_translations_is_heard_across_languages() -> None:
    assert crossing(Kept(Told(linguist=True))) == 1
    assert crosses(Kept(Told(linguist=True)))
    assert not crosses(Kept(Told()))
