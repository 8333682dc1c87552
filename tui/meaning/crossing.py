"""Whether a model reads several languages, asked of the model itself.

Method: the share of sentences of other languages that lie nearest to their own English translation, among a
few that were written for it (retrieval as in Artetxe and Schwenk, "Massively multilingual sentence
embeddings", 2019). A model of English alone finds those that share names or Latin words and few others.

Measured: all-MiniLM-L6-v2, which learned from English, 0.63; a sixth is chance.
"""

from __future__ import annotations

from tui.meaning.kept import Kept
from tui.wordlists import read_list

ENOUGH = 0.85
"""From which share on a model is heard on two languages."""

FROM = "en"


def crossing(encoder: Kept) -> float:
    """The share, 0..1, of sentences that a model puts nearest to their translation. Raises MeaningError."""
    by_language: dict[str, list[str]] = read_list(__file__, "crossing.yaml")
    vectors = encoder.encode([text for texts in by_language.values() for text in texts])
    vectors = vectors - vectors.mean(axis=0)
    count = len(by_language[FROM])
    stacks = dict(zip(by_language, vectors.reshape(len(by_language), count, -1), strict=True))
    there = stacks.pop(FROM)
    right = [int((stack @ there.T)[row].argmax()) == row for stack in stacks.values() for row in range(count)]
    return sum(right) / len(right)


def crosses(encoder: Kept) -> bool:
    """Whether a model is to be heard on two sentences of different languages. Raises MeaningError."""
    return crossing(encoder) >= ENOUGH
