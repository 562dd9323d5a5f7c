"""`rejectui today` from the memo: printed before anything heavy is imported, if it is surely what it says."""

from __future__ import annotations

import os
import sys

from rejectui.cli.at_once.memo import believed, day_now, state_folder

PLAIN = "--plain"
NARROWEST, WIDEST = 20, 80


def print_from_memo(*, words: bool) -> bool:
    """Print what the memo has for today, with signs or in `words`; False if nothing was printed, because it
    may not be so."""
    if sys.stdout is None or sys.stdout.encoding.lower() != "utf-8":
        return False
    folder = state_folder()
    memo = believed(folder) if folder else None
    told = memo.told.get(day_now(memo.start_of_day)) if memo else None
    if told is None:
        return False
    columns, signs, told_in_words = told
    if not words and columns != width():
        return False
    try:
        sys.stdout.write(told_in_words if words else signs)
        sys.stdout.flush()
    except OSError:  # who comes after us tells it
        return False
    return True


def in_words(*, asked: bool) -> bool:
    """Whether what signs would show is said in words: where that was `asked` for, and where no terminal
    shows them."""
    return asked or sys.stdout is None or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()


def width() -> int:
    """The width to wrap to, for every command: the terminal's, at most 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        return max(NARROWEST, min(int(columns[:6]), WIDEST))
    try:
        return max(NARROWEST, min(os.get_terminal_size(sys.__stdout__.fileno()).columns, WIDEST))  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):
        return WIDEST
