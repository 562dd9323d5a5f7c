"""What Today says in each of its states, and which one thing stands below the card."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.look import ENOUGH, Look
from rejectui.core.card.compose import (
    LOST_PLAN,
    PLANNED,
    SORT,
    SUPPORT,
    WEEK_KEPT,
    card_of,
    card_text,
    curled,
    in_quotes,
    today_text,
)
from rejectui.core.card.text import GROUPS, KINDS, TodayText
from rejectui.core.facts import Day, Facts
from rejectui.core.review.look_back import LookBack
from rejectui.core.today import today
from rejectui.core.wording.words import MARKS, OUTCOMES, REASONS
from tests.core.build import attempt, catalog, challenge, facts, pause, rhythm, tried

TODAY = date(2026, 3, 20)  # a Friday
YESTERDAY = TODAY - timedelta(days=1)
AMONG = catalog(
    challenge(
        "seat",
        title="Ask for a seat",
        how="Go in, and ask.",
        say="May I sit here?",
        if_no='"Of course!" and that is "the whole" ask.',
        if_yes="Sit down.",
        level=2,
        safety=["Not at night."],
        not_for=["people with a cold"],
    ),
    challenge("pen", askee="friend"),
)
SEAT, PEN = AMONG
PLAN = Plan(feared="They sigh", chance=40, peak=60, drop="No rehearsing", best="They smile")
DEALT = Day(day=TODAY, challenge=SEAT.id)
TAKEN = Day(day=TODAY, challenge=SEAT.id, planned=True, plan=PLAN)


def said(known: Facts, among: Catalog = AMONG, **others: Any) -> TodayText:
    return today_text(today(among, known, TODAY), known, **others)


def words(text: TodayText, *kinds: str) -> list[str]:
    return [
        "".join(part for part, _ in segments) for kind, segments in text.blocks if not kinds or kind in kinds
    ]


def kinds(text: TodayText) -> list[str]:
    return [kind for kind, _ in text.blocks]


def offered(text: TodayText) -> set[str]:
    """Which of the keys that come and go are there."""
    all_of_them = {
        "plan",
        "log",
        "another",
        "smaller",
        "bolder",
        "hide",
        "keep",
        "let_go",
        "edit",
        "share",
        "rest",
    }
    return all_of_them - {name.removeprefix("today.") for name in text.withheld}


# States


def test_a_dealt_card_says_all_that_it_takes_and_why_this_one() -> None:
    text = said(facts(days=[DEALT]))
    assert kinds(text) == ["title", "how", "say", "who", "if_no", "care", "care", "why"]
    assert words(text, "title", "how", "say") == ["Ask for a seat", "Go in, and ask.", "“May I sit here?”"]
    assert words(text, "if_no") == ["If no: “Of course!” and that is “the whole” ask."]
    assert words(text, "care") == ["Not at night.", "Not for people with a cold."]
    assert words(text, "why")[0].startswith("Why this one: ")
    assert (text.day, text.level, text.heading, text.where, text.quiet) == ("Fri 20 Mar", 2, "", "", False)
    assert text.status == ("Your first ask is a good one, whatever the answer.",)
    assert (text.notice, text.lately) == ((SORT,), ())
    assert offered(text) == {"plan", "log", "another", "smaller", "bolder", "hide", "rest"}


def test_a_planned_card_says_come_back_and_everything_that_was_written_before() -> None:
    text = said(facts(days=[TAKEN]))
    assert kinds(text) == ["title", "planned", *["plan"] * 5, "how", "say", "who", "if_no", "care", "care"]
    assert words(text, "planned") == [PLANNED]
    told = " ".join(words(text, "plan"))
    assert [
        each for each in ("They sigh", "40", "60", "No rehearsing", "They smile") if each not in told
    ] == []
    assert all(": " in each for each in words(text, "plan"))
    assert offered(text) == {"log", "another", "smaller", "bolder", "hide", "let_go", "rest"}


def test_a_plan_without_words_is_a_plan() -> None:
    text = said(facts(days=[Day(day=TODAY, challenge=SEAT.id, planned=True)]))
    assert kinds(text)[:3] == ["title", "planned", "how"]


@pytest.mark.parametrize("outcome", list(OUTCOMES))
def test_a_told_card_says_what_happened_and_keeps_what_it_was_for_to_itself(outcome: Any) -> None:
    reason = {"reason": "unsafe"} if outcome == "called_off" else {}
    one = tried(SEAT, TODAY, outcome, peak=70, label="Jo", note="They\nlaughed", **reason)
    text = said(facts(one, days=[DEALT]))
    first, note, *_ = words(text, "told")
    assert (
        first.startswith(f"{MARKS[outcome]} {OUTCOMES[outcome]}")
        and first.endswith(" · Jo")
        and "70" in first
    )
    assert (REASONS["unsafe"] in first) == (outcome == "called_off")
    assert note == "They\nlaughed"
    assert words(text, "kind")[0]
    assert words(text, "if_no") == (
        ["After a no: “Of course!” and that is “the whole” ask."] if one.heard_no else []
    )
    assert words(text, "kind")[1:] == (["Sit down."] if outcome == "yes" else [])
    assert not {"how", "say", "who", "why", "planned", "plan"} & set(kinds(text))
    assert offered(text) >= {"log", "another", "edit", "share"} and "plan" not in offered(text)
    assert ("smaller" in offered(text)) == (outcome == "backed_out")
    assert text.lately[0] == (f"{MARKS[outcome]} Fri 20 Mar · {OUTCOMES[outcome]}", "Ask for a seat")


def test_of_a_card_that_was_asked_often_the_last_three_are_told() -> None:
    asks = [tried(SEAT, TODAY, peak=10 * number) for number in range(1, 6)]
    told = words(said(facts(*asks, days=[DEALT])), "told")
    assert told[0] == "2 earlier"
    assert [each.split(" · ")[1].split()[0] for each in told[1:]] == ["30", "40", "50"]


def test_a_day_of_rest_says_until_when_and_shows_no_card() -> None:
    text = said(facts(pauses=[pause(TODAY, TODAY + timedelta(days=2))], days=[DEALT]))
    assert kinds(text) == ["title", "how"]
    assert words(text)[1].startswith("Resting until Sunday 22 March 2026.")
    assert (text.quiet, text.level) == (True, 0)
    assert offered(text) == {"rest"}
    assert "until" not in words(said(facts(pauses=[pause(TODAY)])))[1]


def test_with_nothing_to_deal_it_says_why_and_what_can_be_done() -> None:
    text = said(facts(), Catalog())
    assert words(text)[0] == "No card for now"
    assert words(text)[1].endswith("\n\nPress o for an ask of your own, or 5 for the packs.")
    assert text.quiet and offered(text) == {"another", "rest"}


def test_an_ask_of_ones_own_says_what_every_ask_is() -> None:
    text = said(facts(days=[Day(day=TODAY, ask="May I\x1b[31m have it?")]), Catalog())
    assert words(text)[1] == "Your own ask: honest, easy to refuse, asked once."
    assert "\x1b" not in words(text)[0] and text.level == 0
    assert "hide" not in offered(text)


def test_a_kept_week_says_so_over_a_card_that_is_dealt_and_over_no_other() -> None:
    known = [attempt(TODAY - timedelta(days=days)) for days in (1, 2)]
    assert said(facts(*known, days=[DEALT])).heading == WEEK_KEPT
    assert said(facts(*known, days=[TAKEN])).heading == ""
    assert said(facts(known[0], days=[DEALT])).heading == ""


@pytest.mark.parametrize("state", ["dealt", "planned", "logged", "pausing", "nothing"])
def test_paragraphs_stand_in_their_order_and_texts_are_clean(state: str) -> None:
    dirty = challenge(
        "seat", title="A\x1b[0m\u202e title", how="Go\x07\n\n\n\nin", say='Hi\x1b "you"', if_no="No\u200b"
    )
    among = catalog(dirty) if state != "nothing" else Catalog()
    entry = next(iter(among), SEAT)
    day = Day(day=TODAY, challenge=entry.id, planned=state == "planned", plan=Plan(feared="\x1b\x07x"))
    told = [tried(entry, TODAY, note="\x9b1m", label="\x1bl")] if state == "logged" else []
    rests = [pause(TODAY)] if state == "pausing" else []
    known = facts(*told, days=[day] if state != "nothing" else (), pauses=rests)
    assert today(among, known, TODAY).state == state
    text = said(known, among, program="A \x1b[1mprogram", problems=["a \x1bfile"])
    order = [next(number for number, group in enumerate(GROUPS) if kind in group) for kind in kinds(text)]
    if state == "logged":  # what the pack guessed comes last
        assert kinds(text) == ["title", "told", "told", "kind", "if_no", "guess"]
    else:
        assert order == sorted(order) and set(kinds(text)) <= set(KINDS)
    lately = [part for each in text.lately for part in each]
    everything = [*words(text), *text.notice, *text.status, *lately]
    assert not any(set("\x1b\x07\x9b\u202e") & set(each) for each in everything)
    assert not any("\n" in each for each in (*text.notice, *text.status, *lately, text.heading, text.where))
    assert "\n" not in words(text)[0]


# What stands below it

LOOK_BACK_ASKS = (attempt(TODAY - timedelta(days=8)), attempt(TODAY - timedelta(days=9), "backed_out"))
HARD = attempt(YESTERDAY, peak=90)


def _look_back() -> LookBack:
    from types import SimpleNamespace

    return SimpleNamespace(asks=LOOK_BACK_ASKS)  # type: ignore[return-value]


OPEN = Day(day=YESTERDAY, challenge=PEN.id, planned=True)
LOST = Day(day=TODAY, challenge="cafe/gone", planned=True)
WAITING = attempt(TODAY - timedelta(days=9), "waiting")
# Everything that might be said, in the order in which it is; each is the whole notice once what is before
# it is not so.
NOTICES: list[tuple[str, str]] = [
    ("draft", "You were writing when the app closed: l brings it back"),
    ("open", "Yesterday's ask is still open: Ask about pen"),
    ("lost", LOST_PLAN),
    ("misdated", "1 entry is dated after today: a clock was wrong. d: change the date to today"),
    ("problems", "A file is odd."),
    ("support", SUPPORT[0]),
    ("hard", "Yesterday got to 90, "),
    ("last week", "Last week: 1 ask. b: look back on it, if you like"),
    ("waiting", "1 ask is waiting for an answer: w"),
]


def with_all_of(so: set[str]) -> TodayText:
    asks = [WAITING] if "waiting" in so else []
    asks += [attempt(TODAY + timedelta(days=1))] if "misdated" in so else []
    known = facts(*asks, days=[*([OPEN] if "open" in so else ()), LOST if "lost" in so else DEALT])
    return said(
        known,
        draft="draft" in so,
        problems=["A file is odd.", "Another, too."] if "problems" in so else (),
        support="support" in so,
        hard=HARD if "hard" in so else None,
        last_week=_look_back() if "last week" in so else None,
    )


@pytest.mark.parametrize("number", range(len(NOTICES)), ids=[name for name, _ in NOTICES])
def test_of_all_that_could_be_said_the_most_pressing_is(number: int) -> None:
    so = {name for name, _ in NOTICES[number:]}
    notice = with_all_of(so).notice
    assert notice[0].startswith(NOTICES[number][1])
    assert len(notice) == (2 if NOTICES[number][0] in ("open", "support") else 1)


def test_before_the_first_ask_sorting_is_offered_until_something_was_sorted_or_asked() -> None:
    assert with_all_of(set()).notice == (SORT,)
    looks = tuple(Look(of=f"cafe/{n}", peak=30, day=TODAY) for n in range(ENOUGH))
    assert said(replace(facts(days=[DEALT]), looks=looks[1:])).notice == (SORT,)
    assert said(replace(facts(days=[DEALT]), looks=looks)).notice == ()
    assert said(facts(attempt(YESTERDAY), days=[DEALT])).notice == ()
    assert said(facts(days=[replace(DEALT, planned=True)])).notice == ()


def test_a_rest_is_offered_after_a_hard_one() -> None:
    notice = said(facts(HARD)).notice
    assert notice == ("The last one was hard. r: rest today, at no cost to your streak",)


def test_a_rhythm_that_was_chosen_is_not_asked_for() -> None:
    asks = [attempt(TODAY - timedelta(days=days)) for days in (20, 21)]
    assert said(facts(*asks, rhythms=[rhythm("2026-03-02", 3)])).notice == ()


def test_what_is_offered_has_its_key() -> None:
    known = facts(days=[OPEN, DEALT])
    assert offered(said(known)) >= {"keep", "let_go", "log"}
    for name, given in {"after": {"hard": HARD}, "look_back": {"last_week": _look_back()}}.items():
        assert f"today.{name}" in said(known).withheld
        assert f"today.{name}" not in said(known, **given).withheld
    for name in ("undo", "redo"):
        assert f"today.{name}" in said(known).withheld
        assert f"today.{name}" not in said(known, **{f"can_{name}": True}).withheld
    assert "today.redate" in said(known).withheld
    assert "today.redate" not in with_all_of({"misdated"}).withheld


# Numbers


def test_this_week_is_said_once() -> None:
    known = facts(attempt(YESTERDAY), attempt(TODAY - timedelta(days=8)))
    (numbers,) = said(known).status
    assert " · this week " in numbers
    in_weeks = said(known, program="Week 1 of 4 · ●○", program_week=False).status
    assert in_weeks == (numbers.partition(" · this week")[0], "Week 1 of 4 · ●○")
    assert said(known, program="Day 3 of 28").status == (numbers, "Day 3 of 28")


def test_it_is_the_week_of_the_program_that_is_said_to_be_kept() -> None:
    known = facts(attempt(YESTERDAY), attempt(YESTERDAY - timedelta(days=1)), days=[DEALT])
    told = {kept: said(known, program="A", program_week=kept).heading for kept in (None, True, False)}
    assert told == {None: WEEK_KEPT, True: WEEK_KEPT, False: ""}
    assert said(facts(days=[DEALT]), program="A", program_week=True).heading == WEEK_KEPT


def test_the_last_twelve_are_told_newest_first() -> None:
    asks = [attempt(TODAY - timedelta(days=days), ask=f"Ask {days}") for days in range(1, 15)]
    lately = said(facts(*asks)).lately
    assert [title for _, title in lately] == [f"Ask {days}" for days in range(1, 13)]


def test_where_you_are_stands_in_the_frame_unless_it_is_anywhere() -> None:
    assert (said(facts(), where="free").where, said(facts()).where) == ("only free (f)", "")


# The card alone


def test_the_card_alone_says_what_it_is_and_nothing_of_the_day() -> None:
    dealt = card_of(today(AMONG, facts(days=[DEALT]), TODAY))
    assert kinds(dealt) == ["title", "how", "say", "who", "if_no", "care", "care", "why"]
    told = card_of(today(AMONG, facts(tried(SEAT, TODAY), days=[DEALT]), TODAY))
    assert kinds(told) == ["title"]
    alone = card_text(SEAT.challenge)
    assert kinds(alone) == ["title", "how", "say", "who", "if_no", "care", "care"] and alone.level == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ('"Sure!"', "“Sure!”"),
        ('"One" and "two"', "“One” and “two”"),
        ('5" wide', '5" wide'),
        ('"a" "b', '"a" "b'),
        ("“so” it's", "“so” it's"),
    ],
)
def test_straight_quotes_that_come_in_pairs_are_curled(text: str, expected: str) -> None:
    assert curled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May I?", "“May I?”"),
        ('"May I?"', "“May I?”"),
        ("“May I?”", "“May I?”"),
        ("„Darf ich?“", "„Darf ich?“"),
        ("« Puis-je ? »", "« Puis-je ? »"),
        ('Is "this" free?', "“Is “this” free?”"),
    ],
)
def test_words_to_say_stand_in_quotes_once(text: str, expected: str) -> None:
    assert in_quotes(text) == expected
