"""What every place has: places above, keys below, fresh contents whenever it comes into view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.events import ScreenResume, ScreenSuspend
from textual.screen import Screen

from rejectui.core.asks.attempt import Attempt
from rejectui.core.today import Today
from rejectui.core.wording.words import UNDONE, asks_and_others, short_day
from rejectui.journal.journal import Undone
from rejectui.practice.told_once import shows_fair_asks
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.places_line import PlacesLine


class PlaceScreen(Screen[None]):
    """A place fills in `body` and `show`; `show` runs whenever it comes into view and when facts changed."""

    PLACE = ""
    app = getters.app(PracticeApp)
    _in_view = _seen_before = False
    places_line = getters.query_one(PlacesLine)

    def __init__(self) -> None:
        # Textual would give these classes with the first resize, and then style every widget once more.
        super().__init__(classes=" ".join(self.app.shape()))
        # A new screen counts as out of date, and Textual parses every style sheet again for it (8.2.8); the
        # sheets are as new as the app's. A private name: bounded by textual<9 and covered by a test.
        self._css_update_count = self.app._css_update_count

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield PlacesLine(self.PLACE)
        yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """The widgets between the two lines."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw the facts as they are now."""
        self.places_line.show(self.app.day)

    @on(ScreenResume)
    def _came_into_view(self, event: ScreenResume) -> None:
        # Textual says so twice the first time, when everything has just been styled.
        event.refresh_styles = self._seen_before and not self._in_view
        if not self._in_view:
            self._in_view = self._seen_before = True
            self.show()

    @on(ScreenSuspend)
    def _went_out_of_view(self) -> None:
        self._in_view = False

    def action_undo(self) -> None:
        """Undo the last change to the journal, and say what that was."""
        before = self.app.facts.attempts
        found: list[Undone | None] = []
        if not self.app.change_or_say(lambda: found.append(self.app.journal.undo())):
            return
        undone = found[0]
        if undone is None:
            self.app.say("There is nothing to undo.")
            return
        about = _about(undone, (*self.app.facts.attempts, *before))
        self.app.say(f"{UNDONE[undone.what, undone.again]}: {about}. u takes that back.")
        self.show()

    def show_fair_asks(self) -> None:
        """An ask of the user's own is the card: the first time, show the page about fair asks."""
        if shows_fair_asks(self.app.practice):
            from rejectui.ui.pages import fair_page

            page = fair_page()
            page.WANTS_TO_BE_READ = True
            self.app.push_screen(page)

    async def may_drop_plan(self, today: Today) -> bool:
        """Whether today's plan, if there are words in it, may make room for another card."""
        if today.state != "planned" or today.plan is None:
            return True
        from rejectui.ui.sheets.confirm import Confirm

        return await self.app.push_screen_wait(Confirm("Let this plan go? What you wrote for it goes too."))


def _about(undone: Undone, attempts: Sequence[Attempt]) -> str:
    """What was undone: the ask or the week by name, or how many records."""
    attempt = next((each for each in attempts if each.id == undone.only("attempts")), None)
    if attempt is not None:
        return f"{attempt.title}, {short_day(attempt.day)}"
    monday = undone.only("weeks")
    if monday is not None:
        return f"the takeaway of the week of {short_day(date.fromisoformat(monday))}"
    return asks_and_others(undone.asks, undone.records)
