"""Log an ask: outcome by a letter, how bad it got by a digit, a note if there is one; and page by page
everything else that may be told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from rejectui.core.asks.asked_once import reminder
from rejectui.core.asks.attempt import (
    WAITED,
    Attempt,
    Outcome,
    answer_too_early,
    answered_on,
    has_answer,
)
from rejectui.core.clean_text import shortened, storable
from rejectui.core.days.day import days_to_choose, logged_on
from rejectui.core.days.typed_day import answer_day, past_day
from rejectui.core.limits import Unfit, fit
from rejectui.core.wording.questions import AS_PLANNED, FEARED, PAGES, REASON, answered, is_asked
from rejectui.core.wording.words import day_and_date
from rejectui.ui.drafts import TOLD, Draft, LeftEdit
from rejectui.ui.keys import LOG
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.day_field import DayField
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.answers.outcomes import Outcomes
from rejectui.ui.widgets.answers.question import QuestionField
from rejectui.ui.widgets.answers.scale import Scale
from rejectui.ui.widgets.frame.key_line import KeyLine

LAST = len(PAGES)
NEEDED = "How did it end? Press one of the letters above."


class LogAttempt(Sheet[Attempt | None]):
    """Answers the attempt once it is on disk, or None.

    `save` takes the attempt and returns None, or why it could not be saved: then everything stays on screen.
    `logged` is the practice day on which it was logged, None while that is still to come. `was` is what the
    journal says of an ask that is changed. The pages after the first are made when they are turned to.
    """

    BINDINGS = [*LOG]
    AUTO_FOCUS = "#peak"
    LEAVING = "Leave without saving? What you typed will be lost."
    outcomes = getters.query_one(Outcomes)
    peak = getters.query_one("#peak", Scale)
    note = getters.query_one(TextArea)
    label = getters.query_one("#label", Input)
    once = getters.query_one("#once", Static)
    sheet = getters.query_one("#log", VerticalScroll)

    def __init__(
        self,
        draft: Draft,
        save: Callable[[Attempt], str | None],
        *,
        logged: date | None = None,
        was: Draft | None = None,
    ) -> None:
        super().__init__()
        self._logged = logged
        self._draft = draft
        self._save = save
        self._was = was
        self._given = self._day = draft.day  # and the day that steps back from it led to
        self._page = 0

    def compose(self) -> ComposeResult:
        """The first page: the questions that everybody answers first."""
        draft, told = self._draft, self._draft.told
        labels = dict.fromkeys(a.label for a in reversed(self.app.facts.attempts) if a.label)
        with VerticalScroll(id="log", can_focus=False, classes="sheet"):
            yield Static(safe_line(draft.title, "bold"), id="log-title")
            with Vertical(id="page-0", classes="page"):
                yield Outcomes()
                yield QuestionField(REASON, told.get("reason"))
                yield Scale("How nervous did you get?", id="peak", value=told.get("peak"))
                if draft.plan is not None and draft.plan.when:
                    yield Static(safe(f"You planned: {shortened(draft.plan.when)}"), id="planned-for")
                    yield QuestionField(AS_PLANNED, told.get("as_planned"))
                if draft.plan is not None and draft.plan.feared:
                    yield Static(safe(f"You feared: {shortened(draft.plan.feared)}"), id="feared")
                    for question in FEARED:
                        yield QuestionField(question, told.get(question.field))
                yield TextArea(
                    told.get("note", ""),
                    tab_behavior="focus",
                    soft_wrap=True,
                    placeholder="A note, if you like",
                    id="note",
                )
                yield LineField(
                    told.get("label", ""),
                    placeholder="Who or where, if you like (for your eyes only)",
                    suggester=SuggestFromList(labels, case_sensitive=False),
                    id="label",
                )
                if self._was is not None or self._full:
                    yield DayField("You asked on", self._day, self._read_day, id="day")
                if self._was is not None:
                    yield DayField(
                        "The answer came on",
                        draft.answered,
                        self._read_answered,
                        id="answered",
                        empty="today" if self._was.told["outcome"] in WAITED else "not noted",
                    )
                yield Static(id="once")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start from the draft."""
        self.outcomes.value = self._draft.told.get("outcome")
        self.once.display = False
        self.note.move_cursor(self.note.document.end)
        self._ask()
        self._head()

    def _head(self) -> None:
        title = "Change it" if self._was else "How did it go?"
        paged = self._page > 0 or self._full
        self.sheet.border_title = f"{title} {self._page + 1} of {LAST + 1}" if paged else title
        self.sheet.border_subtitle = day_and_date(self._day, self.app.day)

    @property
    def _full(self) -> bool:
        return self.app.facts.settings.log_depth == "full"

    def _ask(self) -> None:
        """Show the questions that make sense for what was told so far."""
        now = self._now
        outcome = now.told.get("outcome")
        for ask in self.query(QuestionField):
            field = ask.question.field
            ask.display = is_asked(field, outcome, now.plan, now.told.get(field))
        for came in self.query("#answered"):
            came.display = outcome is not None and has_answer(outcome) and self._came_later(outcome)
        for before in self.query("#planned-for, #feared"):
            before.display = outcome != "called_off"
            self.set_class(before.display, "-asks-more")

    def _came_later(self, outcome: Outcome) -> bool:
        """Whether the answer has a day of its own: to an ask that waited it came later, or comes now."""
        if self._was is None:
            return False
        before = self._was.told["outcome"]
        return outcome != before if before in WAITED else self._was.answered is not None

    def _read_day(self, text: str) -> date:
        return past_day(text, self.app.day)

    def _read_answered(self, text: str) -> date:
        return answer_day(text, self._day, self.app.day)

    @on(Input.Changed, "#day Input")
    def _day_typed(self) -> None:
        typed = self.query_exactly_one("#day", DayField).understood
        if typed is not None and typed != self._day:
            self._given = self._day = typed
        self._head()

    @property
    def _now(self) -> Draft:
        """What is on screen, and of pages never turned to what the draft says."""
        told = {
            **self._draft.told,
            **{ask.question.field: ask.value for ask in self.query(QuestionField)},
            "outcome": self.outcomes.value,
            "peak": self.peak.value,
            "note": storable(self.note.text),
            "label": storable(self.label.value),
        }
        came = [field.understood for field in self.query("#answered").results(DayField) if field.display]
        return msgspec.structs.replace(
            self._draft,
            day=self._day,
            answered=came[0] if came else self._draft.answered,
            told=answered(told),
        )

    @property
    def written(self) -> Draft | LeftEdit:
        """What was told so far."""
        return self._now if self._was is None else LeftEdit(self._now)

    @property
    def typed(self) -> bool:
        """Whether something was changed, or brought back from a draft."""
        now = self._now
        changed = now != msgspec.structs.replace(self._was or self._draft, day=self._day)
        words = [text for text in now.told.values() if isinstance(text, str) and text.strip()]
        return changed or (self._was is None and len(words) > ("outcome" in now.told))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _remind(self) -> None:
        draft = self._now
        said = reminder(
            [a for a in self.app.facts.attempts if a.id != draft.id],
            label=draft.told.get("label", ""),
            category=draft.snapshot.category if draft.snapshot else None,
            challenge=draft.challenge,
            ask=draft.ask,
        )
        self.once.update(safe(str(said)) if said else "")
        self.once.display = said is not None

    def on_outcomes_chosen(self, message: Outcomes.Chosen) -> None:
        """An outcome was clicked."""
        self.action_outcome(message.outcome)

    def action_outcome(self, outcome: Outcome) -> None:
        """Choose the outcome."""
        self.outcomes.value = outcome
        self.problem.display = False
        self._ask()
        if outcome == "called_off":
            self.query_exactly_one("#ask-reason ChoiceField").focus()

    def action_tens(self, tens: int) -> None:
        """Rate how bad it got."""
        self.peak.action_tens(tens)

    def action_fives(self, fives: int) -> None:
        """Rate it five less or more."""
        self.peak.action_fives(fives)

    def action_day_back(self) -> None:
        """A day earlier; after seven days, from when it was logged or from a day given further back, back to
        the latest."""
        today = self.app.day
        earliest, latest = days_to_choose(self._given, self._logged or today, today)
        earlier = self._day - timedelta(days=1)
        self._day = earlier if earlier >= earliest else latest
        for field in self.query("#day").results(DayField):
            field.show(self._day)
        self._head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters and digits belong to the first page. In the note, enter is a new line."""
        if action in ("outcome", "tens", "fives"):
            return self._page == 0
        if action == "turn":
            return 0 <= self._page + (1 if parameters == (1,) else -1) <= LAST
        goes_on = self._full and self._page < LAST
        if action == "enter_next":
            return goes_on and not isinstance(self.focused, TextArea)
        return not (action == "save_outside" and (goes_on or isinstance(self.focused, TextArea)))

    async def action_turn(self, by: int) -> None:
        """To the next page, or the one before."""
        self._page += by
        if not self.query(f"#page-{self._page}"):
            asks = [
                QuestionField(question, self._draft.told.get(question.field))
                for question in PAGES[self._page - 1]
            ]
            await self.sheet.mount(
                Vertical(*asks, id=f"page-{self._page}", classes="page"), before=self.problem
            )
        for made in self.query(".page"):
            made.display = made.id == f"page-{self._page}"
        self.problem.display = False
        self._ask()
        self._head()
        self.sheet.scroll_home(animate=False)
        first = next((each for each in self.query(f"#page-{self._page} *") if each.focusable), None)
        self.set_focus(self.peak if self._page == 0 else first)
        self.refresh_bindings()

    async def action_enter_next(self) -> None:
        """Enter, where the full log goes on."""
        await self.action_turn(1)

    def action_save_outside(self) -> None:
        """Enter, outside a text."""
        self.action_save()

    @on(Input.Submitted)
    async def _entered(self) -> None:
        if self._full and self._page < LAST:
            await self.action_turn(1)
        else:
            self.action_save()

    def action_save(self) -> None:
        """Save it; on trouble say why, and keep everything where it is."""
        draft = self._now
        outcome = draft.told.get("outcome")
        if outcome is None:
            self.show_problem(
                "How did it end? Press one of the letters on the first page." if self._page else NEEDED
            )
            return
        problem = next(filter(None, (each.problem for each in self.query(DayField) if each.display)), None)
        if problem is not None:
            self.show_problem(problem)
            return
        told = {name: each.strip() if isinstance(each, str) else each for name, each in draft.told.items()}
        if outcome != "called_off":
            told.pop("reason", None)
        values = {**msgspec.to_builtins(draft), "at": self.app.now().isoformat(), **told}
        del values["told"]
        try:
            attempt = fit(values, Attempt)
        except Unfit as error:
            self.show_problem(str(error))
            return
        self.close(self._save(attempt), attempt)


def edit_attempt(app: PracticeApp, attempt: Attempt, left: Draft | None = None) -> None:
    """Open the log on an attempt that is in the journal, or on what was `left` of changing it, and write what
    was changed."""

    def save(edited: Attempt) -> str | None:
        changes = {
            name: getattr(edited, name)
            for name in ("day", *TOLD)
            if getattr(edited, name) != getattr(attempt, name)
        }
        came = edited.answered if has_answer(edited.outcome) else None
        if attempt.outcome in WAITED and "outcome" in changes:
            changes["answered"] = came or answered_on(attempt, edited.outcome, app.day)
        elif attempt.outcome not in WAITED and came != attempt.answered:
            changes["answered"] = came
        problem = answer_too_early(attempt, changes)
        if problem is not None:
            return problem
        return app.change(lambda: app.journal.edit(attempt.id, changes)) if changes else None

    logged = logged_on(attempt, app.facts.settings.start_of_day)
    was = Draft.of(attempt)
    app.push_screen(LogAttempt(left or was, save, logged=logged, was=was))
