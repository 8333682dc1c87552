"""Comparing off the screen's thread: what the reader asks for goes in, messages with what was found come out.

One daemon thread serves a screen. It is no worker of Textual's: those are waited for at the end, and `q` on a
story of many long articles would hang until the comparison is done. The thread touches no widget. Where the
reader changes what is asked for while it computes, it leaves what it is at and begins anew with the ground
that it has.

A model that the reader named reads the story on a thread of its own, once all that words find is shown: it
may take long, and what the reader asks for meanwhile is answered by words. What it says then makes another
ground, and one more message.
"""

from __future__ import annotations

import contextvars
import gc
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.story import Story

if TYPE_CHECKING:
    from tui.compare import Comparison, Decisions, Sensitivity
    from tui.compare.ground import Ground
    from tui.meaning.choice import Choice
    from tui.story.belonging import Doubt

LAST = 1.0
"""For how many seconds the end waits for a model to be done with the sentences that it is at."""

PAINTING = 0.25
"""For how many seconds marks are waited for to be painted."""

MUCH = 50_000
"""Objects that the collector needs some 10 ms for."""


class Asked(NamedTuple):
    """What the reader asks of the comparison."""

    sensitivity: Sensitivity
    decisions: Decisions


class Told(Message):
    """What a comparison tells its screen, which hears no more `by` one that it has left."""

    by: Comparing


class Progress(Told):
    """The comparison has begun a step; `done` is 0..1."""

    def __init__(self, step: str, done: float) -> None:
        self.step, self.done = step, done
        super().__init__()


class Compared(Told):
    """The comparison is there: first its links, then, `complete`, all that was found by way of them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        super().__init__()


class Doubted(Told):
    """Which reports may not belong to the story was looked into."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        self.doubts = doubts
        super().__init__()


class Failed(Told):
    """The comparison broke off."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()


class Listening(Told):
    """A model reads the story; `done` is 0..1."""

    def __init__(self, done: float) -> None:
        self.done = done
        super().__init__()


class Unheard(Told):
    """A model cannot be heard; words alone decide."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()


class _StoppedError(Exception):
    """The reader gave the comparison up."""


class _ChangedError(Exception):
    """The reader asked for something else meanwhile."""


