"""A QR code as a camera sees it: the half cells of a terminal, dark or light, from what was written to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pyte
import segno

from rejectui.core.sharing.card_code import Code

Ground = Literal["dark", "light"]
Halves = list[list[bool]]
"""Whether each half cell is dark: two rows to a row of the terminal."""

_GRAYS = {"black": 0, "brightblack": 85, "white": 192, "brightwhite": 255}


def seen(output: str, size: tuple[int, int], ground: Ground) -> Halves:
    """What a terminal of (columns, rows) shows that is dark or light itself and has text in the other."""
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(output)
    found: Halves = []
    for y in range(size[1]):
        upper, lower = [], []
        for x in range(size[0]):
            cell = screen.buffer[y][x]
            ink, paper = _light(cell.fg, ground == "light"), _light(cell.bg, ground == "dark")
            if cell.reverse:
                ink, paper = paper, ink
            upper.append((ink if cell.data in "▀█" else paper) < 128)
            # Of any other sign, something is below.
            lower.append((paper if cell.data in "▀ " else ink) < 128)
        found += [upper, lower]
    return found


def _light(color: str, default_is_dark: bool) -> int:
    """How light a color of pyte is, from 0 to 255."""
    if color == "default":
        return 0 if default_is_dark else 255
    try:
        return sum(bytes.fromhex(color)) // 3
    except ValueError:  # it has a name; what is a color counts as gray
        return _GRAYS.get(color, 128)


def is_seen(code: Code, halves: Halves) -> bool:
    """Whether a code with all its light modules around it is somewhere in what is seen."""
    options = {"error": "L", "version": code.version, "mode": "byte", "encoding": "utf-8", "eci": True}
    made = segno.make(code.text, **options).matrix_iter(border=code.quiet)
    wanted = [[bool(module) for module in row] for row in made]
    across, down = len(halves[0]) - len(wanted[0]), len(halves) - len(wanted)
    return any(_is_at(wanted, halves, x, y) for y in range(down + 1) for x in range(across + 1))


def _is_at(wanted: Sequence[Sequence[bool]], halves: Halves, x: int, y: int) -> bool:
    return all(halves[y + n][x : x + len(row)] == row for n, row in enumerate(wanted))
