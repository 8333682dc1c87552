"""Articles from outside: pages of the web and files, opened at once or made into a story's folder."""

from __future__ import annotations

from tui.intake.making import Added, make_story
from tui.intake.sources import is_address, open_story

__all__ = ["Added", "is_address", "make_story", "open_story"]
