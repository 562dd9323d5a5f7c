"""The two themes of our own, and which one to start with."""

from __future__ import annotations

import re
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.theme import Theme

QUIET = "$foreground 65%"  # what stands beside the words that matter
# How the parts of Today look, by their roles (core/card).
ROLES = {
    "text": "",
    "title": "bold",
    "strong": "bold",
    "say": "italic",
    "quiet": QUIET,
    "level": "$primary",
    "planned": "bold $primary",
    "frame": "$primary 60%",
    "quiet frame": "$secondary 60%",
    "panel": "$panel",
    "app": "bold $primary",
    "here": "bold",
    "place": QUIET,
    "key": "bold $primary",
    "does": "$foreground 80%",
}

# The roles of the lines above and below.
LINES = ("app", "here", "place", "key", "does")
SGR = re.compile(r"\x1b\[([0-9;]*)m")


def looks_of(app: App[Any]) -> dict[str, str]:
    """What each role looks like on the terminal of this app, as the numbers of an SGR sequence."""
    parse, console, found = app.stylesheet.parse_style, app.console, {}
    for role, look in ROLES.items():
        ground = "$surface" if role in LINES else "$background"
        segments = [Segment("x", (parse(f"$foreground on {ground}") + parse(look)).rich_style)]
        for line_filter in app.get_line_filters():
            segments = line_filter.apply(segments, Color.parse(app.theme_variables[ground[1:]]))
        style = segments[0].style
        painted = SGR.match(style.render("x", color_system=console._color_system) if style else "")
        found[role] = painted[1] if painted else ""
    return found


DARK = Theme(
    name="rejectui-dark",
    primary="#f2a07b",
    secondary="#8fb8a8",
    accent="#f2a07b",
    warning="#e6c07b",
    error="#e58c8a",
    success="#8fc79a",
    foreground="#e9e3da",
    background="#1c1b1f",
    surface="#252329",
    panel="#312e36",
    dark=True,
)
LIGHT = Theme(
    name="rejectui-light",
    primary="#a8481f",
    secondary="#2f6b58",
    accent="#a8481f",
    warning="#8a6100",
    error="#a4262c",
    success="#2d6b3c",
    foreground="#2b2723",
    background="#faf6ef",
    surface="#f1ebe0",
    panel="#e6ddcd",
    dark=False,
)
OURS = (DARK, LIGHT)
NO_COLOR = "ansi-dark"
