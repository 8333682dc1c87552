"""What a story is and how it is read: files, formats, cleaning, sentences."""

from __future__ import annotations

from os import PathLike

from tui.story.model import Article, Cut, Line, Paragraph, Sentence, Story, StoryError

__all__ = ["Article", "Cut", "Line", "Paragraph", "Sentence", "Story", "StoryError", "read_story"]


def read_story(*paths: str | PathLike[str]) -> Story:
    """Read a story from a folder, a `story.yaml`, or one or more text files.

    Raises StoryError, with one line that names the file, the place and the remedy, for input that cannot
    be read.
    """
    from tui.story.files import read

    return read(paths)
