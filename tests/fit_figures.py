"""Fit the weights of figures to labelled stories, and say how well they do on stories that were not fitted.

    python tests/fit_figures.py STORIES_FOLDER              # fit, print the tables, write figures.yaml
    python tests/fit_figures.py STORIES_FOLDER --dry-run    # the same without writing
    python tests/fit_figures.py STORIES_FOLDER --ablation   # what each feature gives; writes nothing

pytest does not collect it; the labelled stories are no part of this repository.

STORIES_FOLDER holds one folder for each story: the texts with their story.yaml (where that is missing, the
bundled story in seeds/ is meant) and findings.json, of which is read

    sentences   {article id: [text, ...]}
    figures     [{"kind", "verdict", "cells": [{"source", "sentence", "text", "value"}]}]

Sentences of the labels are matched to those that `read_story` finds by the words they share. A quantity has
the label of the cell whose words overlap with its own best. Two quantities are one where a labelled row holds
both; all other pairs count as two, also where no annotator looked.

A row is right where four fifths of its cells, of two sources at least, stand in one labelled row; a labelled
row is found where a right row holds cells of at least half of its sources.

Cross-validation leaves one story out at a time: all weights come from the other stories alone. The bars are
read off the left-out rows of all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.fit_links import mapping
from tui import read_story
from tui.compare.figures.amounts import Amount
from tui.compare.figures.figures import verdict
from tui.compare.figures.gathering import APART, SURE, Dispute, Groups
from tui.compare.figures.pairs import FEATURES, TIMES, VALUED, Pairs, pairs
from tui.compare.figures.quantities import Quantity, quantities
from tui.compare.figures.weights import FILE, probability
from tui.compare.ground import ground
from tui.compare.linking.weights import weights
from tui.words.annotation import Annotation

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PENALTY = 1.0
"""The L2 penalty on the weight of a feature that is scaled to deviation 1."""

Array = NDArray[np.float64]
Weights = dict[str, float]
Cell = tuple[str, int, frozenset[str]]
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Labelled:
    """A story with its labels; `rows` tell of each quantity of each kind in which labelled rows it stands."""

    name: str
    pairs: list[Pairs]
    rows: list[list[set[int]]]
    truth: list[Array]
    cells: list[list[list[int]]]
    """Of each quantity of each kind the labelled rows in which a cell overlaps with it (for judging)."""
    figures: list[dict[str, Any]]
    articles: list[str]
    heads: list[list[str]]
    """Of each quantity of each kind its unit and the noun that it counts."""


@dataclass
class Judged:
    """The rows of a story: of each its measures, verdict, whether it is right, and the label it finds."""

    measures: list[dict[str, float]] = field(default_factory=list)
    joints: list[float] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    best: list[int | None] = field(default_factory=list)
    finds: list[bool] = field(default_factory=list)

    @property
    def rows(self) -> Iterable[tuple[dict[str, float], bool, float]]:
        """Of each row the measures, whether it is right, and its weakest joint."""
        return zip(self.measures, self.right, self.joints, strict=True)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    args = parser.parse_args()
    folders = [row for row in sorted(args.stories.iterdir()) if (row / "findings.json").exists()]
    if len(folders) < 3:
        sys.exit(f"{args.stories}: needs at least three folders with a findings.json")
    stories = [labelled(folder) for folder in folders]
    if args.ablation:
        ablation(stories)
        return
    bars = {"pair": PAIR, "merge": MERGE, "row": ROW}
    judged, sure = cross_validated(stories)
    for story, rows, chance in zip(stories, judged, sure, strict=True):
        print(told(story.name, counts([story], [rows], [chance], bars["row"])))
    print(told("ALL, left out", counts(stories, judged, sure, bars["row"])))
    plain = [simple(story) for story in stories]
    every = [np.ones(len(rows.right)) for rows in plain]
    print(told("simple method", counts(stories, plain, every, 0.5)))
    for step in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        print(told(f"  rows from {step}", counts(stories, judged, sure, step)))
    calibration(judged, sure)
    if not args.dry_run:
        FILE.write_text(written(stories, bars, counts(stories, judged, sure, bars["row"])), encoding="utf-8")


PAIR, MERGE, ROW = 0.5, 0.6, 0.2


# Labels


def labelled(folder: Path) -> Labelled:
    """A labelled story, measured as `compare` would."""
    gold = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    laid = ground(read_story(folder if (folder / "story.yaml").exists() else SEEDS), lambda step, done: None)
    story, annotation = laid.annotation.story, laid.annotation
    measured = pairs(annotation, quantities(annotation), laid.candidates)
    maps = [
        mapping([row.text for row in article.sentences], gold["sentences"][article.id])
        for article in story.articles
    ]
    ids = [article.id for article in story.articles]

    def cell(quantity: Quantity) -> tuple[str, set[int], frozenset[str]]:
        article, sentence, start, end = quantity.span
        words = frozenset(_words(annotation[quantity.ref].text[start:end]))
        return ids[article], maps[article][sentence], words

    every = [quantity for of in measured for quantity in of.quantities]
    placed = {quantity: cell(quantity) for quantity in every}
    rows: dict[Quantity, set[int]] = {quantity: set() for quantity in every}
    overlaps: dict[Quantity, list[int]] = {quantity: [] for quantity in every}
    for number, figure in enumerate(gold["figures"]):
        for label in figure["cells"]:
            near = [quantity for quantity in every if _same(placed[quantity], label)]
            for quantity in near:
                overlaps[quantity].append(number)
            if near:
                rows[max(near, key=lambda q: _fit(q, placed[q][2], label, figure["kind"]))].add(number)
    by_kind = [[rows[quantity] for quantity in of.quantities] for of in measured]
    return Labelled(
        folder.name,
        measured,
        by_kind,
        [
            np.array([bool(row[a] & row[b]) for a, b in zip(of.one, of.other, strict=True)], dtype=np.float64)
            for of, row in zip(measured, by_kind, strict=True)
        ],
        [[overlaps[quantity] for quantity in of.quantities] for of in measured],
        gold["figures"],
        ids,
        [[_head(annotation, quantity) for quantity in of.quantities] for of in measured],
    )


def _head(annotation: Annotation, quantity: Quantity) -> str:
    said = quantity.said
    if not isinstance(said, Amount):
        return ""
    noun = "" if said.head is None or said.unit else annotation[quantity.ref].stems[said.head]
    return f"{said.unit} {noun}"


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _same(cell: tuple[str, set[int], frozenset[str]], label: dict[str, Any]) -> bool:
    """Whether a quantity stands where a label does: in the sentence, on half of the words of the shorter."""
    article, sentences, words = cell
    theirs = _words(label["text"])
    here = article == label["source"] and label["sentence"] in sentences
    return here and len(words & theirs) * 2 >= min(len(words), len(theirs)) > 0


def _fit(quantity: Quantity, words: frozenset[str], label: dict[str, Any], kind: str) -> tuple[float, int]:
    """How well a quantity fits a label: by words, kind and value."""
    theirs = _words(label["text"])
    score = len(words & theirs) / len(words | theirs) + 0.5 * (quantity.kind == kind)
    score += quantity.value == label.get("value")
    return score, -quantity.start


# Fitting


def regression(features: Array, truth: Array, weight: Array, names: Sequence[str]) -> Weights:
    """Logistic regression with an L2 penalty, by Newton's method."""
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    scaled = np.hstack([(features - mean) / deviation, np.ones((len(features), 1))])
    penalty = np.append(np.full(len(names), PENALTY), 1e-6)
    found = np.zeros(len(names) + 1)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weight * (chance - truth)) + penalty * found
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = found[:-1] / deviation
    values = dict(zip(names, raw, strict=True)) | {"constant": found[-1] - raw @ mean}
    return {name: round(float(value), 4) for name, value in values.items()}


