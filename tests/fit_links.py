"""Fit the weights of links to labelled stories, and say how well links do on stories that were not fitted.

    python tests/fit_links.py STORIES_FOLDER            # fit, print the tables, write linking/links.yaml
    python tests/fit_links.py STORIES_FOLDER --dry-run  # the same without writing
    python tests/fit_links.py STORIES_FOLDER --model M  # the same with a model's word on meaning, and across
                                                        # languages; without one, these weights stay

Needs nothing but the package and numpy (for M, a folder with a model or what `model:` takes, what
sidelong[meaning] brings), takes about a minute, and comes to the same weights on every run. No story here is
in two languages: links across languages are fitted to those of one, found without their words. pytest does
not collect it; the labelled stories are no part of this repository.

STORIES_FOLDER holds one folder for each story: the texts with their story.yaml (where that is missing, the
bundled story in seeds/ is meant) and gold.json, of which is read

    sentences   {article id: [text, ...]}
    links       {"a|b": [[i, j, "same" | "partial"], ...]}: sentence i of article a says what j of b says
    disputed    {"a|b": [[i, j], ...]}: one annotator of two made the link; counted neither way
    not_body    {article id: [i, ...]}, optional: sentences that are no part of the report

Sentences of the labels are matched to those that `read_story` finds by the words they share, so another way
of splitting them costs nothing. A pair counts as linked where any labelled pair that it maps to is.

Cross-validation leaves one story out at a time: the weights of both stages, and the bar, come from the other
stories alone. The bar is the one with the best F1 on them. The bars written to links.yaml are read off the
scores that each story got while it was left out.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.compare.linking.features import Features, features
from tui.compare.linking.scoring import chances, held_back, log_odds, surroundings
from tui.compare.linking.weights import FILE, Basis, Fitted, weights
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.meaning.choice import chosen
from tui.meaning.kept import Kept
from tui.meaning.likeness import likeness
from tui.story import Story, read_story
from tui.words.annotation import annotate
from tui.words.tokens import folded

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FIRST = ("letters", "runs", "shared", "cover", "kin", "length", "place", "size")
"""The features of the first stage."""

SECOND = (*FIRST, "quoted", "speech", "beside", "standing")
"""The features of the second stage."""

BASES: Mapping[Basis, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "words": (FIRST, SECOND),
    "meaning": ((*FIRST, "meaning"), (*SECOND, "meaning")),
    "across": (
        ("meaning", "length", "place", "size"),
        ("meaning", "length", "place", "size", "beside", "standing"),
    ),
}
"""The features of both stages by what links rest on."""

PENALTY = 1.0
"""The L2 penalty on the weight of a feature that is scaled to deviation 1; the outcome is flat around it."""

LEAST = 0.66
"""The precision that the balanced bar must keep, whatever F1 another would have."""

AROUND = 5
"""Over how many hundredths on both sides F1 is taken."""

STRICT, GENEROUS = 0.88, 0.72
"""The precision that the strict bar reaches, and the recall that the generous one does."""

Array = NDArray[np.float64]
Pair = tuple[str, int, str, int]


@dataclass
class Labelled:
    """A story with its labels: what each pair measures, whether it is linked, and which labels it maps to."""

    name: str
    pairs: list[Features]
    linked: Array
    counted: Array
    hits: NDArray[np.int64]
    """Rows of (index of the pair, index in `labels`)."""
    labels: list[Pair]
    links: frozenset[Pair]
    same: frozenset[Pair]
    alone: frozenset[tuple[str, int]]
    """The sentences without a link; unsure ones are in neither this nor `sentences`."""
    sentences: frozenset[tuple[str, int]]


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--model", default="")
    args = parser.parse_args()
    choice = chosen(args.model)
    encoder = choice.open() if choice else None
    folders = [folder for folder in sorted(args.stories.iterdir()) if (folder / "gold.json").exists()]
    stories = [labelled(folder, encoder) for folder in folders]
    if len(stories) < 3:
        sys.exit(f"{args.stories}: needs at least three folders with a gold.json")
    scores, bars = cross_validated(stories, "words")
    sections = [decided("words", stories, scores, bars)]
    if choice:
        by_words = scores
        scores, bars = cross_validated(stories, "meaning")
        sure = chosen_bars(stories, scores)["strict"]
        offered = min(weights().bars.values())
        scores = [
            held_back(score, words, offered, sure) for score, words in zip(scores, by_words, strict=True)
        ]
        sections.append(decided("meaning", stories, scores, bars))
        print("\nacross, at the bars of meaning")
        at = chosen_bars(stories, scores)
        scores, bars = cross_validated(stories, "across")
        for name, bar in at.items():
            print(told(f"ALL, {name} {bar:.2f}", measured(stories, scores, [bar] * len(stories))))
        whole = measured(stories, scores, [at["balanced"]] * len(stories))
        sections.append([figures_of("across", whole), *stages("across", stories)])
    else:
        kept = FILE.read_text(encoding="utf-8")
        sections.append([f"meaning:{kept.partition('meaning:')[2]}".rstrip()])
    if not args.dry_run:
        FILE.write_text("\n".join([*head(stories), *chain.from_iterable(sections)]) + "\n", encoding="utf-8")


def decided(
    basis: Basis, stories: Sequence[Labelled], scores: Sequence[Array], bars: Sequence[float]
) -> list[str]:
    """Print what links that rest on this do on stories left out, and give their section of links.yaml."""
    print(f"\n{basis}")
    for story, score, bar in zip(stories, scores, bars, strict=True):
        print(told(story.name, measured([story], [score], [bar])))
    whole = measured(stories, scores, bars)
    print(told("ALL, bar from the others", whole))
    three = [at for at, story in enumerate(stories) if len(story.pairs) == 3]
    some = ([of[at] for at in three] for of in (stories, scores, bars))
    print(told("three outlets alone", measured(*some)))
    chosen = chosen_bars(stories, scores)
    for name, bar in chosen.items():
        print(told(f"ALL, {name} {bar:.2f}", measured(stories, scores, [bar] * len(stories))))
    same = same_bar(stories, scores, chosen["balanced"])
    print(f"same from {same[0]:.2f}: precision {same[1]:.2f}, recall {same[2]:.2f} of the links found")
    lines = [figures_of(basis, whole), *stages(basis, stories)]
    lines.append("  bars:  # from which score on a pair is linked")
    for name, bar in chosen.items():
        at = measured(stories, scores, [bar] * len(stories))
        lines.append(f"    {name}: {{from: {bar:.2f}, precision: {at['P']:.2f}, recall: {at['R']:.2f}}}")
    return [
        *lines,
        "  same:  # from which score on a link is told as the same proposition; figures are among the links",
        f"    {{from: {same[0]:.2f}, precision: {same[1]:.2f}, recall: {same[2]:.2f}}}",
    ]


# Labels


def labelled(folder: Path, encoder: Kept | None = None) -> Labelled:
    """A labelled story, measured as `compare` would."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    story = read_story(folder if (folder / "story.yaml").exists() else SEEDS)
    maps = {
        article.id: mapping([row.text for row in article.sentences], gold["sentences"][article.id])
        for article in story.articles
    }
    links = {row[:4] for row in _rows(gold["links"])}
    same = {row[:4] for row in _rows(gold["links"]) if row[4] == "same"}
    disputed = {row[:4] for row in _rows(gold["disputed"])} - links
    words = annotate(story)
    said = [[sentence.text for sentence in article.sentences] for article in story.articles]
    witness = likeness(said, encoder) if encoder else None
    pairs = list(features(words, quotations(words, speakers_of(words)), witness))
    linked, counted, hits = [], [], []
    number: dict[Pair, int] = {}
    for at, targets in enumerate(_targets(story, pairs, maps)):
        linked.append(bool(targets & links))
        counted.append(bool(targets & links) or not targets & disputed)
        hits += [(at, number.setdefault(pair, len(number))) for pair in sorted(targets - disputed)]
    noise = {(name, index) for name, rows in gold.get("not_body", {}).items() for index in rows}
    every = {(name, index) for name, rows in gold["sentences"].items() for index in range(len(rows))} - noise
    every -= _ends(disputed) - _ends(links)
    return Labelled(
        folder.name,
        pairs,
        np.array(linked, dtype=np.float64),
        np.array(counted, dtype=np.float64),
        np.array(hits, dtype=np.int64),
        list(number),
        frozenset(links),
        frozenset(same),
        frozenset(every - _ends(links)),
        frozenset(every & {(name, index) for name, rows in maps.items() for hit in rows for index in hit}),
    )


def _rows(table: Mapping[str, list[list[Any]]]) -> Iterable[tuple[Any, ...]]:
    for pair, rows in table.items():
        a, b = pair.split("|")
        for i, j, *kind in rows:
            yield (a, i, b, j, *kind)


def _ends(pairs: Iterable[Pair]) -> set[tuple[str, int]]:
    return {end for a, i, b, j in pairs for end in ((a, i), (b, j))}


def _targets(
    story: Story, pairs: Sequence[Features], maps: Mapping[str, list[set[int]]]
) -> Iterable[set[Pair]]:
    """For each pair of sentences, in the order of the features, the labelled pairs it maps to."""
    for measured_pair in pairs:
        a, b = story.articles[measured_pair.a].id, story.articles[measured_pair.b].id
        for left in maps[a]:
            for right in maps[b]:
                yield {(a, i, b, j) if (a, i) < (b, j) else (b, j, a, i) for i in left for j in right}


def mapping(said: Sequence[str], gold: Sequence[str]) -> list[set[int]]:
    """For each sentence of `said`, the sentences of `gold` that share a third of the words of either."""
    mine = [(index, word) for index, text in enumerate(said) for word in folded(text)]
    theirs = [(index, word) for index, text in enumerate(gold) for word in folded(text)]
    left, right = Counter(index for index, _ in mine), Counter(index for index, _ in theirs)
    matcher = difflib.SequenceMatcher(None, [w for _, w in mine], [w for _, w in theirs], autojunk=False)
    hits = Counter(
        (mine[block.a + step][0], theirs[block.b + step][0])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    )
    out: list[set[int]] = [set() for _ in said]
    for (i, j), count in hits.items():
        if count * 3 >= min(left[i], right[j]):
            out[i].add(j)
    return out


