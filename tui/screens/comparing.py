"""Comparing off the screen's thread: what the reader asks for goes in, messages with what was found come out.

One daemon thread serves a screen. It is no worker of Textual's: those are waited for at the end, and `q` on a
story of many long articles would hang until the comparison is done. The thread touches no widget. Where the
reader changes what is asked for while it computes, it leaves what it is at and begins anew with the ground
that it has.
"""

from __future__ import annotations

import contextvars
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.compare import Comparison, Decisions, Sensitivity
from tui.story import Story

if TYPE_CHECKING:
    from tui.compare.ground import Ground


class Asked(NamedTuple):
    """What the reader asks of the comparison."""

    sensitivity: Sensitivity
    decisions: Decisions


class Progress(Message):
    """The comparison has begun a step; `done` is 0..1."""

    def __init__(self, step: str, done: float) -> None:
        self.step, self.done = step, done
        super().__init__()


class Compared(Message):
    """The comparison is there: first its links, then, `complete`, all that was found by way of them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        super().__init__()


class Failed(Message):
    """The comparison broke off."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()


class _StoppedError(Exception):
    """The reader gave the comparison up."""


class Comparing:
    """Compares a story as often as it is asked to, the last request first; `post` takes the messages."""

    def __init__(self, story: Story, post: Callable[[Message], object]) -> None:
        self._story, self._post = story, post
        self._changed = threading.Condition()
        self._asked: Asked | None = None
        self._thread: threading.Thread | None = None
        self.stopped = False
        """Whether nobody waits for the comparison any more."""

    def ask(self, sensitivity: Sensitivity, decisions: Decisions) -> None:
        """Compare, or settle anew, by this sensitivity and these decisions; what was asked before is left."""
        with self._changed:
            self._asked = Asked(sensitivity, decisions)
            self._changed.notify()
        if self._thread is None:
            # The context tells messages which app they belong to.
            context = contextvars.copy_context()
            self._thread = threading.Thread(target=context.run, args=(self._run,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Give the comparison up at its next step."""
        self.stopped = True
        with self._changed:
            self._changed.notify()

    def _run(self) -> None:
        try:
            with _yielding():
                ground = self._ground()
            while True:
                asked = self._next()
                with _yielding():
                    self._settle(ground, asked)
        except _StoppedError:
            return
        except BaseException as error:  # a panic too: the text can still be read
            self._post(Failed(f"{type(error).__name__}: {error}"))

    def _ground(self) -> Ground:
        from tui.compare.ground import ground

        laid = ground(self._story, self._progress)
        self._progress("passages and framing", 0.8)
        return laid

    def _progress(self, step: str, done: float) -> None:
        if self.stopped:
            raise _StoppedError
        self._post(Progress(step, done))

    def _next(self) -> Asked:
        """What is asked for, as soon as anything is."""
        with self._changed:
            self._changed.wait_for(lambda: self.stopped or self._asked is not None)
            asked, self._asked = self._asked, None
        if self.stopped:
            raise _StoppedError
        if asked is None:
            raise RuntimeError("nothing was asked for")
        return asked

    def _settle(self, ground: Ground, asked: Asked) -> None:
        from tui.compare.settling import settled

        for comparison in settled(ground, *asked):
            if self._asked is not None:
                return
            comparison.index()
            self._post(Compared(comparison))


@contextmanager
def _yielding() -> Iterator[None]:
    """Let keys come first while much is computed.

    The collector of cycles would walk all that is made meanwhile, data without cycles that lives long, and
    keys would wait for half a second at a hundred articles, now and at every later turn. And a key waits for
    the interpreter's lock once at least: for a millisecond instead of five.
    """
    interval = sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(0.001)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.freeze()
        gc.enable()
