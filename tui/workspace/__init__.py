"""What the reader adds and must never lose: kept in one SQLite file, apart from stories and settings."""

from __future__ import annotations

from tui.workspace.database import DamagedError, NewerError, WorkspaceError
from tui.workspace.opening import to_consult, to_keep
from tui.workspace.store import Value, Workspace, default_file

__all__ = [
    "DamagedError",
    "NewerError",
    "Value",
    "Workspace",
    "WorkspaceError",
    "default_file",
    "to_consult",
    "to_keep",
]
