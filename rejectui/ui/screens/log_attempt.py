"""Log an ask: outcome by a letter, how bad it got by a digit, a note if there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from rejectui.core.attempt import Attempt, Outcome, answered_on
from rejectui.core.border import Unfit, fit
from rejectui.core.day import day_of, days_to_choose
from rejectui.core.once import reminder
from rejectui.core.text import storable
from rejectui.core.words import day_seen_from, short_day
from rejectui.ui.app import RejectUI
from rejectui.ui.draft import Draft
from rejectui.ui.keys import LOG
from rejectui.ui.safe import safe, safe_line
from rejectui.ui.widgets.choice import Choice
from rejectui.ui.widgets.key_line import KeyLine
from rejectui.ui.widgets.outcomes import Outcomes
from rejectui.ui.widgets.scale import Scale

HAPPENED = ("no", "partly", "yes")


class LogAttempt(ModalScreen[Attempt | None]):
    """Answers the attempt once it is on disk, or None.

    `save` takes the attempt and returns None, or why it could not be saved: then everything stays on screen.
    `logged` is the practice day on which it was logged, None while that is still to come.
    """

    BINDINGS = [*LOG]
    AUTO_FOCUS = "#peak"
    app = getters.app(RejectUI)
    outcomes = getters.query_one(Outcomes)
    peak = getters.query_one("#peak", Scale)
    note = getters.query_one(TextArea)
    label = getters.query_one("#label", Input)
    once = getters.query_one("#once", Static)
    problem = getters.query_one("#problem", Static)
    sheet = getters.query_one("#log", VerticalScroll)

    def __init__(
        self,
        draft: Draft,
        save: Callable[[Attempt], str | None],
        *,
        logged: date | None = None,
        editing: bool = False,
    ) -> None:
        super().__init__()
        self._logged = logged
        self._draft = draft
        self._save = save
        self._editing = editing
        self._day = draft.day

    def compose(self) -> ComposeResult:
        """The questions, the few that everybody answers first."""
        draft = self._draft
        labels = dict.fromkeys(a.label for a in reversed(self.app.facts.attempts) if a.label)
        with VerticalScroll(id="log", can_focus=False, classes="sheet"):
            yield Static(safe_line(draft.title, "bold"), id="log-title")
            yield Outcomes()
            yield Scale("How bad did it get?", id="peak", value=draft.peak)
            if draft.plan is not None and draft.plan.feared:
                yield Static(safe(f"You feared: {draft.plan.feared}"), id="feared")
                yield Choice("Did that happen?", HAPPENED, value=draft.feared_happened)
                yield Scale(
                    "How likely does it seem now?", id="chance-again", value=draft.chance_again, percent=True
                )
            yield TextArea(
                draft.note, tab_behavior="focus", soft_wrap=True, placeholder="Note, if you like", id="note"
            )
            yield Input(
                draft.label,
                placeholder="Who or where, in a private word, if you like",
                suggester=SuggestFromList(labels, case_sensitive=False),
                id="label",
            )
            yield Static(id="once")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start from the draft."""
        self.outcomes.value = self._draft.outcome
        self.problem.display = self.once.display = False
        self.set_class(bool(self.query(Choice)), "-feared")
        self.note.move_cursor(self.note.document.end)
        self._tell_day()

    def _tell_day(self) -> None:
        when = day_seen_from(self._day, self.app.day)
        words = when if when == short_day(self._day) else f"{when}, {short_day(self._day)}"
        self.sheet.border_title = "Change it" if self._editing else "How did it go?"
        self.sheet.border_subtitle = words

    @property
    def _now(self) -> Draft:
        """What is on screen."""
        happened = self.query(Choice)
        again = self.query("#chance-again").results(Scale)
        return msgspec.structs.replace(
            self._draft,
            day=self._day,
            outcome=self.outcomes.value,
            peak=self.peak.value,
            note=storable(self.note.text),
            label=storable(self.label.value),
            feared_happened=happened.first().value if happened else None,
            chance_again=next((scale.value for scale in again), None),
        )

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _keep_draft(self) -> None:
        if not self._editing:
            self.app.drafts.keep({"log": msgspec.json.encode(self._now).decode()})
        self._remind()

    def _remind(self) -> None:
        draft = self._now
        said = reminder(
            [a for a in self.app.facts.attempts if a.id != draft.id],
            label=draft.label,
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

    def action_tens(self, tens: int) -> None:
        """Rate how bad it got."""
        self.peak.action_tens(tens)

    def action_fives(self, fives: int) -> None:
        """Rate it five less or more."""
        self.peak.action_fives(fives)

    def action_day_back(self) -> None:
        """A day earlier; after seven days, back to the latest."""
        today = self.app.day
        earliest, latest = days_to_choose(self._draft.day, self._logged or today, today)
        earlier = self._day - timedelta(days=1)
        self._day = earlier if earlier >= earliest else latest
        self._tell_day()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the note, enter is a new line, and the bottom line says how to save from there."""
        return not (action == "save_outside" and isinstance(self.focused, TextArea))

    def action_save_outside(self) -> None:
        """Enter, outside a text."""
        self.action_save()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save it; on trouble say why, and keep everything where it is."""
        draft = self._now
        if draft.outcome is None:
            self._say("Which was it? One of the letters above.")
            return
        values = {
            **msgspec.to_builtins(draft),
            "at": self.app.now().isoformat(),
            "note": draft.note.strip(),
            "label": draft.label.strip(),
        }
        try:
            attempt = fit(values, Attempt)
        except Unfit as error:
            self._say(str(error))
            return
        problem = self._save(attempt)
        if problem is None:
            self._drop_draft()
            self.dismiss(attempt)
        else:
            self._say(problem)

    def _say(self, problem: str) -> None:
        self.problem.update(safe(problem))
        self.problem.display = True
        self.problem.scroll_visible(animate=False)

    async def _may_leave(self) -> None:
        from rejectui.ui.screens.confirm import Confirm

        now = self._now
        changed = now != msgspec.structs.replace(self._draft, day=self._day)
        brought_back = not self._editing and (now.note.strip() or now.label.strip())
        if not (changed or brought_back) or await self.app.push_screen_wait(
            Confirm("Leave without saving? What you typed here goes.")
        ):
            self._drop_draft()
            self.dismiss(None)

    def _drop_draft(self) -> None:
        if not self._editing:  # an edit keeps none: the one there is belongs to another ask
            self.app.drafts.drop()

    def action_leave(self) -> None:
        """Leave; asks first if something would be lost."""
        self.run_worker(self._may_leave(), exclusive=True)


# Everything a draft holds but what says which ask it is.
EDITED = tuple(sorted({*Draft.__struct_fields__} - {"id", "challenge", "ask", "snapshot", "plan"}))


def edit_attempt(app: RejectUI, attempt: Attempt) -> None:
    """Open the log on an attempt that is in the journal, and write what was changed."""

    def save(edited: Attempt) -> str | None:
        changes = {
            name: getattr(edited, name) for name in EDITED if getattr(edited, name) != getattr(attempt, name)
        }
        if "outcome" in changes:
            changes["answered"] = answered_on(attempt, edited.outcome, app.day)
        return app.change(lambda: app.journal.edit(attempt.id, changes)) if changes else None

    logged = day_of(attempt.at, app.facts.settings.start_of_day)
    app.push_screen(LogAttempt(Draft.of(attempt), save, logged=logged, editing=True))
