"""What Today says, made of the day as it stands: the texts of every state, each written once."""

from __future__ import annotations

from collections.abc import Sequence

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.challenge import Challenge
from rejectui.core.asks.look import ENOUGH
from rejectui.core.asks.own_challenge import may_become
from rejectui.core.card.text import Block, Segment, TodayText
from rejectui.core.clean_text import clean, clean_line
from rejectui.core.facts import Facts
from rejectui.core.review.look_back import LookBack
from rejectui.core.today import Today
from rejectui.core.wording.questions import ahead
from rejectui.core.wording.words import (
    MARKS,
    OUTCOMES,
    REASONS,
    count,
    day_seen_from,
    feels,
    guess_and_answer,
    kind_line,
    long_day,
    origin,
    short_day,
    who_and_how,
)

MOST_TOLD = 3
LATELY = 12
WEEK_KEPT = "That is enough for this week. A card, if you feel like it"
PLANNED = "Planned. Come back and log how it went."
LOST_PLAN = "The card you planned is hidden or gone with its pack. Here is another"
SORT = "4, then s: rate twelve asks at a glance, so that cards fit you sooner"
SUPPORT = (
    "Some of these were a lot to carry. !: a page on finding someone to talk to",
    "This is offered only once; the page stays. x: put this line away",
)


def today_text(
    today: Today,
    facts: Facts,
    *,
    where: str = "anywhere",
    program: str = "",
    program_week: bool | None = None,
    draft: bool = False,
    support: bool = False,
    hard: Attempt | None = None,
    last_week: LookBack | None = None,
    problems: Sequence[str] = (),
    can_undo: bool = False,
    can_redo: bool = False,
) -> TodayText:
    """What Today says: `program` is how the program stands, `program_week` whether the week of its own that
    this tells of is kept (None: it tells of none), `draft` that something was being written when a window
    closed, `support` that the page is offered now, `hard` an ask of yesterday to ask about, `last_week` one
    to look back on, `problems` what is wrong with files, a sentence each.
    """
    sums, week_kept = today.sums, today.week_kept
    if program_week is not None:  # one week is enough
        sums, week_kept = sums.partition(" · this week")[0], program_week
    return TodayText(
        day=short_day(today.day),
        level=(today.card.level or 0) if today.card and today.state != "pausing" else 0,
        heading=WEEK_KEPT if week_kept and today.state == "dealt" else "",
        where="" if where == "anywhere" else f"only {where} (f)",
        blocks=tuple(_blocks(today)),
        quiet=today.state in ("pausing", "nothing"),
        notice=_notice(today, draft, support, hard, problems)
        or (look_back_notice(last_week) if last_week is not None else _offer(today, facts)),
        status=tuple(filter(None, (sums, clean_line(program)))),
        lately=tuple(map(_lately, facts.attempts[: -LATELY - 1 : -1])),
        withheld=_withheld(
            today,
            draft=draft,
            support=support,
            hard=hard is not None,
            last_week=last_week is not None,
            can_undo=can_undo,
            can_redo=can_redo,
        ),
    )


def _withheld(
    today: Today, *, draft: bool, support: bool, hard: bool, last_week: bool, can_undo: bool, can_redo: bool
) -> tuple[str, ...]:
    state, card, told = today.state, today.card, today.told
    makes_sense = {
        "plan": state == "dealt",
        "log": draft or today.open_plan is not None or (card is not None and state != "pausing"),
        "another": state in ("dealt", "planned", "logged", "nothing"),
        "real_no": state in ("dealt", "planned", "logged", "nothing"),
        "smaller": state in ("dealt", "planned") or (bool(told) and told[-1].outcome == "backed_out"),
        "bolder": state in ("dealt", "planned"),
        "before": bool(today.record.shown or today.record.put_away) and state in ("dealt", "planned"),
        "hide": card is not None and card.entry is not None and state != "pausing",
        "keep": today.open_plan is not None,
        "let_go": today.open_plan is not None or state == "planned" or support,
        "after": hard,
        "look_back": last_week,
        "edit": state == "logged",
        "share": state == "logged",
        "phone": state in ("dealt", "planned"),
        "mine": state == "logged" and may_become(told[-1]),
        "redate": bool(today.misdated),
        "rest": state in ("dealt", "planned", "nothing", "pausing"),
        "rest_longer": state != "pausing",
        "undo": can_undo,
        "redo": can_redo,
    }
    return tuple(f"today.{name}" for name, makes in makes_sense.items() if not makes)


