"""A rating from 0 to 100 by digits and arrows."""

from __future__ import annotations

from functools import partial

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.core.wording.words import feels

CELLS = 20
WORDS = 26  # cells around the line: its mark, the number and the longest word for it
FEWEST = 5
AT_ONCE = 1.0  # seconds between the digits of one number


class Scale(Widget, can_focus=True):
    """A line from 0 to 100; empty until it is set. Digits are tens, arrows are fives, backspace empties.

    Digits that follow each other at once are the number they spell: 6 0 is 60, 6 5 is 65, 1 0 0 is 100.
    With `percent`, the number stands alone; else a word says how it feels.
    """

    BINDINGS = [
        *[Binding(str(d), f"tens({d})", f"{d}0", show=False) for d in range(10)],
        Binding("left", "fives(-1)", "Less", show=False),
        Binding("right", "fives(1)", "More", show=False),
        Binding("backspace,delete", "empty", "Empty", show=False),
    ]
    value: reactive[int | None] = reactive(None)
    _typed = ""

    def __init__(
        self, question: str, *, id: str | None = None, value: int | None = None, percent: bool = False
    ) -> None:
        super().__init__(id=id)
        self._question = question
        self._percent = percent
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """The question over the line; the focus is told by a mark, not by color alone."""
        mark = "> " if self.has_focus else "  "
        cells = min(max(self.size.width - WORDS, FEWEST), CELLS)
        if self.value is None:
            line, words = Content.styled("─" * (cells + 1), "$foreground 40%"), "not said"
        else:
            at = round(self.value * cells / 100)
            rest = Content.styled("─" * (cells - at), "$foreground 40%")
            line = Content.assemble(("━" * at + "●", "$primary"), rest)
            words = f"{self.value} %" if self._percent else f"{self.value} {feels(self.value)}"
        return Content.assemble(
            Content.styled(f"{mark}{self._question}", "bold" if self.has_focus else ""),
            "\n  ",
            line,
            f"  {words}",
        )

    def action_tens(self, tens: int) -> None:
        """Set to ten times the digit, or to the number that the digits typed at once spell."""
        spelled = f"{self._typed}{tens}"
        if len(spelled) > 3 or int(spelled) > 100 or (len(spelled) == 3 and spelled != "100"):
            spelled = str(tens)
        self.value = tens * 10 if len(spelled) == 1 else int(spelled)
        self._typed = spelled
        self.set_timer(AT_ONCE, partial(self._rest, spelled))

    def _rest(self, spelled: str) -> None:
        if self._typed == spelled:
            self._typed = ""

    def action_fives(self, fives: int) -> None:
        """Move by five, within 0 and 100; from nothing, start in the middle."""
        self.value = 50 if self.value is None else min(max(self.value + 5 * fives, 0), 100)

    def action_empty(self) -> None:
        """Say nothing after all."""
        self.value = None
