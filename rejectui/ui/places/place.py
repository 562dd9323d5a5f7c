"""What every place has: places above, keys below, fresh contents whenever it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.events import ScreenResume, ScreenSuspend
from textual.screen import Screen

from rejectui.core.wording.words import short_day
from rejectui.journal.errors import JournalError
from rejectui.practice.practice import NotNow
from rejectui.practice.told_once import shows_fair_asks
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.places_line import PlacesLine

if TYPE_CHECKING:
    from rejectui.core.asks.catalog import Entry


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

    @property
    def date(self) -> str:
        """The day as the top line shows it."""
        return short_day(self.app.day)

    def show(self) -> None:
        """Draw the facts as they are now."""
        self.places_line.show(self.date)

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
        """Take back what was done last, and say what that was."""
        self._take_back(again=False)

    def action_redo(self) -> None:
        """Bring back what was taken back last, and say what that was."""
        self._take_back(again=True)

    def _take_back(self, *, again: bool) -> None:
        from rejectui.practice.taken_back import take_back

        try:
            said = take_back(self.app.practice, again=again).sentence
        except NotNow as nothing:
            self.app.say(str(nothing))
        except JournalError as error:
            self.app.say(str(error), "warning")
        else:
            one, other = ("it back", "back more") if again else ("back more", "it back")
            keys = [f"u takes {one}"] if self.app.journal.can_undo else []
            keys += [f"U brings {other}"] if self.app.journal.can_redo else []
            self.app.say(f"{said} {', '.join(keys)}.")
            self.show()

    def choose(self, option: Entry | str) -> None:
        """Make a challenge or an own text today's card, and go there."""
        from rejectui.practice.card_changes import choose

        if self.app.do(lambda: choose(self.app.practice, option)):
            self.app.action_place("today")
            self.app.say("Today's card now. u brings back the one before.")
            if isinstance(option, str):
                self.show_fair_asks()

    def keep_for_later(self, entry: Entry) -> None:
        """Keep a challenge for later, with how nervous it may make one."""
        from rejectui.ui.sheets.choosing.keep_later import KeepLater

        def kept(yes: bool | None) -> None:
            if yes:
                self.app.say("Saved for later: it is on your ladder.")
                self.show()

        self.app.push_screen(KeepLater(entry), kept)

    def show_fair_asks(self) -> None:
        """An ask of the user's own is the card: the first time, show the page about fair asks."""
        if shows_fair_asks(self.app.practice):
            from rejectui.ui.pages import fair_page

            page = fair_page()
            page.WANTS_TO_BE_READ = True
            self.app.push_screen(page)
