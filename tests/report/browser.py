"""A headless Chromium for tests, driven over its own pipe: no driver program, no port, no library.

Speaks the Chrome DevTools Protocol: JSON messages, each ended by a zero byte, on two file descriptors that
the browser is given as 3 and 4 (`--remote-debugging-pipe`).
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from base64 import b64decode
from pathlib import Path
from typing import Any, Self

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser's program, None where there is none."""

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-default-browser-check", "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE = 60.0
"""Seconds after which a browser that does not answer is given up."""

_KEYS = {"Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), " ": ("Space", 32, " ")}


class Browser:
    """One page. `said` is what its console said, with every exception; `asked` the addresses it asked for."""

    def __init__(self, width: int = 1600, height: int = 1000) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self._number, self._read = 0, b""
        self._profile = tempfile.mkdtemp(prefix="sidelong-chromium-")
        self._process, self._to, self._from = self._start()
        target = self._send("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._send("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = str(attached["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.resize(width, height)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=_PATIENCE)
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, page: Path) -> None:
        """Open a file and wait until it is loaded."""
        self.said.clear()
        self.asked.clear()
        self.send("Page.navigate", {"url": page.resolve().as_uri()})
        self._until(
            lambda: self.run("document.readyState") == "complete" and self.run("location.protocol") == "file:"
        )

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.send(
            "Runtime.evaluate", {"expression": script, "returnByValue": True, "awaitPromise": True}
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after another, each by its character or name."""
        for key in keys:
            code, number, text = _KEYS.get(key, ("", ord(key[0]), key if len(key) == 1 else ""))
            event = {"key": key, "code": code, "windowsVirtualKeyCode": number, "text": text}
            self.send("Input.dispatchKeyEvent", {"type": "keyDown", **event})
            self.send("Input.dispatchKeyEvent", {"type": "keyUp", **event, "text": ""})

    def click(self, selector: str) -> None:
        """Click into the first line of an element, as a mouse does."""
        box = self.run(
            f"(() => {{const r = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [r.left + Math.min(60, r.width / 2), r.top + Math.min(12, r.height / 2)];})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent",
                {"type": kind, "x": box[0], "y": box[1], "button": "left", "clickCount": 1},
            )

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", size)
        # The page is told of its new size with its next frame.
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def dark(self, dark: bool = True) -> None:
        """Let the system ask for dark or for light."""
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", {"features": [feature]})

    def picture(self) -> bytes:
        """The window as PNG."""
        return b64decode(self.send("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """The page as it is printed, as PDF."""
        return b64decode(self.send("Page.printToPDF", {"printBackground": False})["data"])

    def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send a command to the page and give its result."""
        return self._send(method, params or {}, self._session)

    def _start(self) -> tuple[subprocess.Popen[bytes], int, int]:
        assert CHROMIUM is not None
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()

        # The browser reads from 3 and writes to 4; a shell puts them there, with no code run after a fork.
        command = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        process = subprocess.Popen(
            ["bash", "-c", command, CHROMIUM, *_FLAGS, f"--user-data-dir={self._profile}"],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        return process, ours_out, ours_in

    def _send(self, method: str, params: dict[str, Any], session: str = "") -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                return dict(answer["result"])
            self._note(answer)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._read:
            ready, _, _ = select.select([self._from], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            self._read += os.read(self._from, 1 << 20)
        message, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        method, params = event.get("method"), event.get("params", {})
        if method == "Runtime.consoleAPICalled":
            self.said.append(f"console.{params['type']}: {params['args']}")
        elif method == "Runtime.exceptionThrown":
            self.said.append(str(params["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.said.append(str(params["entry"]["text"]))
        elif method == "Network.requestWillBeSent":
            self.asked.append(str(params["request"]["url"]))

    def _until(self, holds: Any) -> None:
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, "the page does not load"
            time.sleep(0.02)
