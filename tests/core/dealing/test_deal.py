"""Which card a day gets, and why: a case for every sentence of core/PRACTICE.md, Dealing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import Challenge
from rejectui.core.dealing.candidates import still_to_be_had, to_be_had
from rejectui.core.dealing.deal import Card, another, deal, one_before, with_card
from rejectui.core.dealing.filters import WHERE
from rejectui.core.dealing.level import reach
from rejectui.core.facts import Day, Facts
from tests.core.build import attempt, catalog, challenge, days_after, entries, facts, pack, tried

TODAY = date(2026, 3, 20)
YESTERDAY = TODAY - timedelta(days=1)
ASKEES = ("staff", "organization", "colleague", "acquaintance", "friend", "stranger")


def ago(days: int) -> date:
    """The date that many days before today."""
    return days_after(TODAY, -days)


def cards(*levels: int, **fields: Any) -> Catalog:
    """A catalog of one challenge for each level given, each asking someone else."""
    named = (
        challenge(f"no-{number}-level-{level}", level, **{"askee": ASKEES[number % len(ASKEES)], **fields})
        for number, level in enumerate(levels)
    )
    return catalog(*named)


def rated(*ratings: tuple[int, str, int | None]) -> list[Attempt]:
    """Attempts of (level, outcome, peak), one a day, the last one yesterday, never twice the same askee."""
    found = []
    for back, (level, outcome, peak) in zip(range(len(ratings), 0, -1), ratings, strict=True):
        one = cards(level, askee=("manager", "public_figure")[back % 2])
        found += [tried(entry, ago(back), outcome, peak=peak) for entry in one]
    return found


def dealt(known: Facts, among: Catalog, where: str = "anywhere") -> str | None:
    """The slug of today's card."""
    card = deal(among, known, TODAY, WHERE[where])
    return card.entry.challenge.id if card and card.entry else None


# --- What may be dealt at all ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "bundled", "settings", "may"),
    [
        pytest.param({}, True, {}, True, id="a plain one may"),
        pytest.param({}, True, {"hidden": ["cafe/sit-here"]}, False, id="never a hidden one"),
        pytest.param({}, True, {"hidden": ["park/sit-here"]}, True, id="hiding goes by the full id"),
        pytest.param({"retired": True}, True, {}, False, id="never a retired one"),
        pytest.param({"refusal": "hard"}, True, {}, False, id="never an unreviewed and hard one"),
        pytest.param(
            {"refusal": "hard", "reviewed": "2026-01-01"}, True, {}, True, id="a reviewed hard one may"
        ),
        pytest.param(
            {"refusal": "hard", "reviewed": "2026-01-01"}, False, {}, False, id="no pack reviews itself"
        ),
        pytest.param({"refusal": "hard"}, False, {"trusted": ["cafe"]}, True, id="but a trusted pack may"),
        pytest.param(
            {"refusal": "hard"}, False, {"trusted": ["park"]}, False, id="trust is for one pack by name"
        ),
        pytest.param(
            {"refusal": "hard"}, True, {"trusted": ["cafe"]}, False, id="not for packs that are reviewed here"
        ),
        pytest.param({"refusal": "fair"}, False, {}, True, id="an unreviewed one that is not hard may"),
        pytest.param({}, True, {"packs_off": ["cafe"]}, False, id="none of a pack that is off"),
        pytest.param({}, True, {"languages": ["de"]}, False, id="none in a language not chosen"),
        pytest.param({}, True, {"languages": ["de", "en"]}, True, id="one in any language chosen"),
    ],
)
def test_which_challenges_may_be_dealt(
    fields: dict[str, Any], bundled: bool, settings: dict[str, Any], may: bool
) -> None:
    among = catalog(challenge("sit-here", **fields), bundled=bundled)
    known = facts(**settings)
    assert to_be_had(entries(among)["sit-here"], known.settings) == may
    assert (deal(among, known, TODAY) is not None) == may
    assert bool(still_to_be_had(among, known, ["cafe/sit-here", "gone/away"])) == may


