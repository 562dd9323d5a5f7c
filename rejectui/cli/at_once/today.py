"""`rejectui today` from the memo: printed before anything heavy is imported, if it is surely what it says."""

from __future__ import annotations

import os
import sys

from rejectui.cli.at_once.memo import believed, day_now, state_folder

NARROWEST, WIDEST = 20, 80


def print_from_memo() -> bool:
    """Print what the memo has for today; False if nothing was printed, because it may not be so."""
    if sys.stdout is None or sys.stdout.encoding.lower() != "utf-8":
        return False
    folder = state_folder()
    memo = believed(folder) if folder else None
    columns, printed = memo.told.get(day_now(memo.start_of_day), (0, "")) if memo else (0, "")
    if not printed or columns != width():
        return False
    try:
        sys.stdout.write(printed)
        sys.stdout.flush()
    except OSError:  # who comes after us tells it
        return False
    return True


def width() -> int:
    """The width to wrap to, for every command: the terminal's, at most 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        return max(NARROWEST, min(int(columns[:6]), WIDEST))
    try:
        return max(NARROWEST, min(os.get_terminal_size(sys.__stdout__.fileno()).columns, WIDEST))  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):
        return WIDEST
