"""Bytes that leave the program: data to standard output, a file written whole or not at all.

UTF-8 whatever the locale says, because a report is data that another program reads. What is written is
decided elsewhere.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path


def write_stdout(text: str) -> None:
    """Write data to standard output. Raises OSError, BrokenPipeError among them, where that fails."""
    if sys.stdout is None:  # started with it closed
        raise OSError(errno.EBADF, "is closed", "standard output")
    sys.stdout.flush()
    sys.stdout.buffer.write(_bytes(text))
    sys.stdout.buffer.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file so that at every moment the old one or the new one stands there.

    Follows a link to its target and keeps an existing file's permissions; what is no regular file, such as
    `/dev/null` or a pipe, is written straight. Raises OSError.
    """
    path = Path(os.path.realpath(path))
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(_bytes(text))  # a folder refuses this by itself
        return
    if mode is not None and not os.access(path, os.W_OK):
        # Replacing needs no right to the file, only to its folder; a file made read-only is meant to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    # Beside the target, because only within one file system is a rename atomic; opened the plain way, so that
    # the user's umask holds.
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(_bytes(text))
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def silence_stdout() -> None:
    """Let what is still buffered for a reader that has gone fall into nothing, without an error at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _bytes(text: str) -> bytes:
    # A file name may hold bytes that are no UTF-8, which Python keeps as lone surrogates. Written `\udc80`
    # they are at least plain text, and in JSON an escape that is read back as what it was.
    return text.encode("utf-8", errors="backslashreplace")
