"""The card of the day in all its states."""

from __future__ import annotations

from datetime import date

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.challenge import Challenge
from rejectui.core.today import Today
from rejectui.core.wording.questions import ahead
from rejectui.core.wording.words import (
    MARKS,
    OUTCOMES,
    REASONS,
    day_seen_from,
    feels,
    guess_and_answer,
    kind_line,
    level_marks,
    long_day,
    origin,
    who_and_how,
)
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET

MOST_TOLD = 3


class CardView(VerticalScroll):
    """Title and level on one line, then what to do, what to say, and why this one."""

    headline = getters.query_one("#card-title", Static)
    level = getters.query_one("#card-level", Static)
    lead = getters.query_one("#card-lead", Static)
    words = getters.query_one("#card-say", Static)
    rest = getters.query_one("#card-rest", Static)

    def compose(self) -> ComposeResult:
        """Five texts."""
        with Horizontal(id="card-head"):
            yield Static(id="card-title")
            yield Static(id="card-level")
        yield Static(id="card-lead")
        yield Static(id="card-say")
        yield Static(id="card-rest")

    def show(self, today: Today, where: str) -> None:
        """Draw this day."""
        challenge = today.card.challenge if today.card else None
        self.headline.update(_title(today))
        level = today.card.level if today.card else None
        self.level.update(_level(level) if today.state != "pausing" else "")
        self.lead.update(_lead(today, challenge))
        say = challenge.say if challenge and today.state in ("dealt", "planned") else None
        self.words.update(safe(f"“{say}”", "italic $foreground") if say else "")
        self.words.display = bool(say)
        rest = _rest(today, challenge)
        self.rest.update(rest)
        self.rest.display = bool(rest)
        kept = today.week_kept and today.state == "dealt"
        self.border_title = "This week is kept. A card, if you feel like it" if kept else ""
        self.border_subtitle = "" if where == "anywhere" else f"f: {where}"
        self.set_class(today.state in ("pausing", "nothing"), "-quiet")


def _title(today: Today) -> Content:
    if today.state == "pausing":
        return Content.styled("A day of rest", "bold")
    if today.card is None:
        return Content.styled("Nothing to deal", "bold")
    return safe_line(today.card.title, "bold")


def _level(level: int | None) -> Content:
    if level is None:
        return Content("")
    dots = level_marks(level)
    return Content.assemble((dots, "$primary"), f"  level {level}")


def _lead(today: Today, challenge: Challenge | None) -> Content:
    if today.state == "pausing" and today.pause is not None:
        until = "" if today.pause.last == today.day else f" until {long_day(today.pause.last)}"
        return Content(f"Resting{until}. It costs the streak nothing.\n\nPress r to end the rest.")
    if today.state == "nothing":
        return Content(f"{today.why_nothing}\n\nPress o to ask something of your own, or 5 for the packs.")
    if today.state == "logged":
        return _told(today.told, challenge, today.day)
    return safe(challenge.how) if challenge else Content("Your own ask: honest, easy to refuse, asked once.")


def _told(attempts: tuple[Attempt, ...], challenge: Challenge | None, day: date) -> Content:
    last = attempts[-1]
    lines = []
    if len(attempts) > MOST_TOLD:
        lines.append(Content.styled(f"{len(attempts) - MOST_TOLD} more before these", QUIET))
    for attempt in attempts[-MOST_TOLD:]:
        told = (
            REASONS[attempt.reason] if attempt.reason else None,
            f"{attempt.peak} {feels(attempt.peak)}" if attempt.peak is not None else None,
            attempt.label,
            day_seen_from(attempt.day, day) if attempt.day != day else None,
        )
        head = " · ".join((f"{MARKS[attempt.outcome]} {OUTCOMES[attempt.outcome]}", *filter(None, told)))
        lines.append(safe_line(head, "bold"))
        if attempt.note:
            lines.append(safe(attempt.note))
    lines += [Content(""), Content(kind_line(last.outcome, last.reason))]
    if challenge and last.heard_no:
        lines.append(Content.assemble(("The way out: ", QUIET), safe(challenge.if_no)))
    if challenge and last.outcome == "yes":
        lines.append(safe(challenge.if_yes))
    guess = guess_and_answer(challenge, last) if challenge else None
    if guess:
        lines.append(Content.styled(guess, QUIET))
    return Content("\n").join(lines)


def _rest(today: Today, challenge: Challenge | None) -> Content:
    """What stands below the ask: who and how, the way out, then the plan or the reason."""
    if today.card is None or today.state not in ("dealt", "planned"):
        return Content("")
    lines: list[Content] = []
    if challenge is not None:
        lines += [
            safe_line(_who(challenge, today), QUIET),
            Content.assemble(("If no: ", QUIET), safe(challenge.if_no)),
            *care_of(challenge),
            Content(""),
        ]
    if today.state == "planned":
        return Content("\n").join(
            [
                *lines,
                *_plan(today.plan),
                Content.styled("Planned. Come back and tell how it went.", "bold $primary"),
            ]
        )
    if today.card.not_at:
        lines.append(safe_line(f"Somewhere new: not at {today.card.not_at}."))
    lines.append(Content.assemble(("Why this one: ", QUIET), today.card.why))
    return Content("\n").join(lines)


def care_of(challenge: Challenge) -> list[Content]:
    """What keeps it safe, and for whom it is not."""
    return [safe(each) for each in (*challenge.safety, *(f"Not for {who}." for who in challenge.not_for))]


def _who(challenge: Challenge, today: Today) -> str:
    """Who and how, with a quiet mark when nobody of this project has looked at the ask."""
    entry = today.card.entry if today.card else None
    where = origin(entry.pack, bundled=entry.bundled) if entry is not None else None
    marks = [where] if where else []
    return " · ".join([who_and_how(challenge), *marks])


def _plan(plan: Plan | None) -> list[Content]:
    said = ahead(plan) if plan is not None else ()
    return [Content.assemble((f"{name}: ", QUIET), safe(text)) for name, text in said]
