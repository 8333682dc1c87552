"""From bytes to text: which encoding they are in, and what was wrong with them.

Everything that had to be guessed or mended is told in a notice, because a reader who compares words has to
know which of them are ours. How a format marks its encoding is for its reader in `readers`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from tui.story.model import StoryError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))
_TYPOGRAPHY = frozenset("‘’‚“”„–—…•€£§°©®™«» ´·éèáàäöüñçß")
_MOJIBAKE = re.compile("[ÃÂÅÐÑâïĂŠ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]")
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file (such as EPUB or DOCX)"),
    (b"\x1f\x8b", "a packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
)
_GARBLED = 3
"""Pairs of letters that only garbling makes; fewer may be a name, or a broken byte beside a letter."""
NO_TEXT = "not a text file; save the article as plain text"


def decoded(raw: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `raw`, and what a reader should know of how it was read.

    `declared` is the encoding that a page or a server states; it is believed where the bytes allow it.
    Raises StoryError, with `name`, for what is no text.
    """
    marked, raw = raw.startswith(codecs.BOM_UTF8), raw.removeprefix(codecs.BOM_UTF8)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text = raw.decode(encoding, "replace")
            # The two or four bytes of a mark may also begin a picture or a recording.
            if text.count("\ufffd") + sum(map(_is_no_text, text)) > 0.05 * len(text):
                raise StoryError(f"{name}: {NO_TEXT}")
            return text, (f"read as {encoding}, not UTF-8",)
    for begin, kind in _KINDS:
        if raw.startswith(begin):
            raise StoryError(f"{name}: {kind}, not a text; save the article as plain text or as a web page")
    if len(raw.translate(None, _CONTROLS)) < 0.95 * len(raw) or b"\0" in raw:
        raise StoryError(f"{name}: {NO_TEXT}")
    text, notices = _as_declared(raw, declared) or _guessed(raw, name, marked)
    return _mended(text, notices)


def _is_no_text(char: str) -> bool:
    return unicodedata.category(char) in ("Cn", "Co", "Cs") or (char < " " and char not in "\t\n\v\f\r")


def _as_declared(raw: bytes, declared: str | None) -> tuple[str, tuple[str, ...]] | None:
    """The text in the declared encoding, unless the bytes are valid UTF-8 anyway or do not fit it."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        # What browsers read as windows-1252 is declared as ISO 8859-1.
        return raw.decode("cp1252" if name == "iso8859-1" else name), ()
    except (LookupError, ValueError):  # no such encoding, a NUL in its name, bytes that do not fit
        return None


def _guessed(raw: bytes, name: str, marked: bool) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        mostly = raw.decode("utf-8", "replace")
        bad = mostly.count("\ufffd")
        # UTF-8 with a few broken bytes, or marked as UTF-8
        if marked or sum(char > "\x7f" for char in mostly) > 4 * bad:
            line = raw.count(b"\n", 0, error.start) + 1
            return mostly, (
                f"{bad} broken {'bytes' if bad > 1 else 'byte'} shown as \ufffd, the first in line {line}",
            )
    guess = raw.decode("cp1252", "replace")
    if all(char < "\x80" or char in _TYPOGRAPHY for char in guess):
        return guess, ("read as windows-1252, not UTF-8",)
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise StoryError(f"{name}: not a text file, or in an unknown encoding; save it as UTF-8")
    encoding = re.sub(r"^cp(?=125\d$)", "windows-", best.encoding)
    return str(best), (f"read as {encoding}, not UTF-8",)


def _mended(text: str, notices: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """UTF-8 that was once read as another encoding (`â€™`), put right line by line and said."""
    if sum(1 for _ in islice(_MOJIBAKE.finditer(text), _GARBLED)) < _GARBLED:
        return text, notices
    from ftfy import fix_encoding

    lines = text.split("\n")
    mended = [fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines]
    changed = [number for number, (old, new) in enumerate(zip(lines, mended, strict=True), 1) if old != new]
    if not changed:
        return text, notices
    where = f"line {changed[0]}" if len(changed) == 1 else f"{len(changed)} lines, the first {changed[0]}"
    return "\n".join(mended), (*notices, f"garbled letters (such as â€™ for ’) were mended in {where}")
