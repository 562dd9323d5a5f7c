"""Every number of Review against a second computation, over twenty journals and over made-up ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.challenge import Channel
from rejectui.core.days.day import days_between
from rejectui.core.days.streak import Streak
from rejectui.core.facts import Facts
from rejectui.core.review.comparisons import Comparisons, comparisons
from rejectui.core.review.coverage import coverage
from rejectui.core.review.kinds import kinds
from rejectui.core.review.look_back import look_back, to_offer
from rejectui.core.review.periods import EVERYTHING, Span, period, steps_back
from rejectui.core.review.review import Lately, review, totals
from rejectui.core.review.review_words import streak_told
from rejectui.core.review.trend import Trend
from tests.core import plain_review as plain
from tests.core.build import MONDAY, attempt, days_after, facts, pause, rhythm
from tests.core.drawn import week_starts
from tests.core.journals import LIVES, Lived, lived
from tests.core.plain import ONE_DAY, a_week, its_monday

ALWAYS = (date.min, date.max)


# --- Twenty journals -------------------------------------------------------------------------------------


def reachable(known: Facts, today: date) -> Iterator[tuple[Span, list[tuple[date, date]]]]:
    """The periods of each span, the present one first."""
    yield "week", plain.weeks_back(known, today)
    yield "month", plain.months_back(known, today)
    yield "program", plain.programs_back(known, today)


@pytest.mark.parametrize("name", LIVES)
def test_everything_adds_up(name: str) -> None:
    seen = lived(name)
    check_everything(seen.facts, seen.today)


@pytest.mark.parametrize("name", LIVES)
def test_every_period_adds_up(name: str) -> None:
    known, today = lived(name).facts, lived(name).today
    chain = plain.plain_chain(known, today)
    for span, periods in reachable(known, today):
        assert steps_back(known, today, span) == max(len(periods) - 1, 0)
        for back, (first, last) in enumerate(periods):
            chosen = period(known, today, span, back)
            assert (chosen.first, chosen.last, chosen.back) == (first, last, back)
            shown, within = review(known, today, chosen), plain.of_days(known, first, last)
            assert as_plain(shown.totals) == plain.plain_totals(within)
            before = [plain.of_days(known, *days) for days in periods[back + 1 : back + 2]]
            earlier = [as_plain(shown.earlier)] if shown.earlier else []
            assert earlier == [plain.plain_totals(each) for each in before]
            weeks = [(told.monday, told.week and told.week.state, told.takeaway) for told in shown.weeks]
            assert weeks == plain.plain_weeks(known, chain, first, last)
            check_what_was_told(within, over_time=False)


@pytest.mark.parametrize("name", LIVES)
def test_every_week_looked_back_on_adds_up(name: str) -> None:
    known, today = lived(name).facts, lived(name).today
    for first, last in plain.weeks_back(known, today):
        monday = its_monday(known, first)
        back = look_back(known, monday)
        assert (back.first, list(back.asks)) == (first, plain.of_days(known, first, last))
        assert back.hardest == plain.plain_hardest(known, monday)
        assert back.surprise == plain.plain_surprise(known, monday)
        for on in a_week(known, monday):
            found = to_offer(known, on)
            assert (found and found.monday) == plain.plain_to_offer(known, on)


@pytest.mark.parametrize("name", LIVES)
def test_it_added_up_on_earlier_days_too(name: str) -> None:
    known, today = lived(name).facts, lived(name).today
    for ago in (1, 2, 3, 4, 5, 6, 17, 40, 100, 365):
        check_everything(known, days_after(today, -ago))


def check_everything(known: Facts, today: date) -> None:
    """What Review says of the whole journal, on this day."""
    shown, chain = review(known, today), plain.plain_chain(known, today)
    past = plain.until(known, today)
    assert as_plain(shown.totals) == plain.plain_totals(known.attempts)
    assert shown.earlier is None
    assert shown.by_day == plain.plain_by_day(known, today)
    first = past[0].day if past else today
    assert shown.paused == (plain.plain_off(known, today, first, today) if past else set())
    assert as_chain(shown.streak) == chain
    assert shown.lately == Lately(*plain.plain_lately(chain))
    assert [(each.day, each.away) for each in shown.returns] == plain.plain_returns(known, today)
    weeks = [(told.monday, told.week and told.week.state, told.takeaway) for told in shown.weeks]
    assert weeks == plain.plain_weeks(known, chain, *ALWAYS)
    opened = [(each.day, each.opened) for each in known.attempts if each.opened][::-1]
    assert [(door.day, door.words) for door in shown.doors] == opened
    assert [laugh.day for laugh in shown.laughs] == [each.day for each in known.attempts if each.laughed][
        ::-1
    ]
    check_what_was_told(known.attempts, over_time=True)
    assert as_plain(shown.found.plans) == plain.plain_plans(known, today)


def check_what_was_told(within: Sequence[Attempt], *, over_time: bool) -> None:
    """The comparisons, the kinds, and who was asked how."""
    found, wanted = comparisons(within, whole=over_time), plain.plain_comparisons(within, over_time)
    assert flat(found) == pytest.approx(flat(wanted))
    alike = plain.plain_kinds(within)
    assert {(one.category, one.level): [*one.attempts] for one in kinds(within)} == alike
    assert [len(one.attempts) for one in kinds(within)] == sorted(map(len, alike.values()), reverse=True)
    table = {
        (askee, channel): number
        for askee, row in coverage(within)
        for channel, number in zip(get_args(Channel), row, strict=True)
        if number
    }
    assert table == plain.plain_coverage(within)


def flat(found: object, name: str = "") -> dict[str, object]:
    """Every number within, by the way to it."""
    if isinstance(found, Struct):
        found = {each: getattr(found, each) for each in found.__struct_fields__}
    elif isinstance(found, plain.PlainTrend):
        found = vars(found)
    elif isinstance(found, tuple):
        found = dict(enumerate(found))
    if not isinstance(found, Mapping):
        return {name: found}
    return {way: told for part, each in found.items() for way, told in flat(each, f"{name} {part}").items()}


def as_plain(found: Struct) -> dict[str, object]:
    """Every count by its name."""
    return {name: getattr(found, name) for name in found.__struct_fields__}


def as_chain(found: Streak) -> plain.PlainChain:
    """The streak with the words of the plain one."""
    weeks = [
        plain.PlainWeek(week.monday, week.per_week, week.practiced, week.target, week.state)
        for week in found.weeks
    ]
    return plain.PlainChain(found.length, found.unit, found.reserve, found.since, found.forgiven, weeks)


# --- That the twenty are what they should be -------------------------------------------------------------


def has_day(*dates: str) -> Callable[[Lived], bool]:
    """Whether something was asked on each of these dates."""
    return lambda seen: {date.fromisoformat(each) for each in dates} <= {a.day for a in seen.facts.attempts}


def has_clock_change(hours: float) -> Callable[[Lived], bool]:
    """Whether the clock moved by so much between an ask and the next, within two days."""

    def found(seen: Lived) -> bool:
        spot = sorted(seen.facts.attempts, key=lambda each: each.at)
        return any(
            b.at.replace(tzinfo=UTC) - a.at.replace(tzinfo=UTC) == b.at - a.at + timedelta(hours=hours)
            and b.at - a.at < ONE_DAY * 2
            for a, b in pairwise(spot)
        )

    return found


def has_pause(wanted: Callable[[date, date, Lived], bool]) -> Callable[[Lived], bool]:
    """Whether there is such a pause, by its first and last day."""
    return lambda seen: any(wanted(each.first, each.last, seen) for each in seen.facts.pauses)


def has_ask(wanted: Callable[[Attempt], bool]) -> Callable[[Lived], bool]:
    """Whether there is such an ask."""
    return lambda seen: any(wanted(each) for each in seen.facts.attempts)


def has_chain(wanted: Callable[[plain.PlainChain], bool]) -> Callable[[Lived], bool]:
    """Whether the streak is so on the last day."""
    return lambda seen: wanted(plain.plain_chain(seen.facts, seen.today))


def has_found(wanted: Callable[[Comparisons], bool]) -> Callable[[Lived], bool]:
    """Whether the comparisons over everything are so."""
    return lambda seen: wanted(comparisons(seen.facts.attempts))


def has_moved(wanted: Callable[[Trend], bool]) -> Callable[[Lived], bool]:
    """Whether there is such a trend in how bad asks got."""
    return has_found(lambda found: bool(found.got and found.got.moved and wanted(found.got.moved)))


def has_swallowed_a_date(seen: Lived) -> bool:
    """Whether travel took a date, and no pause did."""
    days = [each.day for each in seen.facts.attempts]
    unpaused = replace(seen.facts, pauses=())
    return bool(days and plain.plain_off(unpaused, seen.today, min(days), seen.today))


def took_away_from_before(seen: Lived) -> bool:
    """Whether there are words about a week that was over before the first attempt."""
    days = [each.day for each in seen.facts.attempts]
    return bool(days) and any(
        week.words and week.monday < min(days) - ONE_DAY * 6 for week in seen.facts.weeks
    )


def overlap(seen: Lived) -> bool:
    """Whether two pauses share a day."""
    ranges = sorted((each.first, each.last) for each in seen.facts.pauses)
    return any(b[0] <= a[1] for a, b in pairwise(ranges))


def changes_to(wanted: int) -> Callable[[Lived], bool]:
    """Whether the rhythm became this one after another had been lived by."""
    return has_chain(lambda chain: any(b.per_week == wanted != a.per_week for a, b in pairwise(chain.weeks)))


def has_number(number: int) -> Callable[[Lived], bool]:
    """Whether there are so many asks."""
    return lambda seen: len(seen.facts.attempts) == number


def is_offered(wanted: bool) -> Callable[[Lived], bool]:
    """Whether a look back was due, or settled, on some day after a week with asks."""
    return lambda seen: any(
        (plain.plain_to_offer(seen.facts, day) is not None) is wanted
        for week, before in pairwise(plain.weeks_back(seen.facts, seen.today))
        if plain.asked(plain.of_days(seen.facts, *before))
        for day in days_between(*week)
    )


@pytest.mark.parametrize(
    "occurs",
    [
        pytest.param(has_clock_change(1), id="the clock goes forward"),
        pytest.param(has_clock_change(-1), id="the clock goes back"),
        pytest.param(has_clock_change(0.5), id="by half an hour"),
        pytest.param(has_swallowed_a_date, id="a date lost to travel"),
        pytest.param(has_ask(lambda a: a.at.hour < 4 and a.at.date() > a.day), id="asked after midnight"),
        pytest.param(has_day("2024-02-29"), id="a leap day"),
        pytest.param(has_day("2020-12-31", "2021-01-01"), id="the end of 2020"),
        pytest.param(has_day("2026-12-31", "2027-01-01"), id="the end of 2026"),
        pytest.param(has_ask(lambda a: a.day.isocalendar()[:2] == (2020, 53)), id="week 53 of 2020"),
        pytest.param(has_ask(lambda a: a.day.isocalendar()[:2] == (2026, 53)), id="week 53 of 2026"),
        pytest.param(has_ask(lambda a: a.day.isocalendar()[:2] == (2026, 52)), id="week 52 of 2026"),
        pytest.param(changes_to(7), id="weeks, then days"),
        pytest.param(changes_to(4), id="days, then weeks"),
        pytest.param(has_chain(lambda c: c.unit == "days" and c.forgiven > 0), id="a reserve was used"),
        pytest.param(has_chain(lambda c: c.unit == "days" and c.reserve > 0), id="a reserve is there"),
        pytest.param(has_chain(lambda c: c.unit == "weeks" and c.length > 5), id="many weeks in a row"),
        pytest.param(has_chain(lambda c: c.length == 0 and len(c.weeks) > 1), id="no streak any more"),
        pytest.param(
            has_chain(lambda c: any(w.state == "skipped" for w in plain.chain_weeks(c))),
            id="a paused week in the chain",
        ),
        pytest.param(
            has_chain(lambda c: {1, 2} <= {w.target for w in c.weeks if w.per_week == 2}),
            id="a target made smaller by days off",
        ),
        pytest.param(
            has_chain(lambda c: 0 < plain.plain_lately(c)[0] < plain.plain_lately(c)[2] == 12), id="lately"
        ),
        pytest.param(has_pause(lambda first, last, _: (last - first).days > 30), id="a long pause"),
        pytest.param(has_pause(lambda first, last, _: last == first), id="a pause of one day"),
        pytest.param(has_pause(lambda first, last, s: first <= s.today < last), id="a pause ahead"),
        pytest.param(overlap, id="pauses that overlap"),
        pytest.param(
            lambda s: any(
                p.first <= a.day <= p.last for p in s.facts.pauses for a in plain.asked(s.facts.attempts)
            ),
            id="an ask in a pause",
        ),
        pytest.param(has_ask(lambda a: a.at.date() > days_after(a.day, 1)), id="dated back"),
        pytest.param(lambda s: any(a.day > s.today for a in s.facts.attempts), id="dated after today"),
        pytest.param(
            lambda s: any(a.day > plain.last_of_month(s.today) for a in s.facts.attempts), id="far after"
        ),
        *(
            pytest.param(lambda s, what=what: s.done[what] > 5, id=f"{what} ones")
            for what in ("edited", "deleted", "undone", "put back")
        ),
        pytest.param(lambda s: s.done["answered"] > 1, id="waiting ones answered"),
        pytest.param(has_ask(lambda a: a.counts and a.peak is None), id="not rated afterwards"),
        pytest.param(has_ask(lambda a: a.counts and a.plan is None and a.peak is not None), id="not planned"),
        pytest.param(
            has_ask(lambda a: bool(a.plan and a.plan.peak is not None and a.peak is None)), id="only expected"
        ),
        pytest.param(
            has_ask(lambda a: a.ask is not None and a.snapshot is None), id="own asks, nothing known"
        ),
        pytest.param(
            has_ask(
                lambda a: (
                    a.snapshot is not None and a.snapshot.category is not None and a.snapshot.level is None
                )
            ),
            id="own asks without a level",
        ),
        pytest.param(
            lambda s: any(away > 730 for _, away in plain.plain_returns(s.facts, s.today)), id="empty years"
        ),
        pytest.param(
            lambda s: any(away == 14 for _, away in plain.plain_returns(s.facts, s.today)),
            id="two weeks away",
        ),
        pytest.param(lambda s: len(plain.plain_returns(s.facts, s.today)) > 2, id="several returns"),
        pytest.param(
            lambda s: len(s.facts.attempts) > 20 and len({a.day for a in s.facts.attempts}) == 1,
            id="all on one day",
        ),
        pytest.param(has_number(0), id="no ask"),
        pytest.param(has_number(1), id="one ask"),
        pytest.param(has_number(2), id="two asks"),
        pytest.param(
            lambda s: len(s.facts.attempts) > 9 and not plain.asked(s.facts.attempts), id="only backed out"
        ),
        pytest.param(
            lambda s: any(run.ended == run.started for run in s.facts.runs), id="a program of one day"
        ),
        pytest.param(
            lambda s: len(s.facts.runs) > 1 and s.facts.runs[-1].ended is None, id="a program goes on"
        ),
        pytest.param(took_away_from_before, id="a takeaway from before"),
        pytest.param(is_offered(True), id="a look back is due"),
        pytest.param(is_offered(False), id="a look back is settled"),
        pytest.param(has_moved(lambda moved: moved.change < -1), id="it fell"),
        pytest.param(has_moved(lambda moved: moved.change > 1), id="it rose"),
        pytest.param(has_moved(lambda moved: moved.clear), id="a clear change"),
        pytest.param(has_moved(lambda moved: not moved.clear), id="one that is not clear"),
        pytest.param(has_moved(lambda moved: moved.number == 48), id="first and last of many"),
        pytest.param(has_found(lambda found: found.got is not None and not found.got.moved), id="few"),
        pytest.param(has_found(lambda found: found.fears.keys() >= {"no", "partly", "yes"}), id="fears"),
        pytest.param(
            has_found(lambda found: bool(found.letting_go and found.letting_go.moved)), id="minutes compared"
        ),
    ],
)
def test_each_special_situation_occurs_in_the_twenty(occurs: Callable[[Lived], bool]) -> None:
    assert any(occurs(lived(name)) for name in LIVES)


def test_there_are_twenty_of_them_and_some_go_on_for_years() -> None:
    seen = [lived(name) for name in LIVES]
    assert len(seen) == 20
    assert (
        sum(days_after(each.facts.attempts[0].day, 365) < each.today for each in seen if each.facts.attempts)
        > 5
    )


# --- Made-up ones ----------------------------------------------------------------------------------------


def at_noon(on: date) -> datetime:
    """Noon of the day."""
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


@st.composite
def journals(draw: st.DrawFn) -> Facts:
    """Some months of asks at home, with pauses, rhythms and long times away."""
    step = st.sampled_from([0, 1, 1, 1, 2, 3, 5, 13, 14, 15, 16, 40])
    outcome = st.sampled_from(["no", "yes", "waiting", "soft_no", "backed_out", "called_off"])
    on, made = days_after(MONDAY, draw(st.integers(0, 6))), []
    for ahead, what in draw(st.lists(st.tuples(step, outcome), max_size=25)):
        on = days_after(on, ahead)
        made.append(attempt(on, what, at=at_noon(on)))
    rests = draw(st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=3))
    chosen = draw(st.dictionaries(st.integers(-1, 12), st.sampled_from([1, 2, 3, 7, 7]), max_size=3))
    return facts(
        *made,
        pauses=[pause(days_after(MONDAY, first), days_after(MONDAY, first + long)) for first, long in rests],
        rhythms=[rhythm(days_after(MONDAY, 7 * week), per_week) for week, per_week in chosen.items()],
        week_starts=draw(week_starts(12)),
    )


DAYS = st.integers(0, 130).map(lambda number: days_after(MONDAY, number))
A_FEW = settings(max_examples=40)


def more(known: Facts, on: date, outcome: str, **fields: Any) -> Facts:
    """The same journal with one more ask."""
    return facts(
        *known.attempts,
        attempt(on, outcome, at=at_noon(on), **fields),
        pauses=known.pauses,
        rhythms=known.rhythms,
        week_starts=known.week_starts,
    )


@A_FEW
@given(journals(), DAYS)
def test_the_whole_review_equals_the_plain_one(known: Facts, today: date) -> None:
    check_everything(known, today)


@A_FEW
@given(journals(), DAYS, DAYS, st.sampled_from(["no", "soft_no", "yes", "partly", "waiting", "no_reply"]))
def test_totals_only_grow(known: Facts, today: date, on: date, outcome: str) -> None:
    before, after = review(known, today), review(more(known, on, outcome), today)
    assert after.totals.asks == before.totals.asks + 1
    assert after.totals.noes >= before.totals.noes
    assert after.totals.yeses >= before.totals.yeses
    assert after.totals.days >= before.totals.days
    assert all(after.totals.outcomes[each] >= number for each, number in before.totals.outcomes.items())
    assert all(after.by_day[each] >= number for each, number in before.by_day.items())


@A_FEW
@given(journals(), DAYS, DAYS, st.sampled_from(["backed_out", "called_off"]))
def test_backing_out_lowers_no_number(known: Facts, today: date, on: date, outcome: str) -> None:
    told = {
        "peak": 90,
        "prep_minutes": 30,
        "dodged_before": True,
        "plan": {"feared": "They laugh", "peak": 40},
    }
    what = Snapshot(title="Ask", category="play", askee="staff", channel="phone", level=2)
    left = more(known, on, outcome, snapshot=what, feared_happened="yes", **told)
    before, after = review(known, today), review(left, today)
    assert coverage(left.attempts) == coverage(known.attempts)
    assert look_back(left, its_monday(left, on)).hardest == look_back(known, its_monday(known, on)).hardest
    same = ("streak", "lately", "returns", "by_day")
    assert all(getattr(after, name) == getattr(before, name) for name in same)
    # It came of a plan, and is told as one that was made and not asked.
    assert after.found == replace(before.found, plans=after.found.plans)
    assert after.found.plans.with_when == before.found.plans.with_when
    assert after.found.plans.without[0] == before.found.plans.without[0]
    assert replace(after.totals, outcomes={}) == replace(before.totals, outcomes={})
    assert all(after.totals.outcomes[each] >= number for each, number in before.totals.outcomes.items())
    assert after.paused >= before.paused
    assert [told.week for told in after.weeks] == [told.week for told in before.weeks]


@A_FEW
@given(journals(), DAYS)
def test_the_sentence_about_the_streak_tells_the_plain_chain(known: Facts, today: date) -> None:
    chain, told = plain.plain_chain(known, today), streak_told(review(known, today).streak)
    if not chain.length:
        assert told is None
        return
    assert told is not None
    if chain.unit == "days":
        assert told.startswith(f"{chain.length} practice day")
        assert ("in reserve" in told) == (chain.reserve > 0)
        assert ("from the reserve" in told) == (chain.forgiven > 0)
        return
    kept = [week for week in plain.chain_weeks(chain) if week.state == "kept"]
    assert len(kept) == chain.length
    assert told.startswith(f"{chain.length} week")
    assert ("daily" in told) == any(week.per_week == 7 for week in kept)
    wanted = {week.target for week in kept if week.per_week != 7}
    assert all(f"at least {target} practice day" in told for target in wanted)
    assert told.count("at least") == len(wanted)
    assert ("paused" in told) == (len(plain.chain_weeks(chain)) > len(kept))


@A_FEW
@given(journals(), DAYS)
def test_the_weeks_add_up_to_everything(known: Facts, today: date) -> None:
    known = replace(known, attempts=tuple(plain.until(known, today)))
    weeks = [
        review(known, today, period(known, today, "week", back)).totals
        for back in range(steps_back(known, today, "week") + 1)
    ]
    whole = totals(EVERYTHING.attempts(known))
    for name in ("asks", "noes", "yeses", "days"):
        assert sum(getattr(week, name) for week in weeks) == getattr(whole, name)
    for each, number in whole.outcomes.items():
        assert sum(week.outcomes.get(each, 0) for week in weeks) == number
