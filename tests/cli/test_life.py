"""What is in one's life, by commands: which packs are on by themselves, and which by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.test_settings_and_packs import GOOD

LAB = GOOD.replace("pack: mine", "pack: lab").replace("license:", "situations: [children]\nlicense:")
OFF = "off: not in your life, see rejectui set life"


@pytest.fixture
def lab(desk: Desk, write_pack: Callable[[str, str], Path]) -> Desk:
    """With a pack that fits only where there are children."""
    write_pack("lab", LAB)
    return desk


def state(desk: Desk) -> str:
    """What the list says of the lab."""
    said = " ".join(desk.fine("packs", "list").out.split())
    return said.partition("lab: My own · ")[2].partition(" · ")[0]


def switch_all_others_off(desk: Desk) -> None:
    for line in desk.fine("packs", "list").lines:
        if not line.startswith((" ", "lab")):
            desk.fine("packs", "off", line.partition(":")[0])


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("work,study", ["work", "study"], "work,study"),
        (" work , work", ["work"], "work"),
        ("none", [], "none"),
        ("", [], "none"),
        ("any", None, "any"),
    ],
)
def test_it_is_set(desk: Desk, typed: str, kept: object, shown: str) -> None:
    assert desk.fine("set", "life").lines[0] == "life = any"
    assert desk.fine("set", "life", typed).out == f"life = {shown}. Saved.\n"
    assert desk.tables()["settings"]["life"].get("value") == kept
    said = desk.fine("set", "life")
    assert said.lines[0] == f"life = {shown}"
    assert "none for none of these, any for every life" in " ".join(said.out.split())


@pytest.mark.parametrize("typed", ["work,space", "all", "any,work"])
def test_what_is_no_part_of_a_life_is_told_with_what_there_is(desk: Desk, typed: str) -> None:
    said = desk("set", "life", typed)
    assert said.status == 2
    assert "job_hunt" in said.err and "none for none of these" in " ".join(said.err.split())
    assert desk.files() == {}


def test_a_pack_is_off_by_itself_and_on_by_hand(lab: Desk) -> None:
    assert state(lab) == "on"
    lab.fine("set", "life", "none")
    assert state(lab) == OFF
    lab.fine("packs", "on", "lab")
    assert state(lab) == "on"
    lab.fine("set", "life", "work")
    assert state(lab) == "on"
    lab.fine("packs", "off", "lab")
    lab.fine("set", "life", "children")
    assert state(lab) == "off"


def test_in_an_old_journal_a_pack_that_was_switched_back_on_is_on(lab: Desk) -> None:
    lab.fine("packs", "off", "lab")
    lab.fine("packs", "on", "lab")
    lab.fine("set", "life", "none")
    assert state(lab) == "on"


def test_what_is_off_by_itself_is_not_dealt(lab: Desk) -> None:
    switch_all_others_off(lab)
    assert lab.fine("today").title == "Ask for one thing"
    lab.fine("set", "life", "none")
    said = " ".join(lab.fine("today").out.split())
    assert "None of the packs that are on fits what you said is in your life" in said and "“life”" in said
    lab.fine("set", "life", "any")
    assert lab.fine("today").title == "Ask for one thing"


def test_a_plan_in_a_pack_that_would_go_is_told(lab: Desk) -> None:
    switch_all_others_off(lab)
    lab.fine("plan")
    said = lab("set", "life", "none")
    assert said.status == 1
    assert "let it go first" in " ".join(said.err.split())
    lab.fine("plan", "--let-go")
    lab.fine("set", "life", "none")
    assert state(lab) == OFF


def test_a_pack_that_is_added_says_that_it_is_off(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lab.yaml"
    file.write_text(LAB, "utf-8")
    desk.fine("set", "life", "none")
    said = " ".join(desk.fine("packs", "add", str(file), "--yes").out.split())
    assert "It is off: not in your life, as you told it. To switch it on: rejectui packs on lab" in said
