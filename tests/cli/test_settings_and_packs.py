"""Settings, packs, where, support, help, and what is read from config.toml."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.cli.config import find_home
from rejectui.cli.parser import COMMAND_FILES
from rejectui.journal.records.tables import PLAIN_SETTINGS
from tests.cli.conftest import Desk

GOOD = """pack: mine
title: My own
summary: Of my own.
language: en
license: CC-BY-4.0
authors: [me]
challenges:
  - id: one
    title: Ask for one thing
    how: Ask for it.
    say: "One thing, please?"
    level: 1
    category: favor
    askee: staff
    channel: in_person
    when: any_day
"""


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("start_of_day", "5", 5),
        ("start_of_day", " 15 ", 15),
        ("log_depth", "Full", "full"),
        ("languages", "en, es", ["en", "es"]),
        ("theme", "rejectui-light", "rejectui-light"),
        ("mouse", "off", False),
        ("mouse", "yes", True),
        ("welcomed", "true", True),
        ("areas", "work, shops, work", ["work", "shops"]),
    ],
)
def test_setting(desk: Desk, name: str, typed: str, kept: object) -> None:
    desk.fine("set", name, typed)
    assert desk.tables()["settings"][name]["value"] == kept
    shown = {True: "true", False: "false"}.get(kept, kept) if isinstance(kept, bool) else kept
    line = ",".join(shown) if isinstance(shown, list) else shown
    assert desk.fine("set", name).lines[0] == f"{name} = {line}"


def test_areas_can_be_none_again_and_languages_cannot(desk: Desk) -> None:
    desk.fine("set", "areas", "work")
    desk.fine("set", "areas", "none")
    assert desk.fine("set", "areas").lines[0] == "areas = none"
    assert desk("set", "areas", "shopping").status == 2
    assert desk("set", "languages", "none").status == 2


def test_all_settings_are_listed_with_what_they_mean(desk: Desk) -> None:
    said = desk.fine("set")
    names = [line.split()[0] for line in said.lines if " = " in line]
    assert names == ["rhythm", "start_of_week", *PLAIN_SETTINGS]
    assert "rhythm = 2" in said.out
    assert "practice days wanted a week" in said.out
    assert desk.files() == {}


def test_the_rhythm_holds_at_once_the_first_time_and_then_from_monday(desk: Desk) -> None:
    assert desk.fine("set", "rhythm", "3").out == "3 practice days a week, from now on. Saved.\n"
    desk.later(days=7)
    assert desk.fine("set", "rhythm").lines[0] == "rhythm = 3"
    assert "from Monday 30 November 2026 on" in desk.fine("set", "rhythm", "7").out
    assert desk.fine("set", "rhythm").lines[0] == "rhythm = 3, 7 from Monday 30 November 2026 on"


def test_a_pack_is_switched_off_and_on(desk: Desk) -> None:
    card = desk.fine("another")
    assert " · off · " not in desk.fine("packs", "list").out
    desk.fine("packs", "off", "cafe")
    assert any(line.startswith("cafe: ") and " · off · " in line for line in desk.fine("packs", "list").lines)
    desk.fine("packs", "on", "cafe")
    assert desk.tables()["settings"]["packs_off cafe"]["value"] is False
    assert desk.fine("today").title == card.title


def test_switching_packs_keeps_the_card_of_the_day(desk: Desk) -> None:
    title = desk.fine("today").title
    names = [line.split(":")[0] for line in desk.fine("packs", "list").lines if not line.startswith(" ")]
    desk.fine("packs", "off", names[0])
    here = desk.tables()["days"]["2026-11-22"]["challenge"].split("/")[0]
    for name in names:
        if name != here:
            desk.fine("packs", "off", name)
    desk.fine("packs", "on", here)
    assert desk.fine("today").title == title


def test_the_card_of_the_day_is_hidden_and_another_is_dealt(desk: Desk) -> None:
    title = desk.fine("another").title
    full = desk.tables()["days"]["2026-11-22"]["challenge"]
    desk.fine("plan")
    for argv in (["packs", "hide", full], ["packs", "off", full.split("/")[0]]):
        said = desk(*argv)
        assert said.status == 1
        assert "let it go first" in said.err
    desk.fine("plan", "--let-go")
    said = desk.fine("packs", "hide", full.split("/")[1])
    assert said.lines[-1] == f"To have it again: rejectui packs unhide {full}"
    assert desk.fine("today").title != title
    assert "hidden" in desk.fine("packs", "list", full.split("/")[0]).out
    assert "Hidden." in desk.fine("packs", "show", full).out
    desk.fine("packs", "unhide", full)
    assert desk.tables()["settings"][f"hidden {full}"]["value"] is False


def test_a_plan_that_was_chosen_stays_when_its_pack_is_off_but_not_when_it_is_hidden(desk: Desk) -> None:
    title = desk.fine("plan", "--challenge", "cafe/name-a-drink").title
    desk.fine("packs", "off", "cafe")
    assert desk.fine("today").title == title
    assert "let it go first" in desk("packs", "hide", "cafe/name-a-drink").err
    assert desk.fine("today").title == title


def test_packs_are_checked(desk: Desk, write_pack: Callable[[str, str], Path]) -> None:
    assert desk.fine("packs", "check").out.startswith("No problems in ")
    good = write_pack("mine", GOOD)
    assert desk.fine("packs", "check", str(good)).out == "No problems in 1 pack, 1 challenge.\n"
    bad = write_pack("bad", GOOD.replace("level: 1", "level: nine").replace("pack: mine", "pack: bad"))
    said = desk("packs", "check", str(bad))
    assert said.status == 1
    assert said.lines[0].startswith(f"{bad}:12:12: ")
    assert desk("packs", "check").status == 1  # the user's folder too
    assert desk("packs", "check", str(good.parent)).status == 1
    assert desk("packs", "check", str(good), "no/such/file").status == 2


def test_a_pack_of_the_user_is_dealt(desk: Desk, write_pack: Callable[[str, str], Path]) -> None:
    write_pack("mine", GOOD)
    assert "mine: My own · on · 1 challenge" in desk.fine("packs", "list").out
    assert "Logged for today: Ask for one thing" in desk.fine("log", "y", "--challenge", "mine/one").out


def test_where(desk: Desk) -> None:
    said = desk.fine("where")
    assert f"Journal: {desk.home}/journal (not there yet)" in said.lines
    assert desk.files() == {}


def test_the_journal_lies_where_the_config_wants_it(desk: Desk, tmp_path: Path) -> None:
    (desk.home / "config.toml").write_text(
        f'journal = "{tmp_path}/elsewhere"\n[keys]\n"today.plan" = "p"', "utf-8"
    )
    desk.fine("log", "n")
    assert list((tmp_path / "elsewhere").glob("*.json"))
    assert not (desk.home / "journal").exists()


def test_without_rejectui_home_the_account_has_its_own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("REJECTUI_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    home = find_home()
    assert home.journal != home.packs
    assert all(path.is_relative_to(tmp_path) for path in (home.journal, home.packs, home.config, home.state))
    assert not (tmp_path / "data").exists()


def test_support_says_what_helps_and_where_to_turn(desk: Desk) -> None:
    text = " ".join(desk.fine("support").out.split())
    for part in (
        "practice, not therapy",
        "cognitive behavioral therapy",
        "under 18",
        "emergency",
        "findahelpline.com",
    ):
        assert part in text


def test_fair_says_what_is_owed_to_those_who_are_asked(desk: Desk) -> None:
    text = " ".join(desk.fine("fair").out.split())
    for part in ("easy to refuse", "filmed", "A no ends it.", "Thank them"):
        assert part in text


@pytest.mark.parametrize("name", ["", *COMMAND_FILES])
def test_help(desk: Desk, name: str) -> None:
    said = desk.fine(*([name] if name else []), "--help")
    assert said.out.startswith(f"usage: rejectui {name}".rstrip())
    assert all(len(line) <= 80 for line in said.lines)


def test_version(desk: Desk) -> None:
    assert desk.fine("--version").out.startswith("rejectui")


def test_looking_writes_nothing(desk: Desk) -> None:
    looks = ["today", "journal", "where", "support", "fair", "set", "demo", "packs list", "packs check"]
    looks += ["--help", "", "packs rules", "packs check --format github"]
    for each in looks:
        desk.fine(*each.split())
    assert desk.files() == {}


@pytest.mark.parametrize("columns", ["20", "60", "80", "200"])
def test_text_is_as_wide_as_the_terminal_and_80_at_most(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    longest = max(len(line) for line in desk.fine("support").lines)
    assert longest <= min(int(columns), 80)


@pytest.mark.parametrize("name", ["mouse", "areas", "languages", "theme", "rhythm", "start_of_day"])
def test_a_value_of_bytes_that_are_no_text_does_not_fit(desk: Desk, name: str) -> None:
    said = desk("set", name, os.fsdecode(b"\xff\xed\xa0\x80"))
    assert said.status == 2
    assert "Nothing was saved." in " ".join(said.err.split())
