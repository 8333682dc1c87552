"""A web server on this machine that does what servers should not do."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry burns in the harbour
</title><meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Jane Smith">
<meta property="article:published_time" content="2019-05-03T10:00:00Z"></head><body><article>
<h1>Ferry burns in the harbour</h1>
<figure><img src="a.jpg"><figcaption>The ferry at the quay</figcaption></figure>
<p>The ferry burned for six hours in the harbour on Friday, and eleven people were taken to hospital.</p>
<p>“We saw the smoke from the bridge,” said the captain, who had left the ship with the last boat.</p>
<p>The company said that it would pay for the hotel of every passenger until the next ferry leaves.</p>
</article></body></html>"""


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        self.server.agents.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        name = self.path.strip("/").split("?")[0].replace(".", "_").replace("-", "_") or "page"
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"_{name}", self._missing)()

    def _send(self, body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        own = {key.replace("_", "-"): value for key, value in headers.items()}
        for key, value in {"Content-Type": kind, "Content-Length": str(len(body)), **own}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._send(ARTICLE.encode())

    def _latin(self) -> None:
        self._send(
            ARTICLE.replace('<meta charset="utf-8">', "").encode("cp1252"), kind="text/html; charset=cp1252"
        )

    def _packed(self) -> None:
        self._send(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")

    def _missing(self) -> None:
        self._send(b"none", status=404)

    def _robots_txt(self) -> None:
        self._send(b"User-agent: *\nDisallow: /private\n", kind="text/plain")

    def _private(self) -> None:
        self._page()

    def _picture(self) -> None:
        self._send(b"\x89PNG", kind="image/png")

    def _moved(self) -> None:
        self._send(b"", status=302, Location="/page")

    def _loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def _to_file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/hostname")

    def _short(self) -> None:
        self._send(b"<html>cut", Content_Length="5000")

    def _bomb(self) -> None:
        self._send(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip")

    def _broken_pack(self) -> None:
        self._send(b"no gzip at all", Content_Encoding="gzip")

    def _silent(self) -> None:
        time.sleep(3)

    def _drip(self) -> None:
        self._send(b"", Content_Length="100000")
        self._endlessly(b"x", pause=0.05)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._endlessly(b"<p>more and more" * 4_000, pause=0)

    def _endlessly(self, piece: bytes, pause: float) -> None:
        until = time.monotonic() + 5
        while time.monotonic() < until:
            self.wfile.write(piece)
            time.sleep(pause)


class Server(ThreadingHTTPServer):
    """The server; `agents` are the user agents that asked, in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.agents: list[str] = []

    def handle_error(self, *arguments: object) -> None:
        """A client that goes away is what is tested."""

    @property
    def address(self) -> str:
        """What a path is put behind."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
