"""A look back on a week, and the user's own sentence about it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from rejectui.core.clean_text import storable
from rejectui.core.days.weeks import weeks_of
from rejectui.core.limits import Unfit, changed
from rejectui.core.review.look_back import LookBack, takeaway
from rejectui.core.review.periods import week_called
from rejectui.core.review.review_words import NO_ASK, stood_out
from rejectui.core.wording.words import MARKS, OUTCOMES, capital
from rejectui.ui.drafts import LeftWeek
from rejectui.ui.keys import LOOK_BACK
from rejectui.ui.safe_text import safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.frame.key_line import KeyLine

MOST = 7


class LookBackSheet(Sheet[bool]):
    """What was asked, the hardest, the surprise, and room for a takeaway; answers whether it was kept."""

    BINDINGS = [*LOOK_BACK]
    AUTO_FOCUS = "TextArea"
    sheet = getters.query_one("#look-back", VerticalScroll)
    text = getters.query_one(TextArea)

    def __init__(self, back: LookBack, words: str | None = None) -> None:
        super().__init__()
        self._words = back.kept.words or "" if words is None else words
        self._back = back

    def compose(self) -> ComposeResult:
        """The week, and below it the takeaway as it stands."""
        with VerticalScroll(id="look-back", can_focus=False, classes="sheet"):
            yield Static(Content("\n").join(self._week()), id="look-back-week")
            yield Static("What do you take from it? A sentence is plenty.")
            yield TextArea(self._words, tab_behavior="focus", soft_wrap=True)
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = capital(
            week_called(self._back.first, self.app.day, weeks_of(self.app.facts))
        )
        self.sheet.border_subtitle = "optional"
        self.text.move_cursor(self.text.document.end)

    def _week(self) -> Iterator[Content]:
        asks = self._back.asks
        for attempt in asks[:MOST]:
            head = f"{attempt.day:%a} {MARKS[attempt.outcome]} {OUTCOMES[attempt.outcome]:<10} "
            yield Content.assemble((head, QUIET), safe_line(attempt.title))
        if len(asks) > MOST:
            yield Content.styled(f"and {len(asks) - MOST} more", QUIET)
        if not asks:
            yield Content(NO_ASK)
        for head, said in stood_out(self._back):
            yield Content.assemble((f"{head}  ", "bold"), safe_line(said))

    def action_save(self) -> None:
        """Keep the takeaway; an empty one is none."""
        now = takeaway(self.app.facts, self._back.monday)
        words = storable(self.text.text).strip() or None
        if now.words not in (self._back.kept.words, words):  # another window or a command wrote it
            self._back = replace(self._back, kept=now)
            self.show_problem(
                f"Meanwhile it says: “{now.words or ''}”. Save again, and yours takes its place."
            )
            return
        try:
            week = changed(now, {"words": words})
        except Unfit as error:
            self.show_problem(str(error))
            return
        problem = self.app.change(lambda: self.app.journal.keep_week(week))
        self.close(problem, answer=True)
        if problem is None:
            self.app.say("Saved.")

    @property
    def written(self) -> LeftWeek:
        """The takeaway so far."""
        return LeftWeek(self._back.monday, storable(self.text.text))

    @property
    def typed(self) -> bool:
        """Whether the takeaway was changed."""
        return self.text.text.strip() != (self._back.kept.words or "")

    def leave(self) -> None:
        """Leave the week as it was."""
        self.dismiss(False)
