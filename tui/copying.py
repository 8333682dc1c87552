"""Where a copy goes: the system's clipboard, else the terminal's (OSC 52), else a file that is named.

The terminal's clipboard works through ssh but gives no answer, so what is known of terminals decides: the
console and the dumb one have none, and most cut what is longer than a hundred thousand bytes in base64.
"""

from __future__ import annotations

import os
from pathlib import Path

from tui.locations import data_folder
from tui.output import write_file

_LONGEST = 74_994
"""Bytes of a text that every terminal with a clipboard takes."""
_WITHOUT = ("", "dumb", "linux", "vt100", "vt220")


def to_system(text: str) -> bool:
    """Copy to the system's clipboard; False where there is none. May take a while."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return False
    return True


def terminal_takes(text: str) -> bool:
    """Whether the terminal can be expected to take a text to its clipboard."""
    size = len(text.encode("utf-8", "replace"))
    return size <= _LONGEST and os.environ.get("TERM", "") not in _WITHOUT


def to_file(text: str) -> Path:
    """Write a text to the file for copies, over the last one; where it lies. Raises OSError."""
    path = data_folder() / "copied.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, text)
    return path
