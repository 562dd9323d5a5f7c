"""The one door through which pack, journal and typed text reaches a widget.

Never `escape()`, never markup built from strings: a title such as "rate it [/10]" would end the app, and
`[@click=app.quit]` would run.
"""

from __future__ import annotations

from textual.content import Content

from rejectui.core.clean_text import clean, clean_line


def safe(text: str, style: str = "") -> Content:
    """Text as content, unsafe characters replaced, nothing in it read as markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def safe_line(text: str, style: str = "") -> Content:
    """The same, on one line."""
    return safe(clean_line(text), style)