@pytest.mark.parametrize(
    ("fields", "home", "work", "free"),
    [
        pytest.param({}, False, False, True, id="in person, anywhere: neither from home nor at work"),
        pytest.param({"places": ["home"]}, True, False, True, id="one for home"),
        pytest.param({"channel": "phone"}, True, False, True, id="a call can be made from home"),
        pytest.param({"channel": "written"}, True, False, True, id="so can a letter"),
        pytest.param({"places": ["anywhere", "work"]}, False, True, True, id="one for work"),
        pytest.param({"askee": "colleague"}, False, True, True, id="colleagues are at work"),
        pytest.param({"askee": "manager"}, False, True, True, id="so is the manager"),
        pytest.param({"cost": "small"}, False, False, False, id="one that costs something is not free"),
    ],
)
def test_where_i_am(fields: dict[str, Any], home: bool, work: bool, free: bool) -> None:
    one = challenge(**fields)
    assert tuple(WHERE[where].lets(one) for where in ("home", "work", "free")) == (home, work, free)
    assert WHERE["anywhere"].lets(one)
    assert [dealt(facts(), catalog(one), where) is not None for where in ("home", "work", "free")] == [
        home,
        work,
        free,
    ]


# --- Levels ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratings", "aim", "most", "why"),
    [
        pytest.param([], 1, 2, "A small one to begin with.", id="it begins small"),
        pytest.param([(3, "no", None)], 3, 4, "Same level as last time", id="an unrated one: stay"),
        pytest.param([(3, "no", 49)], 3, 4, "Same level as last time", id="one comfortable one: stay"),
        pytest.param(
            [(3, "no", 49), (3, "yes", 49)], 4, 4, "One step up", id="two comfortable ones: step up"
        ),
        pytest.param([(3, "no", 49), (3, "yes", 50)], 3, 4, "Same level", id="one of them at 50: stay"),
        pytest.param([(3, "no", 49), (3, "yes", None)], 3, 4, "Same level", id="one of them unrated: stay"),
        pytest.param([(2, "no", 10), (3, "yes", 10)], 3, 4, "Same level", id="two levels, one each: stay"),
        pytest.param(
            [(3, "no", 10), (3, "backed_out", 10)], 3, 4, "Same level", id="backed out of one of them: stay"
        ),
        pytest.param(
            [(1, "no", 90), (3, "no", 10), (3, "no", 10)], 4, 4, "One step up", id="only the last two speak"
        ),
        pytest.param(
            [(1, "no", 10), (3, "backed_out", None), (3, "backed_out", None)],
            2,
            3,
            "A smaller one",
            id="only the last two speak, also when they were backed out of",
        ),
        pytest.param([(5, "no", 10), (5, "no", 10)], 5, 5, "Same level", id="nothing is above level 5"),
        pytest.param([(3, "no", 70)], 2, 3, "A smaller one: the last one was", id="a hard one: smaller"),
        pytest.param([(3, "no", 69)], 3, 4, "Same level", id="69 is not yet hard"),
        pytest.param([(1, "no", 90)], 1, 1, "A small one: the last one was", id="nothing is below level 1"),
        pytest.param([(3, "backed_out", None)], 3, 4, "Same level", id="backed out once: stay"),
        pytest.param(
            [(3, "backed_out", None), (3, "backed_out", None)],
            2,
            3,
            "A smaller one: the last two were a step too far",
            id="backed out twice: smaller",
        ),
        pytest.param(
            [(3, "backed_out", None), (2, "backed_out", None)],
            1,
            2,
            "A smaller one: the last two were a step too far",
            id="backed out of the smaller one too: smaller still",
        ),
        pytest.param(
            [(1, "backed_out", None), (1, "backed_out", None)],
            1,
            1,
            "A small one: the last two were",
            id="backed out twice at level 1: a small one",
        ),
    ],
)
def test_levels_follow_the_users_own_ratings_one_step_up_at_most(
    ratings: list[tuple[int, str, int | None]], aim: int, most: int, why: str
) -> None:
    found = reach(rated(*ratings))
    assert (found.aim, found.most) == (aim, most)
    assert found.why.startswith(why)
    assert found.aim <= found.most


