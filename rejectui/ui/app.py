"""The app: what every screen knows of it, and the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from textual.command import Provider
from textual.screen import Screen

from rejectui.ui.practice_app import PracticeApp


def _today() -> Screen[None]:
    from rejectui.ui.places.today import TodayScreen

    return TodayScreen()


def _review() -> Screen[None]:
    from rejectui.ui.places.review import ReviewScreen

    return ReviewScreen()


def _journal() -> Screen[None]:
    from rejectui.ui.places.journal import JournalScreen

    return JournalScreen()


def _ladder() -> Screen[None]:
    from rejectui.ui.places.ladder import LadderScreen

    return LadderScreen()


def _packs() -> Screen[None]:
    from rejectui.ui.places.packs import PacksScreen

    return PacksScreen()


def _palette() -> type[Provider]:
    from rejectui.ui.palette import KeysProvider

    return KeysProvider


class RejectUI(PracticeApp):
    """The practice app with its screens, each imported when it is first shown."""

    MODES = {"today": _today, "review": _review, "journal": _journal, "ladder": _ladder, "packs": _packs}
    DEFAULT_MODE = "today"
    COMMANDS = {_palette}

    def in_idle_moments(self) -> Iterator[Callable[[], object]]:
        """Also import the modules of the log and of the places, what is likeliest first."""
        yield partial(import_module, "rejectui.ui.sheets.log_attempt")
        yield from super().in_idle_moments()
        for name in ("review", "journal", "ladder"):
            yield partial(import_module, f"rejectui.ui.places.{name}")

    def action_settings(self) -> None:
        """Open Settings."""
        from rejectui.ui.places.settings import SettingsScreen

        self.leave_page()
        self.push_screen(SettingsScreen())

    def action_support(self) -> None:
        """Open Support."""
        from rejectui.ui.pages import support_page

        self.leave_page()
        self.push_screen(support_page())

    def action_fair(self) -> None:
        """Open the page about fair asks."""
        from rejectui.ui.pages import fair_page

        self.leave_page()
        self.push_screen(fair_page())

    def action_help(self) -> None:
        """Open Help, at the keys of the screen that is left or lies under a page."""
        from rejectui.ui.pages import Page, help_page

        here = next(screen for screen in reversed(self.screen_stack) if not isinstance(screen, Page))
        page = help_page(self.keys, here)
        self.leave_page()
        self.push_screen(page)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from rejectui.ui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())
