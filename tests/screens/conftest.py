from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import _wait

from tests.screens.driving import quick_ground, quick_settled
from tui import read_story
from tui.compare import ground as ground_module
from tui.compare import settling
from tui.screens import opening, watching
from tui.screens.comparing import release
from tui.story import Story

# A pilot goes on when the program has been idle for a while. What counts is the thread of the screen: one
# that compares may be busy for long, and those of tests before have to end. A quarter of the while is enough.
_wait.process_time = time.thread_time  # type: ignore[attr-defined]
_wait.SLEEP_GRANULARITY = 1 / 200


@pytest.fixture(autouse=True, scope="module")
def forgotten() -> Iterator[None]:
    """What a comparison made is kept from the collector of cycles: good for one reader, not for hundreds."""
    yield
    release()


@pytest.fixture(autouse=True)
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled story is compared once for all tests of screens."""
    monkeypatch.setattr(ground_module, "ground", quick_ground)
    monkeypatch.setattr(settling, "settled", quick_settled)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open; none is started."""
    addresses: list[str] = []

    def opens(address: str) -> bool:
        addresses.append(address)
        return "nobrowser" not in address

    monkeypatch.setattr(opening, "open_in_browser", opens)
    return addresses


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a story are looked at when a test says so."""
    monkeypatch.setattr(watching, "EVERY", 3600)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A report that is written without a folder, by a monkey for one, lies in none of ours."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


FLOOD = "The river Lune broke its banks at Norrby before dawn on Tuesday."
BRIDGE = "Engineers closed the old stone bridge after cracks opened in its second pier."
SCHOOL = "Nine hundred pupils stayed at home because the heating of three schools failed."

OWN = (
    "A bakery in Mill Street gave bread away.", "The mayor cut her holiday in Lisbon short.",
    "Two swans were seen on the tram rails.", "An orchestra played in the dry half of the hall.",
    "The price of sandbags doubled within hours.", "A museum carried its clocks to the attic.",
    "Farmers drove forty cows up the northern hill.", "The ferry to Ostvik ran without a timetable.",
    "A radio amateur passed messages on all night.", "Divers looked for a lost safe in vain.",
    "The brewery stopped its pumps by hand.", "Insurers opened a desk in the library.",
)  # fmt: skip


@pytest.fixture
def twelve(tmp_path: Path) -> Story:
    """Twelve sources, A to L. All tell the flood; A, F and K the bridge; A and L the schools."""
    for number, own in enumerate(OWN):
        told = [FLOOD, *([BRIDGE] if number in (0, 5, 10) else []), *([SCHOOL] if number in (0, 11) else [])]
        text = "\n\n".join([f"Headline of report {number}", *told, own])
        (tmp_path / f"s{number:02}.txt").write_text(text, "utf-8")
    # A folder is named otherwise at every run.
    return dataclasses.replace(read_story(tmp_path), title="A flood in twelve reports")
