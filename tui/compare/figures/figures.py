"""Figures: every quantity and time that two or more sources give, with each source's words and a verdict.

    quantities -> pairs (how probably two are one) -> gathering (rows) -> verdicts, names

Method: every quantity and time is read with its bound and unit (`amounts`, `times`); a logistic curve over a
few measures makes a probability of every pair of two sources (`pairs`), and the pairs are gathered into rows
(`gathering`). That two quantities are first read into value, unit and bound and then asked whether one may be
the other is quantity entailment (Roy, Vieira and Roth, "Reasoning about quantities in natural language",
2015); here the words around decide what is asked. The reader's sensitivity and decisions change no figure:
all candidates of links count, by their score.

Measured on 27 labelled stories (229 rows, 20 of them with sources that cannot all be right), everything
fitted on 26 and tried on the other. A row is right where four fifths of its cells stand in one labelled row;
that one is found where a right row holds half of its sources:

                                              right          found          differ: found, right of told
    these figures                             186/221 0.84  164/229 0.72  10/20  11/12
    equal unit and noun in linked sentences    89/162 0.55   81/229 0.35   5/20   7/33

Without one measure, right and found and, of differing rows, found and right:

    link      0.85 0.69  8 9/10    same_near 0.84 0.71  9 11/12   money     0.83 0.70  7 8/10
    near      0.83 0.68  5 6/8     same_head 0.84 0.72 10 11/12   share     0.83 0.70  8 10/11
    fate      0.83 0.71  6 8/10    magnitude 0.83 0.70 10 11/12   measure   0.84 0.70  8 9/10
    same      0.83 0.68  8 10/11   known     0.84 0.71  8 10/11   mean      0.82 0.69  5 6/7
    apart     0.82 0.68  6 7/9     member    0.84 0.72  8 10/12   ratio     0.83 0.70  8 9/9
    digits    0.82 0.69  8 10/11   place     0.83 0.72 10 11/12   date      0.82 0.70  8 9/11
    same_link 0.82 0.71  8 10/12   time      0.83 0.70  8 9/10

Tried and left out, because rows were found no better: one passage, the noun that both count where values
differ, the noun behind a date, words of the whole sentence, one of both quoted or said, rivals in the
sentence, the best of row and column, another fate, equal values beside both, link times near, a third
source's support, constants for ranks and ages; of two groups in dispute the likeliest pair, whether sources
give both values, bounds, size and links. Of rows whose `sure` is 0.8 or more 0.91 are right, of all others
two thirds.

The 20 labelled rows that differ stand in 9 stories, too few to learn from, and their figures are rough: one
more or less is chance. Most was gained by the verdict (`values.differ`), not by the gathering. The five
seeds take 8 ms, 20 articles of 40 sentences 32 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np

from tui.compare.figures.gathering import Groups
from tui.compare.figures.model import Figure, FigureCell, Verdict
from tui.compare.figures.naming import name
from tui.compare.figures.pairs import TIMES, Pairs, key, pairs
from tui.compare.figures.quantities import quantities
from tui.compare.figures.values import differ
from tui.compare.figures.weights import Fitted, fitted, probability
from tui.compare.model import Link
from tui.story.model import Article
from tui.story.moments import before
from tui.words.annotation import Annotation

DIGITS = 3
"""To how many places `sure` is given."""


def figures(annotation: Annotation, links: Sequence[Link]) -> tuple[Figure, ...]:
    """The figures of a story: those that differ first, then those of most sources, the surest first.

    `links` are all candidates with their scores, whatever the reader's bar: two sentences that may say the
    same may give one quantity. The same input gives the same figures; nothing is kept.
    """
    model = fitted()
    found = [
        figure
        for of in pairs(annotation, quantities(annotation), links)
        for figure in _of_kind(annotation, of, model)
    ]
    order = ("differ", "updated", "compatible", "agree")
    return tuple(
        sorted(
            found,
            key=lambda figure: (
                order.index(figure.verdict) > 1,
                -len(figure.articles),
                -figure.sure,
                figure.cells[0].span,
            ),
        )
    )


def _of_kind(annotation: Annotation, of: Pairs, model: Fitted) -> list[Figure]:
    """The figures of one kind."""
    one, topic = (
        (model.times, model.topic_times) if of.kind in TIMES else (model.amounts, model.topic_amounts)
    )
    groups = Groups(of, probability(one, of.features), probability(topic, of.features))
    groups.gather(model.pair)
    disputes = groups.disputes()
    if disputes:
        table = {
            name: np.array([row.features[name] for row in disputes], dtype=np.float32)
            for name in disputes[0].features
        }
        groups.settle(list(zip(probability(model.apart, table).tolist(), disputes, strict=True)), model.merge)
    articles = annotation.story.articles
    found = []
    for row in groups.rows:
        if len({articles[of.article[at]].outlet for at in row}) < 2:
            continue
        measures = {name: np.array([value]) for name, value in groups.measures(row).items()}
        # What was joined in dispute is as sure as its weakest joint.
        joint = groups.joint(row)
        sure = joint if joint < 1 else float(probability(model.sure, measures)[0])
        if sure >= model.row:
            cells = tuple(_cell(annotation, of, at) for at in row)
            what = name(annotation, [of.quantities[at] for at in row], of.fate[row].tolist())
            found.append(Figure(what, of.kind, verdict(of, row, articles), round(sure, DIGITS), cells))
    return found


def _cell(annotation: Annotation, of: Pairs, at: int) -> FigureCell:
    quantity = of.quantities[at]
    text = annotation[quantity.ref].text[quantity.span.start : quantity.span.end]
    return FigureCell(quantity.span, text, quantity.value, quantity.bound)


def verdict(of: Pairs, row: Sequence[int], reports: Sequence[Article] | None) -> Verdict:
    """How the sources of a row stand to each other; `reports` tell when each came out.

    Two sources differ where no value of the one can be a value of the other; what a source tells only roughly
    ("dozens", "in May") does not count where it also tells it exactly.
    """
    by_article = _by_article(of, row)
    apart = [
        pair
        for pair in combinations(sorted(by_article), 2)
        if _all_differ(of, *(by_article[article] for article in pair))
    ]
    if apart:
        rising = reports is not None and _rises(of, by_article, apart, reports)
        return "updated" if rising else "differ"
    block = of.stands[np.ix_(row, row)]
    bounds = {of.quantities[at].bound for at in row}
    return "agree" if (block > 0).all() and len(bounds) == 1 else "compatible"


def _by_article(of: Pairs, row: Sequence[int]) -> dict[int, list[int]]:
    """What each source of a row tells, definitely where it does so at all."""
    told: dict[int, list[int]] = {}
    for at in row:
        told.setdefault(int(of.article[at]), []).append(at)
    return {
        article: [at for at in cells if of.quantities[at].definite] or cells
        for article, cells in told.items()
    }


def _all_differ(of: Pairs, some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether no value of one source can be a value of another; equal words are held against others once."""
    one, other = (tuple({key(of.quantities[at]): at for at in cells}.values()) for cells in (some, others))
    return all(_differ(of, *pair) for pair in product(one, other))


def _differ(of: Pairs, a: int, b: int) -> bool:
    toll = bool(of.fate[a]) and of.fate[a] == of.fate[b]
    return differ(of.quantities[a], of.quantities[b], toll)


def _rises(
    of: Pairs,
    by_article: dict[int, list[int]],
    apart: Sequence[tuple[int, int]],
    reports: Sequence[Article],
) -> bool:
    """Whether a toll is the higher, the later the source came out, wherever two sources differ on it."""
    rows = [at for cells in by_article.values() for at in cells]
    if of.kind != "count" or (of.fate[rows] != "").mean() <= 0.5:
        return False
    highest = {
        article: max(of.quantities[at].said.low or 0 for at in rows) for article, rows in by_article.items()
    }
    # Of two of which neither is known to be the earlier this does not hold.
    return all(before(reports[a], reports[b]) == (highest[a] < highest[b]) for a, b in apart)