def pair_weights(stories: Sequence[Labelled], times: bool, names: Sequence[str]) -> Weights:
    """The weights of pairs; every story counts as the root of its pairs that are one."""
    features, truth, weight = [], [], []
    for story in stories:
        here = [k for k, of in enumerate(story.pairs) if (of.kind in TIMES) == times and len(of.one)]
        if not here:
            continue
        positive = sum(story.truth[k].sum() for k in here)
        for k in here:
            features.append(np.stack([story.pairs[k].features[name] for name in names], 1).astype(float))
            truth.append(story.truth[k])
            weight.append(np.full(len(story.truth[k]), 4 / np.sqrt(max(4.0, positive))))
    return regression(np.concatenate(features), np.concatenate(truth), np.concatenate(weight), names)


Model = dict[str, Weights]


def fitted(stories: Sequence[Labelled], left: Sequence[str] = ()) -> Model:
    """The weights of pairs, of disputes and of rows; `left` names features that are left out."""
    model: Model = {}
    for name, times in (("times", True), ("amounts", False)):
        kept = [f for f in FEATURES if f not in left and (f not in KINDS or (f == "time") == times)]
        kept = [f for f in kept if not (times and f in UNTIMED)]
        model[name] = pair_weights(stories, times, kept)
        model["topic_" + name] = pair_weights(stories, times, [f for f in kept if f not in VALUED])
    names = [name for name in APART if name not in left]
    rows = [(dispute, truth) for story in stories for dispute, truth in _disputes(story, model)]
    table = np.array([[dispute.features[name] for name in names] for dispute, _ in rows])
    model["apart"] = regression(table, np.array([t for _, t in rows], dtype=float), np.ones(len(rows)), names)
    judged = [judge(story, model) for story in stories]
    names = [name for name in SURE if name not in left]
    plain = [(row, right) for of in judged for row, right, joint in of.rows if joint == 1]
    table = np.array([[row[name] for name in names] for row, _ in plain])
    right = np.array([right for _, right in plain], dtype=float)
    model["sure"] = regression(table, right, np.ones(len(right)), names)
    return model


