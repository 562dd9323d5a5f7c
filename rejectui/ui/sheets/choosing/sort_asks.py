"""Asks sorted by looking at them: one at a time, one digit each."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.look import ENOUGH, Look, looked
from rejectui.core.card.compose import curled, in_quotes
from rejectui.core.dealing.sorting import A_DOZEN, next_to_sort
from rejectui.core.wording.questions import NERVOUS
from rejectui.core.wording.words import feels, sorted_words, who_and_how
from rejectui.ui.keys import SORT
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.frame.key_line import KeyLine

SCALE = "One digit: " + " · ".join(f"{tens} {feels(10 * tens)}" for tens in (0, 5, 9))


class SortAsks(Sheet[int]):
    """Answers how many were sorted; each is saved as it is given, so leaving loses nothing."""

    BINDINGS = [*SORT]
    AUTO_FOCUS = ""
    sheet = getters.query_one("#sort", VerticalScroll)
    shown = getters.query_one("#sort-ask", Static)
    scale = getters.query_one("#sort-scale", Static)
    below = getters.query_one("#sort-below", Static)

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[Entry] = []
        self._rated: set[str] = set()
        self._at = 0
        self._goal = A_DOZEN

    def compose(self) -> ComposeResult:
        """The ask, and what the digits mean."""
        with VerticalScroll(id="sort", can_focus=False, classes="sheet"):
            yield Static(id="sort-scale", classes="muted")
            yield Static(id="sort-ask")
            yield Static(id="sort-below")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first."""
        self.sheet.border_title = NERVOUS
        self._show()

    @property
    def _here(self) -> Entry | None:
        """The ask that is looked at; None when there is none left, or enough were sorted."""
        if len(self._rated) >= self._goal and self._at == len(self._asked):
            return None
        if self._at == len(self._asked):
            practice, seen = self.app.practice, [entry.id for entry in self._asked]
            entry = next_to_sort(practice.catalog, practice.facts, practice.day, seen)
            if entry is None:
                return None
            self._asked.append(entry)
        return self._asked[self._at]

    def _show(self) -> None:
        entry, number = self._here, len(self._rated)
        self.problem.display = False
        self.scale.update(Content("" if entry is None else SCALE))
        if entry is None:
            self.sheet.border_subtitle = ""
            self.shown.update(Content(sorted_words(number)))
            self.below.update(Content.styled("These were guesses: what you log counts for more.", QUIET))
        else:
            self.sheet.border_subtitle = f"{number} of {self._goal} sorted"
            self.shown.update(_ask(entry))
            peak = looked(self.app.facts.looks).get(entry.id) if entry.id in self._rated else None
            said = f"You said {peak // 10}, {feels(peak)}." if peak is not None else ""
            enough = "esc whenever you have had enough." if number >= ENOUGH else ""
            self.below.update(Content.styled(f"{said} {enough}".strip(), QUIET))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where there is an ask, or one before it."""
        if not self.is_mounted:
            return True
        ended = self._here is None
        if action in ("rate", "skip"):
            return not ended
        if action == "before":
            return self._at > 0
        return action not in ("more", "done") or ended

    def action_rate(self, tens: int) -> None:
        """Keep how nervous it would make one, and go on."""
        entry = self._here
        if entry is None:
            return
        look = Look(of=entry.id, peak=10 * tens, day=self.app.day)
        problem = self.app.trouble(lambda: self.app.journal.keep_look(look))
        if problem is not None:
            self.show_problem(problem)
            return
        self._rated.add(entry.id)
        self._at += 1
        self._show()

    def action_skip(self) -> None:
        """Go on without a word."""
        self._at += self._here is not None
        self._show()

    def action_before(self) -> None:
        """Back to the ask before."""
        self._at = max(self._at - 1, 0)
        self._show()

    def action_more(self) -> None:
        """A dozen more."""
        self._goal += A_DOZEN
        self._show()

    def action_done(self) -> None:
        """Close it."""
        self.dismiss(len(self._rated))

    def leave(self) -> None:
        """Leave; everything is saved."""
        self.dismiss(len(self._rated))


def _ask(entry: Entry) -> Content:
    challenge = entry.challenge
    lines = [
        safe_line(challenge.title, "bold"),
        safe_line(who_and_how(challenge), QUIET),
        Content(""),
        safe(curled(challenge.how)),
    ]
    if challenge.say:
        lines += [Content(""), safe(in_quotes(challenge.say), "italic")]
    return Content("\n").join([*lines, Content("")])
