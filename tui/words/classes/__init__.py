"""The closed classes of words that reading knows: each class once, in the YAML files of this folder."""

from __future__ import annotations

from typing import Any

from tui.wordlists import read_list


def read_class(name: str) -> Any:
    """The data of the file `name`.yaml of this folder."""
    return read_list(__file__, f"{name}.yaml")
