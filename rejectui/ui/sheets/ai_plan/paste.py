"""What an AI tool wrote, pasted: what is to be mended is told by line, and mended right there."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Static, TextArea

from rejectui.core.clean_text import storable
from rejectui.core.wording.words import count
from rejectui.packs.authoring.pasted.plan import PastedPlan, read_plan, told, too_long
from rejectui.ui.drafts import NAMES, LeftPaste, left_paste
from rejectui.ui.keys import PASTE
from rejectui.ui.sheets.ai_plan.cards import Chosen, PlanCards
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine

ABOUT = "Paste all of it. You see the cards before anything is taken."
# Characters of a text that is kept while it is typed: every key writes all of it.
LONGEST_DRAFT = 64 * 1024
# Columns of a terminal from which on lines are numbered.
WITH_NUMBERS = 30
LEAVING = "Leave? What you pasted will be lost."
LEAVING_LONG = "Leave? What you pasted will be lost. It is too long to be kept as a draft."


class PasteArea(TextArea):
    """A text of several lines. What is longer than any plan stays out: showing it would take long."""

    class TooLong(Message):
        """It was not pasted, and why."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def on_paste(self, event: Paste) -> None:
        """Refuse what would not be read anyway."""
        why = too_long(len(event.text.encode("utf-8", "replace")))
        if why:
            event.prevent_default()
            self.post_message(self.TooLong(why))


class PastePlan(Sheet[bool]):
    """Answers whether cards were taken."""

    BINDINGS = [*PASTE]
    AUTO_FOCUS = "TextArea"
    sheet = getters.query_one("#paste", Vertical)
    text = getters.query_one(TextArea)

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text
        self._told = ""  # the text whose problems were told
        self._unticked: frozenset[str] = frozenset()  # by title, when a card was gone back to

    def compose(self) -> ComposeResult:
        """Room for the text, with numbers of lines; what is wrong below it."""
        with Vertical(id="paste", classes="sheet"):
            yield Static(ABOUT, classes="muted")
            text = self._text or left_paste(self.app.drafts)
            yield PasteArea(text, tab_behavior="focus", soft_wrap=True)
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "The plan that came back"
        self.text.move_cursor(self.text.document.end)

    def on_resize(self) -> None:
        """Number the lines where there is room for it."""
        self.text.show_line_numbers = self.size.width >= WITH_NUMBERS

    @on(PasteArea.TooLong)
    def _too_long(self, event: PasteArea.TooLong) -> None:
        self.show_problem(event.why)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        too_long_to_keep = self.written is None
        self.LEAVING = LEAVING_LONG if too_long_to_keep else LEAVING
        if too_long_to_keep:
            self.app.drafts.drop(NAMES[LeftPaste])  # the beginning of it would pass for all of it

    def _read(self) -> PastedPlan:
        catalog, facts = self.app.practice.catalog, self.app.facts
        return read_plan(self.text.text, facts.settings.languages[0], catalog, facts.asks)

    def action_read(self) -> None:
        """Show the cards; what is to be mended is told first, and once for the same text."""
        plan = self._read()
        if plan.nothing:
            self.show_problem(plan.nothing)
        elif plan.problems and (self._told != self.text.text or not any(card.good for card in plan.cards)):
            self._told = self.text.text
            self._tell(plan, 0)
        else:
            self.problem.display = False
            self.app.push_screen(PlanCards(plan, self._unticked), self._chosen)

    def action_next(self) -> None:
        """Go to what is to be mended below this line, and from the last on to the first."""
        plan, line = self._read(), self.text.cursor_location[0] + 1
        if not plan.problems:
            self.show_problem(plan.nothing or "Nothing needs fixing. ctrl+s shows the cards.")
            return
        self._tell(plan, next((at for at, each in enumerate(plan.problems) if each.line > line), 0))

    def _tell(self, plan: PastedPlan, at: int) -> None:
        """Say what is wrong there, with the cursor on its line."""
        problem, of = plan.problems[at], len(plan.problems)
        good = sum(card.good for card in plan.cards)
        on = "Nothing can be taken until then."
        if good:
            on = f"ctrl+s again goes on with {count(good, 'card that is', 'cards that are')} fine."
        where = f"{at + 1} of {of}; ctrl+n goes to the next one. " if of > 1 else ""
        self.text.move_cursor((problem.line - 1, problem.column - 1))
        self.show_problem(f"{told(problem)}\n{where}{on}")
        self.text.focus()

    def _chosen(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        if chosen.taken:
            self._drop_written()
            self.dismiss(True)
            return
        self._unticked = chosen.unticked
        plan = self._read()
        self.text.move_cursor((chosen.line - 1, 0))
        card = next((card for card in plan.cards if card.line == chosen.line), None)
        if card is not None and card.problems and not card.known:
            self._tell(plan, plan.problems.index(card.problems[0]))

    @property
    def written(self) -> LeftPaste | None:
        """What was pasted, if it is not too long to be written with every key."""
        text = self.text.text
        return LeftPaste(storable(text)) if len(text) <= LONGEST_DRAFT else None

    @property
    def typed(self) -> bool:
        """Whether something stands there."""
        return bool(self.text.text.strip())

    def leave(self) -> None:
        """Leave with nothing taken."""
        self.dismiss(False)
