"""The smallest possible Textual app with two places: what opening Review and Journal is compared with."""

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class First(Screen[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """That one."""
        yield Static("the first place")


class Second(Screen[None]):
    """Another Static."""

    def compose(self) -> ComposeResult:
        """That one."""
        yield Static("the second place")


class TwoScreens(App[None]):
    """A key for each screen."""

    MODES = {"first": First, "second": Second}
    DEFAULT_MODE = "first"
    BINDINGS = [("1", "switch_mode('first')"), ("2", "switch_mode('second')")]


if __name__ == "__main__":
    TwoScreens().run()
