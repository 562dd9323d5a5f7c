"""Whatever is done on Today goes back and comes back, step by step, and says what it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.days.day import ended, monday_of
from rejectui.core.days.day_plan import own_ask
from rejectui.core.dealing.deal import one_before
from rejectui.core.facts import Day, Facts, Pause, Takeaway
from rejectui.core.wording.words import UNDONE
from rejectui.journal.file.history import What
from rejectui.journal.journal import Journal
from rejectui.packs.programs import Programs
from rejectui.practice.card_changes import keep_plan, let_go, put, with_another
from rejectui.practice.flags import hide
from rejectui.practice.practice import NotNow, Practice
from rejectui.practice.taken_back import take_back
from rejectui.practice.told_once import settle_silence
from rejectui.practice.what_to_log import snapshot_and_plan
from tests.journal.build import TODAY, Clock, an_id, attempt
from tests.practice.conftest import Parts, packs

YESTERDAY = TODAY - timedelta(days=1)
MONDAY = monday_of(TODAY)
Doing = Callable[[Practice], None]
OPEN = Day(day=YESTERDAY, challenge="cafe/name-a-drink", planned=True, plan=Plan(feared="They laugh"))


@pytest.fixture
def used() -> Practice:
    """A practice with something to be taken back in each way; what stands there is of an earlier day."""
    return fresh()


def fresh() -> Practice:
    clock = Clock()
    journal = Journal.in_memory(clock)
    practice = Practice(Parts(journal, packs(), Programs({}), TODAY))
    with journal.together(undo=False):
        journal.record(attempt(day=YESTERDAY, ask="May I sit here?", outcome="waiting"))
        journal.save_day(OPEN)
        journal.keep_ask(Ask(id=an_id(), text="May I see the kitchen?", category="play", added=YESTERDAY))
        journal.keep_week(Takeaway(monday=MONDAY, words="Noes are short."))
    with practice.change():
        pass  # the card of today is kept
    return practice


def written(act: Callable[[Practice], object]) -> Doing:
    """As the screens do: today's card kept in the same write."""

    def done(practice: Practice) -> None:
        with practice.change():
            act(practice)

    return done


def title(practice: Practice) -> str:
    """The card as it is shown."""
    card = practice.today.card
    return card.title if card else "no card"


def swap(practice: Practice) -> None:
    found = with_another(practice)
    assert found is not None
    put(practice, found)


def before(practice: Practice) -> None:
    found = one_before(practice.today.record, practice.facts.asks)
    if found is not None:
        put(practice, found)


def smaller(practice: Practice) -> None:
    found = with_another(practice, -1)
    if found is not None:
        put(practice, found)


def own(practice: Practice) -> None:
    put(practice, own_ask(f"May I have {len(practice.today.record.shown)} minutes?", practice.today.record))


def plan(practice: Practice) -> None:
    planned = Plan(feared="They frown", chance=len(practice.facts.attempts))
    put(practice, replace(practice.today.record, planned=True, plan=planned))


def let_it_go(practice: Practice) -> None:
    try:
        let_go(practice, practice.today)
    except NotNow:
        return


def keep(practice: Practice) -> None:
    try:
        keep_plan(practice, practice.today)
    except NotNow:
        return


def hide_it(practice: Practice) -> None:
    if practice.today.record.challenge is not None:
        hide(practice, practice.today.record.challenge)


@written
def rest(practice: Practice) -> None:
    practice.journal.rest(Pause(id=an_id(), first=TODAY, last=TODAY + timedelta(days=1)))


@written
def end_rest(practice: Practice) -> None:
    for pause_id, last in ended(practice.facts.pauses, TODAY):
        practice.journal.end_rest(pause_id, last)


@written
def log(practice: Practice) -> None:
    record = practice.today.record
    told, planned = snapshot_and_plan(practice, record, record.challenge, record.ask)
    asked = {"challenge": record.challenge, "ask": record.ask, "snapshot": told, "plan": planned}
    practice.journal.record(attempt(**asked, peak=40))


