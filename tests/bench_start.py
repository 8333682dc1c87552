"""How long the reader takes to show text, marks and all it finds, beside a hello-world Textual app.

    .venv/bin/python tests/bench_start.py [RUNS]

Each run starts a new process on a pseudo-terminal of 200x50 and waits for words on its screen: a word of the
text, the first sign with a count in the gutter, the title's figures. All are timed in turn, so that a slow
moment of the machine hits all of them; medians and ratios are printed.

Aims: the first text in 1.4 times the time of hello world, marks in 2.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
READER = [sys.executable, "-m", "tui"]
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")
_LONGEST = 30.0


def seconds_until(command: list[str], *patterns: bytes) -> list[float]:
    """Seconds from the start of a command until each pattern has stood on its screen, in order."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled beforehand
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    seen, times = b"", []
    waiting = [re.compile(pattern) for pattern in patterns]
    try:
        while waiting:
            if time.perf_counter() - begin > _LONGEST:
                raise TimeoutError(f"{command}: {waiting[0].pattern!r} did not show")
            if select.select([terminal], [], [], 0.2)[0]:
                seen = _ESCAPES.sub(b"", seen + os.read(terminal, 65536))
                while waiting and waiting[0].search(seen):
                    times.append(time.perf_counter() - begin)
                    waiting.pop(0)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return times


def main() -> None:
    """Print the medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    rows: dict[str, list[float]] = {"hello world": [], "first text": [], "marks": [], "all findings": []}
    for run in range(runs + 1):
        hello = seconds_until([sys.executable, "-c", HELLO], b"Hello, world")[0]
        told = seconds_until(READER, b"caretaker", rb'[="]\d  ', rb"\d+ shared")
        if run:  # the first run warms the file cache
            for name, value in zip(rows, (hello, *told), strict=True):
                rows[name].append(value)
    base = statistics.median(rows["hello world"])
    for name, values in rows.items():
        middle = statistics.median(values)
        print(f"{name:<12} {middle:.2f} s  {middle / base:.2f}x  ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main()
