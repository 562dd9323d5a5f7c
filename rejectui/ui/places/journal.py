"""Journal: every attempt, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from rejectui.core.asks.attempt import Attempt, Outcome, Plan, answered_on
from rejectui.core.asks.own_challenge import may_become
from rejectui.core.days.weeks import ONE_DAY, weeks_of
from rejectui.core.facts import Takeaway
from rejectui.core.review.look_back import look_back
from rejectui.core.review.review_words import logged, takeaway_of
from rejectui.core.search import matching, with_takeaways
from rejectui.core.wording.questions import AHEAD, answers_told
from rejectui.core.wording.words import KIND, MARKS, OUTCOMES, entries, feels, long_day, short_day
from rejectui.ui.keys import JOURNAL
from rejectui.ui.places.list_place import ListScreen
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.log_attempt import edit_attempt
from rejectui.ui.theme import QUIET


class JournalScreen(ListScreen[Attempt | Takeaway]):
    """The list, a takeaway above the asks of its week, and the whole of what is under the cursor."""

    PLACE = "journal"
    BINDINGS = [*JOURNAL]

    def __init__(self) -> None:
        super().__init__()
        self._waiting = False

    def show(self) -> None:
        """Draw what matches."""
        super().show()
        everything = self.app.facts.attempts[::-1]
        found = matching(everything, self.words, waiting=self._waiting)
        summary = self._summary(found, everything)
        weeks = () if self._waiting else self.app.facts.weeks
        self.fill(with_takeaways(found, weeks, weeks_of(self.app.facts).last, self.words), summary)

    @property
    def attempt(self) -> Attempt | None:
        """The attempt under the cursor; None on a takeaway, and in an empty list."""
        row = self.rows.current
        return row if isinstance(row, Attempt) else None

    def _summary(self, found: Sequence[Attempt], everything: Sequence[Attempt]) -> Content:
        if not everything:
            return Content("Nothing logged yet. 1 goes to today's card.")
        if self._waiting:
            return Content.styled(f"{logged(found)} waiting for an answer", QUIET)
        if len(found) == len(everything):
            return Content.styled(logged(everything), QUIET)
        return Content.styled(f"{len(found)} of {entries(len(everything))}", QUIET)

    def only_waiting(self) -> None:
        """Show the asks that wait for an answer; at once, or else when it comes into view."""
        self._waiting = True
        if self.is_mounted:
            self.show()

    async def key_escape(self) -> None:
        """Everything again."""
        self._waiting = False
        await super().key_escape()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to edit, delete or share in an empty list."""
        if action == "answer" and self.is_mounted:
            return self.attempt is not None and self.attempt.outcome == "waiting"
        if action in ("delete", "share") and self.is_mounted:
            return self.attempt is not None
        if action == "mine" and self.is_mounted:
            return self.attempt is not None and may_become(self.attempt)
        return action != "edit" or not self.is_mounted or self.rows.current is not None

    def action_waiting(self) -> None:
        """Only the waiting ones, or all again."""
        self._waiting = not self._waiting
        self.show()

    def action_edit(self) -> None:
        """Change the attempt under the cursor, or the takeaway with its week before one's eyes."""
        row = self.rows.current
        if isinstance(row, Attempt):
            edit_attempt(self.app, row)
        elif row is not None:
            from rejectui.ui.sheets.look_back import LookBackSheet

            self.app.push_screen(LookBackSheet(look_back(self.app.facts, row.monday)))

    def action_share(self) -> None:
        """Show the attempt under the cursor as lines to paste."""
        from rejectui.ui.sheets.sharing.share import ShareAsk

        attempt = self.attempt
        if attempt is not None:
            self.app.push_screen(ShareAsk(attempt))

    def action_mine(self) -> None:
        """Make the own ask under the cursor a challenge."""
        from rejectui.ui.sheets.make_challenge import into_my_pack

        if self.attempt is not None:
            into_my_pack(self.app, self.attempt)

    def action_log_past(self) -> None:
        """Log an ask of an earlier day."""
        from rejectui.ui.sheets.past_ask import log_past_ask

        log_past_ask(self.app, self.app.day - ONE_DAY, self.show)

    def action_rest_days(self) -> None:
        """Keep days of rest, past or to come."""
        from rejectui.ui.sheets.rest_days import rest_on_days

        rest_on_days(self.app, self.app.day - ONE_DAY, self.show)

    def action_answer(self, outcome: Outcome) -> None:
        """Give the waiting ask under the cursor its answer; its day stays."""
        attempt = self.attempt
        if attempt is None:
            return
        changes = {"outcome": outcome, "answered": answered_on(attempt, outcome, self.app.day)}
        if self.app.change_or_say(lambda: self.app.journal.edit(attempt.id, changes)):
            self.app.say(f"{attempt.title}: {OUTCOMES[outcome]}. {KIND[outcome]} u takes it back.")
            self.show()

    def action_delete(self) -> None:
        """Take the attempt out of the journal."""
        attempt = self.attempt
        if attempt is not None and self.app.change_or_say(lambda: self.app.journal.delete(attempt.id)):
            self.app.say("Deleted. u brings it back.")
            self.show()

    def row(self, row: Attempt | Takeaway, width: int) -> Content:
        """Day, answer, rating and ask; or the takeaway."""
        if isinstance(row, Attempt):
            return _row(row, width, self.app.day)
        return _takeaway(row, self._first(row))

    def in_full(self, row: Attempt | Takeaway) -> Content:
        """All that was told."""
        return _detail(row) if isinstance(row, Attempt) else _takeaway_detail(row, self._first(row))

    def _first(self, week: Takeaway) -> date:
        """The day on which the week begins."""
        return weeks_of(self.app.facts).first(week.monday)