def test_own_asks_have_no_level_and_leave_it_as_it_is() -> None:
    own = [attempt(YESTERDAY, peak=90), attempt(YESTERDAY, peak=90, snapshot=Snapshot(title="May I?"))]
    assert reach([*rated((3, "no", 10), (3, "no", 10)), *own]).aim == 4


def test_a_month_of_own_asks_does_not_send_anybody_back_to_the_beginning() -> None:
    assert reach([*rated((3, "no", 60)), *(attempt(YESTERDAY) for _ in range(30))]).aim == 3


def test_levels_never_follow_the_date() -> None:
    ratings = rated((3, "no", 10), (3, "no", 10))
    long_ago = [replace(each, day=each.day - timedelta(days=900)) for each in ratings]
    assert reach(long_ago) == reach(ratings)


def test_a_comfortable_pair_is_dealt_one_step_up_and_never_two() -> None:
    known = facts(*rated((2, "no", 10), (2, "no", 10)))
    assert dealt(known, cards(1, 2, 3, 4, 5)) == "no-2-level-3"
    assert dealt(known, cards(1, 5)) == "no-0-level-1"
    assert dealt(known, cards(4, 5)) is None


def test_at_the_aimed_level_if_there_is_one_and_else_the_nearest() -> None:
    known = facts(*rated((3, "no", 60)))
    assert dealt(known, cards(1, 2, 3, 4)) == "no-2-level-3"
    assert dealt(known, cards(1, 2)) == "no-1-level-2"
    card = deal(cards(1, 2), known, TODAY)
    assert card is not None
    assert card.why == "The closest to your level that is left."


# --- Not lately ------------------------------------------------------------------------------------------

PAIR = cards(1, 1)
FIRST, SECOND = PAIR


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(30, None, SECOND, id="one done 30 days ago waits while another remains"),
        pytest.param(None, 30, FIRST, id="and the other way around"),
        pytest.param(30, 29, FIRST, id="when all were done lately, the longest ago"),
        pytest.param(29, 30, SECOND, id="and the other way around, too"),
    ],
)
def test_not_one_done_in_the_last_30_days_while_others_remain(
    first: int | None, second: int | None, expected: Any
) -> None:
    done = [tried(entry, ago(back)) for entry, back in ((FIRST, first), (SECOND, second)) if back is not None]
    assert dealt(facts(*done), PAIR) == expected.challenge.id


@pytest.mark.parametrize(("back", "waits"), [(1, True), (30, True), (31, False)])
def test_the_wait_ends_after_30_days(back: int, waits: bool) -> None:
    # Over many days, one that waits is never dealt, and one that does not is dealt now and then. Six other
    # asks in between, so that neither counts as asked lately.
    seen = set()
    for number in range(40):
        on = days_after(TODAY, number)
        others = (attempt(days_after(on, -1)) for _ in range(6))
        card = deal(PAIR, facts(tried(FIRST, days_after(on, -back)), *others), on)
        assert card is not None
        seen.add(card.entry)
    assert (FIRST not in seen) == waits


def test_one_that_was_backed_out_of_is_not_done() -> None:
    seen = set()
    for number in range(40):
        on = days_after(TODAY, number)
        backed_out = tried(FIRST, days_after(on, -2), "backed_out")
        card = deal(PAIR, facts(backed_out, *(attempt(days_after(on, -1)) for _ in range(6))), on)
        assert card is not None
        seen.add(card.entry)
    assert FIRST in seen