UNTIMED = ("fate", "digits", "magnitude", "same_head")
KINDS = ("time", "money", "share", "measure")


def _groups(of: Pairs, model: Model) -> Groups:
    name = "times" if of.kind in TIMES else "amounts"
    chance = probability(model[name], of.features)
    groups = Groups(of, chance, probability(model["topic_" + name], of.features))
    groups.gather(PAIR)
    return groups


def _disputes(story: Labelled, model: Model) -> Iterable[tuple[Dispute, bool]]:
    """The groups in dispute of a story, and whether half of each stands in one row labelled as differing."""
    for of, rows in zip(story.pairs, story.rows, strict=True):
        for dispute in _groups(of, model).disputes():
            shared = [
                row
                for row in set().union(*(rows[at] for at in dispute.one))
                if story.figures[row]["verdict"] in ("differ", "unclear")
                and all(
                    2 * sum(row in rows[at] for at in side) >= len(side)
                    for side in (dispute.one, dispute.other)
                )
            ]
            yield dispute, bool(shared)


# Judging


def judge(story: Labelled, model: Model) -> Judged:
    """The rows of a story by a model, judged by its labels."""
    found = Judged()
    for of, cells in zip(story.pairs, story.cells, strict=True):
        groups = _groups(of, model)
        disputes = groups.disputes()
        groups.settle([(merge_chance(model, dispute), dispute) for dispute in disputes], MERGE)
        for row in groups.rows:
            found.measures.append(groups.measures(row))
            found.joints.append(groups.joint(row))
            _judge(found, story, of, cells, row)
    return found


def _judge(found: Judged, story: Labelled, of: Pairs, cells: list[list[int]], row: Sequence[int]) -> None:
    """Add a row, judged."""
    found.verdicts.append(verdict(of, row, None))
    best, count = None, 0
    for number in sorted({n for at in row for n in cells[at]}):
        inside = [at for at in row if number in cells[at]]
        if len(inside) > count and len({of.article[at] for at in inside}) > 1:
            best, count = number, len(inside)
    right = best is not None and count >= 0.8 * len(row)
    finds = False
    if best is not None and right:
        sources = {cell["source"] for cell in story.figures[best]["cells"]}
        finds = len({story.articles[of.article[at]] for at in row} & sources) * 2 >= len(sources)
    found.right.append(right)
    found.best.append(best)
    found.finds.append(finds)


def simple(story: Labelled) -> Judged:
    """The simple method: in linked sentences, what has the same unit and counts the same noun is one."""
    found = Judged()
    bar = np.sqrt(weights().bars["balanced"])
    for of, cells, heads in zip(story.pairs, story.cells, story.heads, strict=True):
        group = list(range(len(of.quantities)))
        for a, b, link in zip(of.one, of.other, of.features["link"], strict=True):
            if link >= bar and heads[a] == heads[b]:
                group = [group[a] if number == group[b] else number for number in group]
        for number in sorted(set(group)):
            row = [at for at, of_group in enumerate(group) if of_group == number]
            if len({of.article[at] for at in row}) > 1:
                _judge(found, story, of, cells, row)
    return found


