"""A page is fetched within limits, whatever its server does, and nothing of the own network is."""

import socket

import pytest

from tests.intake.misbehaving import ARTICLE, Server
from tui.intake.addresses import is_public, target_of
from tui.intake.fetching import Fetcher, Limits
from tui.story import StoryError

_SMALL = Limits(seconds=1.5, step_seconds=0.7, size=200_000, redirects=3)


def _fetch(server: Server, path: str) -> bytes:
    return Fetcher(allow_local=True, limits=_SMALL).fetch(f"{server.address}/{path}").raw


def _error(server: Server, path: str) -> str:
    with pytest.raises(StoryError) as caught:
        _fetch(server, path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{server.address}/{path}: ")
    return message.removeprefix(f"{server.address}/{path}: ")


@pytest.mark.parametrize("path", ["page", "packed", "moved", "page?a=ü"])
def test_a_page_comes_back_as_its_bytes(server: Server, path: str) -> None:
    assert _fetch(server, path) == ARTICLE.encode()


def test_the_address_at_the_end_and_the_stated_encoding_are_kept(server: Server) -> None:
    fetcher = Fetcher(allow_local=True, limits=_SMALL)
    assert fetcher.fetch(f"{server.address}/moved").url == f"{server.address}/page"
    assert fetcher.fetch(f"{server.address}/latin").charset == "cp1252"


def test_the_program_says_who_it_is(server: Server) -> None:
    _fetch(server, "page")
    assert server.agents[-1].startswith("Sidelong/")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("none", "the site has no such page (404); save the page in a browser instead"),
        ("picture", "image/png, not a page of text; name the address of the article"),
        ("loop", "more than 3 redirects; open it in a browser"),
        ("private", "the site asks programs not to read the page (robots.txt); save it in a browser"),
        ("short", "cannot be fetched: the page is cut off; try again, or save it in a browser"),
        (
            "broken-pack",
            "cannot be fetched: Error -3 while decompressing data: incorrect header check; try again, or "
            "save it in a browser",
        ),
        ("bomb", "larger than 0.2 MB; is this an article?"),
        ("endless", "larger than 0.2 MB; is this an article?"),
        ("silent", "no answer within 0.7 s; try again"),
        ("drip", "took longer than 1.5 s; try again"),
    ],
)
def test_what_a_server_does_wrong_is_told_in_one_line(server: Server, path: str, message: str) -> None:
    assert _error(server, path) == message


def test_a_redirect_is_checked_as_the_first_address_was(server: Server) -> None:
    with pytest.raises(
        StoryError, match=r"/to-file: file:///etc/hostname: only http:// and https:// are fetched"
    ):
        _fetch(server, "to-file")


def test_where_nobody_listens_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    with pytest.raises(StoryError, match="no server answers there"):
        Fetcher(allow_local=True).fetch(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]"])
def test_the_own_machine_is_not_asked(server: Server, host: str) -> None:
    asked = len(server.agents)
    with pytest.raises(StoryError, match=r"an address of your own network|no host of that name"):
        Fetcher(limits=_SMALL).fetch(f"http://{host}:{server.server_address[1]}/page")
    assert len(server.agents) == asked


def test_a_name_that_leads_to_the_own_network_is_not_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leads_inside(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("192.168.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", leads_inside)
    with pytest.raises(StoryError, match=r"leads to 192\.168\.0\.1, an address of your own network"):
        Fetcher(limits=_SMALL).fetch("http://gazette.example/page")


@pytest.mark.parametrize(
    "number",
    ["10.1.2.3", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "fe80::1%eth0", "fd00::1", "::",
     "64:ff9b::7f00:1", "2002:7f00:1::", "not a number"],
)  # fmt: skip
def test_numbers_that_are_not_of_the_public_internet(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_numbers_of_the_public_internet(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example/x", "ftp://a.example/x: only http:// and https:// are fetched"),
        ("https:///page", "https:///page: an address without a host; write it as https://host/page"),
        ("http://a.example:99999/", "http://a.example:99999/: not an address: "),
        ("http://[::1/", "http://[::1/: not an address: "),
        ("http://me:secret@a.example/", "http://…@a.example: holds a user's name; leave it out"),
        ("http://a.example/a b", "http://a.example/a b: an address has no spaces"),
        ("http://a.example/\x1b[2J", "http://a.example/␛[2J: an address has no spaces"),
    ],
)
def test_what_is_no_address_is_told(url: str, message: str) -> None:
    with pytest.raises(StoryError) as caught:
        target_of(url)
    assert str(caught.value).startswith(message)


def test_an_address_is_asked_for_in_ascii() -> None:
    target = target_of("https://bücher.example/größe?q=ü")
    assert (target.host, target.port) == ("xn--bcher-kva.example", 443)
    assert target.path == "/gr%C3%B6%C3%9Fe?q=%C3%BC"
