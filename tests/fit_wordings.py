"""Fit the weights of wordings to graded pairs, and say how well they do on stories that were not fitted.

    python tests/fit_wordings.py STORIES_FOLDER [--grades FILE] [--dry-run] [--ablation] [--list STORY]

pytest does not collect it; the labelled stories are no part of this repository. STORIES_FOLDER holds one
folder for each story: the texts with their story.yaml (where that is missing, the bundled story in seeds/ is
meant) and findings.json, of which is read

    sentences   {article id: [text, ...]}
    wordings    {"wanted": [{"cells": [cell, ...]}],
                 "judged": [{"cells": [cell, ...], "grade": grade}]}

with cell = {"source": article id, "sentence": index, "text": words} and a grade of telling, dull or false.
FILE holds more grades of pairs, {story: {"article:sentence:words|article:sentence:words": grade}}. A pair
counts as graded where its words are the labelled ones of two sources; that a group of three is false says
nothing of a pair of them. Pairs that nobody graded are left out of the fitting.

Cross-validation leaves one story out at a time. `sure` is fitted to false against the rest, `telling` to
telling against dull. "first" counts the first ten of each story by the labels alone, as findings are scored;
"first read", "shown" (likely telling) and "plain" by all grades.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from tests.fit_links import SEEDS, mapping
from tui.compare.framing.weighing import SURE, TELLING, Weights, weights
from tui.compare.framing.wordings import Candidate, Weighed, candidates, chosen, weighed
from tui.compare.linking.links import candidates as linked
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.story import read_story
from tui.words.annotation import annotate
from tui.words.tokens import folded

FILE = Path(sys.modules[Weights.__module__].__file__ or "").with_name("wordings.yaml")
PENALTY = {"sure": 5.0, "telling": 10.0}
"""The L2 penalty on the weight of a measure that is scaled to deviation 1."""

TIGHT = 0.3
"""Which share of all their words a term and a labelled cell have in common at least, to train by."""

FIRST = 10

Cell = tuple[str, int, str]


@dataclass
class Graded:
    """A story's candidates, each with the grade to train by, and with all that labels say of it."""

    name: str
    rows: list[Candidate]
    grades: list[str | None]
    met: list[set[tuple[str, int]]]
    """For each candidate the labels of two sources that it meets: (grade, index), as findings are scored."""
    wanted: int
    texts: list[tuple[str, str]]


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("--grades", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument(
        "--list", default="", help="print the first of these stories, comma separated, or all"
    )
    args = parser.parse_args()
    more = json.loads(args.grades.read_text(encoding="utf-8")) if args.grades else {}
    folders = [row for row in sorted(args.stories.iterdir()) if (row / "findings.json").exists()]
    stories = [graded(folder, more.get(folder.name, {})) for folder in folders]
    print(told("left out", shown_left_out(stories, args.list)))
    for name in SURE if args.ablation else ():
        print(told(f"without {name}", shown_left_out(stories, sure=[n for n in SURE if n != name])))
    for name in TELLING if args.ablation else ():
        print(told(f"without {name}", shown_left_out(stories, telling=[n for n in TELLING if n != name])))
    fitted = fit(stories)
    if not args.dry_run:
        FILE.write_text(written(fitted), encoding="utf-8")


# Labels


def graded(folder: Path, more: Mapping[str, str]) -> Graded:
    """The candidates of a story with what the labels say of them."""
    labels = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    story = read_story(folder if (folder / "story.yaml").exists() else SEEDS)
    words = annotate(story)
    quoted = quotations(words, speakers_of(words))
    rows = list(candidates(words, linked(words, quoted), quoted))
    ids = [article.id for article in story.articles]
    maps = {
        article.id: mapping([row.text for row in article.sentences], labels["sentences"][article.id])
        for article in story.articles
        if article.id in labels["sentences"]
    }
    wanted = labels["wordings"]["wanted"]
    golds = [(row["cells"], "telling") for row in wanted]
    golds += [(row["cells"], row["grade"]) for row in labels["wordings"]["judged"]]
    grades: list[str | None] = []
    met: list[set[tuple[str, int]]] = []
    for row in rows:
        cells = [(ids[term.span.article], term.span.sentence, term.words) for term in row.terms]
        hits = {n: share for n, (gold, _) in enumerate(golds) if (share := _shared(cells, gold, maps)) > 0}
        met.append({(golds[n][1], n) for n in hits})
        grades.append(more.get(name_of(cells)) or _grade(hits, golds))
    texts = [(row.contrast.a.reading.text, row.contrast.b.reading.text) for row in rows]
    return Graded(folder.name, rows, grades, met, len(wanted), texts)


def name_of(cells: Sequence[Cell]) -> str:
    """A pair by its words and their places."""
    return "|".join(f"{article}:{sentence}:{text}" for article, sentence, text in cells)


def _grade(hits: Mapping[int, float], golds: Sequence[tuple[list[dict[str, Any]], str]]) -> str | None:
    for grade in ("telling", "dull", "false"):
        for n, share in hits.items():
            two = len({cell["source"] for cell in golds[n][0]}) == 2
            if golds[n][1] == grade and share >= TIGHT and (grade != "false" or two):
                return grade
    return None


def _shared(
    cells: Sequence[Cell], gold: Sequence[Mapping[str, Any]], maps: Mapping[str, Sequence[set[int]]]
) -> float:
    """The share of words that the poorer of two sources has in common with its labelled cell; 0 for one."""
    best: dict[str, float] = {}
    for article, sentence, text in cells:
        places = maps[article][sentence] if sentence >= 0 and article in maps else set()
        mine = set(folded(text))
        for cell in gold:
            theirs = set(folded(cell["text"]))
            if cell["source"] == article and cell["sentence"] in places:
                common = len(mine & theirs)
                if common and 2 * common >= min(len(mine), len(theirs)):
                    best[article] = max(best.get(article, 0.0), common / len(mine | theirs))
    return min(best.values()) if len(best) > 1 else 0.0


# Fitting


def fit(stories: Sequence[Graded], sure: Sequence[str] = SURE, telling: Sequence[str] = TELLING) -> Weights:
    """The weights that the grades of stories give; the bars stay as they are."""
    rows = [
        (row.measures, grade, 1 / copies)
        for story in stories
        for row, grade, copies in zip(story.rows, story.grades, _copies(story), strict=True)
        if grade
    ]
    real = [row for row in rows if row[1] != "false"]
    return Weights(
        _regression(rows, sure, {"telling", "dull"}, PENALTY["sure"]),
        _regression(real, telling, {"telling"}, PENALTY["telling"]),
        weights().bars,
    )


def _copies(story: Graded) -> list[float]:
    """How often a story has the same difference: the square root, for many copies are no many grades."""
    counts = Counter(row.difference for row in story.rows)
    return [float(counts[row.difference]) ** 0.5 for row in story.rows]


def _regression(
    rows: Sequence[tuple[Mapping[str, float], str, float]],
    names: Sequence[str],
    right: Iterable[str],
    penalty: float,
) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by Newton's method."""
    table = np.array([[measured[name] for name in names] for measured, _, _ in rows])
    outcome = np.array([grade in set(right) for _, grade, _ in rows], dtype=np.float64)
    weight = np.array([share for _, _, share in rows])
    mean, deviation = table.mean(0), table.std(0) + 1e-9
    scaled = np.hstack([(table - mean) / deviation, np.ones((len(table), 1))])
    against = np.append(np.full(len(names), penalty), 1e-6)
    found: NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weight * (chance - outcome)) + against * found
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + np.diag(against)
        found -= np.linalg.solve(curve, slope)
    raw = found[:-1] / deviation
    made = dict(zip(names, raw, strict=True)) | {"constant": found[-1] - raw @ mean}
    return {name: round(float(value), 4) for name, value in made.items()}


