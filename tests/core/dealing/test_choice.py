"""Which card among those that may be dealt: its size, a change now and then, likely noes, kept asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import PLAN
from rejectui.core.dealing.candidates import still_to_be_had
from rejectui.core.dealing.deal import Card, another, deal, one_before
from rejectui.core.facts import Day, Facts
from tests.core.build import attempt, catalog, challenge, days_after, entries, facts, own, tried

TODAY = date(2026, 3, 20)
KINDS = ("play", "help", "work", "access", "favor", "giving")
ASKEES = ("staff", "friend", "colleague")
ALL = catalog(
    *(
        challenge(
            f"{kind}-{askee}-{level}-{number}",
            level,
            category=kind,
            askee=askee,
            channel=("in_person", "phone")[number],
            likely=("mostly_no", "mostly_yes", "mixed")[(level + number) % 3],
            smaller="Half of it." if number else None,
        )
        for kind in KINDS
        for askee in ASKEES
        for level in (1, 2, 3, 4, 5)
        for number in (0, 1)
    )
)
BY_NAME = entries(ALL)


def lately(*asks: tuple[str, int | None], outcome: str = "no", **fields: Any) -> list[Attempt]:
    """Asks of (slug, peak), one a day, the last one yesterday."""
    return [
        tried(BY_NAME[slug], TODAY - timedelta(days=back), outcome, peak=peak, **fields)
        for back, (slug, peak) in zip(range(len(asks), 0, -1), asks, strict=True)
    ]


def over_days(known: list[Attempt], among: Catalog = ALL, days: int = 20, **more: Any) -> list[Card]:
    """The cards that the same history gives on many days: the shuffle differs, the rules do not."""
    found = []
    for later in range(days):
        step = timedelta(days=later * 100)
        moved = [replace(each, day=each.day + step, at=each.at + step) for each in known]
        card = deal(among, facts(*moved, **more), TODAY + step)
        assert card is not None
        found.append(card)
    return found


def levels(cards: list[Card]) -> set[int | None]:
    return {card.level for card in cards}


# --- The size that fits -----------------------------------------------------------------------------------


def test_the_first_card_ever_is_a_small_one() -> None:
    assert levels(over_days([])) == {1}


def test_a_kind_that_is_easy_for_me_is_dealt_bigger_than_one_that_is_hard_for_me() -> None:
    # At level 3 play gets to 90 and help to 50: level 3 comes from what is not play.
    asks = [
        (f"{kind}-{askee}-3-{n}", peak)
        for n in (0, 1)
        for askee in ASKEES
        for kind, peak in (("play", 79), ("help", 50))
    ]
    cards = over_days(lately(*asks))
    assert all(card.challenge and (card.challenge.category != "play" or card.level != 3) for card in cards)


def test_when_everything_at_my_level_would_get_hard_a_smaller_one_is_dealt_and_says_so() -> None:
    # They bear 69 without being sent back by a rule; what is expected sends them to something smaller.
    asks = [(f"{kind}-{askee}-3-0", 69) for kind in KINDS[:4] for askee in ASKEES[:2]] + [
        ("giving-staff-2-0", 60)
    ]
    cards = over_days([*lately(*asks), *lately(("favor-staff-3-0", 69))])
    assert levels(cards) <= {1, 2}
    assert {card.why for card in cards} <= {
        "A smaller one: the others at your level would be too hard for now.",
        "For a change, a smaller one than your last three.",
    }


def test_it_is_called_gentler_where_it_is_no_smaller_than_the_last() -> None:
    asks = [(f"{kind}-{askee}-3-0", 69) for kind in KINDS[:4] for askee in ASKEES[:2]]
    cards = over_days(lately(*asks, ("giving-staff-2-0", 40)))
    assert levels(cards) == {2}
    assert {card.why for card in cards} == {"Gentler than your level: the others would be too hard for now."}


def test_two_comfortable_ones_go_one_step_up() -> None:
    cards = over_days(lately(("play-staff-2-0", 35), ("help-friend-2-0", 35)))
    assert levels(cards) == {3}
    assert {card.why for card in cards} == {"One step up: your last two stayed below 50."}


# --- A change now and then --------------------------------------------------------------------------------


def test_after_three_in_a_row_at_one_level_the_next_is_from_beside_it() -> None:
    three = lately(("play-staff-3-0", 55), ("help-friend-3-0", 65), ("work-colleague-3-0", 55))
    cards = over_days(three)
    assert levels(cards) <= {2, 4}
    assert {card.why for card in cards} <= {
        "For a change, a smaller one than your last three.",
        "For a change, a bolder one than your last three.",
    }


def test_a_bolder_one_for_a_change_only_when_it_would_not_get_hard() -> None:
    three = lately(("play-staff-3-0", 69), ("help-friend-3-0", 69), ("work-colleague-3-0", 69))
    assert levels(over_days(three)) == {2}


def test_where_nothing_is_beside_the_level_goes_on() -> None:
    among = catalog(*(each.challenge for each in ALL if each.challenge.level == 3))
    three = lately(("play-staff-3-0", 55), ("help-friend-3-0", 65), ("work-colleague-3-0", 55))
    assert {card.why for card in over_days(three, among)} == {"Same level as last time, something new."}


def test_another_kind_or_askee_than_last_time() -> None:
    for card in over_days(lately(("play-staff-2-0", 60))):
        assert card.challenge is not None
        assert (card.challenge.category, card.challenge.askee) != ("play", "staff")


def test_kinds_that_were_not_asked_lately_come_first() -> None:
    asks = [(f"{kind}-staff-2-0", 50) for kind in KINDS[:5]]
    assert {card.challenge.category for card in over_days(lately(*asks)) if card.challenge} == {"giving"}


def test_when_the_chance_did_not_move_it_is_asked_of_someone_else_in_another_way() -> None:
    stuck = lately(("play-staff-2-0", 60), plan={"chance": 80}, chance_again=80, feared_happened="no")
    for card in over_days(stuck):
        assert card.challenge is not None
        assert card.why.startswith("Same level as last time, someone new: what you feared did not happen")
        assert card.level == 2
        assert card.challenge.channel == "phone"


def test_after_two_back_outs_one_that_can_be_made_smaller_still() -> None:
    back = lately(("play-staff-1-0", None), ("help-friend-1-0", None), outcome="backed_out")
    assert {card.challenge.smaller for card in over_days(back) if card.challenge} == {"Half of it."}


# --- Likely noes ------------------------------------------------------------------------------------------

NO = {slug for slug, entry in BY_NAME.items() if entry.challenge.likely == "mostly_no"}
MAYBE = sorted(slug for slug in BY_NAME if slug not in NO and "-2-" in slug)


@pytest.mark.parametrize(
    ("slugs", "likely_no"),
    [
        pytest.param(
            ["play-staff-2-0", "help-friend-2-0", "work-colleague-2-0"], True, id="none of the last three"
        ),
        pytest.param(["play-staff-2-1", "help-friend-2-1"], False, id="the last two: not only noes"),
    ],
)
def test_likely_noes_on_purpose_but_not_only(slugs: list[str], likely_no: bool) -> None:
    assert all((slug in NO) != likely_no for slug in slugs)
    cards = over_days(lately(*((slug, 65) for slug in slugs)))
    same_level = [card for card in cards if card.level == 2 and card.challenge]
    assert {card.challenge.likely == "mostly_no" for card in same_level if card.challenge} <= {likely_no}


def test_the_reason_never_tells_how_it_will_end() -> None:
    for card in over_days(
        lately(*((slug, 50) for slug in ("play-staff-2-0", "help-friend-2-0", "work-colleague-2-0")))
    ):
        assert "no." not in card.why
        assert "likely" not in card.why


# --- Kept asks --------------------------------------------------------------------------------------------

LADDER = own("Borrow the ladder", category="favor", peak=15)


def test_a_kept_ask_is_dealt_like_a_challenge_and_says_why() -> None:
    cards = over_days([], Catalog(), asks=[LADDER])
    assert {(card.title, card.level, card.kept, card.entry) for card in cards} == {
        ("Borrow the ladder", 1, LADDER, None)
    }
    assert cards[0].why == "You saved it for later, and it is about the right size for now."
    assert cards[0].snapshot == Snapshot(title="Borrow the ladder", category="favor", level=1)


@pytest.mark.parametrize(("peak", "dealt"), [(0, True), (39, True), (40, False), (100, False), (None, False)])
def test_a_kept_ask_beyond_reach_waits(peak: int | None, dealt: bool) -> None:
    card = deal(Catalog(), facts(asks=[own(peak=peak)]), TODAY)
    assert (card is not None) == dealt


@pytest.mark.parametrize(
    ("peak", "level"), [(0, 1), (19, 1), (20, 2), (40, 3), (60, 4), (80, 5), (100, 5), (None, 3)]
)
def test_the_level_of_a_kept_ask_is_what_the_user_expects(peak: int | None, level: int) -> None:
    assert own(peak=peak).level == level


def test_after_three_cards_from_packs_a_kept_ask_of_the_right_size_comes_first() -> None:
    ask = own(category="connection", peak=48)
    three = lately(("play-staff-2-0", 40), ("help-friend-3-0", 48), ("work-colleague-3-0", 50))
    assert deal(ALL, facts(*three, asks=[ask]), TODAY) is not None
    assert any(card.kept for card in over_days(three, asks=[ask]))


@pytest.mark.parametrize(
    ("outcome", "back", "again"),
    [("no", 1, False), ("no", 30, False), ("no", 31, True), ("backed_out", 1, True)],
)
def test_a_kept_ask_that_was_asked_waits_30_days(outcome: str, back: int, again: bool) -> None:
    other = own("Ask for a seat", category="help", peak=15)
    asked = attempt(TODAY - timedelta(days=back), outcome, ask=" borrow  the LADDER ")
    pauses = [attempt(TODAY - timedelta(days=1), ask=f"something else {n}") for n in range(6)]
    titles = {card.title for card in over_days([asked, *pauses], Catalog(), 40, asks=[LADDER, other])}
    assert ("Borrow the ladder" in titles) == again


def test_a_kept_ask_is_not_dealt_for_a_place() -> None:
    for where in ("home", "work", "free"):
        assert deal(Catalog(), facts(asks=[LADDER]), TODAY, where) is None


def test_a_kept_ask_goes_somewhere_new_after_a_no() -> None:
    heard = attempt(TODAY - timedelta(days=40), ask="Borrow the ladder", label="Kim")
    card = deal(Catalog(), facts(heard, asks=[LADDER]), TODAY)
    assert card is not None
    assert card.not_at == "Kim"


def test_a_kept_ask_with_an_open_plan_is_not_dealt_again() -> None:
    plan = Day(day=TODAY - timedelta(days=1), ask="Borrow the ladder", planned=True)
    assert deal(Catalog(), facts(asks=[LADDER], days=[plan]), TODAY) is None


def test_another_and_back_lead_over_kept_asks_too() -> None:
    few = catalog(challenge("one", category="play"))
    known = facts(asks=[LADDER], days=[Day(day=TODAY, challenge="cafe/one")])
    there = another(few, known, TODAY)
    assert there == Day(day=TODAY, ask="Borrow the ladder", shown=("cafe/one",))
    assert there is not None
    back = another(few, replace(known, days={TODAY: there}), TODAY)
    assert back == Day(day=TODAY, challenge="cafe/one", shown=(LADDER.id,))  # both were seen: all over again
    assert back is not None
    assert one_before(back, known.asks) == Day(day=TODAY, ask="Borrow the ladder")
    assert one_before(back) is None
    back = replace(back, shown=("cafe/one", LADDER.id))
    assert one_before(back) == Day(
        day=TODAY, challenge="cafe/one"
    )  # who does not know the asks passes them over
    assert still_to_be_had(few, known, back.shown) == back.shown
    assert still_to_be_had(few, facts(), back.shown) == ("cafe/one",)


def test_a_kept_ask_under_the_day_stays_when_it_is_dropped_from_the_list() -> None:
    day = Day(day=TODAY, ask="Borrow the ladder")
    for asks, why in (([LADDER], LADDER), ([], None)):
        card = deal(ALL, facts(asks=asks, days=[day]), TODAY)
        assert card is not None
        assert (card.ask, card.kept) == ("Borrow the ladder", why)


# --- Whatever was logged ----------------------------------------------------------------------------------


@st.composite
def journals(draw: st.DrawFn) -> Facts:
    """Attempts around today at any challenge or own ask, rated or not, and a few kept asks."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(sorted(BY_NAME)),
                st.integers(-3, 40),
                st.sampled_from(["no", "yes", "waiting", "backed_out", "called_off"]),
                st.sampled_from([None, 0, 45, 60, 80, 100]),
                st.booleans(),
            ),
            max_size=20,
        )
    )
    attempts = [
        attempt(TODAY - timedelta(days=back), outcome, ask="Borrow the ladder", peak=peak)
        if is_own
        else tried(BY_NAME[slug], TODAY - timedelta(days=back), outcome, peak=peak)
        for slug, back, outcome, peak, is_own in rows
    ]
    asks = [
        own(f"Ask {peak}", peak=peak)
        for peak in draw(st.lists(st.sampled_from([None, 10, 50, 90]), unique=True))
    ]
    hidden = draw(st.sets(st.sampled_from([entry.id for entry in ALL]), max_size=20))
    return facts(*attempts, asks=asks, hidden=sorted(hidden))


