"""Two thousand acts of a monkey, over every screen, end nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.screens.driving import seeds
from tests.screens.monkey import acts, play
from tests.stories import article, story
from tui import read_story
from tui.story import Story


@pytest.fixture
def many(tmp_path: Path) -> Story:
    """Nineteen sources, of which some tell the same and each something of its own."""
    dice = random.Random(3)
    told = [f"The {who} said {n} boats lay in the harbour of {where}." for n in (4, 9) for who in
            ("mayor", "pilot", "coast guard") for where in ("Ostvik", "Norrby")]  # fmt: skip
    for number in range(19):
        own = [f"In street {number * 7 + n} a cellar was dry on day {n}." for n in range(3)]
        paragraphs = [
            "Boats in the harbour",
            *dice.sample(told, 2),
            *own,
            "“We wait for the tide,” she said.",
        ]
        (tmp_path / f"s{number:02}.txt").write_text("\n\n".join(paragraphs), "utf-8")
    return read_story(tmp_path)


async def test_on_the_bundled_story() -> None:
    assert await play(seeds(), acts(seed=1, count=600)) == []


async def test_on_nineteen_sources(many: Story) -> None:
    assert len(many.articles) == 19
    assert await play(many, acts(seed=2, count=300)) == []


async def test_on_a_story_with_an_empty_body() -> None:
    told = story(
        article("a0"),
        article("b1", ["The ferry sank at nine.", "All were saved."], ["“We swam,” said Ann Lind."]),
        article("c2", ["The ferry sank at ten."], ["Everybody was saved."]),
    )
    assert await play(told, acts(seed=3, count=1100)) == []


@pytest.mark.parametrize("seed", [4])
async def test_on_writing_of_every_kind(seed: int) -> None:
    told = story(
        article("a0", ["船は港で沈んだ。全員が助かった。"], ["غرقت العبارة في الميناء.", "قال: «سبحنا»."]),
        article(
            "b1", ["👩‍👩‍👧‍👦 The ferry 🇳🇴 sank at nine. 👍🏽"], ["e\u0301\u0323\u0300 " * 30, "\u0301\u0301"]
        ),
        article("c2", ["The ferry sank at nine."], ["\u202eThe ferry\u200b sank\u200d."]),
    )
    assert await play(told, acts(seed, count=200)) == []


async def test_on_a_paragraph_without_an_end() -> None:
    long = " ".join(f"Boat {n % 90} lay off Norrby." for n in range(7_700))
    told = story(article("a0", [long[:200_000]]), article("b1", ["Boat 7 lay off Norrby."], ["All swam."]))
    assert await play(told, acts(seed=5, count=60)) == []


async def test_on_three_thousand_paragraphs() -> None:
    told = story(
        *(
            article(f"{letter}{at}", *([f"Boat {n * (at + 2)} lay in street {n}."] for n in range(1500)))
            for at, letter in enumerate("ab")
        )
    )
    assert await play(told, acts(seed=6, count=60)) == []


def test_the_same_seed_gives_the_same_acts() -> None:
    assert list(acts(5, 50)) == list(acts(5, 50))
    assert list(acts(5, 50)) != list(acts(6, 50))
