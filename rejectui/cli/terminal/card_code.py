"""`rejectui today --qr`: the card as a QR code in the terminal, to have it on the phone. Nothing is sent."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size

from rejectui.cli.terminal.out import CommandError, as_it_is, in_words, say
from rejectui.core.today import Today
from rejectui.practice.qr_code import NO_ASK, PART, cells, code_or_why, to_say

# Black on white: the two that no theme changes, and where there are only 8 or 16 colors, these.
FIXED = "\x1b[38;5;16;48;5;231m"
NAMED = "\x1b[30;47m"
PLAIN = "\x1b[0m"


def show_code(today: Today) -> None:
    """Print the code, or where none can be seen the card's text and why."""
    texts = to_say(today)
    if not texts:
        raise CommandError(f"{NO_ASK} To ask something of your own: rejectui plan --ask TEXT")
    blind = _blind()
    if blind:
        for each in texts[0].splitlines():
            as_it_is(each)
        say(f"{blind} Here the card is printed as text.", error=True)
        return
    columns, rows = get_terminal_size()
    code = code_or_why(today, columns, rows)
    if isinstance(code, str):
        raise CommandError(code)
    color = "" if os.environ.get("NO_COLOR") else FIXED if _has_256() else NAMED
    if not color:
        say(
            "Without color, this is drawn for light text on a dark ground. If your phone does not read it: "
            "NO_COLOR= rejectui today --qr"
        )
    if not code.whole:
        say(PART)
    for row in cells(code, dark_ink=bool(color)):
        print(f"{color}{row}{PLAIN if color else ''}")


def _blind() -> str:
    """Why a code cannot be seen here, if so."""
    if in_words() or not sys.stdout.isatty():
        return "A QR code is a picture, which pipes, dumb terminals and --plain do without."
    try:
        "▀▄█".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return f"A code is drawn with half blocks, which the encoding {sys.stdout.encoding} does not have."
    return ""


def _has_256() -> bool:
    return "256color" in os.environ.get("TERM", "") or bool(os.environ.get("COLORTERM"))
