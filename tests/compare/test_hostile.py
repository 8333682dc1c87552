"""Text that nobody would print: the work stays in proportion to its length, and nothing falls."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stories import article, story
from tui import compare, read_story
from tui.compare.linking.features import LEAST_SENTENCES, MOST_SENTENCES, compared
from tui.compare.linking.links import select
from tui.story import Story
from tui.story.sentences import LONGEST, split
from tui.words.marks import quoted

HOSTILE: dict[str, Callable[[int], str]] = {
    "quotations": lambda n: " ".join(f'He said "number {i} it is" then.' for i in range(n // 30)),
    "marks that open": lambda n: '"a ' * (n // 3),
    "marks of every kind": lambda n: "\"“”'’«" * (n // 6),
    "marks about letters": lambda n: "“a «b ‘c " * (n // 9),
    "dashes": lambda n: "-—–" * (n // 3),
    "digits": lambda n: "1234567890" * (n // 10),
    "numbers": lambda n: "12,345.67 " * (n // 10),
    "capitals": lambda n: "ABCDEFG" * (n // 7),
    "names": lambda n: "Ann Lind Norrby " * (n // 16),
    "initials": lambda n: "A. B. U.S. " * (n // 11),
    "nested marks": lambda n: "“a " * (n // 6) + "b” " * (n // 6),
    "one quotation": lambda n: '"We swam for an hour in the sea," he said. ' * (n // 43),
    "said": lambda n: "he said " * (n // 8),
    "names in a row": lambda n: "Ann Lind, " * (n // 10),
    "short sentences": lambda n: "It cost $1,000 then. " * (n // 21),
    "figures": lambda n: " ".join(f"{i} people were hurt." for i in range(n // 22)),
    "short lines": lambda n: "a\n\n" * (n // 3),
    "tabs": lambda n: "\t" * n + "a",
    "stops": lambda n: ". " * (n // 2),
    "one word": lambda n: "word " * (n // 5),
    "one sentence": lambda n: " ".join(f"word{i % 500}" for i in range(n // 8)),
}


def told(folder: Path, text: str) -> Story:
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"A headline of it\n\n{text}", "utf-8")
    return read_story(folder)


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python's own functions a piece of work takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_not_much_more_than_twice_the_work(kind: str, tmp_path: Path) -> None:
    compare(told(tmp_path / "first", HOSTILE[kind](300)))  # what is loaded once
    # Every sentence of the one is linked to every one of the other until the bound on links is met.
    size = 9_000 if kind == "one quotation" else 3_000
    small, large = (told(tmp_path / str(n), HOSTILE[kind](n)) for n in (size, 2 * size))
    assert calls(lambda: compare(large)) < 3 * calls(lambda: compare(small)) + 20_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hundred_thousand_characters_of_anything_are_compared_in_seconds(kind: str, tmp_path: Path) -> None:
    begun = time.process_time()
    compare(told(tmp_path / "s", HOSTILE[kind](50_000)))
    # A quiet machine takes half a second for most and two at most: what this finds took ten to a thousand.
    assert time.process_time() - begun < 12


def test_of_long_articles_the_first_sentences_are_linked_and_that_is_told(tmp_path: Path) -> None:
    found = compare(told(tmp_path / "s", " ".join(f"Boat {n} lay off Norrby." for n in range(1_600))))
    assert max(link.b.sentence for link in found.links) == MOST_SENTENCES - 1
    assert f"links were sought for the first {MOST_SENTENCES:,} sentences of A, B" in found.limits


def test_the_fewer_articles_are_long_the_more_of_their_sentences_are_linked() -> None:
    assert compared([1_500, 1_500]) == compared([9_000, 40]) == MOST_SENTENCES
    assert compared([900] * 5) < 900
    assert compared([5_000] * 100) == LEAST_SENTENCES
    assert compared([100] * 100) >= 100


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('said "it" ' * 60, "of over 20 quotations in one sentence the first 20 were read"),
        ("“a " * 60, "where over 50 quotation marks stay open, none is taken for a quotation"),
        ("word " * 390, "sentences of over 200 words were not searched for other wordings"),
        (
            " ".join(f"{n} people were hurt." for n in range(700)),
            "of 1,400 figures of one kind the first 300 of each source were compared",
        ),
        (
            "It cost $1,000 then. " * 400,
            "of sentences that resemble nearly all others, only the best links were kept",
        ),
        (
            f"“{'we swam and ' * 100}”, he said.",
            "quotations of over 250 words were compared by their first 250",
        ),
    ],
)
def test_what_is_left_out_of_too_much_is_told_in_one_line(text: str, line: str, tmp_path: Path) -> None:
    assert line in compare(told(tmp_path / "s", text)).limits


def test_of_an_ordinary_story_nothing_is_left_out() -> None:
    assert compare(read_story("seeds")).limits == ()


def test_a_run_of_text_without_an_end_is_read_in_parts_and_told(tmp_path: Path) -> None:
    read = told(tmp_path / "s", HOSTILE["one sentence"](9_000)).articles[0]
    assert max(len(sentence.text) for sentence in read.sentences) <= LONGEST
    assert "read in parts" in read.notices[-1]


@given(st.text("ab .\n\u3000", max_size=40), st.integers(1, 300))
@settings(max_examples=60)
def test_parts_of_a_long_run_leave_nothing_out(piece: str, times: int) -> None:
    text = piece * times
    kept = "".join(text[start:end] for start, end in split(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_a_paragraph_of_marks_that_never_close_holds_no_quotation() -> None:
    assert quoted(['"a ' * 60]) == []
    assert len(quoted(['"a ' * 5])) == 5


def test_of_two_articles_that_are_all_alike_the_best_pairs_are_candidates() -> None:
    scores = np.full((30, 20), 0.5)
    scores[7, 9] = 0.9
    chosen = list(select(0, 1, scores, bar=0.4, most=50))
    assert len(chosen) == 50
    assert max(chosen, key=lambda pair: pair[2])[:2] == ((0, 7), (1, 9))


SENTENCES = (
    "The ferry Ostra sank off Norrby at nine on Monday, the coast guard said.",
    "“We swam for an hour,” said Ann Lind, 34.",
    "At least 12 people were hurt and 1,200 waited.",
    "Mayor Per Ek called it “a disaster” but asked for calm.",
    "Two days later the U.S. sent $3.5 million.",
    "He said: 'It's over.'",
)


@st.composite
def mangled(draw: st.DrawFn) -> list[str]:
    """Real sentences shuffled, cut and repeated."""
    picked = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    return [
        sentence[draw(st.integers(0, 20)) : draw(st.integers(21, 90))] * draw(st.integers(1, 3)) or "a"
        for sentence in picked
    ]


@given(st.lists(mangled(), min_size=2, max_size=3))
@settings(max_examples=40)
def test_sentences_shuffled_cut_and_repeated_are_compared(texts: list[list[str]]) -> None:
    parts = [article(f"{'abc'[at]}{at}", sentences) for at, sentences in enumerate(texts)]
    assert compare(story(*parts)).complete
