"""The campaign about calendars can fail, and says so when it cannot begin."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import cycle

import pytest

from tests.bench.calendars import (
    PROGRAMS,
    ZONES,
    Program,
    Shown,
    clock_times,
    expected,
    in_days,
    journal,
    main,
    told,
)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> list[Shown]:
    """A calendar called khal, which shows what it is given, one listing after the other, with all alarms; no
    other is here."""
    given: list[Shown] = []
    alarms = cycle(len(clock_times(journal(changed=changed))) for changed in (False, False, True))
    program = Program(True, False, "", lambda *_: None, lambda *_: given.pop(0), lambda _: next(alarms))
    monkeypatch.setitem(PROGRAMS, "khal", program)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "khal" else None)
    return given


def test_without_its_programs_it_says_that_nothing_was_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main([]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "NOT TRIED: calcurse is not on this computer. Install it (apt install calcurse), and try again.",
        "NOT TRIED: khal is not on this computer. Install it (pip install khal), and try again.",
    ]


def test_what_is_shown_as_expected_is_fine(made_up: list[Shown], capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (expected(journal(changed=changed)) for changed in (False, True))
    made_up += [before, before, after] * len(ZONES)
    assert main(["--days"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("NOT TRIED: calcurse")
    assert printed.count("as expected") == 3 * len(ZONES)
    assert "    2026-09-06 2 asks\n" in printed


def test_what_is_shown_twice_or_not_at_all_is_told(
    made_up: list[Shown], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (expected(journal(changed=changed)) for changed in (False, True))
    made_up += [before, before + before, after] * len(ZONES)
    assert main([]) == 1
    assert f"OTHERWISE: {sum(before.values())} too many, first 2026-09-05 Rest" in capsys.readouterr().out


def test_alarms_that_are_not_there_are_told(
    made_up: list[Shown], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (expected(journal(changed=changed)) for changed in (False, True))
    made_up += [before, before, after] * len(ZONES)
    monkeypatch.setitem(PROGRAMS, "khal", PROGRAMS["khal"]._replace(alarms=lambda _: 0))
    assert main([]) == 1
    assert capsys.readouterr().out.count("OTHERWISE: -8 alarms") == 2 * len(ZONES)


def test_a_time_that_the_night_skips_may_come_an_hour_later() -> None:
    there, later = (expected(journal(changed=False), zone) for zone in ("UTC", "Europe/Berlin"))
    skipped = ("2027-03-28", "02:30 1 ask, 1 planned"), ("2027-03-28", "03:30 1 ask, 1 planned")
    assert ([*(there - later)], [*(later - there)]) == ([skipped[0]], [skipped[1]])


def test_the_first_difference_is_told() -> None:
    one, other = Counter([("2026-10-25", "Rest")]), Counter([("2026-10-24", "Rest")])
    assert told(one, one) == "as expected"
    assert told(one, other) == (
        "OTHERWISE: 1 missing, first 2026-10-24 Rest; 1 too many, first 2026-10-25 Rest"
    )


def test_both_ways_of_listing_are_read() -> None:
    wanted = Counter({("2026-10-25", "Rest"): 2, ("2026-10-26", "1 ask"): 1})
    assert in_days("2026-10-25\n- Rest\n- Rest\n2026-10-26\n- 1 ask\n") == wanted
    assert in_days("2026-10-25:\n- Rest\n- Rest\n\n2026-10-26:\n- 1 ask\n") == wanted


def test_a_changed_journal_has_other_asks_and_shorter_rests_on_the_same_days() -> None:
    before, after = (journal(changed=changed) for changed in (False, True))
    assert {each.id for each in before.pauses} == {each.id for each in after.pauses}
    assert {each.day for each in before.attempts} == {each.day for each in after.attempts}
    assert (len(clock_times(before)), len(clock_times(after))) == (8, 0)
    assert expected(before) - expected(after) and expected(after) - expected(before)