@pytest.mark.parametrize(
    ("back", "why"),
    [
        pytest.param(3, "A repeat, with someone new: you tried it not long ago.", id="a repeat says so"),
        pytest.param(30, "A repeat, with someone new: you tried it not long ago.", id="30 days are lately"),
        pytest.param(31, "You have tried it before, but not lately.", id="31 days are not lately"),
    ],
)
def test_a_card_that_comes_again_says_so(back: int, why: str) -> None:
    card = deal(catalog(FIRST.challenge), facts(tried(FIRST, ago(back))), TODAY)
    assert card is not None
    assert card.why == why


def test_one_that_was_only_backed_out_of_is_no_repeat() -> None:
    card = deal(catalog(FIRST.challenge), facts(tried(FIRST, ago(3), "backed_out")), TODAY)
    assert card is not None
    assert card.why == "Same level as last time, something new."


# --- Never three in a row --------------------------------------------------------------------------------

HELP = {"category": "help", "askee": "friend"}
SAME = catalog(*(challenge(f"same-{number}", **HELP) for number in range(5)))
MIXED = catalog(
    *(challenge(f"same-{number}", **HELP) for number in range(5)),
    challenge("other-category", category="play", askee="friend"),
    challenge("other-askee", category="help", askee="staff"),
)


def test_never_three_in_a_row_of_the_same_category_and_askee() -> None:
    same = entries(MIXED)
    for number in range(30):
        on = days_after(TODAY, number)
        before = attempt(days_after(on, -12))
        two = tried(same["same-0"], days_after(on, -9)), tried(same["same-1"], days_after(on, -5))
        card = deal(MIXED, facts(before, *two), on)
        assert card is not None
        assert card.challenge is not None
        assert card.challenge.id in ("other-category", "other-askee")


def test_when_only_a_third_in_a_row_is_left_nothing_is_dealt() -> None:
    same = entries(SAME)
    two = facts(tried(same["same-0"], ago(2)), tried(same["same-1"], ago(1)))
    assert deal(SAME, two, TODAY) is None
    assert another(SAME, two, TODAY) is None


def test_a_second_in_a_row_is_dealt_when_nothing_else_is_left_and_only_then() -> None:
    known = facts(tried(entries(SAME)["same-0"], YESTERDAY))
    assert deal(SAME, known, TODAY) is not None
    for number in range(30):
        on = days_after(TODAY, number)
        card = deal(MIXED, facts(tried(entries(MIXED)["same-0"], days_after(on, -1))), on)
        assert card is not None
        assert card.challenge is not None
        assert card.challenge.id in ("other-category", "other-askee")


def test_an_own_ask_in_between_ends_the_row() -> None:
    same = entries(SAME)
    known = facts(tried(same["same-0"], ago(3)), tried(same["same-1"], ago(2)), attempt(ago(1)))
    assert deal(SAME, known, TODAY) is not None


# --- The day's card is a fact ----------------------------------------------------------------------------

MANY = cards(1, 1, 1, 1, 2, 2, 2, 3, 3, 3)
SIXTH = entries(MANY)["no-5-level-2"]


def test_deal_sees_only_attempts_of_earlier_days() -> None:
    before = deal(MANY, facts(), TODAY)
    assert before is not None
    assert before.entry is not None
    later = [tried(entry, days_after(TODAY, late), peak=5) for entry in MANY for late in (0, 1)]
    assert deal(MANY, facts(*later), TODAY) == before


def test_the_same_facts_give_the_same_card_and_another_day_may_give_another() -> None:
    assert deal(MANY, facts(), TODAY) == deal(cards(1, 1, 1, 1, 2, 2, 2, 3, 3, 3), facts(), TODAY)
    assert len({dealt_on(days_after(TODAY, number)) for number in range(20)}) > 1


def dealt_on(on: date) -> str:
    """The full id of the card of a day without a journal."""
    card = deal(MANY, facts(), on)
    assert card is not None
    assert card.entry is not None
    return card.entry.id


