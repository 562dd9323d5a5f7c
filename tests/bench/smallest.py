"""The smallest possible Textual app: what first paint and memory are compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Smallest(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """That one."""
        yield Static("the smallest app")


if __name__ == "__main__":
    Smallest().run()
