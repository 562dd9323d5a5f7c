"""Plan an ask: the questions about what may come, all of them optional."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.core.asks.attempt import Plan
from rejectui.core.clean_text import storable
from rejectui.core.facts import Day
from rejectui.core.limits import Unfit, fit
from rejectui.core.wording.questions import AHEAD
from rejectui.ui.drafts import LeftPlan
from rejectui.ui.keys import PLAN
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.answers.scale import Scale
from rejectui.ui.widgets.frame.key_line import KeyLine


class PlanAsk(Sheet[bool]):
    """Answers whether it was planned. Everything is optional: enter, and it is.

    `once` says where this very ask heard a no before; `told` is what a draft of the plan says.
    `save` takes the plan, None when nothing was written, and returns None, or why it could not be saved.
    """

    BINDINGS = [*PLAN]
    AUTO_FOCUS = "LineField"
    LEAVING = "Leave without planning? What you typed will be lost."
    sheet = getters.query_one("#plan", VerticalScroll)

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
        """The questions of a plan."""
        told = self._told
        with VerticalScroll(id="plan", can_focus=False, classes="sheet"):
            yield Static(safe_line(self._ask, "bold"), id="plan-title")
            if self._once is not None:
                yield Static(safe(self._once), id="once")
            for question in AHEAD:
                value = told.get(question.field)
                if question.kind == "words":
                    yield Static(Content(f"  {question.words}"))
                    yield LineField(value or "", id=question.field)
                else:
                    percent = question.kind == "percent"
                    yield Scale(question.words, id=question.field, value=value, percent=percent)
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
            plan = fit(self._now, Plan)
            problem = self._save(plan if plan != Plan() else None)
        except Unfit as error:
            problem = str(error)
        self.close(problem, True)

    @property
    def _now(self) -> dict[str, Any]:
        lines = {line.id or "": storable(line.value.strip()) or None for line in self.query(LineField)}
        scales = {scale.id or "": scale.value for scale in self.query(Scale)}
        return {**lines, **scales}

    @property
    def written(self) -> LeftPlan:
        """The plan so far, and the card it is for."""
        return LeftPlan(self._record, self._ask, self._now)

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return any(line.value.strip() for line in self.query(LineField))

    def leave(self) -> None:
        """Leave without planning."""
        self.dismiss(False)
