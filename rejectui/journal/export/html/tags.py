"""Pieces of the HTML page: typed text made safe, tables, figures with what a screen reader needs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rejectui.core.clean_text import clean, clean_line

LONGEST = 160


def typed(text: str) -> str:
    """A text that was typed, cleaned and escaped; lines stay lines, and its own direction decides."""
    return f'<span class="typed" dir="auto">{escape(clean(text), quote=True)}</span>'


def titled(title: str) -> str:
    """The title of an ask on one line, shortened where it is long."""
    line = clean_line(title)
    return typed(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")


def plain(text: str) -> str:
    """A sentence of our own; titles may be within it."""
    return escape(clean_line(text), quote=True)


def paragraphs(*sentences: str | None) -> str:
    """A paragraph for each sentence that there is."""
    return "".join(f"<p>{plain(sentence)}</p>\n" for sentence in sentences if sentence)


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a row header in front; the cells of `rows` are HTML already.

    From three columns on it may be wider than a telephone, and scrolls by itself.
    """
    top = "".join(f'<th scope="col">{plain(head)}</th>' for head in heads)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    whole = (
        f"<table><caption>{plain(caption)}</caption>\n"
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n"
    )
    return _wide(f'aria-label="{plain(caption)}"', whole) if len(heads) > 2 else whole


def drawing(name: str, size: tuple[int, int], title: str, told: str, shapes: Sequence[str]) -> str:
    """An SVG that says what it shows; `name` is its own on the page, the shapes are SVG already."""
    width, height = size
    picture = (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-labelledby="{name}-title {name}-told">'
        f'<title id="{name}-title">{plain(title)}</title><desc id="{name}-told">{plain(told)}</desc>\n'
        + "\n".join(shapes)
        + "\n</svg>\n"
    )
    return _wide(f'aria-labelledby="{name}-title"', picture)


def _wide(named: str, whole: str) -> str:
    """A box that scrolls sideways where its content is too wide, by keys as well: it has the focus then."""
    return f'<div class="wide" role="group" tabindex="0" {named}>{whole}</div>\n'


def figure(picture: str, caption: str, data: str) -> str:
    """A picture with its caption, which has to be last; then its numbers to unfold, where there are some."""
    shown = f"<figure>{picture}<figcaption>{caption}</figcaption></figure>\n"
    if not data:
        return shown
    return f"{shown}<details><summary>The numbers of this picture</summary>\n{data}</details>\n"


def section(name: str, heading: str, body: str) -> str:
    """A part of the page with a heading; nothing where there is nothing to say."""
    if not body:
        return ""
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{plain(heading)}</h2>\n{body}</section>\n'
