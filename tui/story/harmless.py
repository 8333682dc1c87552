"""Text that a terminal cannot act on.

For every string that comes from outside: articles, the words of a story file, names of files. Each character
is replaced by exactly one, so offsets into the text hold. It is not for tidying: what merely looks wrong is
left to cleaning.
"""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"

_SPACES = "\t\v\f\x85\u2028\u2029"

# Invisible, yet part of how words are written or broken; cleaning cuts those that no reader needs.
_KEPT_FORMAT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# The format characters that are drawn: Arabic, Syriac and Kaithi signs that stand before a number.
_DRAWN_FORMAT = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"


def harmless(text: str) -> str:
    r"""The text with each character that could move, hide or reorder others replaced by one that cannot.

    Control characters become their pictures (`\x1b` is shown as ␛), tabs and separators become spaces, and
    direction marks, other invisible marks and what is no character become U+FFFD.

    >>> harmless("a\x1b[2Jb")
    'a␛[2Jb'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_table)


class _Table(dict[int, str]):
    """What each code point becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _replacement(chr(code))
        return self[code]


def _replacement(char: str) -> str:
    code, category = ord(char), unicodedata.category(char)
    if char in _SPACES:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if category == "Cf" and char in _KEPT_FORMAT + _DRAWN_FORMAT:
        return char
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    # The whole block of tags goes, the unassigned ones too; variation selectors (U+E0100 on) are no tags.
    if category in ("Cc", "Cf", "Cs", "Co") or noncharacter or 0xE0000 <= code <= 0xE007F:
        return REPLACEMENT
    return char


_table = _Table()
