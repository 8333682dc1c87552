"""Signals while the reader has the terminal: it is given back as it was, and the exit code says what came.

A signal that ends asks the application to close, which keeps what is to be kept and gives the terminal back.
Where that takes too long, because the terminal has gone or the screen's thread hangs, a watch does the least
of it and ends the process. Suspending is the driver's; ours also lives through a stop that nobody can catch.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

ENDING = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGTERM")
"""The signals that end the reader, where the system knows them."""

_PATIENCE = 3.0
"""Seconds for the application to close by itself."""
_GIVE_BACK = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006, 1016, 2048, 2004, 1004)) + (
    "\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""Mouse, size reports, pasting and focus off; wrapping on; keyboard, screen and cursor as before."""


@contextlib.contextmanager
def ending(app: App[None]) -> Iterator[None]:
    """Let the signals that end close an application, for as long as it runs, with exit code 128 + signal.

    A signal that was ignored at the start, as `nohup` does it, stays ignored. Before the application runs and
    after it has closed a signal raises SystemExit.
    """
    attributes = _attributes()

    def end(number: int, _frame: FrameType | None) -> None:
        code = 128 + number
        loop = app._loop
        if loop is None or loop.is_closed():
            raise SystemExit(code)
        loop.call_soon_threadsafe(_close, app, code)
        watch = threading.Timer(_PATIENCE, _end_at_once, (attributes, code))
        watch.daemon = True
        watch.start()

    before = {}
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _close(app: App[None], code: int) -> None:
    # An application that is told to exit before its first screen stands fails for want of one.
    if app.screen_stack and app.screen.is_mounted:
        app.exit(return_code=code)
    elif app._loop is not None:
        app._loop.call_later(0.02, _close, app, code)


def driver_class(usual: type[Driver]) -> type[Driver]:
    """Textual's driver for this system; on Unix one that comes back from every stop once."""
    if usual.__name__ != "LinuxDriver":
        return usual
    from textual.drivers.linux_driver import LinuxDriver

    class Stoppable(LinuxDriver):
        """Gives the terminal back before it stops, and takes it once when it goes on."""

        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self._size = self._size or self._get_terminal_size()

        def _get_terminal_size(self) -> tuple[int, int]:
            # The terminal's own size before COLUMNS and LINES, which may be another's or anything.
            with contextlib.suppress(OSError):
                width, height = os.get_terminal_size(self.fileno)
                if width and height:
                    return width, height
            return super()._get_terminal_size()

        def _sigcont_application(self, *_: object) -> None:
            if not self._auto_restart:
                return
            if not self._must_signal_resume:
                # Stopped by SIGSTOP, or not at all: taking the terminal twice would take our own modes for
                # those that were there before.
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()

    return Stoppable


def _attributes() -> list[object] | None:
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        import termios

        with contextlib.suppress(termios.error):
            return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
    return None


def _end_at_once(attributes: list[object] | None, code: int) -> None:
    with contextlib.suppress(Exception):
        if attributes is not None:
            import termios

            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, attributes)  # type: ignore
        os.write(sys.__stderr__.fileno(), _GIVE_BACK.encode())  # type: ignore[union-attr]
    os._exit(code)
