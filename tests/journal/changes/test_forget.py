"""What is forgotten is gone for good: from every file, on every computer, whatever brings older states."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Day, Facts, Takeaway
from rejectui.journal.changes.erasable import Erasable
from rejectui.journal.errors import JournalError, NoSuchAttempt
from rejectui.journal.export.json_document import whole
from rejectui.journal.folder.drafts import Drafts
from rejectui.journal.imports.read import read
from rejectui.journal.journal import Journal
from rejectui.journal.repair.mend import mend
from tests.journal.build import NOON, TODAY, House, attempt
from tests.journal.faults import Crash, FailingSystem

SECRET = "my SECRET words"
ASKED = attempt(
    id="a" * 32, ask=SECRET, note=SECRET, label=SECRET, plan=Plan(feared=SECRET, best=SECRET), peak=30
)
OTHER = attempt(id="b" * 32, note="stays")
KEPT = Ask(id="c" * 32, text=SECRET, category="favor", added=TODAY)
WEEK = Takeaway(monday=monday_of(TODAY), words=SECRET, offered=TODAY)


def secret_in(*folders: Path) -> list[str]:
    """The files that still say it."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if b"SECRET" in path.read_bytes())


def but_days(journal: Journal) -> list[Erasable]:
    """All that can be erased, but for what only days say: the asks are to take that along."""
    return [each for each in journal.erasable() if each.table != "days"]


def forget_all(journal: Journal) -> None:
    journal.forget(each for each in but_days(journal) if each.id != OTHER.id)


def write(journal: Journal) -> None:
    journal.record(OTHER)
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=ASKED.plan, shown=("cafe/name-a-drink",)))
    journal.record(ASKED)
    journal.keep_ask(KEPT)
    journal.keep_week(WEEK)
    journal.edit(ASKED.id, {"note": "another SECRET note"})


@pytest.fixture
def filled(house: House) -> House:
    """A journal with secrets in all that keeps older states."""
    journal = house.open()
    write(journal)
    journal.back_up()
    house.clock.advance(days=1)
    journal.set("mouse", False)  # the backup of a day
    (house.state / "set-aside").mkdir()
    own = house.file()
    shutil.copy(own, house.state / "set-aside" / f"2026-11-22-093000-{own.stem}.json")
    shutil.copy(own, own.with_name(f"{own.stem}.sync-conflict-20261122-093015-ABCDEFG.json"))
    Drafts(house.state).keep({"log": f'{{"id":"{ASKED.id}","told":{{"note":"{SECRET}, and more"}}}}'})
    return house


def test_it_is_gone_from_every_file(filled: House) -> None:
    journal = filled.open()
    assert len(secret_in(filled.folder, filled.state)) == 7
    forget_all(journal)
    assert secret_in(filled.folder, filled.state) == []
    assert [ask.note for ask in journal.facts.attempts] == ["stays"]
    assert journal.facts == filled.open().facts
    assert not journal.problems
    assert journal.undo() is None
    day = journal.facts.days[TODAY]
    assert (day.ask, day.plan, day.shown) == (None, None, ("cafe/name-a-drink",))
    assert journal.facts.asks == ()
    assert journal.facts.weeks == (Takeaway(monday=WEEK.monday, offered=TODAY),)


def test_what_was_deleted_can_be_forgotten(filled: House) -> None:
    journal = filled.open()
    journal.delete(ASKED.id)
    journal.drop_ask(KEPT.id)
    deleted = [each for each in journal.erasable() if each.deleted]
    assert [(each.table, each.id) for each in deleted] == [("attempts", ASKED.id), ("asks", KEPT.id)]
    journal.forget(deleted)
    assert [each.id for each in but_days(journal)] == [OTHER.id, WEEK.monday.isoformat()]


def test_a_record_that_does_not_fit_can_be_forgotten_too(house: House) -> None:
    house.open().record(OTHER)
    text = house.file().read_text()
    house.file().write_text(text.replace('"outcome":"no"', '"outcome":"SECRET"'))
    journal = house.open()
    assert journal.problems
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []
    assert not journal.problems


