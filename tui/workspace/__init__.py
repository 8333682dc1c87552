"""What the reader adds and must never lose: kept in one SQLite file, apart from stories and settings."""

from __future__ import annotations

from tui.workspace.store import Workspace, WorkspaceError, default_file

__all__ = ["Workspace", "WorkspaceError", "default_file"]
