"""Review: the numbers, the calendar of practice days, and the weeks."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.review import Review, review
from rejectui.core.review_words import NOTHING_YET, lately_told, numbers, returns_told, streak_told
from rejectui.core.streak import DAILY, Week
from rejectui.core.words import MARKS, OUTCOMES
from rejectui.ui.keys import REVIEW
from rejectui.ui.screens.place import PlaceScreen
from rejectui.ui.widgets.calendar import Calendar

WEEKS = 12
STATES = {"kept": "kept", "open": "running", "missed": "", "skipped": "a week of rest"}


class ReviewScreen(PlaceScreen):
    """What the journal adds up to."""

    PLACE = "review"
    BINDINGS = [*REVIEW]
    AUTO_FOCUS = ""
    scroller = getters.query_one("#review", VerticalScroll)
    numbers = getters.query_one("#numbers", Static)
    calendar = getters.query_one(Calendar)
    outcomes = getters.query_one("#outcomes", Static)
    weeks = getters.query_one("#weeks", Static)

    def body(self) -> ComposeResult:
        """Numbers over the calendar; outcomes and weeks below, or beside it on a wide screen."""
        with VerticalScroll(id="review", can_focus=False):
            yield Static(id="numbers")
            yield Calendar()
            with Horizontal(id="tables"):
                yield Static(id="outcomes")
                yield Static(id="weeks")

    def on_mount(self) -> None:
        """The cursor is on the calendar, and the numbers above it stay in sight."""
        self.calendar.focus(scroll_visible=False)

    def action_scroll(self, by: int) -> None:
        """A screenful down or up."""
        if by > 0:
            self.scroller.scroll_page_down(animate=False)
        else:
            self.scroller.scroll_page_up(animate=False)

    def show(self) -> None:
        """Draw the review of today."""
        super().show()
        shown = review(self.app.facts, self.app.day)
        self.numbers.update(_numbers(shown))
        self.calendar.show(shown)
        self.outcomes.update(_outcomes(shown))
        self.weeks.update(_weeks(shown))


def _numbers(shown: Review) -> Content:
    if not shown.totals.asks:
        return Content(NOTHING_YET)
    parts = [
        Content.assemble((str(number), "bold $primary"), f" {words}")
        for number, words in numbers(shown.totals)
    ]
    told = (streak_told(shown.streak), lately_told(shown.lately), returns_told(shown.returns, shown.day))
    lines = [Content.styled(sentence, "$foreground 65%") for sentence in told if sentence]
    return Content("\n").join([Content("   ").join(parts), *lines])


def _outcomes(shown: Review) -> Content:
    lines = [Content.styled("Answers", "bold")]
    for outcome, words in OUTCOMES.items():
        number = shown.totals.outcomes.get(outcome, 0)
        if number:
            lines.append(Content.assemble((f"{MARKS[outcome]} ", "$primary"), f"{words:<11} {number:>4}"))
    return Content("\n").join(lines if len(lines) > 1 else [])


def _weeks(shown: Review) -> Content:
    lines = [Content.styled("Weeks", "bold")]
    lines += [_week(told.week) for told in shown.weeks[:WEEKS] if told.week]
    return Content("\n").join(lines if len(lines) > 1 else [])


def _week(week: Week) -> Content:
    days = "●" * week.practiced + "○" * max(week.target - week.practiced, 0)
    when = f"{week.monday.day:>2} {week.monday:%b}"
    state = STATES[week.state]
    if week.state == "kept" and week.per_week == DAILY:
        state = "kept, daily"
    return Content.assemble((f"{when}  ", "$foreground 65%"), (f"{days:<8}", "$primary"), f" {state}")