@written
def edit(practice: Practice) -> None:
    last = practice.facts.attempts[0]
    practice.journal.edit(last.id, {"outcome": "no", "note": "They smiled", "peak": (last.peak or 0) + 1})


@written
def delete(practice: Practice) -> None:
    if len(practice.facts.attempts) > 1:
        practice.journal.delete(practice.facts.attempts[-1].id)


@written
def take(practice: Practice) -> None:
    (week,) = practice.facts.weeks
    practice.journal.keep_week(replace(week, words=f"{week.words} Yes."))


@written
def keep_ask(practice: Practice) -> None:
    practice.journal.keep_ask(Ask(id=an_id(), text="A window seat", category="favor", added=TODAY))


@written
def drop_ask(practice: Practice) -> None:
    if practice.facts.asks:
        practice.journal.drop_ask(practice.facts.asks[0].id)


@written
def unhide(practice: Practice) -> None:
    for name in practice.facts.settings.hidden[:1]:
        practice.journal.flag("hidden", name, on=False)


@written
def sort(practice: Practice) -> None:
    practice.journal.keep_look(Look(of="cafe/name-a-drink", peak=40, day=TODAY))


DOINGS = (
    *(swap, before, smaller, own, plan, let_it_go, keep, hide_it, rest, end_rest, log, edit, delete, take),
    *(keep_ask, drop_ask, unhide, sort),
)

# The kind of the last thing done, all that is done, and what undo and redo say of the last: {card} was shown
# before it, {now} after it, {open} is the plan of yesterday.
RESTED = "22 to 23 November 2026."
DRINK = "Ask the café to name a drink after you."
PLANNED = "{open}, Sat 21 Nov."
TAKEAWAY = "the takeaway of the week of Mon 16 Nov."
KINDS: tuple[tuple[What, tuple[Doing, ...], str, str], ...] = (
    ("card", (swap,), "Back to: {card}.", "Again: {now}."),
    ("card", (swap, before), "Back to: {card}.", "Again: {now}."),
    ("card", (own,), "Back to: {card}.", "Again: May I have 0 minutes?"),
    ("plan", (plan,), "Not planned any more: {card}.", "Planned again: {card}."),
    ("edit", (plan, log, plan), "As it was before: {card}.", "Changed again: {card}."),
    ("let_go", (let_it_go,), f"Planned again: {PLANNED}", f"Let go again: {PLANNED}"),
    ("let_go", (let_it_go, plan, let_it_go), "Planned again: {card}.", "Let go again: {card}."),
    ("keep", (keep,), f"Not kept for today any more: {PLANNED}", f"Kept for today again: {PLANNED}"),
    ("hide", (hide_it,), "No longer hidden: {card}.", "Hidden again: {card}."),
    ("unhide", (hide_it, unhide), "Hidden again: {dealt}.", "No longer hidden: {dealt}."),
    ("rest", (rest,), f"No longer resting: {RESTED}", f"Resting again: {RESTED}"),
    ("end_rest", (rest, end_rest), f"Resting again: {RESTED}", f"The rest is over again: {RESTED}"),
    (
        "log",
        (log,),
        "Taken out of the journal: {card}, Sun 22 Nov.",
        "Back in the journal: {card}, Sun 22 Nov.",
    ),
    (
        "delete",
        (log, delete),
        "Back in the journal: {card}, Sun 22 Nov.",
        "Taken out of the journal again: {card}, Sun 22 Nov.",
    ),
    (
        "edit",
        (edit,),
        "As it was before: May I sit here?, Sat 21 Nov.",
        "Changed again: May I sit here?, Sat 21 Nov.",
    ),
    ("edit", (take,), f"As it was before: {TAKEAWAY}", f"Changed again: {TAKEAWAY}"),
    ("keep_ask", (keep_ask,), "Off your list: A window seat.", "Back on your list: A window seat."),
    (
        "drop_ask",
        (drop_ask,),
        "Back on your list: May I see the kitchen?",
        "Off your list again: May I see the kitchen?",
    ),
    ("look", (sort,), f"As it was sorted before: {DRINK}", f"Sorted again: {DRINK}"),
)


