"""The two themes of our own, and which one to start with."""

from __future__ import annotations

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
