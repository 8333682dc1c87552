"""Text in Markdown that is shown as it is."""

from __future__ import annotations

import re

from tui.story.harmless import harmless

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$=&!@])")
# What a dialect makes a link of by itself: an address with its scheme, or the name of a site.
_ADDRESS = re.compile(r"(?<=[a-zA-Z]):(?=//)|(?<=[wW]{3})\.|(?<=\w)\.(?=[^\W\d_]{2})")


def harmless_markdown(text: str) -> str:
    r"""A text as one line of Markdown that shows it as it is, as long as it does not begin the line.

    >>> harmless_markdown("*Not* <b>bold</b> | www.a.org")
    '\\*Not\\* \\<b\\>bold\\</b\\> \\| www\\.a\\.org'
    """
    line = " ".join(harmless(text).split())
    return _ADDRESS.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(r"\\\1", line))
