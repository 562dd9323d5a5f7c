"""Two ratings an ask, one before and one after, side by side in the order of the asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from rejectui.core.review.kinds import ENOUGH, NEIGHBORS, smoothed
from rejectui.ui.theme import QUIET

BEFORE, AFTER, BOTH = "○", "●", "◉"
ROWS = 11
LEFT = 6
STEPS = (4, 3, 2)

BeforeAfter = tuple[int | None, int | None]


class Dumbbells(Widget):
    """A column an ask: where it was before, where it was after, and a thread between them.

    Of asks of one kind a stepped line runs through what came after, from five on: each the middle one of five
    neighbors (Tukey 1977). 0–100 from bottom to top.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[BeforeAfter] = ()
        self._called = self._rings = ""
        self._smooth = False

    def show(
        self, pairs: Sequence[BeforeAfter], called: str, before: str, after: str, *, smooth: bool
    ) -> None:
        """Draw these, called so; `before` and `after` are the words for the two rings."""
        self._pairs, self._smooth = pairs, smooth
        both = f" {BOTH} both" if any(_meet(*pair) for pair in pairs) else ""
        self._called, self._rings = called, f"{BEFORE} {before} {AFTER} {after}{both}"
        self.display = bool(pairs)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows, and the head, which may need two."""
        return ROWS + len(self._head(width))

    def _shown(self, width: int) -> tuple[int, Sequence[BeforeAfter]]:
        """(the cells of a column, the latest asks, as many as there is room for)."""
        room = width - LEFT - 1
        step = next((each for each in STEPS if each * len(self._pairs) <= room), STEPS[-1])
        return step, self._pairs[-max(room // step, 1) :]

    def _head(self, width: int) -> list[str]:
        """What is drawn, and the rings: on one line where there is room."""
        shown, many = len(self._shown(width)[1]), len(self._pairs)
        called = f"{self._called}, last {shown}" if shown < many else self._called
        one = f"{called}: {self._rings}"
        return [one] if len(one) <= width else [called, self._rings]

    def render(self) -> Content:
        """Head and eleven rows."""
        step, shown = self._shown(self.size.width)
        line = _line(shown, self._pairs) if self._smooth else [None] * len(shown)
        grid = _grid(shown, line, step)
        lines = [Content.styled(each, QUIET) for each in self._head(self.size.width)]
        for row in range(ROWS - 1, -1, -1):
            label = f"{row * 10:>{LEFT - 2}} " if row % 5 == 0 else " " * (LEFT - 1)
            cells = [("".join(sign for sign, _ in run), style) for style, run in _runs(grid[row])]
            axis = "┤" if row % 5 == 0 else "│"
            lines.append(Content.assemble((label + axis, QUIET), *cells))
        return Content("\n").join(lines)


Cell = tuple[str, str]


def _line(shown: Sequence[BeforeAfter], pairs: Sequence[BeforeAfter]) -> list[float | None]:
    """The smoothed height above each ask that is shown; None where it was not rated, or with too few in all.

    Years of ratings would cost time: only those are smoothed that are seen, with their neighbors.
    """
    rated = [after for _, after in pairs if after is not None]
    seen = sum(after is not None for _, after in shown)
    heights = iter(smoothed(rated[-max(seen + NEIGHBORS, ENOUGH) :])[-seen:] if seen else [])
    return [None if after is None else next(heights, None) for _, after in shown]


def _grid(pairs: Sequence[BeforeAfter], line: Sequence[float | None], step: int) -> list[list[Cell]]:
    """The cells by row from below and by column."""
    grid: list[list[Cell]] = [[(" ", "")] * (step * len(pairs)) for _ in range(ROWS)]
    for number, ((before, after), height) in enumerate(zip(pairs, line, strict=True)):
        at = number * step + step // 2
        if height is not None:
            row = _row(height)
            for column in range(number * step, (number + 1) * step):
                grid[row][column] = ("─", "$secondary")
        if before is not None and after is not None:
            low, high = sorted((_row(before), _row(after)))
            for row in range(low + 1, high):
                grid[row][at] = ("┼" if grid[row][at][0] == "─" else "│", "$foreground 40%")
        if before is not None:
            grid[_row(before)][at] = (BEFORE, "$foreground")
        if after is not None:
            grid[_row(after)][at] = (BOTH if _meet(before, after) else AFTER, "$primary")
    return grid


def _meet(before: int | None, after: int | None) -> bool:
    """Whether both stand on one row."""
    return before is not None and after is not None and _row(before) == _row(after)


def _row(value: float) -> int:
    """The row of a rating: halves go up."""
    return min(int(value / 10 + 0.5), ROWS - 1)


def _runs(cells: Sequence[Cell]) -> list[tuple[str, list[Cell]]]:
    return [(style, list(run)) for style, run in groupby(cells, key=lambda cell: cell[1])]
