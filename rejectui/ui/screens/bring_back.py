"""A sheet that was open when the app closed, opened again with what was written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejectui.core.lookback import look_back
from rejectui.ui.draft import LeftAsk, LeftOwn, LeftPlan, LeftWeek
from rejectui.ui.screens.keep_ask import KeepAsk
from rejectui.ui.screens.look_back import LookBackSheet

if TYPE_CHECKING:
    from rejectui.ui.screens.today import TodayScreen


def bring_back(today: TodayScreen, left: LeftPlan | LeftOwn | LeftAsk | LeftWeek) -> None:
    """Open it over Today. A plan is for the card that it was for, also if that was another day's."""
    app = today.app
    if isinstance(left, LeftPlan):
        today.plan(left.day, left.title, left.plan)
    elif isinstance(left, LeftOwn):
        today.action_own(left.text)
    elif isinstance(left, LeftAsk):
        app.push_screen(KeepAsk(left.text, left.category, left.peak))
    else:
        app.push_screen(LookBackSheet(look_back(app.facts, left.monday), left.words))