@given(journals())
def test_every_card_keeps_every_rule(known: Facts) -> None:
    card = deal(ALL, known, TODAY)
    assert card is not None
    earlier = [each for each in known.attempts if each.day < TODAY]
    leveled = [each.snapshot.level for each in earlier if each.snapshot and each.snapshot.level]
    assert card.level is not None
    assert card.level <= (leveled[-1] + 1 if leveled else 2)
    assert card.entry is None or card.entry.id not in known.settings.hidden
    pair = (card.challenge.category, card.challenge.askee) if card.challenge else None
    two = [(each.snapshot.category, each.snapshot.askee) if each.snapshot else None for each in earlier[-2:]]
    assert pair is None or two != [pair, pair]
    assert card.why.endswith(".")


@given(journals(), st.permutations(range(20)))
def test_it_depends_on_nothing_but_earlier_days(known: Facts, order: list[int]) -> None:
    card = deal(ALL, known, TODAY)
    assert deal(ALL, known, TODAY) == card
    past = replace(known, attempts=tuple(each for each in known.attempts if each.day < TODAY))
    assert deal(ALL, past, TODAY) == card
    # The order of logging is the order of moments: facts sorts them, whatever was written first.
    at = [replace(each, at=each.at + timedelta(minutes=n)) for n, each in enumerate(past.attempts)]
    mixed = [at[number] for number in order if number < len(at)]
    again = facts(*mixed, asks=known.asks, hidden=list(known.settings.hidden))
    assert deal(ALL, again, TODAY) == card