class Comparing:
    """Compares a story as often as it is asked to, the last request first; `tell` takes the messages.

    `model` is heard on the links beside the words.
    """

    def __init__(self, story: Story, tell: Callable[[Told], object], model: Choice | None = None) -> None:
        self._story, self._tell, self._model = story, tell, model
        self._changed = threading.Condition()
        self._asked: Asked | None = None
        self._answered: Asked | None = None
        self._heard: Ground | None = None
        self._thread: threading.Thread | None = None
        self._listening: threading.Thread | None = None
        self._doubted = False
        self.painted = threading.Event()
        """Set when what was posted last is on the screen."""
        self.stopped = False
        """Whether nobody waits for the comparison any more."""
        self._left = False

    def ask(self, sensitivity: Sensitivity, decisions: Decisions) -> None:
        """Compare, or settle anew, by this sensitivity and these decisions; what was asked before is left."""
        with self._changed:
            self._asked = Asked(sensitivity, decisions)
            self._changed.notify()
        if self._thread is None:
            self._thread = _started(self._run)

    def stop(self) -> None:
        """Give the comparison up at its next step; which reports may not belong is told nevertheless."""
        self.stopped = True
        with self._changed:
            self._changed.notify()

    def leave(self) -> None:
        """Give everything up at its next step."""
        self._left = True
        self.stop()

    def close(self) -> None:
        """Give everything up, and let a model come to an end before the interpreter does."""
        self.leave()
        if self._listening is not None:
            self._listening.join(LAST)

    def _post(self, message: Told) -> None:
        message.by = self
        self._tell(message)

    def _run(self) -> None:
        try:
            with suppress(_StoppedError):
                self._serve()
            if not self._left:
                self._tell_doubts()
        except BaseException as error:  # a panic too: the text can still be read
            self._post(Failed(f"{type(error).__name__}: {error}"))

    def _serve(self) -> None:
        with _yielding:
            ground = self._ground()
        while True:
            asked, heard = self._next()
            ground = heard or ground
            with _yielding:
                complete = self._settle(ground, asked, in_place=heard is not None)
            wanted = self._model is not None and len(self._story.articles) > 1
            if complete and wanted and self._listening is None:
                self._listening = _started(self._listen, ground, self._model)

    def _ground(self) -> Ground:
        from tui.compare.ground import ground

        laid = ground(self._story, self._progress)
        self._progress("passages and framing", 0.8)
        return laid

    def _progress(self, step: str, done: float) -> None:
        if self.stopped:
            raise _StoppedError
        self._post(Progress(step, done))

    def _next(self) -> tuple[Asked, Ground | None]:
        """What is asked for, or was last, as soon as anything is or a model has been heard."""
        with self._changed:
            self._changed.wait_for(lambda: self.stopped or self._asked is not None or self._heard is not None)
            self._answered, self._asked = self._asked or self._answered, None
            heard, self._heard = self._heard, None
        if self.stopped:
            raise _StoppedError
        if self._answered is None:
            raise RuntimeError("nothing was asked for")
        return self._answered, heard

    def _settle(self, ground: Ground, asked: Asked, in_place: bool) -> bool:
        """Post what a ground gives; `in_place`, once it is complete. False where another request came."""
        from tui.compare.settling import settled

        try:
            for comparison in settled(ground, *asked, self._going_on):
                self._going_on()
                if comparison.complete or not in_place:
                    comparison.index()
                    self.painted.clear()
                    self._post(Compared(comparison))
                if not comparison.complete:
                    # What is computed on would keep the screen's thread from the marks that it has.
                    self.painted.wait(PAINTING)
                    self._tell_doubts()
        except _ChangedError:
            return False
        return True

    def _tell_doubts(self) -> None:
        from tui.story.belonging import doubts

        if not self._doubted:
            self._doubted = True
            self._post(Doubted(doubts(self._story)))

    def _going_on(self) -> None:
        """Leave what nobody waits for any more."""
        if self.stopped:
            raise _StoppedError
        if self._asked is not None:
            raise _ChangedError

    def _listen(self, ground: Ground, model: Choice) -> None:
        """Let a model read the story, and hand on the ground that it makes."""
        from tui.compare.ground import heard, read_for_meaning
        from tui.meaning.encoder import MeaningError

        try:
            self._tell_listening("", 0.0)
            new = heard(ground, read_for_meaning(ground, model.open(), self._tell_listening))
        except _StoppedError:
            return
        except MeaningError as error:
            self._post(Unheard(str(error)))
        except BaseException as error:  # what words found stays
            self._post(Unheard(f"{model.name}: {type(error).__name__}: {error}"))
        else:
            with self._changed:
                self._heard = new
                self._changed.notify()

    def _tell_listening(self, step: str, done: float) -> None:
        if self.stopped:
            raise _StoppedError
        self._post(Listening(done))


def release() -> None:
    """Free what was computed of stories that nobody reads any more; it was kept from the collector."""
    gc.unfreeze()
    gc.collect()


def _started(work: Callable[..., None], *given: object) -> threading.Thread:
    """A daemon thread at work, in a context that tells messages which app they belong to."""
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(work, *given), daemon=True)
    thread.start()
    return thread


class _Yielding:
    """Let keys come first while much is computed, be it by one thread or by several.

    The collector of cycles would walk all that is made meanwhile, data without cycles that lives long, and
    keys would wait for half a second at a hundred articles, now and at every later turn: where that is much,
    it is kept from the collector. So is then what stands on the screen, for good; what was closed before is
    freed first. And a key waits for the interpreter's lock once at least: a millisecond instead of five.
    """

    def __init__(self) -> None:
        self._lock, self._at_work, self._interval = threading.Lock(), 0, 0.0

    def __enter__(self) -> None:
        with self._lock:
            self._at_work += 1
            if self._at_work == 1:
                self._interval = sys.getswitchinterval()
                if gc.get_freeze_count():  # not at the start, where nothing was closed and all wait
                    gc.collect()
                gc.disable()
                sys.setswitchinterval(0.001)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._at_work -= 1
            if gc.get_count()[0] > MUCH:
                gc.freeze()
            if not self._at_work:
                sys.setswitchinterval(self._interval)
                gc.enable()


_yielding = _Yielding()
