"""The keys of Today, in any order: no card of a pack stands more than a step above the level that is due.

And what a card says of its size is true.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import before
from rejectui.core.days.day_plan import own_ask, taken_along
from rejectui.core.dealing.deal import Card, another, one_before
from rejectui.core.dealing.filters import WHERE
from rejectui.core.dealing.level import HARD, reach
from rejectui.core.facts import Day, Facts
from rejectui.core.programs.program import Program
from rejectui.core.today import Today, today
from rejectui.packs.programs import load_programs
from tests.core.build import attempt, catalog, challenge, days_after, entries, facts, own, tried

TODAY = date(2026, 3, 20)
YESTERDAY = days_after(TODAY, -1)
PAIRS = [(kind, askee) for kind in ("play", "help", "work") for askee in ("staff", "friend")]
ALL = catalog(
    *(
        challenge(f"{kind}-{askee}-{level}", level, category=kind, askee=askee, channel=channel)
        for level in (1, 2, 3, 4, 5)
        for (kind, askee), channel in zip(PAIRS, ("in_person", *["phone"] * 5), strict=True)
    )
)
BY_NAME = entries(ALL)
AT = {level: [slug for slug in BY_NAME if slug.endswith(str(level))] for level in (1, 2, 3, 4, 5)}
ASKS = [own(f"Ask of level {level}", peak=20 * level - 10) for level in (1, 2, 3, 4, 5)]
OTHER: dict[str, Literal[-1, 0, 1]] = {"n": 0, "-": -1, "+": 1}


class Keys:
    """A day at the keys: each changes the facts as the app does."""

    def __init__(self, known: Facts, program: Program | None = None) -> None:
        self.known = known
        self.program = program
        self.where = "anywhere"
        self.pressed: list[str] = []

    @property
    def today(self) -> Today:
        """The day as it stands."""
        return today(ALL, self.known, TODAY, WHERE[self.where], self.program)

    @property
    def card(self) -> Card:
        """Today's card."""
        card = self.today.card
        assert card is not None
        return card

    def press(self, *keys: str) -> Card:
        """The card after these keys; a number is the kept ask of that level, taken from the ladder."""
        for key in keys:
            self.pressed.append(key)
            self._press(key)
        return self.card

    def _press(self, key: str) -> None:
        shown = self.today
        if key in OTHER:
            self._save(self._another(key))
        elif key == "N":
            self._save(one_before(shown.record, self.known.asks))
        elif key == "enter":
            self._save(replace(shown.record, planned=True))
        elif key == "o":
            self._save(own_ask("May I have this dance?", shown.record))
        elif key == "f":
            self.where = "home" if self.where == "anywhere" else "anywhere"
            card = shown.card
            if (
                card
                and card.challenge
                and not shown.record.planned
                and not WHERE[self.where].lets(card.challenge)
            ):
                self._save(self._another("n"))
        elif key == "h" and shown.card and shown.card.entry:
            other = self._another("n")
            hidden = (*self.known.settings.hidden, shown.card.entry.id)
            self.known = replace(self.known, settings=replace(self.known.settings, hidden=hidden))
            self._save(other)
        elif key == "k" and shown.open_plan:
            for each in taken_along(shown.open_plan, shown.record):
                self._save(each)
        elif key == "x" and shown.open_plan:
            self._save(replace(shown.open_plan, closed="let_go"))
        elif key.isdigit():
            self._save(own_ask(ASKS[int(key) - 1].text, shown.record, planned=False))

    def _another(self, key: str) -> Day | None:
        step, where = OTHER[key], self.where
        return another(ALL, self.known, TODAY, step=step, only=WHERE[where], program=self.program)

    def _save(self, record: Day | None) -> None:
        if record is not None:
            self.known = replace(self.known, days={**self.known.days, record.day: record})


def logged(*asks: tuple[int, int | None], **fields: Any) -> list[Attempt]:
    """Attempts of (level, peak), one a day, the last one yesterday, never twice of one kind."""
    return [
        tried(BY_NAME[AT[level][back % 6]], days_after(TODAY, -back), peak=peak, **fields)
        for back, (level, peak) in zip(range(len(asks), 0, -1), asks, strict=True)
    ]


def only(keys: str) -> list[Ask]:
    """The kept asks that are taken by these keys."""
    return [ASKS[int(key) - 1] for key in keys if key.isdigit()]


def planned(slug: str) -> Day:
    """Yesterday's plan for this challenge, still open."""
    return Day(day=YESTERDAY, challenge=f"cafe/{slug}", planned=True)


