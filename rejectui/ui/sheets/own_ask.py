"""An ask of the user's own, which becomes the day's card."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import to_builtins
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.asks.asked_once import heard_before
from rejectui.core.clean_text import storable
from rejectui.core.days.day_plan import own_ask
from rejectui.core.facts import Day
from rejectui.core.limits import Unfit, fit
from rejectui.ui.drafts import LeftAsk, LeftOwn, keep
from rejectui.ui.keys import OWN
from rejectui.ui.safe_text import safe
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.frame.key_line import KeyLine


class OwnAsk(Sheet[bool]):
    """Answers whether there is an ask now.

    `save` takes the day with the ask as its card, planned, and returns None, or why it was not saved.
    """

    BINDINGS = [*OWN]
    AUTO_FOCUS = "#own-text"
    LEAVING = "Leave without saving it? What you typed will be lost."
    sheet = getters.query_one("#own", VerticalScroll)
    once = getters.query_one("#once", Static)
    text = getters.query_one("#own-text", Input)

    def __init__(self, today: Day, save: Callable[[Day], str | None], text: str = "") -> None:
        super().__init__()
        self._text = text
        self._today = today
        self._save = save

    def compose(self) -> ComposeResult:
        """One question, and the three things that make an ask a good one."""
        with VerticalScroll(id="own", can_focus=False, classes="sheet"):
            yield Static("  What would you like to ask, and whom?")
            yield LineField(self._text, id="own-text")
            yield Static(id="once")
            yield Static("  honest · easy to refuse · asked once", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "An ask of your own"
        self.once.display = False

    @on(Input.Changed)
    def _remind(self) -> None:
        said = heard_before(self.app.facts.attempts, challenge=None, ask=self.text.value)
        self.once.update(safe(said or ""))
        self.once.display = said is not None

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Make it today's card."""
        text = storable(self.text.value.strip())
        try:
            own = own_ask(text, self._today)
            problem = self._save(fit(to_builtins(own), Day)) if text else "Write the ask first."
        except Unfit as error:
            problem = str(error)
        self.close(problem, True)

    def action_keep_for_later(self) -> None:
        """Keep it on the ladder instead, with its kind and how bad it may get."""
        from rejectui.ui.sheets.keep_ask import KeepAsk

        text = self.text.value
        if self.typed:
            keep(self.app.drafts, LeftAsk(storable(text)))
        self._drop_written()
        self.dismiss(False)
        self.app.push_screen(KeepAsk(text))

    @property
    def written(self) -> LeftOwn:
        """The ask so far."""
        return LeftOwn(storable(self.text.value))

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return bool(self.text.value.strip())

    def leave(self) -> None:
        """Leave without an ask."""
        self.dismiss(False)
