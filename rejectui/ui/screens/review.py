"""Review: the numbers, the calendar of practice days, and the weeks."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.review import Review, review
from rejectui.core.streak import DAILY, Week
from rejectui.core.words import MARKS, OUTCOMES, count
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
    if not shown.asks:
        return Content("Nothing here yet. The first ask changes that, whatever the answer.")
    parts = [
        Content.assemble((str(number), "bold $primary"), f" {words}")
        for number, words in (
            (shown.asks, "ask" if shown.asks == 1 else "asks"),
            (shown.noes, "no heard" if shown.noes == 1 else "noes heard"),
            (shown.outcomes.get("yes", 0), "yes" if shown.outcomes.get("yes", 0) == 1 else "yeses"),
        )
    ]
    return Content("\n").join([Content("   ").join(parts), Content.styled(_streak(shown), "$foreground 65%")])


def _streak(shown: Review) -> str:
    """The streak and how it was worked out; without one, what there is instead."""
    chain = shown.streak
    kept = sum(week.state == "kept" for week in chain.weeks)
    if not chain.length:
        return (
            f"{count(kept, 'week', 'weeks')} kept in all." if kept else "The first kept week is on its way."
        )
    if chain.unit == "days":
        reserve = f", {count(chain.reserve, 'day', 'days')} in reserve" if chain.reserve else ""
        return f"{count(chain.length, 'practice day', 'practice days')} without a missed day{reserve}."
    wanted = count(chain.weeks[-1].per_week, "practice day keeps", "practice days keep")
    if chain.length == 1:
        return f"1 week kept so far. {wanted} a week."
    return f"{chain.length} weeks in a row. {wanted} a week."


def _outcomes(shown: Review) -> Content:
    lines = [Content.styled("Answers", "bold")]
    for outcome, words in OUTCOMES.items():
        number = shown.outcomes.get(outcome, 0)
        if number:
            lines.append(Content.assemble((f"{MARKS[outcome]} ", "$primary"), f"{words:<11} {number:>4}"))
    return Content("\n").join(lines if len(lines) > 1 else [])


def _weeks(shown: Review) -> Content:
    lines = [Content.styled("Weeks", "bold")]
    lines += [_week(week) for week in shown.weeks[:WEEKS]]
    return Content("\n").join(lines if len(lines) > 1 else [])


def _week(week: Week) -> Content:
    days = "●" * week.practiced + "○" * max(week.target - week.practiced, 0)
    when = f"{week.monday.day:>2} {week.monday:%b}"
    state = STATES[week.state]
    if week.state == "kept" and week.per_week == DAILY:
        state = "kept, daily"
    return Content.assemble((f"{when}  ", "$foreground 65%"), (f"{days:<8}", "$primary"), f" {state}")
