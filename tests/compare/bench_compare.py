"""How long a comparison takes and how it grows, beside rapidfuzz and difflib over the same sentences.

    .venv/bin/python -m pytest tests/compare/bench_compare.py --benchmark-only -o addopts= -s

The normal suite does not collect this file. Each size is timed in one run with both rivals:

- rapidfuzz: `process.cdist` with its default scorer on one core, every sentence with every sentence;
- difflib: `SequenceMatcher.ratio` over words. A sample of pairs is timed and scaled to all pairs of sentences
  of different articles; in full it would take hours at a hundred articles.

Neither finds links, passages or quotations: they are what a script would start from.

The stories are made of the seeds' sentences, the same on every run. Words are replaced by a process in which
used words are used again (Simon, "On a class of skew distribution functions", 1955), so that frequencies
follow Zipf and the vocabulary grows as it does in print. A third of an article's sentences are paraphrases of
propositions that the articles share; their quotations stay verbatim or are cut short.

Aims: the seeds in 60 ms, 20 articles in 0.5 s, 100 articles in 8 s and 500 MB.
"""

from __future__ import annotations

import itertools
import math
import random
import re
import subprocess
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.stories import article, story
from tui import compare, read_story
from tui.story import Story

ROOT = Path(__file__).parents[2]
SENTENCES = 40
SAMPLE = 2_000
_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[“\"‘][^”\"]{20,}[”\"’]")


class Writer:
    """Writes articles of seed sentences with other words in them."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        of = read_story(ROOT / "seeds")
        self.templates = [row.text for one in of.articles for row in one.sentences]
        self.known = sorted({word for text in self.templates for word in _WORD.findall(text)})
        self.used: dict[bool, list[str]] = {True: ["Baghdad"], False: ["troops"]}

    def word(self, capital: bool) -> str:
        """A word that was used before, the more often the likelier; ever more seldom a new one."""
        used = self.used[capital]
        if self.random.random() < (1 + len(used) / 50) ** -0.25:
            one, other = self.random.choices(self.known, k=2)
            made = (one[: len(one) // 2 + 1] + other[len(other) // 2 :]).lower()
            used.append(made.title() if capital else made)
        else:
            used.append(self.random.choice(used))
        return used[-1]

    def altered(self, text: str, share: float) -> str:
        """The text with a share of its longer words replaced."""

        def other(found: re.Match[str]) -> str:
            kept = self.random.random() >= share
            return found.group() if kept else self.word(found.group()[0].isupper())

        return _WORD.sub(other, text)

    def own(self) -> str:
        """The words of a seed sentence in another order, most of them replaced; its quotation stays whole."""
        parts = re.split(f"({_QUOTED.pattern})", self.random.choice(self.templates))
        for at, part in enumerate(parts):
            words = part.split()
            if not at % 2:
                self.random.shuffle(words)
            parts[at] = self.altered(" ".join(words), 0.9)
        return " ".join(part for part in parts if part)

    def paraphrase(self, text: str) -> str:
        """The text in other words; a quotation in it stays, or is cut short."""
        parts = re.split(f"({_QUOTED.pattern})", text)
        for at, part in enumerate(parts):
            if not at % 2:
                parts[at] = self.altered(part, 0.25)
            elif self.random.random() < 0.3:
                words = part.split()
                parts[at] = " ".join([*words[: len(words) // 2 + 1], *words[-1:]])
        said = "".join(parts)
        head, comma, tail = said.partition(", ")
        turned = comma and '"' not in said and "“" not in said and self.random.random() < 0.3
        return f"{tail[:1].upper()}{tail[1:].rstrip('.')}, {head[:1].lower()}{head[1:]}." if turned else said

    def story(self, articles: int) -> Story:
        """A story of so many articles of `SENTENCES` sentences."""
        shared = [self.altered(self.random.choice(self.templates), 0.6) for _ in range(60)]
        made = []
        for number in range(articles):
            common = self.random.sample(shared, SENTENCES // 3)
            own = [self.own() for _ in range(SENTENCES - len(common))]
            texts = [self.paraphrase(text) for text in common] + own
            self.random.shuffle(texts)
            made.append(article(f"a{number:03}", *(texts[at : at + 2] for at in range(0, SENTENCES, 2))))
        return story(*made)


def sentences(of: Story) -> list[list[str]]:
    """The sentences of each article."""
    return [[row.text for row in one.sentences] for one in of.articles]


def rapidfuzz_seconds(of: Story) -> float:
    """How long every sentence with every sentence takes."""
    from rapidfuzz import process

    texts = list(itertools.chain.from_iterable(sentences(of)))
    begin = time.perf_counter()
    process.cdist(texts, texts, workers=1)
    return time.perf_counter() - begin


def difflib_seconds(of: Story) -> float:
    """How long all pairs of sentences of different articles would take, by a sample of them."""
    chosen = random.Random(1)
    words = [[text.split() for text in texts] for texts in sentences(of)]
    pairs = sum(len(a) * len(b) for a, b in itertools.combinations(words, 2))
    sample = []
    for _ in range(SAMPLE):
        a, b = chosen.sample(words, 2)
        sample.append((chosen.choice(a), chosen.choice(b)))
    begin = time.perf_counter()
    for one, other in sample:
        SequenceMatcher(None, one, other, autojunk=False).ratio()
    return (time.perf_counter() - begin) * pairs / len(sample)


TIMES: dict[int, float] = {}


@pytest.mark.parametrize("articles", [5, 20, 50, 100])
def test_comparing_beside_rapidfuzz_and_difflib(benchmark: BenchmarkFixture, articles: int) -> None:
    of = read_story(ROOT / "seeds") if articles == 5 else Writer().story(articles)
    compare(of if articles == 5 else Writer().story(2))  # imports
    found = benchmark.pedantic(compare, (of,), rounds={5: 20, 20: 3}.get(articles, 1))
    rapidfuzz, difflib = rapidfuzz_seconds(of), difflib_seconds(of)
    assert found.links
    if benchmark.stats is None:  # with --benchmark-disable
        return
    took = TIMES[articles] = benchmark.stats.stats.median
    told = {
        "links": len(found.links),
        "passages": len(found.passages),
        "quotations": len(found.quotations),
        "seconds": round(took, 4),
        "rapidfuzz": round(rapidfuzz, 4),
        "of rapidfuzz": round(took / rapidfuzz, 2),
        "difflib, scaled": round(difflib, 2),
        "of difflib": round(took / difflib, 4),
    }
    benchmark.extra_info.update(told)
    print(f"\n{articles:>4} articles:", ", ".join(f"{name} {value}" for name, value in told.items()))
    smaller = [size for size in TIMES if 5 < size < articles]
    if smaller:
        least = min(smaller)
        power = math.log(took / TIMES[least]) / math.log(articles / least)
        print(f"     grows from {least} articles on with their number to the power of {power:.2f}")


_MEMORY = """
import re, resource
from pathlib import Path
from tests.compare.bench_compare import Writer
from tui import compare
def peak():
    # Linux lets a process inherit its parent's maximum in ru_maxrss, and says its own elsewhere.
    status = Path("/proc/self/status")
    told = status.exists() and re.search(r"VmHWM:\\s+(\\d+)", status.read_text())
    return told[1] if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
of = Writer().story(ARTICLES)
before = peak()
compare(of)
print(before, peak())
"""


def test_the_memory_of_a_hundred_articles(benchmark: BenchmarkFixture) -> None:
    def run() -> str:
        command = [sys.executable, "-c", _MEMORY.replace("ARTICLES", "100")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    before, after = map(int, benchmark.pedantic(run, rounds=1).split())
    unit = 2**20 if sys.platform == "darwin" else 2**10
    print(f"\n 100 articles: {after / unit:.0f} MB at most, {before / unit:.0f} MB before comparing")