@given(journals())
def test_a_yes_is_no_reason_for_another_ask(known: Facts) -> None:
    yes = tuple(replace(each, outcome="yes") if each.outcome == "no" else each for each in known.attempts)
    before, after = deal(ALL, known, TODAY), deal(ALL, replace(known, attempts=yes), TODAY)
    assert before is not None
    assert after is not None
    assert (before.title, before.why) == (after.title, after.why)


@given(journals())
def test_the_card_that_was_dealt_says_the_same_once_it_is_written_down(known: Facts) -> None:
    card = deal(ALL, known, TODAY)
    assert card is not None
    record = Day(day=TODAY, challenge=card.entry.id if card.entry else None, ask=card.ask)
    assert deal(ALL, replace(known, days={TODAY: record}), TODAY) == card


def test_a_long_journal_unrated_and_unlabelled_is_dealt_from_all_the_same() -> None:
    slugs = sorted(BY_NAME)
    many = [tried(BY_NAME[slugs[n % 40]], days_after(TODAY, -400 + n)) for n in range(400)]
    assert deal(ALL, facts(*many), TODAY) is not None


# --- What the user put there, and how it is asked ---------------------------------------------------------


def test_what_came_from_a_plan_is_dealt_before_its_like_and_in_its_order() -> None:
    plan = catalog(*(challenge(f"step-{n}", askee="friend") for n in (3, 1, 2)), name=PLAN)
    others = catalog(*(challenge(f"other-{n}", askee="manager") for n in range(6)))
    among = Catalog([(each, False) for some in (others, plan) for each in some.packs.values()])
    found, known = [], facts()
    for number in range(3):
        card = deal(among, known, days_after(TODAY, 3 * number))
        assert card is not None
        assert card.entry is not None
        found.append(card.entry.id)
        known = facts(
            *known.attempts,
            tried(card.entry, days_after(TODAY, 3 * number), peak=20),
            tried(entries(others)["other-0"], days_after(TODAY, 3 * number + 1), peak=20),
        )
    assert found == ["my-plan/step-3", "my-plan/step-1", "my-plan/step-2"]


