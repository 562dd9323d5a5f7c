"""A few lines about an ask, as they will be pasted. RejectUI sends them nowhere."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.sharing.share import sentences, to_share
from rejectui.ui.keys import SHARE
from rejectui.ui.safe_text import safe
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.frame.key_line import KeyLine


class ShareAsk(Sheet[None]):
    """The lines of one ask, without a sentence of the user's until one is chosen."""

    BINDINGS = [*SHARE]
    AUTO_FOCUS = "VerticalScroll"
    sheet = getters.query_one("#share", VerticalScroll)
    sentence = getters.query_one(ChoiceField)
    lines = getters.query_one("#share-lines", Static)

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt
        self._sentences = {sentence.field: sentence for sentence in sentences(attempt)}

    def compose(self) -> ComposeResult:
        """The choice, if there is one, and the lines."""
        written = {field: sentence.before.lower() for field, sentence in self._sentences.items()}
        with VerticalScroll(id="share", classes="sheet"):
            choice = ChoiceField("With a sentence of yours?", {None: "no sentence", **written})
            choice.can_focus = False  # the keys are the sheet's, and scrolling stays with it
            choice.display = bool(self._sentences)
            yield choice
            yield Static(id="share-lines")
            yield Static(
                "Copying works where the terminal allows it; you can also select the text. "
                "RejectUI sends it nowhere.",
                classes="muted",
            )
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet, and follow the choice."""
        self.sheet.border_title = "Sharing"
        self.watch(self.sentence, "value", self._show)

    @property
    def _text(self) -> str:
        picked = self._sentences.get(self.sentence.value)
        return "\n".join(to_share(self.app.facts, self.app.day, self._attempt, picked))

    def _show(self) -> None:
        self.lines.update(safe(self._text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No choice where nothing was written."""
        return bool(self._sentences) if action == "turn" else True

    def action_turn(self) -> None:
        """The next sentence, and after the last one none."""
        self.sentence.action_move(1)

    def action_copy(self) -> None:
        """Copy the lines."""
        self.hand_over(self._text)
