"""What a terminal was sent, byte by byte: sequences that the app itself makes, and text.

The colors and cursor moves in evil text have a number of their own (evil.py), so that none is taken for ours.
"""

from __future__ import annotations

import re
from base64 import b64decode

from rejectui.core.clean_text import UNSAFE

EVIL_NUMBER = "1337"
_COLOR = r"(?:[0-9]|2[1-9]|[34]8;(?:5|2;[0-9]{1,3};[0-9]{1,3});[0-9]{1,3}|[34]9)"
# Colors; where the cursor is; what is erased; modes switched and asked for; Kitty's keys; the shape of the
# mouse's pointer.
OURS = re.compile(
    rf"\x1b\[(?:(?:{_COLOR}(?:;{_COLOR})*)?m|[0-9]+;[0-9]+H|J|2K"
    r"|\?(?:7|25|100[0346]|1015|1016|1049|2004|2026|2048)[hl]|\?20(?:26|48)\$p|>[0-9]{1,2}u|<u)"
    r"|\x1b\]22;[a-z-]*\x07"
)
COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/]*={0,2})(?:\x07|\x1b\\)")


def assert_raw(data: bytes, *, copies: bool = False) -> str:
    """The text in the bytes: nothing else is there but our own sequences, and copies if one was asked for."""
    sent = data.decode("utf-8")
    for found in COPIED.finditer(sent) if copies else ():
        copied = b64decode(found[1]).decode("utf-8")
        assert not UNSAFE.search(copied), ascii(copied)
    if copies:
        sent = COPIED.sub("", sent)
    for found in OURS.finditer(sent):
        assert EVIL_NUMBER not in found[0], ascii(found[0])
    # One by one, so that what is left of two sequences is never taken for a third.
    parts = OURS.split(sent)
    for part in parts:
        left = UNSAFE.search(part.replace("\r\n", "\n").replace("\n\r", "\n"))
        assert left is None, f"{left and left[0]!a} in {part[max(0, left.start() - 60) : left.end() + 60]!a}"
    return "".join(parts)
