"""Review: what the journal adds up to, for a week, a month, a program or everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Category
from rejectui.core.days.weeks import weeks_of
from rejectui.core.review.comparison_words import answer
from rejectui.core.review.kinds import ENOUGH, SMOOTHED, Kind, before_after, has_kind, kinds, lately_rated
from rejectui.core.review.look_back import look_back, week_to_tell
from rejectui.core.review.periods import Period, Span, called, period, spans, steps_back
from rejectui.core.review.review import Review, review
from rejectui.core.wording.words import capital
from rejectui.ui.keys import REVIEW
from rejectui.ui.places.place import PlaceScreen
from rejectui.ui.widgets.review.before_after import Dumbbells
from rejectui.ui.widgets.review.calendar import Calendar
from rejectui.ui.widgets.review.period_line import PeriodLine
from rejectui.ui.widgets.review.review_text import goes_on, moments, sums, weeks

if TYPE_CHECKING:
    from rejectui.ui.sheets.choosing.asks_of_day import Chosen, Wanted
    from rejectui.ui.widgets.review.bars_page import BarsPage


# More columns than any terminal has room for.
DRAWN = 500


class ReviewScreen(PlaceScreen):
    """The first page, and behind a key a second one."""

    PLACE = "review"
    BINDINGS = [*REVIEW]
    AUTO_FOCUS = ""
    scroller = getters.query_one("#review", VerticalScroll)
    period_line = getters.query_one(PeriodLine)
    first = getters.query_one("#first", Vertical)
    numbers = getters.query_one("#numbers", Static)
    calendar = getters.query_one(Calendar)
    picture = getters.query_one(Dumbbells)
    told = getters.query_one("#told", Static)
    moments = getters.query_one("#moments", Static)
    weeks = getters.query_one("#weeks", Static)
    _span: Span = "everything"
    _back = 0
    _shown: Review | None = None
    _bars: BarsPage | None = None
    _drawn: Sequence[Attempt] = ()
    _kinds: Sequence[Kind] | None = None
    _kind: tuple[Category, int] | None = None

    def body(self) -> ComposeResult:
        """The answer, one picture and the calendar; then how it goes on, moments and weeks."""
        yield PeriodLine()
        with VerticalScroll(id="review", can_focus=False), Vertical(id="first"):
            yield Static(id="numbers")
            with Horizontal(id="seen"):
                yield Calendar()
                yield Dumbbells()
            yield Static(id="told")
            with Horizontal(id="tables"):
                yield Static(id="moments")
                yield Static(id="weeks")

    @property
    def period(self) -> Period:
        """The period that is looked at."""
        return period(self.app.facts, self.app.day, self._span, self._back)

    def show(self) -> None:
        """Draw the review of the period."""
        super().show()
        facts, day, chosen = self.app.facts, self.app.day, self.period
        self._back, self._kinds = chosen.back, None
        self._shown = shown = review(facts, day, chosen, self.app.practice.today.streak)
        self._show_bars(shown)
        self.period_line.show(spans(facts), chosen.span, self._called(chosen))
        told = answer(shown.found, day)
        self.numbers.update(Content("\n").join([sums(shown), *map(Content, told)]))
        self.calendar.show(shown, facts.attempts)
        self._show_picture()
        self.moments.update(moments(shown))
        self.weeks.update(weeks(shown.weeks))
        self.refresh_bindings()

    def _show_bars(self, shown: Review) -> None:
        if self._bars is not None:
            self._bars.show(shown, self.period.attempts(self.app.facts))

    def _called(self, chosen: Period) -> str:
        if chosen.span == "everything":
            return ""
        name = called(
            chosen, self.app.day, weeks_of(self.app.facts), self.app.programs.by_name if chosen.run else None
        )
        on = " →" if chosen.back else ""
        return f"{'← ' if self._steps > chosen.back else ''}{name}{on}"

    @property
    def _steps(self) -> int:
        return steps_back(self.app.facts, self.app.day, self._span)

    @property
    def kinds(self) -> Sequence[Kind]:
        """The kinds of ask in the period, counted when they are first asked for."""
        if self._kinds is None:
            self._kinds = kinds(self.period.attempts(self.app.facts), self._other_scale)
        return self._kinds

    @property
    def _other_scale(self) -> frozenset[str]:
        return self._shown.other_scale if self._shown is not None else frozenset()

    def _show_picture(self) -> None:
        """All rated asks, or those of the chosen kind, if there are such in the period."""
        among = self.kinds if self._kind else ()
        one = next((one for one in among if (one.category, one.level) == self._kind), None)
        if one is None:
            attempts = self.period.attempts(self.app.facts)
            self._drawn, called = lately_rated(attempts, self._other_scale, DRAWN), "All kinds"
        else:
            self._drawn, called = one.attempts, capital(one.called)
        self.picture.show(before_after(self._drawn), called, "expected", "got", smooth=one is not None)
        line = one is not None and sum(ask.peak is not None for ask in self._drawn) >= ENOUGH
        if self._shown is not None:
            self.told.update(goes_on(self._shown, [SMOOTHED] if line else []))
        self.calendar.set_class(not self.picture.display, "-alone")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where there is somewhere to go."""
        if not self.is_mounted:
            return True
        if action == "move":
            back = parameters == (1,)
            return self._back < self._steps if back else self._back > 0
        if action == "kind":
            return self.picture.display and self.first.display and has_kind(self._drawn)
        return action != "calendar" or self.first.display

    def action_scroll(self, by: int) -> None:
        """A screenful down or up."""
        if by > 0:
            self.scroller.scroll_page_down(animate=False)
        else:
            self.scroller.scroll_page_up(animate=False)

    def action_line(self, by: int) -> None:
        """A line down or up."""
        self.scroller.scroll_relative(y=by, animate=False)

    def action_span(self) -> None:
        """Look at the next longer period, or at a week again."""
        among = spans(self.app.facts)
        self._look_at(among[(among.index(self._span) + 1) % len(among)])

    @on(PeriodLine.Chosen)
    def _chosen(self, message: PeriodLine.Chosen) -> None:
        self._look_at(message.span)

    def _look_at(self, span: Span) -> None:
        self._span, self._back = span, 0
        self.show()

    def action_move(self, back: int) -> None:
        """Go to the period before (1) or after (-1)."""
        self._back = min(max(self._back + back, 0), self._steps)
        self.show()

    def action_kind(self, by: int) -> None:
        """Draw the next kind of ask, or the one before; all of them once around."""
        around = [None, *((one.category, one.level) for one in self.kinds)]
        at = around.index(self._kind) if self._kind in around else 0
        self._kind = around[(at + by) % len(around)]
        self._show_picture()
        self.picture.scroll_visible(animate=False)

    async def action_further(self) -> None:
        """Turn to the second page, or back to the first; the second is made when it is asked for."""
        self.first.display = not self.first.display
        if self._bars is None:
            from rejectui.ui.widgets.review.bars_page import BarsPage

            self._bars = BarsPage()
            await self.scroller.mount(self._bars)
        self._bars.display = not self.first.display
        self.show()
        self.scroller.scroll_home(animate=False)

    def action_takeaway(self) -> None:
        """Look back on the week that is looked at, or else on the last one that is over."""
        from rejectui.ui.sheets.look_back import LookBackSheet

        facts, week = self.app.facts, self._span == "week"
        this = weeks_of(facts).monday(self.period.first) if week else None
        monday = this or week_to_tell(facts, self.app.day)
        self.app.push_screen(LookBackSheet(look_back(facts, monday)))

    def action_export(self) -> None:
        """Write the journal to a file."""
        from rejectui.ui.sheets.sharing.export import ExportSheet

        self.app.push_screen(ExportSheet())

    def action_calendar(self) -> None:
        """Go into the calendar, or out of it."""
        self.set_focus(None if self.calendar.has_focus else self.calendar)

    @on(Calendar.Opened)
    def _open_day(self, message: Calendar.Opened) -> None:
        from rejectui.ui.sheets.choosing.asks_of_day import AsksOfDay

        self.app.push_screen(AsksOfDay(message.day), lambda chosen: self._chose(chosen, message.day))

    def _chose(self, chosen: Chosen | Wanted | None, day: date) -> None:
        if chosen == "log":
            from rejectui.ui.sheets.past_ask import log_past_ask

            log_past_ask(self.app, day, self.show)
        elif chosen == "rest":
            from rejectui.ui.sheets.rest_days import rest_on_days

            rest_on_days(self.app, day, self.show)
        elif chosen is not None and chosen.later and isinstance(chosen.option, Entry):
            self.keep_for_later(chosen.option)
        elif chosen is not None:
            self.choose(chosen.option)

    async def key_escape(self) -> None:
        """Out of the calendar, or back to the first page."""
        self.set_focus(None)
        if not self.first.display:
            await self.action_further()