def written(full_id: str = "cafe/no-5-level-2", **fields: Any) -> Day:
    """Today with a card written under it."""
    return Day(day=TODAY, challenge=full_id, **fields)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(facts(days=[written()]), id="on its own"),
        pytest.param(
            facts(tried(entries(MANY)["no-5-level-2"], YESTERDAY), days=[written()]), id="done lately"
        ),
        pytest.param(facts(*rated((5, "no", 5), (5, "no", 5)), days=[written()]), id="of another level"),
        pytest.param(
            facts(
                tried(SIXTH, ago(1)),
                tried(SIXTH, ago(2)),
                days=[written()],
            ),
            id="a third in a row",
        ),
        pytest.param(
            facts(days=[written(), Day(day=YESTERDAY, challenge="cafe/x", planned=True)]), id="planned"
        ),
    ],
)
def test_a_card_that_was_written_under_the_day_stays(known: Facts) -> None:
    for where in ("anywhere", "home", "work", "free"):
        assert dealt(known, MANY, where) == "no-5-level-2"


@pytest.mark.parametrize(
    ("among", "settings"),
    [
        pytest.param(MANY, {"hidden": ["cafe/no-5-level-2"]}, id="when it was hidden"),
        pytest.param(cards(1, 1), {}, id="when it is gone from its pack"),
        pytest.param(Catalog([(pack("park", [challenge()]), True)]), {}, id="when its pack is gone"),
        pytest.param(
            catalog(challenge("no-5-level-2", retired=True), challenge("fresh")), {}, id="when it was retired"
        ),
    ],
)
def test_it_changes_when_it_is_no_longer_to_be_had(among: Catalog, settings: dict[str, Any]) -> None:
    card = deal(among, facts(days=[written(planned=True)], **settings), TODAY)
    assert card is not None
    assert card.entry is not None
    assert card.entry.id != "cafe/no-5-level-2"


def test_nothing_is_dealt_from_packs_that_are_off_whatever_was_written() -> None:
    assert deal(MANY, facts(days=[written()], packs_off=["cafe"]), TODAY) is None
    assert deal(Catalog(), facts(days=[written()]), TODAY) is None


def test_an_own_ask_under_the_day_is_its_card_also_without_a_pack() -> None:
    card = deal(Catalog(), facts(days=[Day(day=TODAY, ask="May I borrow the ladder?")]), TODAY)
    assert card == Card(ask="May I borrow the ladder?", why="Your own ask.")
    assert card.title == "May I borrow the ladder?"
    assert card.challenge is None


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        pytest.param("no-0-level-1", "A smaller one this time.", id="below the level aimed for"),
        pytest.param("no-1-level-2", "Same level as last time, something new.", id="at it"),
        pytest.param("no-2-level-3", "One step above your level.", id="above it, and not asked for"),
        pytest.param("no-3-level-4", "Above your level for now.", id="further above it"),
    ],
)
def test_a_card_that_was_written_under_the_day_says_why_too(slug: str, why: str) -> None:
    known = facts(*rated((2, "no", 60)), days=[written(f"cafe/{slug}")])
    card = deal(cards(1, 2, 3, 4), known, TODAY)
    assert card is not None
    assert card.why == why


def test_a_card_in_place_of_one_that_was_hidden_says_its_own_reason() -> None:
    known = facts(*rated((2, "no", 60)), days=[written("cafe/no-1-level-2")], hidden=["cafe/no-1-level-2"])
    card = deal(cards(1, 2), known, TODAY)
    assert card is not None
    assert card.why == "The closest to your level that is left."


# --- Another, smaller, bolder, the one before ------------------------------------------------------------


def press(
    known: Facts, step: Literal[-1, 0, 1] = 0, among: Catalog = MANY, where: str = "anywhere"
) -> Facts | None:
    """The facts after `n`, `-` or `+`; None when there was no such card."""
    record = another(among, known, TODAY, step=step, only=WHERE[where])
    return None if record is None else replace(known, days={**known.days, TODAY: record})


