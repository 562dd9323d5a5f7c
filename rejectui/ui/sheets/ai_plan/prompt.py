"""The text for an AI tool: read it, change it, copy it. RejectUI sends it nowhere."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from rejectui.core.clean_text import storable
from rejectui.core.sharing.ai_prompt import AFTER, BEFORE, plan_prompt
from rejectui.ui.keys import PROMPT
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine


class PromptScreen(Sheet[bool]):
    """The text between what is to be known before and after; what is changed in it is kept nowhere.

    Answers whether cards of a plan were taken.
    """

    BINDINGS = [*PROMPT]
    AUTO_FOCUS = "TextArea"
    LEAVING = "Leave the prompt? Your changes will be lost."
    sheet = getters.query_one("#prompt", Vertical)
    text = getters.query_one(TextArea)

    def compose(self) -> ComposeResult:
        """The text as it would be pasted."""
        self._copied = plan_prompt(self.app.facts)
        with Vertical(id="prompt", classes="sheet"):
            yield Static(BEFORE, id="prompt-before")
            yield TextArea(self._copied, tab_behavior="focus", soft_wrap=True)
            yield Static(AFTER, classes="muted", id="prompt-after")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "A prompt for an AI tool of your choice"

    def action_copy(self) -> None:
        """Copy it as it stands there."""
        self._copied = self.text.text
        self.hand_over(storable(self._copied))

    def action_paste(self) -> None:
        """Paste what the tool wrote."""
        from rejectui.ui.sheets.ai_plan.paste import PastePlan

        self.app.push_screen(PastePlan(), self._came_back)

    def _came_back(self, taken: bool | None) -> None:
        if taken:
            self.dismiss(True)

    @property
    def typed(self) -> bool:
        """Whether the text was changed, and not copied since."""
        return self.text.text != self._copied

    def leave(self) -> None:
        """Leave it; nothing was taken."""
        self.dismiss(False)