def card_of(today: Today) -> TodayText:
    """The card of a day alone; of one that is logged only what it was."""
    blocks = _blocks(today)
    level = today.card.level if today.card else None
    return TodayText(
        day="", level=level or 0, blocks=tuple(blocks[:1] if today.state == "logged" else blocks)
    )


def card_text(challenge: Challenge) -> TodayText:
    """A challenge alone, as its card shows it before it is asked."""
    blocks = (_line("title", challenge.title, "title"), *_ask(challenge, None))
    return TodayText(day="", level=challenge.level, blocks=blocks)


def _blocks(today: Today) -> list[Block]:
    card = today.card
    if today.state == "pausing":
        until = ""
        if today.pause is not None and today.pause.last > today.day:
            until = f" until {long_day(today.pause.last)}"
        resting = f"Resting{until}. It costs your streak nothing.\n\nPress r to end the rest."
        return [_line("title", "A day of rest", "title"), _block("how", resting)]
    if card is None:
        nothing = f"{today.why_nothing}\n\nPress o for an ask of your own, or 5 for the packs."
        return [_line("title", "No card for now", "title"), _block("how", nothing)]
    if today.state == "logged":
        return [_line("title", card.title, "title"), *_told(today, card.challenge)]
    entry = card.entry
    blocks = [_line("title", card.title, "title")]
    if today.state == "planned":
        blocks += [("planned", ((PLANNED, "planned"),)), *_plan(today.plan)]
    if card.challenge is not None:
        from_where = origin(entry.pack, bundled=entry.bundled) if entry is not None else None
        blocks += _ask(card.challenge, from_where)
    else:
        blocks.append(_block("how", "Your own ask: honest, easy to refuse, asked once."))
    if today.state == "dealt":
        if card.not_at:
            blocks.append(_line("why", f"Somewhere new: not at {card.not_at}."))
        blocks.append(_line("why", card.why, before="Why this one: "))
    return blocks


def _ask(challenge: Challenge, from_where: str | None) -> list[Block]:
    who = " · ".join(filter(None, (who_and_how(challenge), from_where)))
    return [
        _block("how", curled(challenge.how)),
        *([_block("say", in_quotes(challenge.say), "say")] if challenge.say else ()),
        _line("who", who, "quiet"),
        _block("if_no", curled(challenge.if_no), before="If no: "),
        *(_block("care", each) for each in care_of(challenge)),
    ]


def care_of(challenge: Challenge) -> tuple[str, ...]:
    """What keeps it safe, and for whom it is not, a sentence each."""
    return (*challenge.safety, *(f"Not for {who}." for who in challenge.not_for))


def in_quotes(words: str) -> str:
    """Words to say, in quotes unless they bring their own."""
    return curled(words) if words.startswith(('"', "“", "„", "«")) else f"“{curled(words)}”"


def curled(text: str) -> str:
    """The text with its straight quotes as typographic ones, if they come in pairs."""
    first, *others = text.split('"')
    if len(others) % 2:
        return text
    return first + "".join(f"{'”' if at % 2 else '“'}{part}" for at, part in enumerate(others))


def _plan(plan: Plan | None) -> list[Block]:
    said = ahead(plan) if plan is not None else ()
    return [_block("plan", text, before=f"{name}: ") for name, text in said]


