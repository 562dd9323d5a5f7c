"""A long list in two columns under headings, such as all keys and what they do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from rejectui.core.card.wrap import wrap

Section = tuple[str, Sequence[tuple[str, str]]]
LEFT = 2  # cells before each line
GAP = 2


class KeyTable(Widget):
    """Sections (heading, rows of two texts of ours), each text in a column of its own, broken between words.

    The first column takes `most` of the width, a part of 1; what is too long for it has a line for itself, so
    that the second keeps its room.
    """

    def __init__(self, sections: Sequence[Section], most: float) -> None:
        super().__init__()
        self._sections = sections
        self._most = most

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for heading, rows in self._sections:
            fitting = [cell_len(first) for first, _ in rows if cell_len(first) <= width * self._most]
            indent = LEFT + max(fitting, default=0) + GAP
            lines.append(Content.styled(heading, "bold $primary"))
            for first, second in rows:
                told = [second[start:end] for start, end in wrap(second, width - indent, cell_len)]
                begun = " " * LEFT + first
                if cell_len(begun) + GAP > indent:
                    lines.append(Content.styled(begun, "bold"))
                    begun = ""
                for line in told:
                    lines.append(Content.assemble((f"{begun:<{indent}}", "bold"), line))
                    begun = ""
            lines.append(Content(""))
        return lines
