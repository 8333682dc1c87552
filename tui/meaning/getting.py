"""Downloading a known model: the only place of the program that fetches one, and only when told to.

Both files are fetched into a folder beside and come to their name together, with a SHA256SUMS of what came
that every later opening checks. Where the hub tells a file's digest, it must be that of what came.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from tui.meaning.encoder import MeaningError
from tui.meaning.folder import SUMS, written_sums
from tui.meaning.known import Known

if TYPE_CHECKING:
    import urllib3

TIMEOUT = 30.0
"""For how many seconds the next piece is waited for."""

SLACK = 2
"""How many times as large as told a model may be."""

REDIRECTS = 5

_PIECE = 2**18
_DIGEST = re.compile(r'"?([0-9a-f]{64})"?')


def get(known: Known, folder: Path, progress: Callable[[float], object]) -> int:
    """Fetch a model into `folder`, in place of one that stands there, and say how many bytes came.

    `progress` is told the share done, 0..1. Raises MeaningError; what stood there before then stands there
    still.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            came = _fetched(known, beside, progress)
            _replace(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise MeaningError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return came


def _fetched(known: Known, folder: Path, progress: Callable[[float], object]) -> int:
    """Fetch the files of a model and write their sums beside them."""
    came, sums = 0, {}
    for name, address in known.addresses.items():
        sum_, told = hashlib.sha256(), ""
        with (folder / name).open("wb") as file:
            for told, piece in _pieces(address):  # noqa: B007
                came += len(piece)
                if came > known.bytes * SLACK:
                    raise MeaningError(f"{address}: is larger than the model that is known; nothing was kept")
                sum_.update(piece)
                file.write(piece)
                progress(min(1.0, came / known.bytes))
        sums[name] = sum_.hexdigest()
        if told not in ("", sums[name]):
            raise MeaningError(f"{address}: came damaged, its checksum is another; try again")
    (folder / SUMS).write_text(written_sums(sums), encoding="utf-8")
    return came


def _replace(beside: Path, folder: Path) -> None:
    """Give the new folder the old one's name."""
    beside.chmod(0o755)  # a temporary folder is its maker's alone
    old = beside.with_name(f"{beside.name}.old")
    with contextlib.suppress(FileNotFoundError):
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _pieces(address: str) -> Iterator[tuple[str, bytes]]:
    """The digest that the hub tells of a file, if any, with each piece of it. Raises MeaningError."""
    import urllib3

    told = ""
    try:
        for _ in range(REDIRECTS):
            with contextlib.closing(_reply(address)) as reply:
                told = told or _told(reply.headers)
                onward = reply.get_redirect_location()
                if onward:
                    address = urljoin(address, str(onward))
                    continue
                if reply.status != 200:
                    raise MeaningError(f"{address}: answered {reply.status} {reply.reason or ''}".rstrip())
                for piece in reply.stream(_PIECE):
                    yield told, piece
                return
    except (urllib3.exceptions.HTTPError, OSError) as error:
        unreached = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
        kind = (
            "cannot be reached; is there a network?"
            if isinstance(error, unreached)
            else "broke off; try again"
        )
        raise MeaningError(f"{address}: {kind}") from error
    raise MeaningError(f"{address}: leads on and on")


def _reply(address: str) -> urllib3.BaseHTTPResponse:
    """What an address answers, its content unread."""
    import urllib3

    parts = urlsplit(address)
    proxy = getproxies().get(parts.scheme)
    through = proxy and not proxy_bypass(parts.hostname or "")
    pool = urllib3.ProxyManager(str(proxy)) if through else urllib3.PoolManager()
    return pool.request("GET", address, redirect=False, retries=False, preload_content=False, timeout=TIMEOUT)


def _told(headers: Mapping[str, str]) -> str:
    """The SHA-256 that the hub tells of a large file."""
    match = _DIGEST.fullmatch(headers.get("X-Linked-ETag", ""))
    return match[1] if match else ""
