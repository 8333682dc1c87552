"""Which addresses may be fetched: pages of the public web, and nothing of the reader's own network.

A saved page or somebody else's list of sources may name an address of the machine it is opened on (a router,
a database, a cloud's store of credentials), by number, by a name that leads there, or by a redirect. So the
numbers are checked that a name leads to, and the connection is made to a number that was checked.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.story.harmless import harmless
from tui.story.model import StoryError

_PORTS = {"http": 80, "https": 443}
_SPACES = re.compile(r"[\x00-\x20\x7f]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `path` with its query, `host` as it is asked for (in ASCII)."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """The target of an address. Raises StoryError for one that cannot be fetched."""
    shown = harmless(url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise StoryError(f"{shown}: not an address: {error}; correct it") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise StoryError(f"{shown}: only http:// and https:// are fetched; save the page and name the file")
    if not host:
        raise StoryError(f"{shown}: an address without a host; write it as https://host/page")
    if "@" in parts.netloc:
        raise StoryError(f"{scheme}://…@{harmless(host)}: holds a user's name; leave it out")
    if _SPACES.search(url):
        raise StoryError(f"{shown}: an address has no spaces; put it in quotes or write %20")
    path = _ascii(parts.path or "/") + (f"?{_ascii(parts.query)}" if parts.query else "")
    return Target(url, scheme, _host(host, shown), port or _PORTS[scheme], path)


def _host(name: str, shown: str) -> str:
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise StoryError(f"{shown}: not the name of a host; correct it") from error


def _ascii(text: str) -> str:
    return "".join(
        char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text
    )


def numbers_of(target: Target, *, allow_local: bool) -> list[str]:
    """The numbers to connect to. Raises StoryError where there is none, or where one is not public."""
    shown = harmless(target.url)
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise StoryError(f"{shown}: no host of that name was found; check the address") from error
    numbers = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not allow_local and (inner := next((number for number in numbers if not is_public(number)), None)):
        raise StoryError(
            f"{shown}: leads to {inner}, an address of your own network; give --allow-local if it is meant"
        )
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, those that are wrapped in another included.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast
