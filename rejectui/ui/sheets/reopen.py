"""A sheet that was open when the app closed, opened again with what was written in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec.structs import replace

from rejectui.core.facts import Day
from rejectui.core.review.look_back import look_back
from rejectui.journal.records.record import new_id
from rejectui.ui.drafts import (
    NAMES,
    Draft,
    LeftAsk,
    LeftChallenge,
    LeftEdit,
    LeftOwn,
    LeftPaste,
    LeftPlan,
    LeftWeek,
    keep,
)
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.sheets.ai_plan.paste import PastePlan
from rejectui.ui.sheets.keep_ask import KeepAsk
from rejectui.ui.sheets.log_attempt import edit_attempt
from rejectui.ui.sheets.look_back import LookBackSheet
from rejectui.ui.sheets.make_challenge import MakeChallenge


class Opens(Protocol):
    """What opens the log, the plan and an own ask: Today."""

    def open_log(self, draft: Draft) -> None:
        """Open the log, beginning with what a draft says."""

    def plan(self, record: Day, title: str, draft: Mapping[str, object]) -> None:
        """Plan the card of this record."""

    def action_own(self, text: str) -> object:
        """Ask something of the user's own."""


def bring_back(
    app: PracticeApp,
    today: Opens,
    left: LeftEdit | LeftPlan | LeftOwn | LeftAsk | LeftWeek | LeftChallenge | LeftPaste,
) -> None:
    """Open it over Today. A plan is for the card that it was for, also if that was another day's. A challenge
    is made only as long as its ask is in the journal; what was changed of an ask that is gone may be logged
    anew."""
    if isinstance(left, LeftPlan):
        today.plan(left.day, left.title, left.plan)
    elif isinstance(left, LeftOwn):
        today.action_own(left.text)
    elif isinstance(left, LeftAsk):
        app.push_screen(KeepAsk(left.text, left.category, left.peak))
    elif isinstance(left, LeftPaste):
        app.push_screen(PastePlan(left.text))
    elif isinstance(left, LeftChallenge):
        attempt = next((each for each in app.facts.attempts if each.id == left.attempt), None)
        if attempt is None:
            app.drafts.drop(NAMES[LeftChallenge])
            app.say("The ask that you made it of is not in the journal any more.")
        else:
            app.push_screen(MakeChallenge(attempt, left.told))
    elif isinstance(left, LeftEdit):
        attempt = next((each for each in app.facts.attempts if each.id == left.draft.id), None)
        if attempt is None:
            anew = replace(left.draft, id=new_id())
            keep(app.drafts, anew)
            app.drafts.drop(NAMES[LeftEdit])
            today.open_log(anew)
        else:
            edit_attempt(app, attempt, left.draft)
    else:
        app.push_screen(LookBackSheet(look_back(app.facts, left.monday), left.words))
