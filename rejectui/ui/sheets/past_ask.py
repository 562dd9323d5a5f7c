"""An ask of an earlier day: what it was and when, and then how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from rejectui.core.asks.asked_once import heard_before
from rejectui.core.asks.attempt import Attempt, same_ask
from rejectui.core.clean_text import storable
from rejectui.core.days.typed_day import past_day
from rejectui.core.facts import Day
from rejectui.core.limits import Unfit, fit
from rejectui.core.wording.words import SOMEBODY_ELSE, day_seen_from, kind_line
from rejectui.journal.records.record import new_id
from rejectui.practice.what_to_log import no_to, snapshot_and_plan
from rejectui.ui.drafts import NAMES, Draft
from rejectui.ui.keys import PAST
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.day_field import DayField
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.frame.key_line import KeyLine


class PastAsk(Sheet[Draft | None]):
    """Answers what is to be logged, or None. The title of a challenge stands for that challenge."""

    BINDINGS = [*PAST]
    AUTO_FOCUS = "#past-text"
    sheet = getters.query_one("#past", VerticalScroll)
    once = getters.query_one("#once", Static)
    text = getters.query_one("#past-text", LineField)
    when = getters.query_one("#past-day", DayField)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day
        self._attempt_id = new_id()
        self._by_title: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """What was asked, and when."""
        titles = dict.fromkeys(entry.challenge.title for entry in self.app.practice.catalog)
        for entry in self.app.practice.catalog:
            self._by_title.setdefault(same_ask(entry.challenge.title), entry.id)
        with VerticalScroll(id="past", can_focus=False, classes="sheet"):
            yield Static("  What did you ask?")
            yield LineField(
                placeholder="In your own words, or the title of a challenge",
                suggester=SuggestFromList(titles, case_sensitive=False),
                id="past-text",
            )
            yield Static(id="once")
            yield DayField("When?", self._day, lambda text: past_day(text, self.app.day), id="past-day")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "An ask of an earlier day"
        self.once.display = False

    @on(Input.Changed, "#past-text")
    def _remind(self) -> None:
        now = self._draft
        said = heard_before(self.app.facts.attempts, challenge=now.challenge, ask=now.ask)
        self.once.update(safe(said or ""))
        self.once.display = said is not None

    @property
    def written(self) -> Draft | None:
        """The ask so far; nothing without words, because a log that was left may be kept in its place."""
        return self._draft if self.typed else None

    @property
    def _draft(self) -> Draft:
        """The ask so far, as the log begins with it."""
        text = storable(self.text.value.strip())
        practice, day = self.app.practice, self.when.understood or self._day
        challenge = self._by_title.get(same_ask(text))
        ask = None if challenge else text
        snapshot, plan = snapshot_and_plan(practice, practice.facts.days.get(day), challenge, ask)
        return Draft(id=self._attempt_id, day=day, challenge=challenge, ask=ask, snapshot=snapshot, plan=plan)

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return bool(self.text.value.strip())

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Go on to how it went; what is written stays a draft until that is saved."""
        if not self.typed:
            self.show_problem("Write first what you asked.")
            self.text.focus()
            return
        draft, problem = self._draft, self.when.problem
        if problem is None and draft.ask is not None:
            try:
                fit({"day": draft.day, "ask": draft.ask}, Day)
            except Unfit as error:
                problem = str(error)
        if problem is None:
            self.dismiss(draft)
        else:
            self.show_problem(problem)


def log_past_ask(app: PracticeApp, day: date, show: Callable[[], object]) -> None:
    """Log an ask of an earlier day, beginning with this one; `show` draws what is there then."""

    def save(attempt: Attempt) -> str | None:
        return app.change(lambda: app.journal.record(attempt))

    def told(attempt: Attempt | None) -> None:
        if attempt is not None:
            when = day_seen_from(attempt.day, app.day)
            app.say(f"Logged for {when}. {kind_line(attempt.outcome, attempt.reason)}")
            show()

    def go_on(draft: Draft | None) -> None:
        from rejectui.ui.sheets.confirm import Confirm

        if draft is None:
            return
        if no_to(app.practice, Day(day=draft.day, challenge=draft.challenge, ask=draft.ask)) is None:
            log(draft)
        else:
            app.push_screen(Confirm(SOMEBODY_ELSE), lambda yes: log(draft) if yes else drop())

    def drop() -> None:
        app.drafts.drop(NAMES[Draft])

    def log(draft: Draft) -> None:
        from rejectui.ui.sheets.log_attempt import LogAttempt

        app.push_screen(LogAttempt(draft, save), told)

    app.push_screen(PastAsk(day), go_on)
