"""Today: one card, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from textual import getters, work
from textual.actions import parse
from textual.app import ComposeResult

from rejectui.core.asks.asked_once import heard_before
from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.days.aftercare import how_it_stayed
from rejectui.core.days.day import ended
from rejectui.core.facts import Day, Pause
from rejectui.core.wording.words import SOMEBODY_ELSE, count, day_seen_from, kind_line
from rejectui.journal.records.record import new_id
from rejectui.practice.card_changes import (
    NO_LIKELY_NO,
    bring_back,
    card_before,
    keep_plan,
    let_go,
    likeliest_no,
    made_room,
    put,
    why_no_other,
    with_another,
)
from rejectui.practice.told_once import offers_support, remember_offered, settle_silence
from rejectui.practice.what_to_log import no_to, snapshot_and_plan
from rejectui.ui.drafts import Draft, LeftPaste, is_kept, left_behind
from rejectui.ui.keys import TODAY
from rejectui.ui.places.place import PlaceScreen
from rejectui.ui.practice_app import SOON
from rejectui.ui.widgets.today.view import TodayView

# What only a key needs is imported when it is pressed: the first paint waits for nothing of it.
if TYPE_CHECKING:
    from rejectui.core.card.text import TodayText
    from rejectui.core.today import Today

# The name of each key by (action, its arguments).
NAMES = {parse(binding.action)[1:]: binding.id for binding in TODAY}


class TodayScreen(PlaceScreen):
    """The card of the day; every key acts on what is shown."""

    PLACE = "today"
    BINDINGS = [*TODAY]
    AUTO_FOCUS = ""
    view = getters.query_one(TodayView)
    text: TodayText
    _offers_support = _from_memo = False
    _reminded_of: Attempt | None = None

    def __init__(self) -> None:
        super().__init__()
        # Read once: what another window is writing now is its own. What is shown first knows of none.
        self._left = left_behind(self.app.drafts) if self.app.first is None else []

    def body(self) -> ComposeResult:
        """The card, and all that belongs to it."""
        yield TodayView()

    @property
    def today(self) -> Today:
        """The day as it stands."""
        return self.app.practice.today

    @property
    def date(self) -> str:
        """The day as the top line shows it."""
        return super().date if self.app.first is None else self.app.first.text.day

    def show(self) -> None:
        """Draw the day."""
        super().show()
        before = getattr(self, "text", None)
        self.text = self._text()
        if self.text != before or self.view.is_scrolled:
            self.view.show(self.text)
            self.refresh_bindings()

    def _text(self) -> TodayText:
        self._from_memo = self.app.first is not None
        if self.app.first is not None:
            return self.app.first.text
        from rejectui.practice.today_text import text_of_today

        # What was pasted is offered where it is pasted, too, and may be taken by now.
        self._left = [
            each for each in self._left if not isinstance(each, LeftPaste) or is_kept(self.app.drafts, each)
        ]
        return text_of_today(self.app.practice, draft=bool(self._left), support=self._offers_support)

    def on_mount(self) -> None:
        """Greet and ask a new user, once."""
        self.set_timer(SOON, self._painted)
        if self.app.first is None and self._is_new:
            from rejectui.ui.first_start import first_start

            self.app.get_ready()
            first_start(self.app, self._begin)

    @property
    def _is_new(self) -> bool:
        settings = self.app.facts.settings
        return bool(settings.questions_left) or not (settings.welcomed or self.app.facts.attempts)

    def _begin(self) -> None:
        """Show the first card, dealt by the answers."""
        self.show()

    def _painted(self) -> None:
        """What the first paint could do without."""
        self.app.get_ready()
        if self.app.not_opened is not None:
            return
        if self._from_memo:
            self.show()
        self.look_after()

    def look_after(self) -> None:
        """Settle the asks that waited long enough, and offer support when it is time; each is told once."""
        from rejectui.core.card.compose import look_back_notice
        from rejectui.core.review.look_back import to_offer

        settled = settle_silence(self.app.practice)
        if settled:
            first = settled[0]
            about = (
                f"No reply in {count(first.days, 'day', 'days')}: {first.attempt.title}. It now counts"
                if len(settled) == 1
                else f"{len(settled)} asks got no reply in time. They now count"
            )
            self.app.say(f"{about} as no reply. If an answer comes after all: e in the Journal.")
            self.show()
        last_week = to_offer(self.app.facts, self.today.day)
        if last_week is not None and self.text.notice == look_back_notice(last_week):
            remember_offered(self.app.practice, last_week)
        if offers_support(self.app.practice):
            self._offers_support = True
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense in this state is offered."""
        if not hasattr(self, "text"):
            return True
        name = NAMES.get((action, parameters))
        if self.app.prepared and action in ("undo", "redo"):  # also what another window did just now
            return self.app.journal.can_undo if action == "undo" else self.app.journal.can_redo
        return self.view.left_out if name == "today.more" else name not in self.text.withheld

    def action_scroll(self, by: int) -> None:
        """Read what a small terminal leaves out."""
        self.view.scroll_rows(by)

    def action_page(self, by: int) -> None:
        """The same by pages."""
        self.view.page(by)

    def action_plan(self) -> None:
        """Take the card; what is expected may be written down."""
        self.plan(self.today.record, self.today.card.title if self.today.card else "", {})

    def plan(self, record: Day, title: str, draft: Mapping[str, object]) -> None:
        """Plan the card of this record, beginning with what a draft says."""
        from rejectui.ui.sheets.plan import PlanAsk

        def save(plan: Plan | None) -> str | None:
            planned = msgspec.structs.replace(record, planned=True, plan=plan)
            return self.app.trouble(lambda: put(self.app.practice, planned))

        once = heard_before(self.app.facts.attempts, challenge=record.challenge, ask=record.ask)
        self.app.push_screen(PlanAsk(record, title, save, once, draft))

    @work
    async def action_own(self, text: str = "") -> None:
        """Ask something of the user's own: it becomes today's card."""
        from rejectui.ui.sheets.own_ask import OwnAsk

        def save(own: Day) -> str | None:
            return self.app.trouble(lambda: put(self.app.practice, own))

        if await self.app.push_screen_wait(OwnAsk(self.today.record, save, text)):
            # Its sheet told of the no that this very ask has heard, if it has.
            self._reminded_of = no_to(self.app.practice, self.app.practice.today.record)
            self.show_fair_asks()

    def action_log_ask(self) -> None:
        """Tell how it went: what was being written, else a plan of an earlier day, else today's card."""
        left = self._left.pop(0) if self._left else None
        if left is not None and not isinstance(left, Draft):
            from rejectui.ui.sheets.reopen import bring_back

            bring_back(self.app, self, left)
            return
        record = self.today.open_plan or self.today.record
        no = no_to(self.app.practice, record)
        if left is None and no is not None and no != self._reminded_of:
            self._ask_who(record, no)
            return
        self.open_log(left or self._draft_of(record))

    @work
    async def _ask_who(self, record: Day, no: Attempt) -> None:
        """After a no, only an ask of somebody else is told."""
        from rejectui.ui.sheets.confirm import Confirm

        if await self.app.push_screen_wait(Confirm(SOMEBODY_ELSE)):
            self._reminded_of = no
            self.open_log(self._draft_of(record))

    def open_log(self, draft: Draft) -> None:
        """Open the log, beginning with what a draft says."""
        from rejectui.ui.sheets.log_attempt import LogAttempt

        self.app.push_screen(LogAttempt(draft, self._record), self._told)

    def _told(self, attempt: Attempt | None) -> None:
        """The ask of another day is not on the card any more: say here what became of it."""
        if attempt is not None and attempt.id not in {told.id for told in self.app.practice.today.told}:
            when = day_seen_from(attempt.day, self.app.day)
            self.app.say(f"Logged for {when}. {kind_line(attempt.outcome, attempt.reason)}")
        self.look_after()

    def _draft_of(self, record: Day) -> Draft:
        snapshot, plan = snapshot_and_plan(self.app.practice, record, record.challenge, record.ask)
        return Draft(
            id=new_id(),
            day=record.day,
            challenge=record.challenge,
            ask=record.ask,
            snapshot=snapshot,
            plan=plan,
        )

    def _record(self, attempt: Attempt) -> str | None:
        return self.app.change(lambda: self.app.journal.record(attempt))

    def action_edit(self) -> None:
        """Change what was logged last for this card."""
        from rejectui.ui.sheets.log_attempt import edit_attempt

        edit_attempt(self.app, self.today.told[-1])

    def action_share(self) -> None:
        """Show what was logged last for this card as lines to paste."""
        from rejectui.ui.sheets.sharing.share import ShareAsk

        self.app.push_screen(ShareAsk(self.today.told[-1]))

    def action_phone(self) -> None:
        """Show the card as a code, to have it on the phone; or say why there is none."""
        from rejectui.practice.qr_code import code_or_why
        from rejectui.ui.sheets.sharing.card_code import CardCode

        found = code_or_why(self.today, *self.app.size)
        if isinstance(found, str):
            self.app.say(found)
        else:
            self.app.push_screen(CardCode())

    def action_mine(self) -> None:
        """Make the own ask on this card a challenge."""
        from rejectui.ui.sheets.make_challenge import into_my_pack

        into_my_pack(self.app, self.today.told[-1])

    def action_swap(self, step: Literal[-1, 0, 1]) -> None:
        """Another card: any, one level smaller (-1) or bolder (1)."""
        record = with_another(self.app.practice, step)
        if record is not None:
            self._show_day(lambda: put(self.app.practice, record))
            return
        self.app.say(why_no_other(self.today, step))

    def action_real_no(self) -> None:
        """The likeliest no of the level that is due."""
        record = likeliest_no(self.app.practice)
        if record is not None:
            self._show_day(lambda: put(self.app.practice, record))
            return
        self.app.say(NO_LIKELY_NO)

    def action_before(self) -> None:
        """The card before this one."""
        record = card_before(self.app.practice)
        if record is not None:
            self._show_day(lambda: bring_back(self.app.practice, record))

    def _show_day(self, change: Callable[[], object], said: str = "") -> None:
        """Change the day, show it, and say what was put away for that."""
        before = self.today.record.put_away
        if self.app.do(change):
            new = [each for each in self.today.record.put_away if each not in before]
            words = [said, made_room(self.app.practice) if new else ""]
            if any(words):
                self.app.say(" ".join(filter(None, words)))
            self.show()

    def action_where(self) -> None:
        """Only cards for where the user is; another one, when this one does not fit."""
        from rejectui.core.dealing.filters import WHERE

        practice, names = self.app.practice, [*WHERE]
        practice.where = names[(names.index(practice.where) + 1) % len(names)]
        card = self.today.card
        if card and card.challenge and self.today.state == "dealt" and not practice.only.lets(card.challenge):
            self.action_swap(0)
        self.show()

    def action_hide(self) -> None:
        """Never deal this challenge again; undo and Packs can bring it back."""
        from rejectui.practice.flags import hide

        entry = self.today.card.entry if self.today.card else None
        if entry is not None and self.app.do(lambda: hide(self.app.practice, entry.id)):
            self.app.say("Hidden. u brings it back; so does h in Packs.")
            self.show()

    def action_keep(self) -> None:
        """Take the open plan along to today."""
        today = self.today
        self._show_day(lambda: keep_plan(self.app.practice, today), "Kept for today.")

    def action_let_go(self) -> None:
        """Let the open plan go, the offer of support, or else today's plan."""
        today = self.today
        if today.open_plan is None and self._offers_support:
            self._offers_support = False
            self.show()
        else:
            self._show_day(lambda: let_go(self.app.practice, today), "Let go. u brings it back.")

    def action_after(self) -> None:
        """Tell how long yesterday's hard ask stayed."""
        from rejectui.core.limits import Unfit, changed
        from rejectui.ui.sheets.day_after import AfterAsk

        attempt = how_it_stayed(self.app.facts, self.today.day)
        if attempt is None:
            return

        def save(told: Mapping[str, object]) -> str | None:
            try:
                changed(attempt, told)
            except Unfit as error:
                return str(error)
            return self.app.change(lambda: self.app.journal.edit(attempt.id, told))

        self.app.push_screen(AfterAsk(attempt, save))

    def action_look_back(self) -> None:
        """Look back on last week."""
        from rejectui.core.review.look_back import to_offer
        from rejectui.ui.sheets.look_back import LookBackSheet

        last_week = to_offer(self.app.facts, self.today.day)
        if last_week is not None:
            self.app.push_screen(LookBackSheet(last_week))

    def action_rest(self) -> None:
        """Make today a day of rest, or end the rest that it lies in."""
        day, resting = self.today.day, ended(self.app.facts.pauses, self.today.day)

        def rest() -> None:
            if not resting:
                self.app.journal.rest(Pause(id=new_id(), first=day, last=day))
            for pause_id, last in resting:
                self.app.journal.end_rest(pause_id, last)

        if self.app.change_or_say(rest):
            if self.today.state == "planned":  # which is still shown
                self.app.say("The rest is over." if resting else "A day of rest. What you planned stays.")
            self.show()

    def action_rest_longer(self) -> None:
        """Rest for days or weeks from today on."""
        from rejectui.ui.sheets.rest import Rest

        first = self.today.day

        def save(last: date) -> str | None:
            return self.app.change(lambda: self.app.journal.rest(Pause(id=new_id(), first=first, last=last)))

        self.app.push_screen(Rest(first, save))

    def action_waiting(self) -> None:
        """Show the waiting asks in the Journal."""
        from rejectui.ui.places.journal import JournalScreen

        self.app.switch_mode("journal")
        screen = self.app.screen
        if isinstance(screen, JournalScreen):
            screen.only_waiting()

    def action_redate(self) -> None:
        """Give the attempts dated after today today's date."""
        day, misdated = self.today.day, self.today.misdated

        def redate() -> None:
            for attempt in misdated:
                self.app.journal.edit(attempt.id, {"day": day})

        if self.app.change_or_say(redate):
            self.show()
