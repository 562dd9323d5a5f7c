"""The packs of one's own: a plan goes into its file whole, in its order, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from rejectui.core.asks.challenge import PLAN, Challenge
from rejectui.packs.authoring.own_pack import PLAN_FILE, with_own, with_plan
from rejectui.packs.library import check, load
from rejectui.packs.problem import CannotWrite
from rejectui.packs.reading.reader import MOST_CHALLENGES

TAP = Challenge(
    id="tap-water",
    title="Ask for tap water",
    how="Ask at the counter: once, kindly.",
    say='Could I have "just" water?',
    level=2,
    category="favor",
    askee="staff",
    channel="in_person",
    when="any_day",
    places=("home", "anywhere"),
    not_for=("people who are in a hurry, or [not]",),
)
ASKS = tuple(replace(TAP, id=name, title=f"Ask {name}") for name in ("zebra", "apple", "melon"))


def saved(folder: Path, *plan: Challenge) -> bytes:
    path = folder / PLAN_FILE
    path.write_bytes(with_plan(folder, plan, "en"))
    return path.read_bytes()


def test_a_plan_reads_back_as_it_was_in_its_order_and_nothing_is_to_be_said_of_it(tmp_path: Path) -> None:
    assert b"challenges:  # in the order of the plan" in saved(tmp_path, *ASKS)
    library = load([(tmp_path, False)])
    assert tuple(library.catalog.packs[PLAN].challenges) == ASKS
    assert (library.problems, library.advice) == ((), ())
    assert check([tmp_path], tmp_path).advice == ()


def test_the_next_plan_comes_after_it_with_every_byte_as_it_was(tmp_path: Path) -> None:
    before = saved(tmp_path, *ASKS)
    after = saved(tmp_path, TAP, replace(TAP, id="a-first", title="Ask first"))
    assert after.startswith(before)
    pack = load([(tmp_path, False)]).catalog.packs[PLAN]
    assert [each.id for each in pack.challenges] == ["zebra", "apple", "melon", "tap-water", "a-first"]


@pytest.mark.parametrize(
    ("there", "plan", "why"),
    [
        ("", (TAP, TAP), "The id tap-water is taken"),
        ("", (replace(TAP, how="If they say no, ask again."),), 'Rather: end the ask with the first no'),
        ("challenges: [", (TAP,), "has something to repair first"),
        ("x" * 1024 * 1024 + "x", (TAP,), "is larger than 1 MiB"),
    ],
    ids=["twice the same id", "a rule is against it", "a file that is broken", "a file that is too large"],
)  # fmt: skip
def test_what_cannot_be_written_says_why(
    tmp_path: Path, there: str, plan: tuple[Challenge, ...], why: str
) -> None:
    if there:
        (tmp_path / PLAN_FILE).write_text(there, encoding="utf-8")
    with pytest.raises(CannotWrite, match=why):
        with_plan(tmp_path, plan, "en")


def test_a_file_takes_as_many_as_a_pack_holds_and_no_more(tmp_path: Path) -> None:
    many = [replace(TAP, id=f"n{number}", title=f"Ask {number}") for number in range(MOST_CHALLENGES)]
    saved(tmp_path, *many[:-1])
    saved(tmp_path, many[-1])
    with pytest.raises(CannotWrite, match="is full"):
        with_plan(tmp_path, [TAP], "en")


def test_an_own_ask_still_goes_to_the_place_of_its_id(tmp_path: Path) -> None:
    fields = {"how": "Ask.", "level": 1, "category": "favor", "askee": "friend", "channel": "written"}
    for ask in ("Melon?", "Apple?"):
        (tmp_path / "mine.yaml").write_bytes(with_own(tmp_path, ask, {"title": ask, **fields}, "en"))
    pack = load([(tmp_path, False)]).catalog.packs["mine"]
    assert [each.id for each in pack.challenges] == ["apple", "melon"]
