"""Opening a web address in a browser, without letting that write on the terminal that we draw on."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import urlsplit

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
# A browser that runs on in the terminal would be waited for; it has none here, and ends.
_WAIT = 15


def is_web_address(address: str) -> bool:
    """Whether this is the address of a page, and nothing that a browser would run or read from the disk."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()


def open_in_browser(address: str) -> bool:
    """Open a page; False where there is no browser. Waits for the browser to begin, up to some seconds.

    The module `webbrowser` of the standard library chooses the browser. It runs in a process of its own,
    because what a browser prints would stand in the middle of the screen.
    """
    if not is_web_address(address):
        return False
    try:
        done = subprocess.run(
            [sys.executable, "-c", _OPEN, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0