def level_now(known: Facts, among: Catalog = MANY) -> int:
    """The level of today's card."""
    card = deal(among, known, TODAY)
    assert card is not None
    assert card.challenge is not None
    return card.challenge.level


def test_n_writes_another_card_under_the_day_and_remembers_the_one_before() -> None:
    here = dealt_on(TODAY)
    record = another(MANY, facts(), TODAY)
    assert record is not None
    assert record.challenge not in (None, here)
    assert (record.day, record.shown) == (TODAY, (here,))


def test_n_shows_every_card_up_to_the_level_that_is_due_once_before_one_comes_back() -> None:
    known: Facts | None = facts()
    seen = [dealt_on(TODAY)]
    for _ in range(3):
        assert known is not None
        known = press(known)
        assert known is not None
        seen.append(known.days[TODAY].challenge or "")
    assert len(set(seen)) == 4
    assert {MANY.entries[full_id].challenge.level for full_id in seen} == {1}
    known = press(known)
    assert known is not None
    assert known.days[TODAY].challenge in seen[:-1]


def test_n_goes_on_at_the_level_where_the_user_is() -> None:
    known = press(facts(), 1)
    assert known is not None
    assert level_now(known) == 2
    known = press(known)
    assert known is not None
    assert level_now(known) == 2


def test_N_goes_back_the_whole_way_and_then_there_is_none() -> None:
    known: Facts | None = facts()
    path = [dealt_on(TODAY)]
    for _ in range(3):
        assert known is not None
        known = press(known)
        assert known is not None
        path.append(known.days[TODAY].challenge or "")
    assert known is not None
    record: Day | None = known.days[TODAY]
    for full_id in reversed(path[:-1]):
        assert record is not None
        record = one_before(record)
        assert record is not None
        assert record.challenge == full_id
    assert record is not None
    assert one_before(record) is None


def test_minus_is_smaller_until_there_is_nothing_smaller() -> None:
    known: Facts | None = facts(*rated((3, "no", 60)))
    for level in (2, 1):
        assert known is not None
        known = press(known, -1)
        assert known is not None
        assert level_now(known) == level
    assert known is not None
    assert press(known, -1) is None


def test_plus_is_bolder_until_one_step_above_the_last_rated_one() -> None:
    known: Facts | None = facts(*rated((2, "no", 60)))
    assert known is not None
    known = press(known, 1)
    assert known is not None
    assert level_now(known) == 3
    assert press(known, 1) is None


def test_plus_leads_a_beginner_to_level_2_and_no_further() -> None:
    known = press(facts(), 1)
    assert known is not None
    assert level_now(known) == 2
    assert press(known, 1) is None


def test_minus_skips_a_level_that_has_no_card() -> None:
    among = cards(1, 3)
    known = press(facts(*rated((3, "no", 60))), -1, among)
    assert known is not None
    assert level_now(known, among) == 1


def test_smaller_ones_that_were_seen_come_back_when_there_is_no_unseen_one() -> None:
    among = cards(1, 2)
    known = press(facts(*rated((2, "no", 60))), -1, among)
    assert known is not None
    known = press(known, 1, among)
    assert known is not None
    known = press(known, -1, among)
    assert known is not None
    assert level_now(known, among) == 1


@pytest.mark.parametrize("step", [-1, 0, 1])
def test_a_single_card_has_no_other(step: Literal[-1, 0, 1]) -> None:
    assert another(cards(1), facts(), TODAY, step=step) is None


@pytest.mark.parametrize("step", [-1, 0, 1])
def test_without_any_card_there_is_no_other(step: Literal[-1, 0, 1]) -> None:
    assert another(Catalog(), facts(), TODAY, step=step) is None