@pytest.mark.parametrize(
    ("what", "doings", "undone", "redone"),
    KINDS,
    ids=[f"{what}-{len(d)}-{u[:12]}" for what, d, u, _ in KINDS],
)
def test_each_goes_back_and_comes_back(
    used: Practice, what: What, doings: tuple[Doing, ...], undone: str, redone: str
) -> None:
    states, cards = [used.facts], [title(used)]
    for do in doings:
        do(used)
        states.append(used.facts)
        cards.append(title(used))
    drink = packs().catalog.get(OPEN.challenge)
    assert drink is not None
    names = {
        "dealt": cards[0],
        "card": cards[-2],
        "now": cards[-1],
        "open": drink.challenge.title,
    }
    back = take_back(used)
    assert back.undone.what == what
    assert (back.sentence, used.facts) == (undone.format(**names), states[-2])
    again = take_back(used, again=True)
    assert (again.sentence, used.facts) == (redone.format(**names), states[-1])
    for state in reversed(states[:-1]):
        take_back(used)
        assert used.facts == state
    with pytest.raises(NotNow, match="nothing to undo"):
        take_back(used)
    for state in states[1:]:
        take_back(used, again=True)
        assert used.facts == state
    with pytest.raises(NotNow, match="nothing to bring back"):
        take_back(used, again=True)


def test_every_kind_has_its_sentences() -> None:
    assert set(UNDONE) == {(what, again) for what in get_args(What) for again in (False, True)}
    assert {what for what, *_ in KINDS} == {*get_args(What)} - {"import", "restore"}


STEPS = some.lists(some.sampled_from([*DOINGS, "undo", "undo", "redo"]), max_size=14)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_day_goes_back_to_its_start_and_comes_again(steps: list[Doing | str]) -> None:
    practice = fresh()
    done: list[Facts] = []
    undone: list[Facts] = []
    for do in steps:
        facts = practice.facts
        if isinstance(do, str):
            come, go = (done, undone) if do == "undo" else (undone, done)
            if not come:
                continue
            take_back(practice, again=do == "redo")
            go.append(facts)
            assert practice.facts == come.pop()
        else:
            do(practice)
            if practice.facts != facts:
                done, undone = [*done, facts], []
        assert (practice.journal.can_undo, practice.journal.can_redo) == (bool(done), bool(undone))
    states = [*done, practice.facts]
    for state in reversed(done):
        take_back(practice)
        assert practice.facts == state
    assert not practice.journal.can_undo
    for state in states[1:]:
        take_back(practice, again=True)
        assert practice.facts == state


def test_silence_that_was_settled_stays_settled(used: Practice) -> None:
    (waits,) = used.facts.attempts
    with used.change():
        used.journal.edit(waits.id, {"note": "They were busy"})
    late = TODAY + timedelta(days=30)
    practice = Practice(Parts(used.journal, packs(), Programs({}), late))
    assert [each.attempt.id for each in settle_silence(practice)] == [waits.id]
    take_back(practice)
    assert (practice.facts.attempts[0].note, practice.facts.attempts[0].outcome) == (None, "no_reply")


def test_nothing_to_undo_keeps_not_even_a_card(practice: Practice) -> None:
    with pytest.raises(NotNow):
        take_back(practice)
    assert practice.facts == Facts()


def test_several_asks_are_counted(used: Practice) -> None:
    log(used)
    with used.change():
        for each in used.facts.attempts:
            used.journal.edit(each.id, {"peak": 70})
    assert take_back(used).sentence == "As it was before: 2 entries."


def test_what_is_written_in_an_ask_reaches_no_terminal(used: Practice) -> None:
    with used.change():
        used.journal.keep_ask(Ask(id=an_id(), text="A\x1b[31m seat\n", category="play", added=TODAY))
    assert take_back(used).sentence == "Off your list: A\ufffd[31m seat."