# Fitting


def fitted(stories: Sequence[Labelled], basis: Basis) -> Fitted:
    """The weights of both stages, under no bars yet."""
    alone, around = BASES[basis]
    first = regression(stories, [[pair.named() for pair in story.pairs] for story in stories], alone)
    second = regression(stories, [_around(story, first) for story in stories], around)
    return Fitted(first, second, {}, 1.0)


def _around(story: Labelled, first: Mapping[str, float]) -> list[dict[str, Any]]:
    return [pair.named() | surroundings(log_odds(pair.named(), first)) for pair in story.pairs]


def regression(
    stories: Sequence[Labelled], named: Sequence[Sequence[Mapping[str, Any]]], names: Sequence[str]
) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by Newton's method, of the features of these names."""
    rows = [matrices for story in named for matrices in story]
    table = np.stack([np.concatenate([row[name].ravel() for row in rows]) for name in names], 1).astype(float)
    linked = np.concatenate([story.linked for story in stories])
    counted = np.concatenate([story.counted for story in stories])
    mean, deviation = table.mean(0), table.std(0) + 1e-9
    scaled = np.hstack([(table - mean) / deviation, np.ones((len(table), 1))])
    penalty = np.append(np.full(len(names), PENALTY), 1e-6)
    found = np.zeros(len(names) + 1)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (counted * (chance - linked)) + penalty * found
        curve = (scaled * (counted * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = found[:-1] / deviation
    constant = found[-1] - raw @ mean
    weights = dict(zip(names, raw, strict=True)) | {"constant": constant}
    return {name: round(float(weight), 4) for name, weight in weights.items()}


def scored(story: Labelled, weights: Fitted) -> Array:
    """The probability of each pair of a story."""
    rows = [chances(pair.named(), weights).ravel() for pair in story.pairs]
    return np.concatenate(rows).astype(np.float64)


def cross_validated(stories: Sequence[Labelled], basis: Basis) -> tuple[list[Array], list[float]]:
    """For each story the scores of its pairs, and the bar, that the other stories give it."""
    scores, bars = [], []
    for left_out in range(len(stories)):
        others = [story for index, story in enumerate(stories) if index != left_out]
        weights = fitted(others, basis)
        scores.append(scored(stories[left_out], weights))
        bars.append(best_bar(others, [scored(story, weights) for story in others]))
    return scores, bars


# Bars and figures


def ranked(stories: Sequence[Labelled], scores: Sequence[Array]) -> tuple[Array, Array, Array]:
    """The bars at which something changes, from the top, with precision and recall there."""
    values = np.concatenate([by_label(story, score) for story, score in zip(stories, scores, strict=True)])
    right = np.concatenate([[label in story.links for label in story.labels] for story in stories])
    order = np.argsort(-values, kind="stable")
    good = np.cumsum(right[order])
    every = sum(len(story.links) for story in stories)
    return values[order], good / np.arange(1, len(order) + 1), good / every


def by_label(story: Labelled, score: Array) -> Array:
    """The best score of the pairs that map to each labelled pair."""
    out = np.zeros(len(story.labels))
    np.maximum.at(out, story.hits[:, 1], score[story.hits[:, 0]])
    return out


def best_bar(stories: Sequence[Labelled], scores: Sequence[Array]) -> float:
    """The bar, in hundredths, with the best F1 among those that keep the precision asked for.

    F1 is taken as the mean over the bars around each, because single peaks of it are chance.
    """
    values, precision, recall = ranked(stories, scores)
    bars = np.arange(10, 70) / 100
    at = np.maximum(np.searchsorted(-values, -bars, side="right") - 1, 0)
    f1 = 2 * precision[at] * recall[at] / np.maximum(precision[at] + recall[at], 1e-9)
    smooth = np.convolve(np.pad(f1, AROUND, mode="edge"), np.ones(2 * AROUND + 1), mode="valid")
    return float(bars[np.argmax(np.where(precision[at] >= LEAST, smooth, -1))])


def chosen_bars(stories: Sequence[Labelled], scores: Sequence[Array]) -> dict[str, float]:
    """The three bars, in hundredths."""
    values, precision, recall = ranked(stories, scores)
    strict = next(
        step / 100
        for step in range(50, 100)
        if precision[max(0, int(np.searchsorted(-values, -step / 100, side="right")) - 1)] >= STRICT
    )
    generous = values[int(np.searchsorted(recall, GENEROUS))]
    return {
        "strict": strict,
        "balanced": best_bar(stories, scores),
        "generous": np.floor(generous * 100) / 100,
    }


def same_bar(stories: Sequence[Labelled], scores: Sequence[Array], bar: float) -> tuple[float, float, float]:
    """From which score on a link is told as the same: the best F1 of `same` among the links found."""
    values = np.concatenate([by_label(story, score) for story, score in zip(stories, scores, strict=True)])
    same = np.concatenate([[label in story.same for label in story.labels] for story in stories])
    linked = np.concatenate([[label in story.links for label in story.labels] for story in stories])
    best = (0.0, 0.0, 0.0)
    for step in range(round(bar * 100), 100):
        told_same = values >= step / 100
        right = (told_same & same).sum()
        precision = right / max(1, (told_same & linked).sum())
        recall = right / max(1, (same & (values >= bar)).sum())
        if 2 * precision * recall / max(1e-9, precision + recall) > 2 * best[1] * best[2] / max(
            1e-9, best[1] + best[2]
        ):
            best = (step / 100, float(precision), float(recall))
    return best


def measured(stories: Sequence[Labelled], scores: Sequence[Array], bars: Sequence[float]) -> dict[str, float]:
    """The figures of score.py, each story at its own bar."""
    good = wrong = same = alone = taken = 0
    rows: list[tuple[float, bool]] = []
    for story, score, bar in zip(stories, scores, bars, strict=True):
        values = by_label(story, score)
        found = {label for label, value in zip(story.labels, values, strict=True) if value >= bar}
        rows += [(value, label in story.links) for label, value in zip(story.labels, values, strict=True)]
        good, wrong = good + len(found & story.links), wrong + len(found - story.links)
        same += len(found & story.same)
        unlinked = story.sentences - _ends(found)
        alone, taken = alone + len(unlinked & story.alone), taken + len(unlinked)
    links = sum(len(story.links) for story in stories)
    rows.sort(key=lambda row: -row[0])
    right = np.cumsum([row[1] for row in rows])
    sure = int(np.searchsorted(right, 0.4 * links))
    precision, recall = good / max(1, good + wrong), good / max(1, links)
    means = np.array([row[1] for row in rows]) * right / np.arange(1, len(rows) + 1)
    figures = {
        "P": precision,
        "R": recall,
        "F1": 2 * good / max(1, good + wrong + links),
        "P@.4": float(right[sure] / (sure + 1)) if sure < len(rows) else 0.0,
        "same": same / max(1, sum(len(story.same) for story in stories)),
        "unique F1": 2 * alone / max(1, taken + sum(len(story.alone) for story in stories)),
        "AP": float(means.sum() / max(1, links)),
    }
    if len(stories) > 1:
        each = [
            measured([one], [score], [bar]) for one, score, bar in zip(stories, scores, bars, strict=True)
        ]
        figures["macro F1"] = float(np.mean([row["F1"] for row in each]))
    return figures


def told(name: str, figures: Mapping[str, float]) -> str:
    """A line of the table."""
    return f"{name:<26}" + "  ".join(f"{key} {value:.3f}" for key, value in figures.items())


def head(stories: Sequence[Labelled]) -> list[str]:
    """The first lines of links.yaml."""
    return [
        "# How links are scored. Written by tests/fit_links.py; change it there. The features are explained",
        f"# in features.py and scoring.py. Fitted to {len(stories)} stories labelled by hand,"
        f" {sum(len(story.links) for story in stories)} links; all figures",
        "# are of stories that were left out of the fitting, one at a time. Links rest on words alone; on",
        "# words and the meaning that a model finds (all-MiniLM-L6-v2); across languages on that alone.",
    ]


def figures_of(basis: Basis, whole: Mapping[str, float]) -> str:
    """The line that opens a section."""
    return f"{basis}:  # " + ", ".join(f"{key} {value:.2f}" for key, value in whole.items())


def stages(basis: Basis, stories: Sequence[Labelled]) -> list[str]:
    """The weights fitted to all stories, as lines."""
    whole = fitted(stories, basis)
    lines = []
    for stage, found in (("first", whole.first), ("second", whole.second)):
        lines += [f"  {stage}:", *(f"    {name}: {weight}" for name, weight in found.items())]
    return lines


if __name__ == "__main__":
    main()