# --- Examples -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "level", "why"),
    [
        pytest.param("", 1, "A small one to begin with.", id="a beginner"),
        pytest.param("n", 1, "A small one to begin with.", id="another"),
        pytest.param("nnnnnnn", 1, "A small one to begin with.", id="another, when all of level 1 were seen"),
        pytest.param("4n", 1, "A small one to begin with.", id="another, instead of a kept ask of level 4"),
        pytest.param("4nnnn", 1, "A small one to begin with.", id="and another, and another"),
        pytest.param("on", 1, "A small one to begin with.", id="another, instead of an own ask"),
        pytest.param("4-", 1, "A small one to begin with.", id="one smaller than a kept ask of level 4"),
        pytest.param("4+", 2, "One step above your level.", id="a bolder one counts from what is due"),
        pytest.param("1+", 2, "One step above your level.", id="also from a small kept ask"),
        pytest.param("o+", 2, "One step above your level.", id="also from an own ask"),
        pytest.param("4+n", 2, "One step above your level.", id="who asked for it stays there"),
        pytest.param("4++", 2, "One step above your level.", id="and goes no further"),
        pytest.param("+n", 2, "One step above your level.", id="another after a bolder one"),
        pytest.param("+-", 1, "A small one to begin with.", id="and back"),
        pytest.param("+nNN", 1, "A small one to begin with.", id="or back key by key"),
        pytest.param("+h", 2, "One step above your level.", id="another in place of a bolder one"),
        pytest.param("+4n", 1, "A small one to begin with.", id="a bolder one, then a kept ask"),
        pytest.param("4f", 4, "Your own ask, from your ladder.", id="a kept ask stays in every place"),
        pytest.param("4fn", 1, "A small one to begin with.", id="another for home"),
    ],
)
def test_a_beginner_stays_where_beginners_begin(keys: str, level: int, why: str) -> None:
    card = Keys(facts(asks=only(keys))).press(*keys)
    assert (card.level, card.why) == (level, why)


@pytest.mark.parametrize(
    ("asks", "keys", "level", "why"),
    [
        pytest.param([(2, 60)], "+", 3, "A bolder one this time.", id="bolder than the last"),
        pytest.param([(2, 60)], "+n", 3, "A bolder one this time.", id="and another such"),
        pytest.param([(2, 60)], "-", 1, "A smaller one this time.", id="smaller than the last"),
        pytest.param([(3, 60)], "5n", 3, "Same level as last time, something new.", id="back to what is due"),
        pytest.param([(3, 60)], "5-", 3, "Same level as last time, something new.", id="a kept 5, smaller"),
        pytest.param([(3, 60)], "2-", 1, "A smaller one this time.", id="a kept 2, smaller"),
        pytest.param([(3, 60)], "1+", 4, "A bolder one this time.", id="a kept 1, bolder"),
        pytest.param([(2, 45), (2, 45)], "--+", 2, "Gentler than your level.", id="no smaller than before"),
        pytest.param(
            [(3, 80)], "+", 3, "One step above your level.", id="no bolder than the last, a hard one"
        ),
        pytest.param([(3, 80)], "++", 3, "One step above your level.", id="and no bolder one there is"),
        pytest.param([(1, 80)], "+", 1, "A small one: the last one was hard.", id="level 1 stays level 1"),
        pytest.param([(2, 60), (2, 80)], "", 1, "A smaller one: the last one was hard.", id="a hard one"),
        pytest.param(
            [(2, 60), (2, 80), (1, 75)],
            "",
            1,
            "A small one: the last one was hard.",
            id="and the next, too",
        ),
        pytest.param(
            [(2, 60), (2, 80), (1, None)],
            "",
            1,
            "A small one for now, after the hard one.",
            id="until it is told that one went well",
        ),
        pytest.param(
            [(2, 60), (2, 80), (1, 20)], "", 2, "Back at your level, something new.", id="which it did"
        ),
    ],
)
def test_it_says_what_is_so(asks: list[tuple[int, int | None]], keys: str, level: int, why: str) -> None:
    card = Keys(facts(*logged(*asks), asks=only(keys))).press(*keys)
    assert (card.level, card.why) == (level, why)


def test_a_bolder_one_that_was_dealt_for_a_change_does_not_lead_up() -> None:
    known = facts(*logged((2, 50), (2, 35), (2, 50)), hidden=[f"cafe/{slug}" for slug in AT[1]])
    keys = Keys(known)
    assert (keys.card.level, keys.card.why) == (3, "For a change, a bolder one than your last three.")
    assert keys.press("n").level == 2
    assert keys.press("+").why == "A bolder one this time."


def test_where_nothing_smaller_is_left_another_is_no_bolder_than_the_card() -> None:
    keys = Keys(facts(hidden=[f"cafe/{slug}" for slug in AT[1]]))
    assert (keys.card.level, keys.card.why) == (2, "The closest to your level that is left.")
    card = keys.press("n")
    assert (card.level, card.why) == (2, "One step above your level.")
    assert {keys.press("n").level for _ in range(8)} == {2}


def test_after_a_hard_one_a_small_one_comes_again_rather_than_one_as_hard() -> None:
    done = [tried(BY_NAME[slug], days_after(TODAY, -20), peak=60) for slug in AT[1]]
    card = Keys(facts(*done, *logged((2, 80)))).card
    assert (card.level, card.why) == (1, "A repeat, with someone new: you tried it not long ago.")


