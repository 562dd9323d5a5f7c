"""Plan an ask: what is feared, how likely it seems, how bad it may get, the best that could happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.asks.attempt import Plan
from rejectui.core.clean_text import storable
from rejectui.core.facts import Day
from rejectui.core.limits import Unfit, fit
from rejectui.ui.drafts import LeftPlan
from rejectui.ui.keys import PLAN
from rejectui.ui.safe import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.one_line import Line
from rejectui.ui.widgets.answers.scale import Scale
from rejectui.ui.widgets.frame.key_line import KeyLine


class PlanAsk(Sheet[bool]):
    """Answers whether it was planned. Everything is optional: enter, and it is.

    `once` says where this very ask heard a no before; `told` is what a draft of the plan says.
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

    def __init__(
        self,
        record: Day,
        title: str,
        save: Callable[[Plan | None], str | None],
        once: str | None,
        told: Mapping[str, Any],
    ) -> None:
        super().__init__()
        self._record = record
        self._told = told
        self._ask = title
        self._save = save
        self._once = once

    def compose(self) -> ComposeResult:
        """Five questions."""
        told = self._told
        with VerticalScroll(id="plan", can_focus=False, classes="sheet"):
            yield Static(safe_line(self._ask, "bold"), id="plan-title")
            if self._once is not None:
                yield Static(safe(self._once), id="once")
            yield Static("  What do you fear? Something one could see.")
            yield Line(told.get("feared") or "", id="feared")
            yield Scale("How likely is it?", id="chance", value=told.get("chance"), percent=True)
            yield Scale("How bad may it get?", id="peak", value=told.get("peak"))
            yield Static("  And the best that could happen?")
            yield Line(told.get("best") or "", id="best")
            yield Static("  Anything that makes it safer, to leave out this time?")
            yield Line(told.get("drop") or "", id="drop")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "Before you ask"
        self.sheet.border_subtitle = "all of it optional"

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Plan it."""
        try:
            plan = fit(self._now, Plan, within="plan.")
            problem = self._save(plan if plan != Plan() else None)
        except Unfit as error:
            problem = str(error)
        self.close(problem, True)

    @property
    def _now(self) -> dict[str, Any]:
        return {
            "feared": storable(self.feared.value.strip()) or None,
            "chance": self.chance.value,
            "peak": self.peak.value,
            "best": storable(self.best.value.strip()) or None,
            "drop": storable(self.drop.value.strip()) or None,
        }

    @property
    def written(self) -> LeftPlan:
        """The plan so far, and the card it is for."""
        return LeftPlan(self._record, self._ask, self._now)

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return any(each.value.strip() for each in (self.feared, self.best, self.drop))

    def leave(self) -> None:
        """Leave without planning."""
        self.dismiss(False)
