"""The word lists of cast.yaml, by which persons, bodies and documents are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tui.words.classes import read_class


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of cast.yaml, of all its languages."""

    sets: Mapping[str, frozenset[str]]
    kin: Mapping[str, frozenset[str]]
    nicknames: Mapping[str, str]
    pronouns: Mapping[str, str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


@lru_cache(maxsize=1)
def lists() -> Words:
    """The word lists."""
    languages: dict[str, dict[str, str]] = read_class("cast")
    joined = {name: " ".join(rows.get(name, "") for rows in languages.values()) for name in languages["en"]}
    pairs = {name: [row.partition("=") for row in joined.pop(name).split()] for name in ("kin", "nicknames")}
    sets = {name: frozenset(text.split()) for name, text in joined.items()}
    pronouns = {
        word: gender
        for name, gender in (("men", "m"), ("women", "f"), ("thing", "n"), ("plural", "p"))
        for word in sets[f"{name}_pronouns"]
    }
    sets["triggers"] = frozenset(pronouns) | sets["determiners"]
    sets["ties"] = sets["particles"] | {"of", "for", "&"}
    sets["short"] = sets["titles"] | sets["suffixes"] | {"st", "ft", "mt"}
    sets["known"] = sets["roles"] | sets["men"] | sets["women"]
    sets["leads"] = sets["roles"] | sets["former"] | sets["determiners"] | {"who"}
    sets["heads"] = sets["roles"] | sets["titles"]
    return Words(
        sets,
        {head: frozenset(others.split(",")) for head, _, others in pairs["kin"]},
        {short: full for short, _, full in pairs["nicknames"]},
        pronouns,
    )


def pronoun_gender(folded: str) -> str:
    """`m`, `f`, `n` (a thing) or `p` (several) for a pronoun of the third person; empty for another word."""
    return lists().pronouns.get(folded, "")
