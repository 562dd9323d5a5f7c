"""Cards in other languages by command: the same challenges, other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.packs.library import bundled_folder
from rejectui.packs.reading.reader import read_pack
from tests.cli.conftest import Desk

TRANSLATED = ("cafe", "first-steps")
MINE = """pack: mine
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
MEINS = """translates: mine
language: de
title: Mein eigenes
summary: Von mir.
license: CC-BY-4.0
authors: [ich]
challenges:
  - id: one
    title: Bitte um eine Sache
    how: Bitte darum.
    say: "Eine Sache, bitte?"
    if_yes: Freu dich.
    if_no: „Schade!“
"""


def titles(language: str) -> dict[str, str]:
    """The titles that ship in a language, by full id."""
    ending = "" if language == "en" else f".{language}"
    found = {}
    for name in TRANSLATED:
        reading = read_pack(bundled_folder() / f"{name}{ending}.yaml")
        inside = reading.pack or reading.translation
        assert inside is not None
        found.update({f"{name}/{each.id}": each.title for each in inside.challenges})
    return found


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_card_keeps_and_its_words_change(desk: Desk, language: str) -> None:
    for line in desk.fine("packs", "list").lines:
        name = line.split(":")[0]
        if not line.startswith(" ") and name not in TRANSLATED:
            desk.fine("packs", "off", name)
    english = desk.fine("another").title
    full_id = desk.tables()["days"]["2026-11-22"]["challenge"]
    assert english == titles("en")[full_id]
    desk.fine("plan")
    assert desk.fine("set", "languages", language).out == f"languages = {language}. Saved.\n"
    said = desk.fine("today")
    assert said.title == titles(language)[full_id]
    assert "Planned. Come back" in said.out
    desk.fine("log", "n", "40")
    assert desk.attempts()[0]["snapshot"]["title"] == titles(language)[full_id]
    assert desk.attempts()[0]["challenge"] == full_id
    desk.fine("set", "languages", f"en,{language}")
    assert desk.fine("today").title == english
    assert titles(language)[full_id] in desk.fine("journal").out  # as it was shown that day


def test_only_what_is_there_in_the_language_is_dealt(desk: Desk) -> None:
    desk.fine("set", "languages", "de")
    seen = set()
    for _ in range(6):
        seen.add(desk.fine("another").title)
        desk.later(days=1)
    assert seen <= set(titles("de").values())
    assert len(seen) > 1
    assert desk.fine("ladder").out


def test_the_list_says_in_which_languages_packs_are_there(desk: Desk) -> None:
    english = desk.fine("packs", "list").out
    number = sum(full_id.startswith("cafe/") for full_id in titles("en"))
    assert f"cafe: Cafés and small shops · on · {number} challenges · in en, de and es" in english
    assert "people: " in english
    assert " · in en\n" in english
    desk.fine("set", "languages", "de,en")
    assert "cafe: Cafés und kleine Läden · on · " in desk.fine("packs", "list").out
    inside = desk.fine("packs", "list", "cafe").out
    assert titles("de")["cafe/end-piece"] in inside
    assert "only in" not in desk.fine("packs", "list", "people").out
    desk.fine("set", "languages", "de")
    assert " · only in en" in desk.fine("packs", "list", "people").out
    assert "only in" not in desk.fine("packs", "list", "cafe").out


def test_a_language_in_which_no_pack_is_there_is_refused(desk: Desk) -> None:
    said = desk("set", "languages", "qq,xx")
    assert said.status == 2
    assert "No pack is there in qq, xx. There are: de, en, es" in said.err
    assert "Nothing was saved." in said.err
    desk.fine("set", "languages", "qq,es")


def test_a_translation_of_ones_own_is_checked_and_dealt(
    desk: Desk, write_pack: Callable[[str, str], Path]
) -> None:
    write_pack("mine", MINE + MINE[MINE.index("  - id: one") :].replace("id: one", "id: two"))
    file = write_pack("mine.de", MEINS)
    said = desk.fine("packs", "check")
    assert said.lines[0].startswith(
        f"{file}:1:1: warning: incomplete: 1 of 2 challenges is not translated yet: two"
    )
    number = len([*bundled_folder().glob("*.*.yaml")]) + 1
    assert said.lines[-1].startswith("No problems in ")
    assert said.lines[-1].endswith(f" challenges, {number} translations. Besides, 1 warning.")
    assert desk.fine("packs", "check", str(file)).lines[0] == said.lines[0]
    assert "mine: My own · on · 2 challenges · in en and de" in desk.fine("packs", "list").out
    desk.fine("set", "languages", "de")
    assert "Logged for today: Bitte um eine Sache" in desk.fine("log", "y", "--challenge", "mine/one").out
    inside = desk.fine("packs", "list", "mine").lines
    assert "By me, ich, CC-BY-4.0" in inside
    assert sum("only in en" in line for line in inside) == 1


def test_a_translation_that_is_wrong_is_a_problem(desk: Desk, write_pack: Callable[[str, str], Path]) -> None:
    write_pack("mine.de", MEINS)
    said = desk("packs", "check")
    assert said.status == 1
    assert "there is no pack called mine" in said.lines[0]
    assert "1 problem in pack files" in desk.fine("packs", "list").out
    write_pack("mine", MINE)
    file = write_pack("mine.de", MEINS + "    level: 2\n")
    said = desk("packs", "check")
    assert said.lines[0] == (
        f"{file}:14:5: translation: level is the same in every language; "
        "remove it: it comes from the original"
    )


def test_a_translation_is_previewed_in_its_words(
    desk: Desk, write_pack: Callable[[str, str], Path], tmp_path: Path
) -> None:
    write_pack("mine", MINE + MINE[MINE.index("  - id: one") :].replace("id: one", "id: two"))
    file = write_pack("mine.de", MEINS)
    shown = desk.fine("packs", "preview", str(file))
    assert shown.title == "Bitte um eine Sache"
    assert "Ask for one thing" not in shown.out
    assert "If no: „Schade!“" in shown.out
    write_pack(
        "mine.de", MEINS + '    smaller: ""\n' + MEINS[MEINS.index("  - id:") :].replace("one", "gone")
    )
    assert "2 problems keep cards out" in desk("packs", "preview", str(file)).out
    alone = tmp_path / "nobodys.de.yaml"
    alone.write_text(MEINS.replace("translates: mine", "translates: nobodys"), "utf-8")
    assert "is not a pack yet" in desk("packs", "preview", str(alone)).err
