"""Comparisons whose pages are looked at: one that is told in three orders, and one that is hostile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.making import note
from tests.report.browser import CHROMIUM
from tests.stories import article, comparison, story
from tui.compare import Comparison, Ref
from tui.notes import Placed
from tui.report import write

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; .ci/run installs one")

HOSTILE = (
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "</style><style>body{display:none}</style>",
    "<img src=x onerror=\"document.title='owned'\">",
    '" onmouseover="document.title=\'owned\'" x="',
    "' autofocus onfocus='document.title=1'",
    "<!--[if gte IE 4]><b>x</b><![endif]-->",
    "<svg/onload=document.title=1>",
    "{{ 7 * 7 }} {% include 'x' %} ${7*7} #{7*7}",
    "&lt;b&gt; &#x3c;i&#x3e; &quot;",
    "red;}body{background:url(https://example.org/x)}",
    "\u202eright to left\u202c \x00 \x1b[2J",
    "<a href=javascript:document.title=1>press</a><base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
)
"""What a hostile article may print."""


def hostile() -> Comparison:
    """Two articles that say nothing else, and bear it in every field."""
    made = []
    for name in ("a0", "b1"):
        one = article(name, list(HOSTILE[:7]), list(HOSTILE[7:]), aside={1: HOSTILE[0]})
        made.append(
            replace(one, outlet=HOSTILE[4], headline=HOSTILE[1], byline=HOSTILE[3], url="javascript:alert(1)")
        )
    of = replace(story(*made), title=HOSTILE[2])
    pairs = [((0, n), (1, n)) for n in range(len(HOSTILE))]
    return comparison(of, pairs, [[a, b] for a, b in pairs], [[(0, 1, 0, 9), (1, 1, 0, 9)]])


NOTES = (note(hostile().story, Ref(0, 1), HOSTILE[1], HOSTILE[0], (HOSTILE[3], HOSTILE[5])),)


def told() -> Comparison:
    """Three reports long enough to scroll, which tell the same matters in other orders."""
    filler = [[f"Nothing that happened in street {n} is told by anybody else, it seems."] for n in range(30)]
    said = "The harbour master said that “no ship has left the port since dawn on Monday”."
    closed = "The bridge over the river was closed to lorries for three weeks."
    paid = "The town paid two million crowns for the repair of the old bridge."
    a = article("a0", [said], *filler[:8], [closed], [paid], *filler[8:14])
    b = article("b1", *filler[14:24], [paid], [said], [closed])
    c = article("c2", [closed], *filler[24:30], [said])
    places = {said: [(0, 0), (1, 11), (2, 7)], closed: [(0, 9), (1, 12), (2, 0)], paid: [(0, 10), (1, 10)]}
    pairs = [(x, y) for refs in places.values() for i, x in enumerate(refs) for y in refs[i + 1 :]]
    at = said.index("no ship"), said.index("”")
    return comparison(story(a, b, c), pairs, list(places.values()), [[(*ref, *at) for ref in places[said]]])


def written(of: Comparison, folder: Path, notes: tuple[Placed, ...] = ()) -> Path:
    target = folder / "report.html"
    target.write_text(write(of, "html", notes), encoding="utf-8")
    return target