def merge_chance(model: Model, dispute: Dispute) -> float:
    """How probably two groups in dispute are one row."""
    features = {name: np.array([value]) for name, value in dispute.features.items()}
    return float(probability(model["apart"], features)[0])


def row_chance(model: Model, judged: Judged) -> Array:
    """How probably each row is right."""
    if not judged.measures:
        return np.zeros(0)
    table = {name: np.array([row[name] for row in judged.measures]) for name in SURE}
    joints = np.array(judged.joints)
    return np.where(joints < 1, joints, probability(model["sure"], table)).astype(np.float64)


def cross_validated(
    stories: Sequence[Labelled], left: Sequence[str] = ()
) -> tuple[list[Judged], list[Array]]:
    """For each story its rows, and how sure each is, by what the other stories give."""
    judged, sure = [], []
    for at, story in enumerate(stories):
        model = fitted([row for k, row in enumerate(stories) if k != at], left)
        judged.append(judge(story, model))
        sure.append(row_chance(model, judged[-1]))
    return judged, sure


Counts = dict[str, int]


def counts(
    stories: Sequence[Labelled], judged: Sequence[Judged], sure: Sequence[Array], bar: float
) -> Counts:
    """How many rows are told, right, found, told as differing, and so on, from a bar on."""
    out = dict.fromkeys(
        ("right", "told", "found", "labelled", "differ_found", "differ", "flag_right", "flags"), 0
    )
    for story, rows, chance in zip(stories, judged, sure, strict=True):
        out["labelled"] += len(story.figures)
        apart = {k for k, figure in enumerate(story.figures) if figure["verdict"] == "differ"}
        out["differ"] += len(apart)
        hits: set[int] = set()
        flagged: set[int] = set()
        for k in np.flatnonzero(chance >= bar):
            best, flag = rows.best[k], rows.verdicts[k] in ("differ", "updated")
            out["told"] += 1
            out["right"] += rows.right[k]
            out["flags"] += flag
            if rows.right[k] and best is not None:
                out["flag_right"] += flag and story.figures[best]["verdict"] in ("differ", "unclear")
                if rows.finds[k]:
                    hits.add(best)
                    flagged |= {best} if flag else set()
        out["found"] += len(hits)
        out["differ_found"] += len(flagged & apart)
    return out


def told(name: str, c: Counts) -> str:
    """The counts as a line."""
    precision, recall = c["right"] / max(1, c["told"]), c["found"] / max(1, c["labelled"])
    return (
        f"{name:<16} rows right {c['right']}/{c['told']} {precision:.2f}"
        f"  found {c['found']}/{c['labelled']} {recall:.2f}"
        f"  differ found {c['differ_found']}/{c['differ']}  right {c['flag_right']}/{c['flags']}"
    )


def calibration(judged: Sequence[Judged], sure: Sequence[Array]) -> None:
    """How many rows of each tenth of `sure` are right."""
    chance = np.concatenate(list(sure))
    right = np.concatenate([np.array(rows.right, dtype=bool) for rows in judged])
    for low in np.arange(0.0, 1.0, 0.2):
        here = (chance >= low) & (chance < low + 0.2 + 1e-9)
        if here.any():
            print(f"sure {low:.1f} to {low + 0.2:.1f}: {right[here].mean():.2f} of {here.sum()} right")


def ablation(stories: Sequence[Labelled]) -> None:
    """The left-out counts without each feature."""
    for name in dict.fromkeys((None, *FEATURES, *APART, *SURE)):
        judged, sure = cross_validated(stories, [name] if name else [])
        print(told(f"without {name}", counts(stories, judged, sure, ROW)), flush=True)


def written(stories: Sequence[Labelled], bars: dict[str, float], c: Counts) -> str:
    """The file of weights."""
    model = fitted(stories)
    lines = [
        "# How figures are gathered. Written by tests/fit_figures.py; change it there. The features are",
        f"# explained in pairs.py and gathering.py. Fitted to {len(stories)} stories labelled by hand,",
        f"# {c['labelled']} rows;",
        "# left out, one at a time:",
        f"# {' '.join(told('', c).split())}",
    ]
    for name, of in model.items():
        lines.append(f"{name}:")
        lines += [f"  {feature}: {weight}" for feature, weight in of.items()]
    lines.append("bars:")
    lines += [f"  {name}: {bar}" for name, bar in bars.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
