"""Signals at a real terminal: it stands afterwards as it stood before, and the exit code says what came."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty", reason="a Unix terminal")
termios = pytest.importorskip("termios")

SEEDS = Path(__file__).parents[1] / "seeds"
LONGEST = 60.0


class Terminal:
    """A reader on a terminal of its own."""

    def __init__(self, *words: str) -> None:
        self.own, theirs = pty.openpty()
        self.resize(100, 30)
        self.before = termios.tcgetattr(theirs)
        self.seen = b""
        self.reader = subprocess.Popen(
            [sys.executable, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509, no thread runs yet
        )
        self.theirs = theirs

    def resize(self, width: int, height: int) -> None:
        termios.tcsetwinsize(self.own, (height, width))

    def read(self, seconds: float = 0.1) -> None:
        if select.select([self.own], [], [], seconds)[0]:
            self.seen += os.read(self.own, 65536)

    def wait_for(self, pattern: bytes, start: int = 0) -> None:
        end = time.monotonic() + LONGEST
        while not re.search(pattern, self.seen[start:], re.DOTALL):
            assert time.monotonic() < end, f"{pattern!r} did not come: {self.seen[-500:]!r}"
            assert self.reader.poll() is None, f"ended with {self.reader.returncode}: {self.seen[-2000:]!r}"
            self.read()

    def ended(self) -> int:
        end = time.monotonic() + LONGEST
        while self.reader.poll() is None and time.monotonic() < end:
            self.read()
        while select.select([self.own], [], [], 0.05)[0]:
            self.read()
        return self.reader.wait(1)

    def is_as_before(self) -> bool:
        """Whether modes are those of the start, and whatever was switched on was switched off after."""
        switched = dict(re.findall(rb"\x1b\[\?(1049|1000|1003|1006|2004|1004)([hl])", self.seen))
        return termios.tcgetattr(self.theirs) == self.before and set(switched.values()) <= {b"l"}

    def stopped(self) -> bool:
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.read()
            pid, status = os.waitpid(self.reader.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                return os.WIFSTOPPED(status)
        return False

    def close(self) -> None:
        if self.reader.poll() is None:
            self.reader.kill()
            self.reader.wait()
        os.close(self.own)
        os.close(self.theirs)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal("-m", "tui", str(SEEDS))
    yield made
    made.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1"])
def test_a_signal_gives_the_terminal_back_and_is_the_exit_code(terminal: Terminal, name: str) -> None:
    terminal.wait_for(b"caretaker")
    number = getattr(signal, name)
    terminal.reader.send_signal(number)
    assert terminal.ended() == 128 + number
    assert terminal.is_as_before()
    assert b"Traceback" not in terminal.seen


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.1, 0.2])
def test_an_interrupt_while_the_reader_starts_ends_it_without_a_word(
    terminal: Terminal, delay: float
) -> None:
    terminal.wait_for(rb"\x1b\[\?1049h")
    time.sleep(delay)
    terminal.reader.send_signal(signal.SIGINT)
    assert terminal.ended() == 130
    assert terminal.is_as_before()
    assert b"Error" not in terminal.seen


def test_a_reader_that_hangs_is_ended_too() -> None:
    hanging = (
        "import sys, time, tui.screens.reader as r, tui.cli as c\n"
        "r.ReaderScreen.action_next_sentence = lambda self: [time.sleep(0.1) for _ in range(900)]\n"
        "sys.exit(c.main(sys.argv[1:]))"
    )
    terminal = Terminal("-c", hanging, str(SEEDS))
    terminal.wait_for(b"caretaker")
    os.write(terminal.own, b"j")
    time.sleep(0.5)
    terminal.reader.send_signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert terminal.is_as_before()
    terminal.close()


def test_ctrl_z_stops_with_the_terminal_given_back_and_goes_on_with_the_text(terminal: Terminal) -> None:
    terminal.wait_for(b"caretaker")
    os.write(terminal.own, b"\x1a")
    assert terminal.stopped()
    assert terminal.is_as_before()
    shown = len(terminal.seen)
    terminal.reader.send_signal(signal.SIGCONT)
    terminal.wait_for(rb"\x1b\[\?1049h.*caretaker", shown)
    os.write(terminal.own, b"q")
    assert terminal.ended() == 0
    assert terminal.is_as_before()


def test_a_stop_that_nobody_catches_is_lived_through(terminal: Terminal) -> None:
    terminal.wait_for(b"caretaker")
    terminal.reader.send_signal(signal.SIGSTOP)
    assert terminal.stopped()
    shown = len(terminal.seen)
    terminal.reader.send_signal(signal.SIGCONT)
    terminal.wait_for(rb"\x1b\[\?1049h.*caretaker", shown)
    os.write(terminal.own, b"q")
    assert terminal.ended() == 0
    assert terminal.is_as_before()


def test_a_terminal_that_goes_away_ends_the_reader() -> None:
    made = Terminal("-m", "tui", str(SEEDS))
    made.wait_for(b"caretaker")
    os.close(made.theirs)
    os.close(made.own)
    assert made.reader.wait(LONGEST) == 128 + signal.SIGHUP


def test_a_terminal_shrunk_to_one_cell_and_back_shows_the_text_again(terminal: Terminal) -> None:
    terminal.wait_for(b"caretaker")
    for size in ((1, 1), (2, 1), (1, 3), (100, 30)):
        shown = len(terminal.seen)
        terminal.resize(*size)
        time.sleep(0.3)
        terminal.read()
    terminal.wait_for(b"caretaker", shown)
    os.write(terminal.own, b"q")
    assert terminal.ended() == 0
    assert terminal.is_as_before()


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
def test_the_shells_own_size_does_not_count_at_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "9999")
    made = Terminal("-m", "tui", str(SEEDS))
    made.wait_for(b"caretaker")
    os.write(made.own, b"q")
    assert made.ended() == 0
    assert max(map(int, re.findall(rb"\x1b\[(\d+);\d+H", made.seen)), default=0) <= 30
    assert max(map(int, re.findall(rb"\x1b\[\d+;(\d+)H", made.seen)), default=0) <= 100
    made.close()


def test_without_standard_input_one_line_says_what_is_needed() -> None:
    command = f'"{sys.executable}" -m tui "{SEEDS}" <&-'
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert ended.returncode == 2
    assert ended.stderr.startswith("sidelong: the reader needs a terminal")
    assert ended.stderr.count("\n") == 1