# Figures


def shown_left_out(
    stories: Sequence[Graded], listed: str = "", sure: Sequence[str] = SURE, telling: Sequence[str] = TELLING
) -> Counter[str]:
    """What is shown of every story with the weights of the others, by grade."""
    total: Counter[str] = Counter()
    for story in stories:
        fitted = fit([other for other in stories if other is not story], sure, telling)
        at = {id(row): n for n, row in enumerate(story.rows)}
        shown = chosen(weighed(story.rows, fitted), fitted.bars)
        got: set[int] = set()
        for rank, row in enumerate(shown):
            n = at[id(row.candidate)]
            labels = {grade for grade, _ in story.met[n]}
            by_label = next((grade for grade in ("telling", "dull", "false") if grade in labels), "unjudged")
            got |= {index for _, index in story.met[n] if index < story.wanted}
            read = story.grades[n] or "unread"
            plain = row.plain(fitted.bars)
            total.update([f"{'plain' if plain else 'shown'} {read}"])
            if rank < FIRST:
                total.update([f"first {by_label}", f"first read {read}"])
        total.update({"wanted": story.wanted, "wanted shown": len(got)})
        if story.name in listed.split(",") or listed == "all":
            print(f"# {story.name}", *_lines(story, shown, at), sep="\n")
    return total


def _lines(story: Graded, shown: Sequence[Weighed], at: Mapping[int, int]) -> Iterable[str]:
    for row in shown[:FIRST]:
        one, other = row.candidate.terms
        grade = story.grades[at[id(row.candidate)]] or "unread"
        plain = " " if row.plain(weights().bars) else "*"
        kind = row.candidate.contrast.kind
        yield f"{plain} {row.telling:.2f} {row.sure:.2f} {kind:9} {grade:8} {one.words} | {other.words}"


def told(name: str, total: Counter[str]) -> str:
    """One line of figures."""
    parts = [
        f"{group} " + ", ".join(f"{grade} {total[f'{group} {grade}']}" for grade in grades)
        for group, grades in (
            ("first", ("telling", "dull", "false", "unjudged")),
            ("first read", ("telling", "dull", "false", "unread")),
            ("shown", ("telling", "dull", "false", "unread")),
            ("plain", ("telling", "dull", "false", "unread")),
        )
    ]
    return f"{name:20} {'; '.join(parts)}; wanted {total['wanted shown']}/{total['wanted']}"


def written(fitted: Weights) -> str:
    """The file of weights."""
    head = (
        "# How sure a contrast is one (`sure`), how telling (`telling`): weights of logistic regressions,\n"
        "# written by tests/fit_wordings.py. `bars`: below `sure` a contrast is not shown, below `firm` it\n"
        "# is plain and adds no words to another; `shown`, `telling` are bars of the chance to be quoted.\n"
    )
    data = {"sure": fitted.sure, "telling": fitted.telling, "bars": dict(fitted.bars)}
    return head + yaml.safe_dump(data, sort_keys=False)


if __name__ == "__main__":
    main()
