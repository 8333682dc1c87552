"""Which articles are one outlet's: two pages of one outlet are one voice wherever sources are counted."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tui.story.model import Article, Story

_MIRROR = re.compile(r"^(?:www\d?|m|mobile|amp|edition|us|uk|news)\.")
_SPACE = re.compile(r"[^\w]+")


def voices(story: Story) -> tuple[int, ...]:
    """For each article the number of its outlet, counted from 0 in the order of the articles.

    Articles are one outlet's where they print its name alike (letter case, marks and "the" aside) or where
    their addresses have one host ("www.", "m." and the like aside).
    """
    numbers: dict[str, int] = {}
    found: list[int] = []
    for article in story.articles:
        names = [name for name in (_name(article), _host(article)) if name]
        known = [numbers[name] for name in names if name in numbers]
        number = min(known, default=max(found, default=-1) + 1)
        numbers |= {name: number for name in names if name not in numbers}
        found.append(number)
    return tuple(found)


def _name(article: Article) -> str:
    words = _SPACE.sub(" ", article.outlet.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _host(article: Article) -> str:
    return "@" + _MIRROR.sub("", host) if (host := host_of(article.url)) else ""


def host_of(url: str | None) -> str:
    """The host of an address, without `www.`; empty where there is none.

    >>> host_of("https://www.Gazette.example/a")
    'gazette.example'
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.casefold().removeprefix("www.").strip()
