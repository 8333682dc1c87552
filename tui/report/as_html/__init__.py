"""The HTML report: one file that needs no network, the columns of the reader in a browser.

Nothing of an article can run. The template escapes every word (jinja2's autoescape); the page's own style and
script are let through by their hashes, and its Content-Security-Policy refuses all else: no other script or
style, no request of any kind. What the script needs to know stands in attributes, as text.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from tui.compare.comparison import Comparison
from tui.findings.kinds import CLASSES, COLOURS, KINDS, MARKS, STOPS, marked
from tui.report.format import Options
from tui.report.sections import Section, counts, sections
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from jinja2 import Template

VIEWS = {
    "quotations": ("Quotations", ("quotations",)),
    "figures": ("Figures", ("figures",)),
    "framing": ("Framing", ("wordings", "alone", "added", "omitted", "profiles")),
    "conflicts": ("Conflicts", ("conflicts",)),
    "notes": ("Notes", ("notes", "rejected")),
}
"""The lists of the page: the name of each, and the sections that it holds."""

SCRIPT = ("model", "reader", "lists", "search", "keys")
"""The parts of the script, each of which knows those before it."""

KEYS = {
    "read": "Esc",
    "map": "M",
    "quotations": "Q",
    "figures": "F",
    "framing": "W",
    "conflicts": "C",
    "notes": "A",
}
"""The key of each view, as in the reader."""


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    """The page."""
    from markupsafe import Markup

    from tui.report.as_html import view

    style, script = _style(), _script()
    page = _template().render(
        # Both are files of this package.
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        story=comparison.story,
        counts=counts(comparison),
        columns=view.columns(comparison, options.notes),
        links=view.links(comparison),
        map=view.story_map(comparison),
        bars=view.bars(comparison),
        pairs=view.pairs(comparison),
        views=_views(sections(comparison, options.notes)),
        keys=KEYS,
        classes=CLASSES,
        kinds={kind.id: kind for kind in KINDS},
        stops=STOPS,
        marks=MARKS,
        cut=cut,
    )
    return {"": page.rstrip("\n") + "\n"}


def cut(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked; marks are in order and do not overlap.

    >>> cut("two or more", [(4, 6)])
    [('two ', False), ('or', True), (' more', False)]
    """
    pieces, at = [], 0
    for start, end in marks:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(words, bold) for words, bold in [*pieces, (text[at:], False)] if words]


def _views(made: Sequence[Section]) -> list[tuple[str, str, list[Section]]]:
    by_id = {section.id: section for section in made}
    views = (
        (key, name, [by_id[section] for section in held if section in by_id])
        for key, (name, held) in VIEWS.items()
    )
    return [(key, name, held) for key, name, held in views if held]


def _policy(style: str, script: str) -> str:
    """Nothing is let through but the very style and script of the page."""
    hashes = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    of_style, of_script = (f"'sha256-{code}'" for code in hashes)
    allowed = f"style-src {of_style}; script-src {of_script}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _style() -> str:
    """The style sheet, with the colour of each kind and which marks each choice shows."""
    colours = "".join(f"--{name}:light-dark({light},{dark});" for name, (dark, light) in COLOURS.items())
    rules = [f":root{{{colours}}}"]
    # The rarer kind comes last, so that it wins where marks overlap.
    for kind in reversed(KINDS):
        shown = ",".join(
            f"[data-marks={choice}] .m-{kind.id}"
            for choice in MARKS
            if choice != "none" and kind in marked(choice)
        )
        looks = f"color:var(--{kind.colour});" if kind.colour else ""
        looks += "font-weight:600;" if "bold" in kind.style else ""
        looks += "text-decoration-line:underline;" if "underline" in kind.style else ""
        rules += [f".k-{kind.id}{{--kind:var(--{kind.colour or 'text'});}}"]
        rules += [f"{shown}{{{looks}}}"] if shown and looks else []
    return "\n".join(["", *rules, _file("page.css")])


def _script() -> str:
    """The parts of the script as one. They share one scope, which nothing else on the page can reach."""
    return "\n".join(["", "'use strict';", "{", *(_file(f"script/{part}.js") for part in SCRIPT), "}", ""])


def _file(name: str) -> str:
    # A browser reads every line break as \n before it takes the hash.
    return files(__package__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: harmless(value) if type(value) is str else value,
    )
    return environment.from_string(_file("page.html.j2"))
