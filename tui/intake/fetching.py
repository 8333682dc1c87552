"""One page of the web, fetched within limits: time, size, redirects, the site's own rules for programs.

Every redirect is followed by hand, so that each address on the way is checked as the first was. The page
comes back as bytes with what the server said of them; nothing in it is loaded, run or followed.
"""

from __future__ import annotations

import re
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tui.intake.addresses import Target, numbers_of, target_of
from tui.story.harmless import harmless
from tui.story.model import StoryError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

_AGENT = "Sidelong"
_TYPES = re.compile(
    r"text/(?!css|javascript)|application/(?:xhtml\+xml|json|ld\+json|octet-stream)|message/rfc822"
)
_CHUNK = 65_536
_MOVED = (301, 302, 303, 307, 308)
_SIGNS = {401: "asks for a login", 402: "asks for payment", 403: "refuses programs", 404: "has no such page",
          410: "has taken the page down", 429: "asks for fewer requests"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: seconds for a page in all and for each step, bytes (unpacked), redirects."""

    seconds: float = 30
    step_seconds: float = 10
    size: int = 10_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: where it came from in the end, its bytes, the encoding that the server states."""

    url: str
    raw: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, and remembers for each site what programs may not read there."""

    allow_local: bool = False
    limits: Limits = field(default_factory=Limits)
    _forbidden: dict[str, object] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The page at an address. Raises StoryError with one line that names it, the reason, the remedy."""
        shown = harmless(url)
        try:
            answer, target = self._followed(
                target_of(url), time.monotonic() + self.limits.seconds, asking=True
            )
        except StoryError as error:
            # What failed may be a page that this one led to, or the site's robots.txt.
            if str(error).startswith(shown):
                raise
            raise StoryError(f"{shown}: {error}") from error
        if answer.status != 200:
            said = _SIGNS.get(answer.status, "does not give the page")
            raise StoryError(
                f"{shown}: the site {said} ({answer.status}); save the page in a browser instead"
            )
        kind, charset = _type(answer.headers.get("content-type", ""))
        if kind and not _TYPES.match(kind):
            raise StoryError(
                f"{shown}: {harmless(kind)}, not a page of text; name the address of the article"
            )
        return Fetched(target.url, answer.raw, charset)

    def _followed(self, target: Target, deadline: float, *, asking: bool) -> tuple[_Answer, Target]:
        """The answer at the end of the redirects, and where that was."""
        first = harmless(target.url)
        for _ in range(self.limits.redirects + 1):
            if asking and not self._may_read(target, deadline):
                raise StoryError(
                    f"{first}: the site asks programs not to read the page (robots.txt); save it in a browser"
                )
            answer = self._answer(target, deadline)
            place = answer.headers.get("location")
            if answer.status not in _MOVED or not place:
                return answer, target
            target = target_of(urljoin(target.url, place))
        raise StoryError(f"{first}: more than {self.limits.redirects} redirects; open it in a browser")

    def _may_read(self, target: Target, deadline: float) -> bool:
        """What robots.txt says of the page: none allows all, a failing server nothing (RFC 9309)."""
        from urllib.robotparser import RobotFileParser

        site = f"{target.scheme}://{target.authority}"
        rules = self._forbidden.get(site)
        if not isinstance(rules, RobotFileParser):
            rules = RobotFileParser()
            answer, _ = self._followed(target_of(f"{site}/robots.txt"), deadline, asking=False)
            if answer.status == 200:
                rules.parse(answer.raw.decode("utf-8", "replace").splitlines())
            elif answer.status >= 500:
                raise StoryError(
                    f"{harmless(target.url)}: the site does not answer ({answer.status}); try again later"
                )
            else:
                rules.parse([])
            self._forbidden[site] = rules
        return rules.can_fetch(_AGENT, target.url)

    def _answer(self, target: Target, deadline: float) -> _Answer:
        """One request and its answer. Raises StoryError for whatever goes wrong on the way."""
        from urllib3.exceptions import HTTPError

        shown, late = harmless(target.url), threading.Event()
        try:
            connection = _connected(
                target, numbers_of(target, allow_local=self.allow_local), self._step(deadline)
            )
            with _until(deadline, connection, late):
                return self._exchange(target, connection)
        except (HTTPError, OSError, zlib.error, ValueError) as error:
            if _is_late(error) and time.monotonic() < deadline:
                raise StoryError(
                    f"{shown}: no answer within {self.limits.step_seconds:g} s; try again"
                ) from error
            if late.is_set() or time.monotonic() >= deadline:
                raise StoryError(f"{shown}: took longer than {self.limits.seconds:g} s; try again") from error
            raise StoryError(
                f"{shown}: cannot be fetched: {_why(error)}; try again, or save it in a browser"
            ) from error

    def _step(self, deadline: float) -> float:
        return max(0.01, min(self.limits.step_seconds, deadline - time.monotonic()))

    def _exchange(self, target: Target, connection: HTTPConnection) -> _Answer:
        # Decoded here and not by the library, so that a small page cannot unpack to a large one.
        connection.request(
            "GET", target.path, headers=_headers(target), preload_content=False, decode_content=False
        )
        raw = bytearray()
        with closing(connection.getresponse()) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            while chunk := response.read(_CHUNK):
                raw += chunk
                if len(raw) > self.limits.size:
                    raise self._too_large(target)
        return _Answer(response.status, headers, self._unpacked(target, headers, bytes(raw)))

    def _unpacked(self, target: Target, headers: Mapping[str, str], raw: bytes) -> bytes:
        packed = headers.get("content-encoding", "identity").strip().lower()
        if packed in ("gzip", "x-gzip", "deflate"):
            unpacker = zlib.decompressobj(47)
            whole = unpacker.decompress(raw, self.limits.size + 1)
            if len(whole) > self.limits.size:
                raise self._too_large(target)
            if not unpacker.eof:
                raise ValueError("the packed page is cut off")
            return whole
        if packed not in ("identity", ""):
            raise ValueError(f"it is packed as {harmless(packed)}")
        return raw

    def _too_large(self, target: Target) -> StoryError:
        return StoryError(
            f"{harmless(target.url)}: larger than {self.limits.size / 1e6:g} MB; is this an article?"
        )


def _headers(target: Target) -> dict[str, str]:
    from importlib.metadata import version

    return {
        "Host": target.authority,
        "User-Agent": f"{_AGENT}/{version('sidelong')} (a reader's program; fetches single pages when asked)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _connected(target: Target, numbers: list[str], seconds: float) -> HTTPConnection:
    """A connection to the first number that answers; the certificate is checked against the name."""
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.exceptions import HTTPError

    failure: Exception = OSError("no address")
    for number in numbers:
        connection = (
            HTTPSConnection(
                number, target.port, timeout=seconds, server_hostname=target.host, assert_hostname=target.host
            )
            if target.scheme == "https"
            else HTTPConnection(number, target.port, timeout=seconds)
        )
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


@contextmanager
def _until(deadline: float, connection: HTTPConnection, late: threading.Event) -> Iterator[None]:
    """Close the connection at the deadline: a server that sends a byte a second never hits a time-out."""
    connected = connection.sock  # taken now: the answer takes it over from the connection

    def cut() -> None:
        late.set()
        if connected is not None:
            with suppress(OSError):
                # The plain socket's own: that of a TLS socket would pull it from under the reading thread.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.01, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", rest, re.I)
    return kind.strip().lower(), charset[1] if charset else None


def _is_late(error: BaseException) -> bool:
    return "timed out" in str(error).lower() or isinstance(error, TimeoutError)


def _why(error: BaseException) -> str:
    text = str(error).lower()
    if "certificate" in text or "doesn't match" in text:
        return "its certificate is not valid"
    if "incompleteread" in text.replace(" ", ""):
        return "the page is cut off"
    if "refused" in text:
        return "no server answers there"
    reason = getattr(error, "strerror", None) or (
        str(error) if isinstance(error, ValueError | zlib.error) else ""
    )
    return harmless(" ".join(reason.split())[:100]) or "the connection broke off"