def test_another_is_another_than_the_card_that_was_dealt_for_where_i_am() -> None:
    at_home = challenge("call", channel="phone"), challenge("write", channel="written", say=None)
    among = catalog(*at_home, challenge("walk"), challenge("stroll"))
    for number in range(20):
        on = days_after(TODAY, number)
        card, record = (
            deal(among, facts(), on, WHERE["home"]),
            another(among, facts(), on, only=WHERE["home"]),
        )
        assert card is not None
        assert card.entry is not None
        assert record is not None
        assert {card.entry.id, record.challenge} == {"cafe/call", "cafe/write"}
        assert record.shown == (card.entry.id,)


def test_another_instead_of_an_own_ask_is_any_card() -> None:
    known = facts(days=[Day(day=TODAY, ask="May I?", shown=("cafe/no-0-level-1",))])
    record = another(MANY, known, TODAY)
    assert record is not None
    assert record.challenge not in (None, "cafe/no-0-level-1")
    assert record.ask is None
    assert record.shown == ("cafe/no-0-level-1",)


def test_another_leaves_the_plan_of_the_card_before_behind() -> None:
    record = another(MANY, facts(days=[written(planned=True, plan=Plan(feared="a sigh"))]), TODAY)
    assert record is not None
    assert (record.planned, record.plan) == (False, None)


def test_hiding_the_card_deals_the_one_that_another_promised() -> None:
    record = another(MANY, facts(), TODAY)
    assert record is not None
    hidden = facts(days=[record], hidden=[dealt_on(TODAY)])
    assert dealt(hidden, MANY) == (record.challenge or "").removeprefix("cafe/")


def test_a_card_keeps_the_plan_that_was_made_under_it_and_no_other() -> None:
    first, second = (Card(entry=entry, why="") for entry in PAIR)
    planned = Day(day=TODAY, challenge=FIRST.id, shown=("a/b",), planned=True, plan=Plan(chance=30))
    assert with_card(planned, first, TODAY) is planned
    assert with_card(planned, second, TODAY) == Day(day=TODAY, challenge=SECOND.id, shown=("a/b",))
    own = Card(ask="May I?", why="")
    assert with_card(None, own, TODAY) == Day(day=TODAY, ask="May I?")
    assert with_card(planned, own, TODAY) == Day(day=TODAY, ask="May I?", shown=("a/b",))


# --- Somewhere new ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attempts", "not_at"),
    [
        pytest.param([tried(FIRST, ago(40), label="bakery")], "bakery", id="not where it heard a no"),
        pytest.param([tried(FIRST, ago(40), "soft_no", label="bakery")], "bakery", id="nor a soft one"),
        pytest.param([tried(FIRST, ago(40), "yes", label="bakery")], None, id="a yes keeps no place away"),
        pytest.param([tried(FIRST, ago(40))], None, id="a no without a place says nothing"),
        pytest.param([tried(SECOND, ago(40), label="bakery")], None, id="nor a no to another ask"),
        pytest.param(
            [
                tried(FIRST, ago(60), label="library"),
                attempt(ago(50)),
                tried(FIRST, ago(40), label="bakery"),
            ],
            "bakery",
            id="the latest place of two",
        ),
        pytest.param(
            [tried(FIRST, ago(60), label="bakery"), attempt(ago(50)), tried(FIRST, ago(40))],
            "bakery",
            id="a later no without a place does not hide it",
        ),
        pytest.param([tried(FIRST, TODAY, label="bakery")], None, id="a no of today is not yet told"),
    ],
)
def test_a_card_that_heard_a_no_goes_somewhere_new(attempts: list[Attempt], not_at: str | None) -> None:
    card = deal(catalog(FIRST.challenge), facts(*attempts), TODAY)
    assert card is not None
    assert card.not_at == not_at


# --- Plans that are still open ---------------------------------------------------------------------------

PLAN = Day(day=YESTERDAY, challenge=FIRST.id, planned=True)


