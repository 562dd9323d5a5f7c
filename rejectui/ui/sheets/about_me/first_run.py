"""The questions of the first start, each passed by enter: what is hard, what is in my life, how often."""

from __future__ import annotations

from collections.abc import Mapping

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from rejectui.core.days.streak import choose_rhythm, rhythm_chosen
from rejectui.core.facts import Question
from rejectui.core.programs.program import Program, current_run, offered
from rejectui.core.programs.program_words import offer
from rejectui.core.programs.runs import started
from rejectui.journal.records.record import new_id
from rejectui.ui.keys import FIRST_RUN, PACE
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.about_me.areas import AreasPicker
from rejectui.ui.sheets.about_me.life import LifePicker
from rejectui.ui.sheets.about_me.picker import Picker, line
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.frame.rows import RowList

DAYS = {days: str(days) for days in range(1, 8)}
ALONE, OTHERS = "a", "bc"
ON_MY_OWN = "on my own"
MEANS = "A card when you feel like it, by your own ratings."


class FirstQuestion(Picker):
    """A question of the first start. Answers whether to go on with the next: whoever leaves goes to the first
    card. What is chosen is kept either way, and also when the terminal closes."""

    BINDINGS = [*FIRST_RUN]

    def keep(self) -> str | None:
        """Write it. The first card is dealt after the questions, so there is none to keep yet."""
        return self.app.trouble(self.write)

    def leave(self) -> None:
        """Keep what is chosen, and leave the other questions."""
        problem = self.keep()
        if problem is not None:
            self.app.say(problem, "warning")
        self.dismiss(False)

    def keep_written(self) -> None:
        """Keep what is chosen when the terminal goes."""
        self.keep()


class FirstAreas(FirstQuestion, AreasPicker):
    """What is hard."""

    QUESTION = f"1 of 3 · {AreasPicker.QUESTION}"
    HINT = "Digits choose; enter goes on, with or without."


class FirstLife(FirstQuestion, LifePicker):
    """What is in my life."""

    QUESTION = f"2 of 3 · {LifePicker.QUESTION}"


class FirstPace(FirstQuestion):
    """How many days a week, and whether with a program, unless one is going on already."""

    BINDINGS = [*PACE]
    QUESTION = "3 of 3 · How often, and how"
    HINT = "All three questions stay in Settings (,)."
    days: getters.query_one[ChoiceField] = getters.query_one(ChoiceField)
    about = getters.query_one("#about", Static)

    def body(self) -> ComposeResult:
        """The days, then the programs."""
        yield ChoiceField("How many days a week?", DAYS, value=rhythm_chosen(self.app.facts.rhythms))
        yield Static("A program, if you like", id="with")
        yield from super().body()
        yield Static(id="about", classes="muted")

    def on_mount(self) -> None:
        """Offer what fits the days. The run has its id now: saving again is never a second one."""
        self._run_id = new_id()
        self._chosen: Program | None = None
        self.choices = []
        self.watch(self.days, "value", self._offer)

    def _offer(self) -> None:
        """The two that fit so many days best, and what was chosen of others before."""
        facts, programs = self.app.facts, self.app.programs.by_name.values()
        going_on = current_run(facts.runs) is not None
        found = [] if going_on else [*offered(programs, self.days.value or rhythm_chosen(facts.rhythms))]
        if found and self._chosen is not None and self._chosen not in found:
            found[-1] = self._chosen
        self._programs = dict(zip(OTHERS, found, strict=False))
        self.choices = [ALONE, *self._programs] if found else []
        self.query_one("#with").display = self.about.display = bool(found)
        self.rows.fill(self.choices)

    def row(self, key: str, width: int) -> Content:
        """A program in a line, or none."""
        program = self._programs.get(key)
        words = ON_MY_OWN if program is None else offer(program)
        return line(key, safe_line(words), program is self._chosen)

    @on(RowList.Moved)
    def _show_about(self) -> None:
        program = self._programs.get(self.rows.current or "")
        self.about.update(safe(MEANS if program is None else program.summary))

    def pick(self, key: str) -> None:
        """Choose a program, or none."""
        self._chosen = self._programs.get(key)

    def action_days(self, days: int) -> None:
        """Choose how many."""
        self.days.value = days

    def write(self) -> None:
        """Keep the rhythm if it is another one, and start the program."""
        facts, day, days = self.app.facts, self.app.day, self.days.value
        with self.app.journal.together():
            if days not in (None, rhythm_chosen(facts.rhythms)):
                self.app.journal.choose_rhythm(choose_rhythm(facts, days, day))
            if self._chosen is not None:
                for run in started(self._chosen, self._run_id, self.app.programs.by_name, facts, day):
                    self.app.journal.keep_run(run)


QUESTION_SHEETS: Mapping[Question, type[FirstQuestion]] = {
    "areas": FirstAreas,
    "life": FirstLife,
    "rhythm": FirstPace,
}
