"""The practice before the ask: today, another, plan."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Literal

from msgspec import to_builtins

from rejectui.cli.commands.after import print_settled, quiet_lines
from rejectui.cli.session import Session
from rejectui.cli.terminal import card
from rejectui.cli.terminal.filter_options import add_filters, filter_of
from rejectui.cli.terminal.out import CommandError, as_it_is, say, usage
from rejectui.cli.terminal.typed_values import answer_of, challenge_of, text_of
from rejectui.core.asks.asked_once import heard_before
from rejectui.core.asks.attempt import Plan
from rejectui.core.clean_text import storable
from rejectui.core.days.day_plan import own_ask
from rejectui.core.facts import Day
from rejectui.core.limits import fit
from rejectui.core.wording.questions import AHEAD
from rejectui.core.wording.words import count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("today", today, "show today's card")
    one.add_argument(
        "--qr", action="store_true", help="as a QR code, to have it on your phone; nothing is sent"
    )

    one = commands.add(
        "another", another, "deal another card for today; free, and not written down as anything"
    )
    step = one.add_mutually_exclusive_group()
    step.add_argument("--smaller", action="store_true", help="one level smaller")
    step.add_argument("--bolder", action="store_true", help="one level bolder")
    step.add_argument("--back", action="store_true", help="the card before this one")
    add_filters(one)

    one = commands.add(
        "plan", plan, "take today's card, and write down what you expect if you like; empty text clears"
    )
    one.add_argument(
        "what",
        nargs="?",
        choices=("prompt",),
        metavar="prompt",
        help="instead: print a prompt that asks an AI tool of your choice for a plan; it is sent nowhere",
    )
    for question in AHEAD:
        metavar = "TEXT" if question.kind == "words" else "N"
        one.add_argument(
            f"--{question.option}", dest=question.field, type=storable, metavar=metavar, help=question.help
        )
    which = one.add_mutually_exclusive_group()
    which.add_argument("--ask", type=storable, metavar="TEXT", help="plan an ask of your own for today")
    which.add_argument("--challenge", metavar="ID", help="plan this challenge for today: pack/name")
    earlier = one.add_mutually_exclusive_group()
    earlier.add_argument("--keep", action="store_true", help="keep the open plan of an earlier day for today")
    earlier.add_argument(
        "--let-go", action="store_true", help="let the open plan of an earlier day go, or else today's"
    )


def today(session: Session, arguments: Namespace) -> None:
    """Print today's card as it stands, with what is quietly to be told beside it."""
    if arguments.qr:
        from rejectui.cli.terminal.card_code import show_code

        show_code(session.practice.today)
        return
    from rejectui.cli.make_memo import inputs, make_memo

    read = inputs(session)
    print_settled(session)
    print_today(session)
    make_memo(session, read, print_today)
    problems = len(session.library.problems)
    if problems:
        say(f"{count(problems, 'problem', 'problems')} in pack files: rejectui packs check")
    for warning in session.warnings:
        say(warning, error=True)


def print_today(session: Session) -> None:
    """Print the card and what is quietly to be told beside it."""
    card.show(session.practice.today)
    quiet_lines(session)


def another(session: Session, arguments: Namespace) -> None:
    """Deal another card and print it."""
    from rejectui.practice.card_changes import (
        NO_LIKELY_NO,
        bring_back,
        card_before,
        likeliest_no,
        put,
        why_no_other,
        with_another,
    )

    shown = session.practice.today
    if arguments.back:
        dealt = card_before(session.practice)
        missing = "This is the first card of today."
    elif arguments.likely_no and not (arguments.smaller or arguments.bolder):
        dealt = likeliest_no(session.practice, filter_of(arguments))
        missing = NO_LIKELY_NO
    else:
        step: Literal[-1, 0, 1] = -1 if arguments.smaller else 1 if arguments.bolder else 0
        dealt = with_another(session.practice, step, filter_of(arguments))
        own = "" if step > 0 else " An ask of your own: rejectui plan --ask TEXT"
        missing = why_no_other(shown, step) + own
    if dealt is None:
        raise CommandError(missing)
    (bring_back if arguments.back else put)(session.practice, dealt)
    if shown.state == "planned":
        say(f"Put away: your plan for {shown.record.ask or shown.card.title if shown.card else 'today'}")
        card.show_plan(shown.plan)
        say()
    card.show(session.practice.today)


def plan(session: Session, arguments: Namespace) -> None:
    """Take the card, an own ask, or the plan of an earlier day."""
    wanted = (
        *(getattr(arguments, question.field) for question in AHEAD),
        arguments.ask,
        arguments.challenge,
    )
    if arguments.what is not None:
        if arguments.keep or arguments.let_go or any(each is not None for each in wanted):
            raise usage("rejectui plan prompt stands alone.")
        _prompt(session)
        return
    if arguments.keep or arguments.let_go:
        if any(each is not None for each in wanted):
            raise usage("--keep and --let-go stand alone: they are about a plan that is there already.")
        _keep(session) if arguments.keep else _let_go(session)
    else:
        _plan_today(session, arguments)
    card.show(session.practice.today)


def _prompt(session: Session) -> None:
    """The text goes to the output, and what is to be known about it beside it, so that it can be piped."""
    from rejectui.core.sharing.ai_prompt import AFTER, BEFORE, plan_prompt

    say(BEFORE, error=True)
    say(error=True)
    for each in plan_prompt(session.facts).splitlines():
        as_it_is(each)
    say(error=True)
    say(AFTER, error=True)


def _plan_today(session: Session, arguments: Namespace) -> None:
    from rejectui.practice.card_changes import put

    answers = {
        question.field: answer_of(question, text, Plan)
        for question in AHEAD
        if (text := getattr(arguments, question.field)) is not None
    }
    expected = fit(answers, Plan)
    shown = session.practice.today
    record = shown.record
    if arguments.ask is not None:
        text = text_of(arguments.ask)
        if text is None:
            raise usage("An ask needs words: rejectui plan --ask TEXT")
        record = own_ask(text, record)
    elif arguments.challenge is not None:
        from rejectui.practice.card_changes import chosen_day

        entry = challenge_of(session.practice.catalog, arguments.challenge)
        record = chosen_day(session.practice, entry)
    elif not record.has_card:
        raise CommandError("There is no card to plan today. An ask of your own: rejectui plan --ask TEXT")
    elif shown.state == "logged":
        raise CommandError("Today's card is logged already. Another one: rejectui another")
    once = heard_before(session.facts.attempts, challenge=record.challenge, ask=record.ask)
    if once is not None:
        say(once)
        say()
    before = to_builtins(record.plan) if record.plan is not None else {}
    kept = {field: value for field, value in before.items() if field not in answers}  # empty text clears
    given = {**kept, **to_builtins(expected)}
    put(
        session.practice,
        fit({**to_builtins(record), "planned": True, "plan": given or None}, Day),
    )


def _keep(session: Session) -> None:
    from rejectui.practice.card_changes import keep_plan

    shown = session.practice.today
    if shown.open_plan is not None and shown.state == "planned":
        raise CommandError("Today has a plan of its own already. Tell it first: rejectui log OUTCOME")
    keep_plan(session.practice, shown)
    say("Kept for today.")
    say()


def _let_go(session: Session) -> None:
    from rejectui.practice.card_changes import let_go

    let_go(session.practice, session.practice.today)
    say("Let go. That is not backing out.")
    say()