@pytest.mark.parametrize(
    ("slug", "keys", "level", "why"),
    [
        pytest.param("play-staff-4", "k", 4, "You planned it before, and kept it.", id="it is theirs"),
        pytest.param(
            "play-staff-2", "k", 2, "You planned it before, and kept it.", id="nobody asked for bolder"
        ),
        pytest.param("play-staff-4", "kn", 1, "A small one to begin with.", id="another goes back"),
        pytest.param("play-staff-2", "kn", 1, "A small one to begin with.", id="also from a step above"),
        pytest.param("play-staff-4", "k-", 1, "A small one to begin with.", id="so does a smaller one"),
        pytest.param(
            "play-staff-4", "k+", 4, "You planned it before, and kept it.", id="there is no bolder one"
        ),
        pytest.param("play-staff-4", "kn+", 2, "One step above your level.", id="one step"),
    ],
)
def test_a_plan_that_was_taken_along_stays_and_leads_nowhere(
    slug: str, keys: str, level: int, why: str
) -> None:
    card = Keys(facts(days=[planned(slug)])).press(*keys)
    assert (card.level, card.why) == (level, why)


# --- Whatever was logged, whatever is pressed --------------------------------------------------------------

PROGRAMS = [None, *load_programs().by_name.values()]
BURSTS = [[key] for key in (*"nnnN-++hokkxf12345", "enter")] + [["n"] * 7, ["-"] * 4]
KEYS = (
    st.lists(st.sampled_from(BURSTS), max_size=7)
    .map(lambda bursts: [key for burst in bursts for key in burst])
    .filter(lambda keys: keys.count("h") < 3)  # so that the small ones are not all hidden
)


@st.composite
def journals(draw: st.DrawFn) -> Facts:
    """Attempts of the last days at challenges, kept asks and others, and a plan that is still open."""
    usual = draw(st.integers(1, 5))
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["challenge", "challenge", "kept", "other"]),
                st.sampled_from([usual, usual, usual, 1, 2, 3, 4, 5]),
                st.integers(0, 5),
                st.sampled_from(["no", "no", "yes", "yes", "waiting", "backed_out", "called_off"]),
                st.sampled_from([None, 0, 40, 40, 60, 69, 70, 90]),
            ),
            max_size=10,
        )
    )
    attempts = []
    for back, (what, level, number, outcome, peak) in zip(range(len(rows), 0, -1), rows, strict=True):
        day, ask = days_after(TODAY, -back), ASKS[level - 1]
        if what == "challenge":
            attempts.append(tried(BY_NAME[AT[level][number]], day, outcome, peak=peak))
        elif what == "kept":
            attempts.append(attempt(day, outcome, peak=peak, ask=ask.text, snapshot=ask.snapshot))
        else:
            attempts.append(attempt(day, outcome, peak=peak))
    return facts(*attempts, asks=ASKS, days=[planned(draw(st.sampled_from(sorted(BY_NAME))))])


def level_before(known: Facts) -> int | None:
    """The level of the last ask of an earlier day that has one."""
    levels = [a.snapshot.level for a in before(known.attempts, TODAY) if a.snapshot and a.snapshot.level]
    return levels[-1] if levels else None


def under_hard_ones(known: Facts) -> int:
    """The highest level that is below each hard one since one went well: 1 at least, 5 without any."""
    most = 5
    for each in reversed(before(known.attempts, TODAY)):
        level = each.snapshot.level if each.snapshot else None
        if each.peak is None or level is None:
            continue
        if each.peak >= HARD:
            most = min(most, max(level - 1, 1))
        elif each.counts:
            break
    return most


A_DAY = settings(max_examples=200, derandomize=True)


@A_DAY
@given(journals(), KEYS, st.sampled_from(PROGRAMS))
def test_no_keys_lead_more_than_a_step_above_what_is_due(
    known: Facts, pressed: list[str], program: Program | None
) -> None:
    within = reach(before(known.attempts, TODAY))
    assert within.most <= within.aim + 1
    kept = known.days[YESTERDAY].challenge
    keys = Keys(known, program)
    stood = keys.card
    for key in pressed:
        card = keys.press(key)
        asked = "+" in keys.pressed
        if card.entry is not None and card.entry.id != kept:
            assert card.level is not None
            assert card.level <= within.most
            assert asked or card.level <= under_hard_ones(known)
        if key == "n" and card.title != stood.title:
            assert card.level is not None
            stays = asked and stood.entry is not None and stood.entry.id != kept
            assert card.level <= max(within.aim, stood.level or 0 if stays else 0)
        stood = card


@A_DAY
@given(journals(), KEYS, st.sampled_from(PROGRAMS))
def test_smaller_and_bolder_are_said_only_where_it_is_so(
    known: Facts, pressed: list[str], program: Program | None
) -> None:
    last = level_before(known)
    keys = Keys(known, program)
    for key in ("", *pressed):
        card = keys.press(key)
        if "smaller" in card.why:
            assert last is not None and card.level is not None and card.level < last
        if "bolder" in card.why:
            assert last is not None and card.level is not None and card.level > last
            assert "+" in keys.pressed or card.why.startswith("For a change: ")
        if "step up" in card.why:
            assert last is not None and card.level is not None and card.level > last