def test_nothing_brings_it_back(filled: House) -> None:
    journal = filled.open()
    exported = b"".join(whole(journal.tables(), journal.path, NOON))
    hidden = filled.state.parent / "backup.json"
    shutil.copy(journal.path, hidden)
    stale = filled.open()
    assert stale.facts.attempts
    forget_all(journal)
    facts = journal.facts

    brought = filled.state / "backups" / "2026-11-20-120000-made.json"
    shutil.copy(hidden, brought)
    backups = journal.backups
    assert backups is not None
    journal.restore(backups.read(backups.find("2026-11-20")))
    assert journal.facts == facts

    assert not journal.would_take_in(read(exported, "x").tables).records
    with pytest.raises(NoSuchAttempt, match="erased for good"):
        stale.edit(ASKED.id, {"note": SECRET})
    with pytest.raises(NoSuchAttempt, match="erased for good"):
        stale.record(ASKED)
    with pytest.raises(JournalError, match="erased for good"):
        stale.keep_ask(KEPT)
    assert stale.facts == journal.facts == filled.open().facts
    brought.unlink()
    assert secret_in(filled.folder, filled.state) == []


def test_a_new_takeaway_of_that_week_stays(filled: House) -> None:
    journal = filled.open()
    forget_all(journal)
    journal.keep_week(Takeaway(monday=WEEK.monday, words="new words"))
    (filled.state / "erased.json").unlink()
    assert [week.words for week in filled.open().facts.weeks] == ["new words"]


def test_a_damaged_journal_still_knows_what_was_forgotten(filled: House) -> None:
    forget_all(filled.open())
    path = filled.open().path
    path.write_bytes(path.read_bytes()[:-4])
    mend(filled.folder, filled.state, "both", filled.clock)
    journal = filled.open()
    assert "forgot" in journal.tables()["meta"]
    assert [ask.note for ask in journal.facts.attempts] == ["stays"]


def test_a_damaged_backup_is_named(filled: House) -> None:
    damaged = filled.state / "backups" / "2026-11-01-day.json"
    damaged.write_bytes(filled.open().path.read_bytes()[:-4])
    unrelated = filled.state / "backups" / "2026-11-02-day.json"
    unrelated.write_bytes(b"{")
    journal = filled.open()
    left = journal.forget(each for each in journal.erasable() if each.id == ASKED.id)
    assert (left.damaged, left.unwritten) == ((damaged,), ())


