"""The last line of defense: every painted cell passes here on its way to the terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from rejectui.core.clean_text import REPLACEMENT, UNSAFE


class TerminalGuard(LineFilter):
    """Replaces control and invisible characters, and drops links and click actions.

    The app itself makes neither, so whatever carries one came from somebody's text.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, safe to print."""
        return [_guarded(segment) for segment in segments]


def _guarded(segment: Segment) -> Segment:
    text, style, control = segment
    if control:
        return segment
    if not text.isascii() or not text.isprintable():
        text = UNSAFE.sub(_as_wide, text).replace("\n", " ").replace("\t", " ")
    if style is not None and (style.link or "@click" in style.meta):
        style = style.clear_meta_and_links()
    return Segment(text, style)


def _as_wide(found: re.Match[str]) -> str:
    # Textual has measured the line already: what takes no room must not take any now.
    return REPLACEMENT * cell_len(found[0])
