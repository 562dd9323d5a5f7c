"""`rejectui today` from the memo: printed before anything heavy is imported, if it is surely what it says."""

from __future__ import annotations

import os
import sys

from rejectui.cli.at_once.memo import believed, day_now, state_folder

PLAIN = "--plain"
NARROWEST, WIDEST = 20, 80
# In words, where no eye has to find the next line; of more than 251 bytes in a line yasr 0.6.9 breaks words.
WIDEST_IN_WORDS = 240


def print_from_memo(*, words: bool) -> bool:
    """Print what the memo has for today, with signs or in `words`; False if nothing was printed, because it
    may not be so."""
    if sys.stdout is None or sys.stdout.encoding.lower() != "utf-8":
        return False
    folder = state_folder()
    memo = believed(folder) if folder else None
    told = memo.told.get(day_now(memo.start_of_day)) if memo else None
    columns, printed = told[words] if told else (0, "")
    if not printed or columns != width(words=words):
        return False
    try:
        sys.stdout.write(printed)
        sys.stdout.flush()
    except OSError:  # who comes after us tells it
        return False
    return True


def in_words(*, asked: bool) -> bool:
    """Whether what signs would show is said in words: where that was `asked` for, and where no terminal
    shows them."""
    return asked or sys.stdout is None or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()


def width(*, words: bool = False) -> int:
    """The width to wrap to, for every command: the terminal's, at most 80, in words at most 240.

    Not wider than the terminal in words, too: screen readers that read rows say the halves of a word else.
    """
    widest = WIDEST_IN_WORDS if words else WIDEST
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        return max(NARROWEST, min(int(columns[:6]), widest))
    try:
        return max(NARROWEST, min(os.get_terminal_size(sys.__stdout__.fileno()).columns, widest))  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):
        return widest