def test_a_draft_of_what_was_forgotten_goes_though_it_says_other_words(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop = House(tmp_path / "laptop", shared), House(tmp_path / "desktop", shared)
    write(laptop.open())
    for house in (laptop, desktop):
        told = f'{{"draft":{{"id":"{ASKED.id}","told":{{"note":"SECRET"}}}}}}'
        Drafts(house.state).keep({"edit": told, "log": f'{{"id":"{OTHER.id}"}}'})
    forget_all(laptop.open())
    desktop.open()
    for house in (laptop, desktop):
        assert list(Drafts(house.state).take_over()) == ["log"]


def test_another_computer_erases_its_own_when_it_opens(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop, tablet = (House(tmp_path / name, shared) for name in ("laptop", "desktop", "tablet"))
    for house in (laptop, desktop, tablet):
        house.open().set("mouse", True)
    write(laptop.open())
    desktop.clock.advance(hours=-26)
    desktop.open().edit(ASKED.id, {"reply": SECRET})
    tablet.open().edit(ASKED.id, {"learned": SECRET})
    assert desktop.open().facts == tablet.open().facts == laptop.open().facts  # and keep last good copies
    journal = desktop.open()
    left = journal.forget(each for each in but_days(journal) if each.id != OTHER.id)
    assert {path.stem for path in left.others} == {laptop.open().path.stem, tablet.open().path.stem}
    assert secret_in(desktop.state) == []
    laptop.open()
    tablet.open()
    assert secret_in(tmp_path) == []
    laptop.open()
    desktop.open()
    assert laptop.open().facts == tablet.open().facts == desktop.open().facts
    assert secret_in(tmp_path) == []


def test_a_change_made_meanwhile_elsewhere_does_not_bring_an_ask_back(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop = House(tmp_path / "laptop", shared), House(tmp_path / "desktop", shared)
    write(laptop.open())
    desktop.open().set("mouse", True)
    away = tmp_path / "away"
    shutil.copytree(shared, away)
    offline = House(tmp_path / "desktop", away)
    offline.clock.advance(days=3)
    edited = Journal.open(away, desktop.state, offline.clock)
    edited.edit(ASKED.id, {"note": SECRET})
    forget_all(laptop.open())
    shutil.copy(edited.path, shared / edited.path.name)
    desktop.open()
    laptop.open()
    assert [ask.note for ask in laptop.open().facts.attempts] == ["stays"]
    assert secret_in(shared, laptop.state, desktop.state) == []


def _crashes() -> Iterator[tuple[int, str]]:
    for nth in range(1, 200):
        yield from ((nth, "before"), (nth, "after"))


def test_whatever_interrupts_it_the_next_start_finishes(tmp_path: Path) -> None:
    done = 0
    for nth, fault in _crashes():
        house = House(tmp_path / f"{nth}{fault}")
        journal = house.open()
        write(journal)
        journal.back_up()
        before = journal.facts
        system = FailingSystem()
        journal = house.open(system)
        chosen = [each for each in but_days(journal) if each.id != OTHER.id]
        system.arm(nth, fault)
        try:
            journal.forget(chosen)
        except Crash:
            system.clean_up()
        else:
            done += 1
            if done == 2:
                assert nth > 20
                return
        after = house.open()
        if after.facts != before:
            assert len(after.facts.attempts) == 1
            house.open()
            assert secret_in(house.folder, house.state) == []
        shutil.rmtree(tmp_path / f"{nth}{fault}")
    raise AssertionError("it never came to an end")


def test_a_disk_without_room_for_the_backups_is_told_and_tried_again(filled: House) -> None:
    system = FailingSystem()
    journal = filled.open(system)
    chosen = but_days(journal)
    told = []
    for nth in range(1, 200):
        shutil.copytree(filled.folder.parent, filled.folder.parent.parent / f"try-{nth}")
        house = House(filled.folder.parent.parent / f"try-{nth}")
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, 28)
        try:
            left = journal.forget(chosen)
        except JournalError:
            if house.open().facts.attempts:
                assert house.open().facts == filled.open().facts
            else:  # the disk did not confirm it
                assert secret_in(house.folder, house.state / "backups", house.state / "set-aside") == []
            continue
        if system.calls < nth:
            break
        if left.unwritten:
            told.append(left.unwritten)
            house.open()
        assert secret_in(house.folder, house.state / "backups", house.state / "set-aside") == []
    assert told


def test_an_empty_journal_has_nothing_to_forget(house: House) -> None:
    journal = house.open()
    assert journal.erasable() == ()
    journal.forget(())
    assert house.open().facts == Facts()


def test_two_asks_of_one_text_take_both_their_days_along(house: House) -> None:
    journal = house.open()
    other_day = TODAY - timedelta(days=1)
    for day, each in ((other_day, "a"), (TODAY, "b")):
        journal.save_day(Day(day=day, ask=SECRET, planned=True, plan=Plan(feared=f"{SECRET} {each}")))
        journal.record(attempt(id=each * 32, day=day, ask=SECRET))
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []
    assert [day.planned for day in journal.facts.days.values()] == [False, False]


def test_the_plan_of_a_card_that_is_another_one_now_goes_from_the_backups(house: House) -> None:
    journal = house.open()
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=Plan(feared=SECRET)))
    journal.record(attempt(id="a" * 32, ask=SECRET))
    journal.back_up()
    journal.save_day(Day(day=TODAY, challenge="cafe/name-a-drink"))
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []
    assert journal.facts.days[TODAY].challenge == "cafe/name-a-drink"


def test_a_kept_ask_that_was_a_card_takes_the_card_along(house: House) -> None:
    journal = house.open()
    journal.keep_ask(KEPT)
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=Plan(feared=SECRET), shown=("a/b",)))
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []
    assert journal.facts.days[TODAY] == Day(day=TODAY, shown=("a/b",))


def test_a_takeaway_that_was_cleared_can_be_forgotten(house: House) -> None:
    journal = house.open()
    journal.keep_week(WEEK)
    journal.back_up()
    journal.keep_week(Takeaway(monday=WEEK.monday, offered=TODAY))
    (found,) = journal.erasable()
    assert found.deleted
    journal.forget([found])
    assert secret_in(house.folder, house.state) == []
    assert journal.erasable() == ()