def _told(today: Today, challenge: Challenge | None) -> list[Block]:
    attempts, last = today.told, today.told[-1]
    blocks: list[Block] = []
    if len(attempts) > MOST_TOLD:
        blocks.append(_line("told", f"{len(attempts) - MOST_TOLD} earlier", "quiet"))
    for attempt in attempts[-MOST_TOLD:]:
        told = (
            f"{MARKS[attempt.outcome]} {OUTCOMES[attempt.outcome]}",
            REASONS[attempt.reason] if attempt.reason else None,
            f"{attempt.peak} {feels(attempt.peak)}" if attempt.peak is not None else None,
            attempt.label,
            day_seen_from(attempt.day, today.day) if attempt.day != today.day else None,
        )
        blocks.append(_line("told", " · ".join(filter(None, told)), "strong"))
        if attempt.note:
            blocks.append(_block("told", attempt.note))
    blocks.append(_line("kind", kind_line(last.outcome, last.reason)))
    if challenge and last.heard_no:
        blocks.append(_block("if_no", curled(challenge.if_no), before="After a no: "))
    if challenge and last.outcome == "yes":
        blocks.append(_block("kind", challenge.if_yes))
    guess = guess_and_answer(challenge, last) if challenge else None
    if guess:
        blocks.append(_line("guess", guess, "quiet"))
    return blocks


def _block(kind: str, text: str, role: str = "text", *, before: str = "") -> Block:
    segments: tuple[Segment, ...] = ((clean(text), role),)
    return kind, ((before, "quiet"), *segments) if before else segments


def _line(kind: str, text: str, role: str = "text", *, before: str = "") -> Block:
    return _block(kind, clean_line(text), role, before=before)


def _lately(attempt: Attempt) -> tuple[str, str]:
    head = f"{MARKS[attempt.outcome]} {short_day(attempt.day)} · {OUTCOMES[attempt.outcome]}"
    return head, clean_line(attempt.title)


def _notice(
    today: Today, draft: bool, support: bool, hard: Attempt | None, problems: Sequence[str]
) -> tuple[str, ...]:
    """What is to be said before all that can wait: what is open, what is not as it should be, then
    `support`, then how a `hard` one stayed."""
    if draft:
        return ("You were writing when the app closed: l brings it back",)
    if today.open_plan is not None:
        when = day_seen_from(today.open_plan.day, today.day)
        ask = "Yesterday's ask" if when == "yesterday" else f"The ask of {when}"
        return (
            f"{ask} is still open: {clean_line(today.open_title)}",
            "l log it · k keep for today · x let it go",
        )
    if today.lost_plan:
        return (LOST_PLAN,)
    if today.misdated:
        entries = count(len(today.misdated), "entry is", "entries are")
        return (f"{entries} dated after today: a clock was wrong. d: change the date to today",)
    if problems:
        return (clean_line(problems[0]),)
    if support:
        return SUPPORT
    if hard is not None and hard.peak is not None:
        return (f"Yesterday got to {hard.peak}, {feels(hard.peak)}. s: say how long it lasted",)
    if today.offer_rest:
        return ("The last one was hard. r: rest today, at no cost to your streak",)
    return ()


def look_back_notice(last_week: LookBack) -> tuple[str, ...]:
    """What last week was, on the first day of this one."""
    asks = sum(attempt.counts for attempt in last_week.asks)
    return (f"Last week: {count(asks, 'ask', 'asks')}. b: look back on it, if you like",)


def _offer(today: Today, facts: Facts) -> tuple[str, ...]:
    """What might be of use, never twice at once; sorting only before the first ask."""
    if today.state == "dealt" and not facts.attempts and len(facts.looks) < ENOUGH:
        return (SORT,)
    if not today.waiting:
        return ()
    return (f"{count(len(today.waiting), 'ask is', 'asks are')} waiting for an answer: w",)