@pytest.mark.parametrize(("alike", "first"), [(1, True), (4, True), (5, False)])
def test_what_came_from_a_plan_outweighs_four_asks_of_its_category(alike: int, first: bool) -> None:
    plan = catalog(challenge("step", category="play", askee="manager"), name=PLAN)
    others = catalog(*(challenge(f"other-{n}", category="help", askee="manager") for n in range(6)))
    done = catalog(
        *(challenge(f"done-{n}", category="play", askee=("staff", "friend")[n % 2]) for n in range(5)),
        name="gone",
    )
    among = Catalog([(each, False) for some in (others, plan) for each in some.packs.values()])
    asked = [tried(entries(done)[f"done-{n}"], days_after(TODAY, n - 20)) for n in range(alike)]
    cards = over_days(asked, among)
    assert {card.entry.pack == PLAN for card in cards if card.entry} == {first}


def test_what_is_kept_for_later_comes_when_the_last_three_were_not_kept() -> None:
    kept = ("friend", "manager", "acquaintance")
    among = catalog(*(challenge(f"one-{n}", askee=kept[n % 3]) for n in range(12)))
    last = [tried(entries(among)[f"one-{n}"], days_after(TODAY, n - 3), peak=20) for n in range(3)]
    for later in ("cafe/one-9", "cafe/one-10"):
        card = deal(among, facts(*last, later=[later]), TODAY)
        assert card is not None
        assert card.entry is not None
        assert card.entry.id == later


def test_after_as_many_letters_as_words_aloud_one_is_asked_aloud() -> None:
    ways = {"aloud": "in_person", "letter": "written"}
    among = catalog(
        *(
            challenge(f"{way}-{n}", channel=channel, askee=("friend", "manager", "acquaintance")[n % 3])
            for way, channel in ways.items()
            for n in range(9)
        )
    )
    by_name = entries(among)
    letters = [tried(by_name[f"letter-{n}"], days_after(TODAY, n - 9), peak=20) for n in range(2)]
    for number in range(20):
        card = deal(among, facts(*letters), days_after(TODAY, number))
        assert card is not None
        assert card.challenge is not None
        assert card.challenge.channel == "in_person"
    aloud = [tried(by_name[f"aloud-{n}"], days_after(TODAY, n - 9), peak=20) for n in range(3)]
    dealt = {deal(among, facts(*aloud), days_after(TODAY, number)) for number in range(30)}
    assert {card.challenge.channel for card in dealt if card and card.challenge} == {"in_person", "written"}
