"""Fit how sure a speaker is to labelled stories, and say how well that holds on stories that were not fitted.

    python tests/fit_speakers.py STORIES_FOLDER   # fit, print the table and the weights of certainty.py

Needs nothing but the package and numpy, and comes to the same weights on every run. pytest does not collect
it; the labelled stories are no part of this repository.

STORIES_FOLDER holds one folder for each story: the texts with their story.yaml (where that is missing, the
bundled story in seeds/ is meant), and the labels as one of

    gold.json      quotes [{members: [{source: article id, sentences: [i, ...], speaker}, ...]}, ...]
    speakers.json  [{article: article id, sentence: i, text, speaker, right: true | false}, ...]

A speaker is right who shares a word with the label, function words aside. `right`, where it is given, says
whether it was when the story was first read, before any rule was changed on account of it. Each speaker
counts twice, as first read and as now: a rule that was mended for one story mends some mistakes of stories
to come, and not all. Each story is told with the weights that the other stories give.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.compare.quoting.certainty import Facts, chosen, unnamed
from tui.compare.quoting.speakers import speakers_of
from tui.story import read_story
from tui.words.annotation import annotate
from tui.words.reading import function_words
from tui.words.tokens import folded

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PENALTY = 1.0
"""The L2 penalty on each weight."""

BANDS = (0.0, 0.6, 0.9, 1.01)

Array = NDArray[np.float64]


class Told(NamedTuple):
    """A speaker that was told of a labelled quotation: how it was found, and whether it is right."""

    facts: Facts
    right: bool
    first: bool


def main() -> None:
    """Fit and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    args = parser.parse_args()
    stories = [rows for folder in sorted(args.stories.iterdir()) if (rows := list(told(folder)))]
    if len(stories) < 3:
        sys.exit(f"{args.stories}: needs at least three folders with a gold.json or a speakers.json")
    every = [row for rows in stories for row in rows]
    right, first = (
        np.array(column) for column in zip(*((row.right, row.first) for row in every), strict=True)
    )
    print(
        f"{len(stories)} stories, {len(every)} speakers, {right.sum()} right, {first.sum()} when first read"
    )
    sure = left_out(stories)
    for low, high in pairwise(BANDS):
        band = (sure >= low) & (sure < high)
        if band.any():
            now, then = right[band].mean(), first[band].mean()
            print(
                f"{low:.2f} to {min(high, 1):.2f}: {band.sum():4} told, {now:.3f} right, {then:.3f} at first"
            )
    print(f"log loss {loss(sure, right) + loss(sure, first):.4f}")
    print("bias, unnamed:", [float(round(weight, 2)) for weight in fitted(every)])


def told(folder: Path) -> Iterator[Told]:
    """The speakers that are told of a folder's labelled quotations."""
    labels = dict(labelled(folder))
    if not labels:
        return
    story = read_story(folder if (folder / "story.yaml").exists() else SEEDS)
    annotation = annotate(story)
    for article, speakers, utterances in zip(
        story.articles, speakers_of(annotation), annotation.utterances, strict=True
    ):
        for utterance in utterances:
            names = labels.get((article.id, utterance.spans[0].sentence), ())
            said = speakers.of(utterance.spans)
            if names and said.name and said.facts:
                mine = naming(said.name)
                first = {label.first for label in names if label.text == utterance.text} - {None}
                right = any(not mine.isdisjoint(naming(label.speaker)) for label in names)
                yield Told(said.facts, right, first.pop() if first else right)


class Label(NamedTuple):
    """A labelled speaker, of which text if that is known, and whether it was right when first read."""

    speaker: str
    text: str = ""
    first: bool | None = None


def labelled(folder: Path) -> dict[tuple[str, int], list[Label]]:
    """The labelled speakers of a story by article and sentence."""
    found: dict[tuple[str, int], list[Label]] = {}
    if (folder / "gold.json").exists():
        for quote in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["quotes"]:
            for member in quote["members"]:
                for sentence in member["sentences"] if member.get("speaker") else ():
                    found.setdefault((member["source"], sentence), []).append(Label(member["speaker"]))
    if (folder / "speakers.json").exists():
        for row in json.loads((folder / "speakers.json").read_text(encoding="utf-8")):
            label = Label(row["speaker"], row["text"], row.get("right"))
            found.setdefault((row["article"], row["sentence"]), []).append(label)
    return found


def naming(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in folded(name) if word not in function_words()}


def left_out(stories: Sequence[Sequence[Told]]) -> Array:
    """How sure each story's speakers are by the weights of the others."""
    sure: list[float] = []
    for at, rows in enumerate(stories):
        others = [row for number, story in enumerate(stories) if number != at for row in story]
        weights = fitted(others)
        given = np.array([chosen(row.facts) for row in rows])
        sure += (1 / (1 + np.exp(-measured(rows) @ weights - given))).tolist()
    return np.array(sure)


def measured(rows: Sequence[Told]) -> Array:
    """A row of numbers for each speaker: 1, and whether no name tells it."""
    return np.array([[1.0, float(unnamed(row.facts))] for row in rows])


def fitted(rows: Sequence[Told]) -> Array:
    """The weights of a logistic regression, by Newton's method; what is chosen comes on top of them."""
    x = np.concatenate([measured(rows)] * 2)
    y = np.array([float(row.right) for row in rows] + [float(row.first) for row in rows])
    penalty = PENALTY * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty @ weights
        weights = weights + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, slope)
    return weights


def loss(sure: Array, right: NDArray[np.bool_]) -> float:
    """The mean log loss."""
    return float(-np.log(np.where(right, sure, 1 - sure)).mean())


if __name__ == "__main__":
    main()
