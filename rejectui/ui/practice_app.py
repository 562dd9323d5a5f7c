"""What every screen knows of the app: its day, its packs, and the one way in which the journal is changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.text import Text
from textual._context import active_message_pump
from textual._styles_cache import StylesCache
from textual.app import App, ScreenStackError
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.events import Event, InputEvent, MouseDown, MouseMove, Paste
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from rejectui.core.days.day import day_of
from rejectui.journal.errors import JournalError
from rejectui.practice.practice import NotNow, Practice
from rejectui.ui.clean_cells import TerminalGuard
from rejectui.ui.keys import EVERYWHERE, keymap, today_keys
from rejectui.ui.terminal_driver import DRIVER, Gone, Taken, in_gnu_screen
from rejectui.ui.theme import NO_COLOR, OURS, looks_of
from rejectui.ui.type_ahead import TypeAhead
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.places_line import PlacesLine

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rejectui.core.asks.challenge import Challenge
    from rejectui.core.card.text import TodayText
    from rejectui.core.facts import Facts
    from rejectui.journal.folder.drafts import Drafts
    from rejectui.journal.journal import Journal
    from rejectui.packs.library import Library
    from rejectui.packs.programs import Programs

# How often the app looks whether the day turned over or somebody else wrote, in seconds: none of its screens
# is to be older than two.
TICK = 1.5
# How long after the first paint, in seconds, the app does what that paint could do without.
SOON = 0.1
# How long between two things that are done in idle moments, in seconds.
IDLE = 0.02
# How long what is said by itself stays, whatever is typed, in seconds.
READ_IN = 2.0
# How long Textual waits before it draws another place, in seconds; its own 0.05 can be felt.
SWITCH = 0.01
LATER = Path(__file__).with_name("later.tcss")
# What Textual says of a widget or a screen that is not there any more.
TAKEN_AWAY = (NoMatches, MountError, ScreenStackError)


def _forget_lines(_: Screen[object]) -> None:
    """Textual (8.2.8) keeps every painted line of a thousand widgets that are gone, in a cache of colors by
    widget: 35 MB after a while. The colors are found again at once."""
    StylesCache.get_inner_outer.cache_clear()


class First(NamedTuple):
    """What the first paint shows before anything was read: Today's text, the theme; and how to read the
    packs, and the journal, which may raise `JournalError`."""

    text: TodayText
    theme: str
    library: Callable[[], Library]
    journal: Callable[[], Journal]


class PracticeApp(App[None]):
    """Built from ready-made parts; it opens no file and asks no clock of its own.

    `library` and `journal` are the packs and the journal, or `first` what is shown until they are read; when
    that fails the app leaves, and `not_opened` says why.

    `programs` reads the programs when they are first asked for, which most starts can do without; `now` gives
    aware local time, `report` takes an exception, files it and returns the sentence to print, `packs_folder`
    is where the packs of the user's own are, `read_packs` reads all packs as they are then, `keys` is the
    user's keymap (binding id to key), `theme` overrides the setting on this machine, `taken` is the terminal,
    if it was taken before. Once it is prepared, `looks` has what the roles of Today's texts look like on this
    terminal, and `today_keys` (name, key, what it does) of its bottom line.
    """

    TITLE = "RejectUI"
    CSS_PATH = "app.tcss"
    BINDINGS = [
        *EVERYWHERE,
        Binding(
            "ctrl+q", "quit", "Quit", tooltip="Leave from anywhere.", id="go.out", show=False, priority=True
        ),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (44, "-narrow"), (70, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    def __init__(
        self,
        *,
        programs: Callable[[], Programs],
        now: Callable[[], datetime],
        drafts: Drafts,
        report: Callable[[BaseException], str],
        library: Library | None = None,
        journal: Journal | None = None,
        first: First | None = None,
        packs_folder: Path | None = None,
        read_packs: Callable[[], Library] | None = None,
        keys: Mapping[str, str] | None = None,
        theme: str | None = None,
        taken: Taken | None = None,
    ) -> None:
        if not os.environ.get("NO_COLOR"):
            # An empty NO_COLOR counts as unset (no-color.org); Textual takes it as set.
            os.environ.pop("NO_COLOR", None)
        without_color = "NO_COLOR" in os.environ
        if in_gnu_screen():
            os.environ.pop("COLORTERM", None)
        super().__init__(driver_class=DRIVER, ansi_color=True if without_color else None)
        self._library = library
        self._read_programs = programs
        self._journal = journal
        self.first = self._reads = first
        self.not_opened: JournalError | None = None
        self.now = now
        self.drafts = drafts
        self.keys = keymap(keys or {})
        self._packs_folder = packs_folder
        self._read_packs = read_packs
        self.taken = taken
        self.looks: dict[str, str] = {}
        self.today_keys: tuple[tuple[str, str, str], ...] = ()
        self._report = report
        self._guard = TerminalGuard()
        self._ahead = TypeAhead(self, self._do)
        self._seen: tuple[date, Facts] | None = None
        self.message = ""
        self._said_by: list[KeyLine] = []
        self._stays_until = 0.0
        self.practice = Practice(self)
        self._mounted = self.prepared = self._styled = False
        self.animation_level = "none"
        for ours in OURS:
            self.register_theme(ours)
        wanted = theme or (first.theme if first is not None else self.facts.settings.theme)
        self._use_theme(NO_COLOR if without_color else wanted)

    def _use_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name
        else:
            self.theme = OURS[0].name

    def shape(self) -> list[str]:
        """The classes of a screen on a terminal of this size, by the breakpoints."""
        sides = zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True)
        return [max(point for point in points if point[0] <= side)[1] for side, points in sides]

    @property
    def library(self) -> Library:
        """The packs, read when they are first asked for."""
        if self._library is None:
            assert self._reads is not None
            self._library = self._reads.library()
        return self._library

    @property
    def journal(self) -> Journal:
        """The journal, read when it is first asked for: then what was shown first has had its time.

        Raises `JournalError`.
        """
        if self._journal is None:
            assert self._reads is not None
            self._journal = self._reads.journal()
            self.first = None
        return self._journal

    @property
    def facts(self) -> Facts:
        """Everything the journal knows, read again when the file changed."""
        return self.journal.facts

    @property
    def day(self) -> date:
        """The practice day it is now."""
        return day_of(self.now(), self.facts.settings.start_of_day)

    @cached_property
    def programs(self) -> Programs:
        """The programs, read when they are first asked for."""
        return self._read_programs()

    def trouble(self, verb: Callable[[], object]) -> str | None:
        """Do something; None, or why nothing was changed."""
        try:
            verb()
        except (JournalError, NotNow) as error:
            return str(error)
        return None

    def do(self, verb: Callable[[], object]) -> bool:
        """The same, with the trouble shown as a notice; whether it worked."""
        problem = self.trouble(verb)
        if problem is not None:
            self.say(problem, "warning")
        return problem is None

    def change(self, work: Callable[[], object]) -> str | None:
        """Change the journal, today's card kept in the same write; None, or why nothing was changed."""
        return self.trouble(lambda: self._change(work))

    def change_or_say(self, work: Callable[[], object]) -> bool:
        """The same, with the trouble shown as a notice; whether it worked."""
        return self.do(lambda: self._change(work))

    def _change(self, work: Callable[[], object]) -> None:
        with self.practice.change():
            work()

    def say(self, text: str, severity: str = "information") -> None:
        """Say something in passing, over the keys and in the place of what was said before. It goes with the
        next key; what nobody asked for stays until it could be read."""
        self.unsay()
        self.message = text
        self._stays_until = 0.0 if self._ahead.busy else monotonic() + READ_IN
        self._said_by = [line for screen in self.screen_stack for line in screen.query(KeyLine)]
        for line in self._said_by:
            line.is_warning = severity != "information"
            line.message = text

    def unsay(self) -> None:
        """Take it away."""
        self.message = ""
        for line in self._said_by:
            line.message = ""
        self._said_by = []

    def notify(self, message: str, *, severity: str = "information", **_: object) -> None:
        """What Textual says by itself, in the same place."""
        self.say(message, severity)

    def action_help_quit(self) -> None:
        """ctrl+c: copying is up to the terminal, and leaving has its key."""
        self.say("q leaves; ctrl+q from anywhere. Everything logged is saved.")

    def add_own(self, ask: str, challenge: Mapping[str, object]) -> str | None:
        """Make an own ask a challenge of the user's own pack, today's card kept; None, or why it is not."""
        from rejectui.practice.own_packs import take_own

        return self._into_pack(lambda folder: take_own(self.practice, folder, ask, challenge))

    def add_plan(self, plan: Sequence[Challenge]) -> str | None:
        """Take these challenges into the user's plan, in their order; None, or why they are not there."""
        from rejectui.practice.own_packs import take_plan

        return self._into_pack(lambda folder: take_plan(self.practice, folder, plan))

    def _into_pack(self, take: Callable[[Path], None]) -> str | None:
        """Write into a pack of the user's own, and go on with the packs as they are then."""
        folder, read_packs = self._packs_folder, self._read_packs
        if folder is None or read_packs is None:
            return "There is no folder for packs of your own here."
        problem = self.trouble(lambda: take(folder))
        if problem is None:
            self._library = read_packs()
        return problem

    def on_mount(self) -> None:
        """Start what needs a running app."""
        self._mounted = True
        if self.keys.problems:
            self.say("\n".join(self.keys.problems), "warning")
        self.set_keymap(self.keys.keys)
        if self.first is None:
            self._seen = (self.day, self.facts)
        self.set_interval(TICK, self.look_around)
        self.screen_change_signal.subscribe(self, _forget_lines)

    async def on_event(self, event: Event) -> None:
        """What is typed waits its turn; so does leaving, which keeps what was typed before it."""
        if isinstance(event, InputEvent | Paste | Gone) and not event.is_forwarded:
            await self._ahead.take(event)
        else:
            await super().on_event(event)

    async def _do(self, event: Event) -> None:
        if isinstance(event, Gone):
            self._leave(event.status)
            return
        self.get_ready()  # whatever a first key opens finds everything ready
        if self.not_opened is not None:
            return
        if self.message and not isinstance(event, MouseMove) and monotonic() > self._stays_until:
            self.unsay()
        if not isinstance(event, MouseDown) or self._is_there(event):
            await super().on_event(event)

    def _is_there(self, event: MouseDown) -> bool:
        """Whether what was clicked still is: Textual (8.2.8) takes it for granted that it has a parent."""
        with suppress(NoWidget):
            widget, _ = self.get_widget_at(event.x, event.y)
            return widget.is_attached
        return True

    def get_ready(self) -> None:
        """Do once what the first paint could do without: the rest of the sheet, and what saving needs."""
        if self.prepared:
            return
        self.prepared = True
        try:
            self._seen = self._seen or (self.day, self.facts)
        except JournalError as error:
            self.not_opened = error
            self.exit()
            return
        self.looks = looks_of(self)
        self.today_keys = tuple(today_keys(self.keys.keys))
        self._idle = self.in_idle_moments()
        self.set_timer(IDLE, self._do_one_more)

    def in_idle_moments(self) -> Iterator[Callable[[], object]]:
        """What later keys need, each a moment's work: done while nothing is typed."""
        yield self._read_styles
        yield self.journal.get_ready

    def _read_styles(self) -> None:
        """Read once how all other screens look."""
        if not self._styled:
            self._styled = True
            self.stylesheet.read(LATER)
            for screen in self.screen_stack:
                self.stylesheet.update(screen)

    def push_screen(self, *screen: Any, **options: Any) -> Any:
        """Also read how it looks."""
        self._read_styles()
        return super().push_screen(*screen, **options)

    def switch_mode(self, mode: str) -> Any:
        """Also read how its screen looks."""
        self._read_styles()
        return super().switch_mode(mode)

    def _do_one_more(self) -> None:
        if self._exit:
            return
        if self._ahead.busy:
            self.set_timer(SOON, self._do_one_more)
        elif (work := next(self._idle, None)) is not None:
            with suppress(JournalError):  # whoever needs it tells it
                work()
            self.set_timer(IDLE, self._do_one_more)

    def look_around(self) -> None:
        """Notice a new day or another instance's write, also under an open modal."""
        if self.first is not None or self.not_opened is not None:
            return
        seen = (self.day, self.facts)
        if self._seen is not None and (seen[0] != self._seen[0] or seen[1] is not self._seen[1]):
            for screen in self.screen_stack:
                refresh = getattr(screen, "show", None)
                if refresh is not None and screen.is_mounted and not isinstance(screen, ModalScreen):
                    refresh()
                look_after = getattr(screen, "look_after", None)
                if look_after is not None and screen.is_mounted and seen[0] != self._seen[0]:
                    look_after()
        self._seen = seen

    def leave_page(self) -> None:
        """Close Settings or a page, so that none of them waits behind a place; a sheet stays."""
        if len(self.screen_stack) > 1 and not isinstance(self.screen, ModalScreen):
            self.pop_screen()

    def refresh_css(self, animate: bool = True) -> None:
        """Apply new colors; before there is a screen, the sheets need not be parsed twice for that."""
        if self._mounted:
            super().refresh_css(animate)
            self.looks = looks_of(self)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def delay_update(self, delay: float = SWITCH) -> None:
        """Hold the screen for a moment while a place is changed: long enough not to flicker, no longer."""
        super().delay_update(min(delay, SWITCH))

    def action_place(self, place: str) -> None:
        """Go to a place; from a page over a sheet, back to the sheet."""
        self.leave_page()
        if not isinstance(self.screen, ModalScreen):
            self.switch_mode(place)

    def on_places_line_chosen(self, message: PlacesLine.Chosen) -> None:
        """Go to the place that was clicked."""
        self.action_place(message.place)

    async def action_quit(self) -> None:
        """Leave; a modal with text in it is asked first, also under a page."""
        if isinstance(self.screen_stack[-2:][0], ModalScreen):
            self.leave_page()
        leave = getattr(self.screen, "action_leave", None)
        if isinstance(self.screen, ModalScreen) and leave is not None:
            leave()
        else:
            self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text of several lines, ctrl+z takes back what was typed."""
        return action != "to_shell" or (DRIVER is not None and not hasattr(self.focused, "undo"))

    def action_to_shell(self) -> None:
        """Leave the terminal to the shell until it continues the app; everything stays as it is."""
        to_shell = getattr(self._driver, "to_shell", None)
        if to_shell is None or not to_shell():
            self.say("No shell waits here that could bring RejectUI back, so it stays.")

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave: no key that is still waiting does anything, and what is kept of drafts may be offered."""
        self._ahead.close()
        self.drafts.release()
        super().exit(result, return_code, message)

    def _leave(self, status: int) -> None:
        """Leave because the terminal is gone or a signal says so: what is being written is kept."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_written", None)
            if keep is not None and screen.is_mounted:
                keep()
        self.exit(return_code=status)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and the guard, which is always last."""
        return [*super().get_line_filters(), self._guard]

    def _handle_exception(self, error: Exception) -> None:
        # A handler that runs on while its screen is taken away finds nothing there. That is no reason to end,
        # nor to end otherwise than was said.
        found = error.error if isinstance(error, WorkerFailed) else error
        here = active_message_pump.get(None)
        gone = self._exit or (here is not None and here is not self and not here.is_attached)
        if not (gone and isinstance(found, TAKEN_AWAY)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables: the user's own words among them. What comes
        # after the first error is its consequence.
        error = sys.exc_info()[1]
        sentence = self._report(error) if error is not None else "Something went wrong."
        if not self._exit_renderables:
            self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()