def _takeaway(week: Takeaway, first: date) -> Content:
    return Content.assemble((f"{takeaway_of(first)}  ", "dim"), safe_line(week.words or "", "italic"))


def _takeaway_detail(week: Takeaway, first: date) -> Content:
    head = Content.styled(f"Takeaway, week of {first.day} {first:%B} {first.year}", "bold")
    return Content("\n").join([head, safe(week.words or "")])


def _row(attempt: Attempt, width: int, today: date) -> Content:
    rating = f"{attempt.peak:>3}" if attempt.peak is not None else "   "
    if attempt.day.year != today.year:
        day = attempt.day.isoformat() if width > 56 else f"{attempt.day.year:<6}"
    else:
        day = f"{short_day(attempt.day):<10}" if width > 56 else f"{attempt.day:%d %b}"
    outcome = f"{OUTCOMES[attempt.outcome]:<10} " if width > 56 else ""
    return Content.assemble(
        (f"{day} ", "dim"),
        f"{MARKS[attempt.outcome]} {outcome}",
        (f"{rating}  ", "dim"),
        safe_line(attempt.title),
    )


def _detail(attempt: Attempt) -> Content:
    rating = f" · {attempt.peak} {feels(attempt.peak)}" if attempt.peak is not None else ""
    head = f"{MARKS[attempt.outcome]} {OUTCOMES[attempt.outcome]}{rating} · {long_day(attempt.day)}"
    lines = [safe_line(attempt.title, "bold"), Content.styled(head, QUIET)]
    if attempt.outcome == "waiting":
        lines.append(Content("Their answer: n no · s soft no · p partly · y yes"))
    said = (
        ("With", attempt.label),
        *answers_told(attempt.plan or Plan(), AHEAD),
        *answers_told(attempt),
        ("Answered", long_day(attempt.answered) if attempt.answered else None),
    )
    lines += [Content.assemble((f"{name}: ", QUIET), safe(text)) for name, text in said if text]
    if attempt.note:
        lines += [Content(""), safe(attempt.note)]
    return Content("\n").join(lines)
