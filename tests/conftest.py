"""Every test stands apart from the machine: its settings, its terminal, its clock zone."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Textual reads these once, when it is imported; pytest imports this file first. The others of their name are
# told by the plugin that takes the pictures to the processes among which the tests are shared out.
for _name in [name for name in os.environ if re.match("TEXTUAL_(?!SNAPSHOT_)", name)]:
    del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# The same examples on every run: a failure that comes and goes helps nobody who did not cause it.
settings.register_profile("sidelong", derandomize=True, deadline=None, database=None)
settings.load_profile("sidelong")


@pytest.fixture(autouse=True)
def apart_from_the_machine(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No config or data of the user, no colour settings of the shell, a fixed time zone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SIDELONG_CONFIG", str(home / "config"))
    monkeypatch.setenv("SIDELONG_DATA", str(home / "data"))
    monkeypatch.setenv("SIDELONG_CACHE", str(home / "cache"))
    monkeypatch.setenv("SIDELONG_STATE", str(home / "state"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    _apply_zone()
    yield
    monkeypatch.undo()
    _apply_zone()


def _apply_zone() -> None:
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()


@pytest.fixture
def config() -> Path:
    """The config folder of this test, made."""
    folder = Path(os.environ["SIDELONG_CONFIG"])
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the tests of fetching may connect, and they to this machine alone."""
    marked = request.node.get_closest_marker("fetching") is not None
    called: list[object] = []  # whoever calls may catch the error, or run on another thread
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def own(host: object) -> bool:
        if host == "localhost":
            return True
        try:
            known = resolve(str(host), None, flags=socket.AI_NUMERICHOST)
        except OSError:
            return False
        places = [ipaddress.ip_address(entry[4][0]) for entry in known]
        return all((getattr(place, "ipv4_mapped", None) or place).is_loopback for place in places)

    def check(host: object) -> None:
        if not (marked and own(host)):
            called.append(host)
            raise OSError(f"no network in tests: {host}")

    def connected(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            check(address[0])
        connect(self, address)

    def resolved(host: Any, *args: Any, **named: Any) -> Any:
        check(host)
        return resolve(host, *args, **named)

    monkeypatch.setattr(socket.socket, "connect", connected)
    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    yield
    assert not called, "a test called the network"
