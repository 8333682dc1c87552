"""Which words differ between two wordings, as character spans to mark in each.

Method: the longest common blocks of folded words (Ratcliff and Obershelp, 1988; difflib without its junk
heuristic), so that letter case, shapes of marks and punctuation are no difference. That takes time with the
product of the lengths; of wordings of over a thousand words, words are only counted (a word differs where the
other side has it fewer times), which takes time with their sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from tui.words.tokens import Word, words

CAP = 1000
"""From more words than this on both sides, words are counted instead of aligned."""

CharSpan = tuple[int, int]


def changes(a: str, b: str) -> tuple[tuple[CharSpan, ...], tuple[CharSpan, ...]]:
    """The spans of `a` and of `b` that hold the words in which they differ; neighbours make one span.

    >>> changes("about 5,000 troops", "about 5,200 troops")
    (((6, 11),), ((6, 11),))
    """
    left, right = words(a), words(b)
    mine, theirs = [word.folded for word in left], [word.folded for word in right]
    if len(left) > CAP and len(right) > CAP:
        return _spans(left, _surplus(mine, theirs)), _spans(right, _surplus(theirs, mine))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return (
        _spans(left, _outside(((block.a, block.size) for block in blocks), len(left))),
        _spans(right, _outside(((block.b, block.size) for block in blocks), len(right))),
    )


def _outside(blocks: Iterable[tuple[int, int]], size: int) -> list[int]:
    """The places in no block (where it begins, how long it is), of so many."""
    inside = {start + step for start, length in blocks for step in range(length)}
    return [index for index in range(size) if index not in inside]


def _surplus(mine: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """The places of words beyond the number of times that the other side has them."""
    left = Counter(theirs)
    found = []
    for index, word in enumerate(mine):
        if left[word] > 0:
            left[word] -= 1
        else:
            found.append(index)
    return found


def _spans(row: Sequence[Word], differing: Iterable[int]) -> tuple[CharSpan, ...]:
    spans: list[CharSpan] = []
    last = -2
    for index in differing:
        word = row[index]
        if index == last + 1:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
        last = index
    return tuple(spans)
