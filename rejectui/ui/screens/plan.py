"""Plan an ask: what is feared, how likely it seems, how bad it may get, the best that could happen."""

from __future__ import annotations

from collections.abc import Callable

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.attempt import Plan
from rejectui.core.border import Unfit, fit
from rejectui.core.text import storable
from rejectui.ui.keys import PLAN
from rejectui.ui.safe import safe, safe_line
from rejectui.ui.screens.sheet import Sheet
from rejectui.ui.widgets.key_line import KeyLine
from rejectui.ui.widgets.scale import Scale


class PlanAsk(Sheet[bool]):
    """Answers whether it was planned. Everything is optional: enter, and it is.

    `once` says where this very ask heard a no before.
    `save` takes the plan, None when nothing was written, and returns None, or why it could not be saved.
    """

    BINDINGS = [*PLAN]
    AUTO_FOCUS = "#feared"
    LEAVING = "Leave without planning? What you typed goes."
    sheet = getters.query_one("#plan", VerticalScroll)
    feared = getters.query_one("#feared", Input)
    best = getters.query_one("#best", Input)
    drop = getters.query_one("#drop", Input)
    chance = getters.query_one("#chance", Scale)
    peak = getters.query_one("#peak", Scale)

    def __init__(self, title: str, save: Callable[[Plan | None], str | None], once: str | None) -> None:
        super().__init__()
        self._ask = title
        self._save = save
        self._once = once

    def compose(self) -> ComposeResult:
        """Five questions."""
        with VerticalScroll(id="plan", can_focus=False, classes="sheet"):
            yield Static(safe_line(self._ask, "bold"), id="plan-title")
            if self._once is not None:
                yield Static(safe(self._once), id="once")
            yield Static("  What do you fear? Something one could see.")
            yield Input(id="feared")
            yield Scale("How likely is it?", id="chance", percent=True)
            yield Scale("How bad may it get?", id="peak")
            yield Static("  And the best that could happen?")
            yield Input(id="best")
            yield Static("  Anything that makes it safer, to leave out this time?")
            yield Input(id="drop")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "Before you ask"
        self.sheet.border_subtitle = "all of it optional"

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Plan it."""
        written = {
            "feared": storable(self.feared.value.strip()) or None,
            "chance": self.chance.value,
            "peak": self.peak.value,
            "best": storable(self.best.value.strip()) or None,
            "drop": storable(self.drop.value.strip()) or None,
        }
        try:
            plan = fit(written, Plan, within="plan.")
            problem = self._save(plan if plan != Plan() else None)
        except Unfit as error:
            problem = str(error)
        self.close(problem, True)

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return any(each.value.strip() for each in (self.feared, self.best, self.drop))

    def leave(self) -> None:
        """Leave without planning."""
        self.dismiss(False)
