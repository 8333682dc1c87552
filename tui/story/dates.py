"""Dates as news pages print them: is a line nothing but a date, and which day does it name.

Not a general date parser. A date that can be read in two ways (1/10/2020) is none.
"""

from __future__ import annotations

import datetime
import re

_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_MONTH = {name: at for at, full in enumerate(_MONTHS, 1) for name in (full, full[:3])} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_LABELS = (
    "updated update published posted modified created first last originally date on at by as of et the read"
)
_CLOCK = "am pm a p m noon midnight utc gmt z t est edt cst cdt mst mdt pst pdt bst ist cet cest wat eat ago"
_UNITS = "second minute min hour hr day week month year"
_ORDINALS = "st nd rd th"
_WORDS = {
    *_MONTH,
    *(name for day in _DAYS for name in (day, day[:3])),
    *("tues", "thur", "thurs"),
    *f"{_LABELS} {_CLOCK} {_ORDINALS}".split(),
    *(form for unit in _UNITS.split() for form in (unit, unit + "s")),
}
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_NAMED = "|".join(sorted(_MONTH, key=len, reverse=True))
_AGO = re.compile(rf"\b\d+\s*(?:{'|'.join(_UNITS.split())})s?\s+ago\b", re.I)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s*[ap]\.?m\b", re.I)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)\b")
_MONTH_FIRST = re.compile(rf"\b({_NAMED})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_NAMED})\b\.?,?\s+((?:19|20)\d\d)\b", re.I)
_DAY_OF_MONTH = re.compile(rf"\b(?:{_NAMED})\b\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{_NAMED})\b", re.I)

_LONGEST = 120


def is_date_line(text: str) -> bool:
    """Whether the line is a date or a time and nothing else: `Updated 3:45 PM ET, Fri Jan. 10, 2020`."""
    if len(text) > _LONGEST or not all(
        token.isdigit() or token.lower() in _WORDS for token in _TOKEN.findall(text)
    ):
        return False
    kinds = (_ISO, _SLASHED, _MONTH_FIRST, _DAY_FIRST, _DAY_OF_MONTH, _AGO, _TIME)
    return any(kind.search(text) for kind in kinds)


def find_date(text: str) -> datetime.date | None:
    """The first day that the text names beyond doubt, or None.

    >>> find_date("January 10, 2020")
    datetime.date(2020, 1, 10)
    >>> find_date("1/10/2020") is None
    True
    """
    if found := _ISO.search(text):
        year, month, day = map(int, found.groups())
    elif found := _MONTH_FIRST.search(text):
        year, month, day = int(found[3]), _MONTH[found[1].lower()], int(found[2])
    elif found := _DAY_FIRST.search(text):
        year, month, day = int(found[3]), _MONTH[found[2].lower()], int(found[1])
    elif found := _SLASHED.search(text):
        year, low, high = int(found[4]), *sorted((int(found[1]), int(found[3])))
        if high <= 12 and low != high:
            return None
        month, day = low, high
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
