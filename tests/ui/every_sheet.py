"""The sheets that take text: how each is opened, written on and saved, and how often its words are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from textual.widgets import Input, TextArea

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.facts import Day
from rejectui.ui.damaged_journal import Damaged
from rejectui.ui.sheets.about_me.areas import AreasPicker
from rejectui.ui.sheets.about_me.first_run import QUESTION_SHEETS, FirstQuestion
from rejectui.ui.sheets.about_me.life import LifePicker
from rejectui.ui.sheets.about_me.picker import Picker
from rejectui.ui.sheets.ai_plan.cards import PlanCards
from rejectui.ui.sheets.ai_plan.paste import PastePlan
from rejectui.ui.sheets.ai_plan.prompt import PromptScreen
from rejectui.ui.sheets.choosing.asks_of_day import AsksOfDay
from rejectui.ui.sheets.choosing.filter_challenges import FilterChallenges
from rejectui.ui.sheets.choosing.keep_later import KeepLater
from rejectui.ui.sheets.choosing.sort_asks import SortAsks
from rejectui.ui.sheets.day_after import AfterAsk
from rejectui.ui.sheets.keep_ask import KeepAsk
from rejectui.ui.sheets.log_attempt import LogAttempt
from rejectui.ui.sheets.look_back import LookBackSheet
from rejectui.ui.sheets.make_challenge import MakeChallenge
from rejectui.ui.sheets.own_ask import OwnAsk
from rejectui.ui.sheets.past_ask import PastAsk
from rejectui.ui.sheets.plan import PlanAsk
from rejectui.ui.sheets.rest import Rest
from rejectui.ui.sheets.rest_days import RestDays
from rejectui.ui.sheets.sharing.export import ExportSheet
from rejectui.ui.sheets.sharing.share import ShareAsk
from rejectui.ui.sheets.sheet import Sheet
from tests.journal.faults import FailingSystem
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Player, playing

WORDS = "Words of my own"
SEAT = "May I have the corner seat?"
KNOWN = Snapshot(title=SEAT, category="favor", askee="staff", channel="in_person", level=2)


def in_the_journal(house: House) -> int:
    """How often the words stand in it."""
    return str(house.journal().facts).count(WORDS)


@dataclass(frozen=True)
class SheetWithText:
    """`keys` open it, the words are written into `focus`, `then` are the keys for the rest of it.

    `before` is what has to be there, and `kept` how often the words are kept.
    """

    sheet: type[Sheet[Any]]
    keys: tuple[str, ...]
    focus: str
    then: tuple[str, ...] = ()
    before: Callable[[House], object] = lambda house: None
    kept: Callable[[House], int] = in_the_journal
    words: str = WORDS


def _a_hard_ask(house: House) -> None:
    house.journal().record(ask(1, "no", peak=80))


def _last_week(house: House) -> None:
    house.journal().record(ask(8, "no", peak=70))


def _an_own_ask(house: House) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask=SEAT))
    journal.record(ask(0, "yes", ask=SEAT, snapshot=KNOWN))


def _minutes(house: House) -> int:
    return sum(attempt.recovery_minutes == 45 for attempt in house.journal().facts.attempts)


def _in_my_pack(house: House) -> int:
    file = house.root / "packs" / "mine.yaml"
    return file.read_text(encoding="utf-8").count(WORDS) if file.exists() else 0


SHEETS = {
    "log": SheetWithText(LogAttempt, ("l", "n", "6"), "#note"),
    "edit": SheetWithText(LogAttempt, ("3", "e"), "#note", before=_a_hard_ask),
    "plan": SheetWithText(PlanAsk, ("enter",), "#feared"),
    "own ask": SheetWithText(OwnAsk, ("o",), "#own-text"),
    "keep ask": SheetWithText(KeepAsk, ("4", "o"), "#keep-text", ("tab", "right")),
    "the day after": SheetWithText(AfterAsk, ("s",), "Input", before=_a_hard_ask, kept=_minutes, words="45"),
    "into my pack": SheetWithText(
        MakeChallenge, ("m",), "#mine-how", ("tab", *"Please"), before=_an_own_ask, kept=_in_my_pack
    ),
    "look back": SheetWithText(LookBackSheet, ("b",), "TextArea", before=_last_week),
}

# Sheets on which nothing is typed that a journal or a pack would keep.
OTHERS = {
    AreasPicker,
    Damaged,
    ExportSheet,
    FilterChallenges,
    FirstQuestion,
    *QUESTION_SHEETS.values(),
    KeepLater,
    PastePlan,
    PlanCards,
    LifePicker,
    PastAsk,  # it goes on to the log, which keeps what was typed
    Picker,
    PromptScreen,
    Rest,
    RestDays,
    SortAsks,
    AsksOfDay,
    ShareAsk,
}


class NotKeptError(AssertionError):
    """What was typed is gone, or was kept twice, or nobody said what happened."""


def save_on_a_failing_disk(
    house: House, name: str, nth: int, fault: int | str
) -> Literal["refused", "saved", "not so many"]:
    """Write on a sheet, let the `nth` call of saving it fail, and save again.

    Says whether it was refused at first, saved all the same, or made fewer calls. Raises `NotKeptError`.
    """
    sheet, disk = SHEETS[name], FailingSystem()
    sheet.before(house)
    with playing(house.app(house.journal(disk))) as player:
        player.press(*sheet.keys)
        player.screen.query(sheet.focus).first().focus()
        player.settle().type(sheet.words).press(*sheet.then)
        on = player.screen
        assert isinstance(on, sheet.sheet)
        disk.arm(nth, fault)
        player.press("ctrl+s")
        reached = disk.calls >= nth
        disk.disarm()
        refused = player.screen is on
        if refused:
            _is_still_there(player, sheet.words)
            player.press("ctrl+s")
        if player.screen is on:
            raise NotKeptError(f"saving again did not work: {player.words}")
    if (kept := sheet.kept(house)) != 1:
        raise NotKeptError(f"kept {kept} times")
    return "refused" if refused else "saved" if reached else "not so many"


def _is_still_there(player: Player, words: str) -> None:
    typed = [each.value for each in player.screen.query(Input)]
    typed += [each.text for each in player.screen.query(TextArea)]
    if words not in typed:
        raise NotKeptError(f"gone: {typed}")
    problem = player.screen.query_one("#problem")
    if not problem.display or " again" not in player.words:
        raise NotKeptError(f"nobody said what happened: {player.words}")