def test_undo_on_another_computer_does_not_bring_it_back(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop = House(tmp_path / "laptop", shared), House(tmp_path / "desktop", shared)
    running = desktop.open()
    running.keep_week(WEEK)
    running.keep_week(Takeaway(monday=WEEK.monday, words="other words"))
    forget_all(laptop.open())
    assert running.undo() is None
    running.keep_week(Takeaway(monday=WEEK.monday, words="newer words"))
    assert running.undo() is not None
    desktop.open()
    laptop.open()
    assert [week.words for week in laptop.open().facts.weeks] == [None]
    assert secret_in(tmp_path) == []


def test_an_older_state_that_comes_later_is_erased_as_well(filled: House) -> None:
    path = filled.open().path
    old = path.read_bytes()
    forget_all(filled.open())
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(old)
    filled.open()
    assert secret_in(filled.folder, filled.state) == []
    path.write_bytes(old)
    filled.open()
    assert secret_in(filled.folder, filled.state) == []
    assert [ask.note for ask in filled.open().facts.attempts] == ["stays"]


def test_a_restore_leaves_what_stands_in_a_week_of_which_something_was_forgotten(house: House) -> None:
    journal = house.open()
    journal.keep_week(WEEK)
    forget_all(journal)
    backup = journal.back_up()
    journal.keep_week(Takeaway(monday=WEEK.monday, words="newer", offered=TODAY))
    assert journal.backups is not None
    journal.restore(journal.backups.read(backup))
    assert journal.facts.weeks == (Takeaway(monday=WEEK.monday, offered=TODAY),)


def test_a_damaged_file_of_other_signs_is_named(filled: House) -> None:
    odd = filled.state / "set-aside" / "2026-11-01-120000-old.json"
    odd.write_bytes(f'{{"{ASKED.id}": "{SECRET}"'.encode("utf-16"))
    journal = filled.open()
    assert journal.forget(but_days(journal)).damaged == (odd,)


FEARED = Plan(feared="a SECRET fear", chance=50)


def test_a_plan_that_was_taken_along_and_changed_goes_from_both_days(house: House) -> None:
    journal = house.open()
    before = TODAY - timedelta(days=1)
    card = {"challenge": "cafe/name-a-drink", "planned": True}
    journal.save_day(Day(day=before, plan=FEARED, closed="kept", **card))
    journal.save_day(Day(day=TODAY, plan=Plan(feared="another SECRET"), **card))
    journal.record(attempt(id="a" * 32, challenge=card["challenge"], plan=Plan(feared="another SECRET")))
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []
    assert {day.challenge for day in journal.facts.days.values()} == {card["challenge"]}


def test_the_plan_of_an_ask_that_was_another_one_then_goes_too(house: House) -> None:
    journal = house.open()
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=FEARED))
    journal.record(attempt(id="a" * 32, ask="corrected", plan=FEARED))
    journal.forget(but_days(journal))
    assert secret_in(house.folder, house.state) == []


def test_when_it_was_planned_for_goes_with_the_ask_and_not_with_asks_of_other_days(house: House) -> None:
    journal = house.open()
    for back, ask, closed in ((3, "taken along", "kept"), (30, "long ago", "kept"), (1, "yesterday", None)):
        day = TODAY - timedelta(days=back)
        journal.save_day(Day(day=day, ask=ask, planned=True, plan=Plan(when=SECRET), closed=closed))
    journal.save_day(Day(day=TODAY, ask="was another one then", planned=True, plan=Plan(when=SECRET)))
    journal.record(attempt(id="a" * 32, ask="corrected", plan=Plan(when=SECRET)))
    (found,) = (each for each in journal.erasable() if each.table == "attempts")
    journal.forget([found])
    assert sorted(day.ask for day in journal.facts.days.values() if day.ask) == ["long ago", "yesterday"]


def test_the_plan_of_another_ask_of_that_day_stays(house: House) -> None:
    journal = house.open()
    day = Day(
        day=TODAY, challenge="cafe/name-a-drink", planned=True, plan=Plan(feared="they frown", chance=50)
    )
    journal.save_day(day)
    journal.record(attempt(id="a" * 32, ask=SECRET, plan=Plan(chance=50)))
    journal.forget(but_days(journal))
    assert journal.facts.days[TODAY] == day


def test_a_plan_that_never_became_an_ask_can_be_forgotten(house: House) -> None:
    journal = house.open()
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=FEARED))
    journal.back_up()
    journal.save_day(Day(day=TODAY, challenge="cafe/name-a-drink"))
    (found,) = journal.erasable()
    journal.forget([found])
    assert secret_in(house.folder, house.state) == []
    assert journal.facts.days[TODAY].challenge == "cafe/name-a-drink"
    assert journal.erasable() == ()


def test_a_rating_by_looking_goes_with_its_ask_and_may_be_made_anew(house: House) -> None:
    journal = house.open()
    asked = attempt(id="d" * 32, challenge="cafe/name-a-drink")
    journal.record(asked)
    for of in ("cafe/name-a-drink", "cafe/other"):
        journal.keep_look(Look(of=of, peak=73, day=TODAY))
    journal.forget(each for each in journal.erasable() if each.id == asked.id)
    reopened = house.open()
    assert [each for each in reopened.facts.looks if each.peak is not None] == [
        Look(of="cafe/other", peak=73, day=TODAY)
    ]
    assert not reopened.problems
    for path in house.folder.rglob("*.json"):
        assert path.read_text().count("73") == 1
    reopened.keep_look(Look(of="cafe/name-a-drink", peak=20, day=TODAY))
    assert Look(of="cafe/name-a-drink", peak=20, day=TODAY) in house.open().facts.looks