def test_a_card_whose_plan_is_still_open_is_not_dealt_again() -> None:
    for number in range(20):
        on = days_after(TODAY, number)
        plan = replace(PLAN, day=days_after(on, -1))
        card = deal(PAIR, facts(days=[plan]), on)
        assert card is not None
        assert card.entry == SECOND


# --- Whatever was logged ---------------------------------------------------------------------------------

CHALLENGES: list[Challenge] = [
    challenge(
        f"c-{number}",
        1 + number % 5,
        category=("play", "help")[number % 2],
        askee=("staff", "friend", "stranger")[number % 3],
        channel=("in_person", "phone")[number // 10],
        refusal=("easy", "hard")[number == 7],
        retired=number == 8,
    )
    for number in range(20)
]


ALL = catalog(*CHALLENGES)
ENTRIES = list(ALL)


@st.composite
def journals(draw: st.DrawFn) -> Facts:
    """Attempts of the last 40 days at any of the challenges, some cards hidden, perhaps a card for today."""
    attempts = [
        tried(ENTRIES[number], ago(back), outcome, peak=peak)
        for number, back, outcome, peak in draw(
            st.lists(
                st.tuples(
                    st.integers(0, 19),
                    st.integers(-2, 40),
                    st.sampled_from(["no", "yes", "waiting", "backed_out", "called_off"]),
                    st.sampled_from([None, 0, 49, 50, 80, 100]),
                ),
                max_size=25,
            )
        )
    ]
    hidden = draw(st.sets(st.sampled_from([entry.id for entry in ENTRIES]), max_size=12))
    return facts(*attempts, hidden=sorted(hidden))


@given(journals(), st.sampled_from(["anywhere", "home", "free"]))
def test_every_card_keeps_every_rule(known: Facts, where: str) -> None:
    card = deal(ALL, known, TODAY, WHERE[where])
    earlier = [each for each in known.attempts if each.day < TODAY]
    last = earlier[-1].snapshot if earlier else None
    within = reach(earlier)
    most = within.most  # lower after a hard one and after two back-outs
    assert most <= (min((last.level or 0) + 1, 5) if last else 2)
    two = [(each.snapshot.category, each.snapshot.askee) for each in earlier[-2:] if each.snapshot]
    lately = {each.challenge for each in earlier if each.counts and each.day >= ago(30)}

    def allowed(number: int) -> bool:
        one, full_id = CHALLENGES[number], ENTRIES[number].id
        return (
            full_id not in known.settings.hidden
            and not one.retired
            and one.refusal != "hard"
            and one.level <= most
            and (where != "home" or one.channel == "phone")
            and two != [(one.category, one.askee)] * 2
        )

    may = {ENTRIES[number].id for number in range(20) if allowed(number)}
    small = {full_id for full_id in may if ALL.entries[full_id].challenge.level <= within.aim}
    if within.down and small:
        may = small
    if card is None:
        assert not may
    else:
        assert card.entry is not None
        assert card.entry.id in may
        assert card.entry.id not in lately or may <= lately
        assert card.why


@given(journals(), st.lists(st.sampled_from([-1, 0, 1]), max_size=12))
def test_no_keys_lead_to_a_card_beyond_reach_or_lose_the_way_back(
    known: Facts, steps: list[Literal[-1, 0, 1]]
) -> None:
    most = reach([each for each in known.attempts if each.day < TODAY]).most
    for step in steps:
        before = deal(ALL, known, TODAY)
        after = press(known, step, ALL)
        if after is None:
            continue
        assert before is not None
        assert before.entry is not None
        assert before.challenge is not None
        card = deal(ALL, after, TODAY)
        assert card is not None
        assert card.entry is not None
        assert card.challenge is not None
        assert card.entry.id == after.days[TODAY].challenge != before.entry.id
        assert to_be_had(card.entry, known.settings)
        assert card.challenge.level <= most
        if step:
            assert (card.challenge.level - before.challenge.level) * step > 0
        back = one_before(after.days[TODAY])
        assert back is not None
        assert back.challenge == before.entry.id
        known = after
