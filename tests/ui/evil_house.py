"""A house full of evil text, lived in by keys and by commands: run by child.py in a real terminal.

Two ways in: packs as files, of which the reader lets only some pass, and packs that came past it. The
journal is evil in both, as an import or an older version may bring it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import textual.app
import textual.pilot
from textual.pilot import Pilot

from rejectui.cli.main import run
from rejectui.cli.session import Session
from rejectui.journal.export.kinds import KINDS
from rejectui.packs.library import bundled_folder
from rejectui.ui.app import RejectUI
from tests.ui.build import House
from tests.ui.evil import (
    DAMAGED,
    ESCAPES,
    EVIL,
    FIRST_START,
    LONG,
    MARKUP,
    ROUTE,
    SIGNS,
    damage,
    evil_journal,
    evil_library,
)
from tests.ui.player import quiet

# What the reader lets pass: it looks like something, and is only text.
ALLOWED = " ".join(("EVIL", *MARKUP, *SIGNS, "a" + "\u0301" * 40, "\\e[31m \\x1b]8;;x"))
SEEN = "seen"
MINE = "mine.yaml"


def move_in(home: Path, *, files: bool) -> House:
    """Bring the packs; the journal is empty still."""
    house = House(home)
    if files:
        journal = house.journal()
        for path in bundled_folder().glob("*.yaml"):
            journal.flag("packs_off", path.stem, True)
        _write_packs(home / "packs")
    else:
        Session.library = property(lambda _: evil_library())  # type: ignore[assignment, method-assign]
    return house


def _write_packs(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / MINE).write_text(_pack("mine", ALLOWED), "utf-8")
    (folder / "mine.de.yaml").write_text(_translation("mine", ALLOWED), "utf-8")
    (folder / "bad-0.de.yaml").write_text(_translation("bad-0", EVIL), "utf-8")
    (folder / "\x1b]52;c;ZXZpbA==\x07\u202e.yaml").write_text("pack: x\n", "utf-8")
    for number, text in enumerate((*ESCAPES, EVIL, LONG[:2000])):
        name = f"bad-{number}"
        (folder / f"{name}.yaml").write_text(_pack(name, text), "utf-8")
        # As escapes, which YAML knows, as a name of a field, as an id, as a word to choose, in a comment.
        more = f"{json.dumps(text)}: x\n# {text}\n" + _pack(f"{name}-escaped", json.dumps(text))
        (folder / f"{name}-escaped.yaml").write_text(more, "utf-8")


def _pack(name: str, text: str) -> str:
    """A pack with the text wherever one can stand; whole if the reader lets it pass."""
    head = [f"{field}: {_quoted(text, 120)}" for field in ("title", "summary")]
    head += [
        "language: en",
        f"license: {_quoted(text, 80)}",
        f"authors: [{_quoted(text, 80)}]",
        "challenges:",
    ]
    challenges = []
    for number in range(9):
        one = {"title": text[number * 7 :], "how": text * 3, "say": text, "if_yes": text, "smaller": text}
        lines = [f"{field}: {_quoted(words, 120)}" for field, words in one.items()]
        lines += [
            "level: 1",
            "category: play",
            "askee: staff",
            "channel: in_person",
            f"not_for: [{_quoted(text, 90)}]",
        ]
        challenges.append(f"  - id: e{number}\n    " + "\n    ".join(lines))
    wrong = f"  - id: {_quoted(text, 90)}\n    category: {_quoted(text, 90)}\n    {_quoted(text, 90)}: x"
    return "\n".join((f"pack: {name}", *head, *challenges, wrong)) + "\n"


def _translation(name: str, text: str) -> str:
    """Its words in German, which are as evil."""
    head = [f"{field}: {_quoted(text, 120)}" for field in ("title", "summary")]
    head += [
        "language: de",
        f"license: {_quoted(text, 80)}",
        f"authors: [{_quoted(text, 80)}]",
        "challenges:",
    ]
    fields = ("title", "how", "say", "if_yes", "if_no", "smaller")
    words = [*(f"{field}: {_quoted(text, 120)}" for field in fields), f"not_for: [{_quoted(text, 90)}]"]
    items = [f"  - id: e{number}\n    " + "\n    ".join(words) for number in range(9)]
    return "\n".join((f"translates: {name}", *head, *items, f"  - id: {_quoted(text, 90)}")) + "\n"


def _quoted(text: str, most: int) -> str:
    return json.dumps(text[:most].strip() or "x", ensure_ascii=False)


def by_keys(house: House) -> int:
    """Start it for the first time; then find a damaged journal, mend it, and go through the app. On the way
    out, what was seen is written down.
    """
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = quiet  # type: ignore[attr-defined]
    os.chdir(house.root)  # where files are exported to
    routes, seen = [FIRST_START, DAMAGED, " ".join(ROUTE)], set()

    async def story(pilot: Pilot[Any]) -> None:
        await quiet()
        seen.add(type(pilot.app.screen).__name__)
        for key in routes.pop(0).split():
            await pilot.press(key)
            seen.add(type(pilot.app.screen).__name__)
        pilot.app.exit()

    start = RejectUI.run
    RejectUI.run = lambda app, **given: start(app, auto_pilot=story, **given)  # type: ignore[method-assign]
    status = run([], house.clock)
    damage(evil_journal(house.journal()))
    status |= run([], house.clock)
    (house.root / SEEN).write_text(" ".join(sorted(seen)), "utf-8")
    return status


def by_commands(house: House) -> int:
    """Every command that prints what others wrote; none is surprised by it."""
    evil_journal(house.journal())
    pack = "mine" if (house.root / "packs").exists() else "evil"
    file = str(house.root / "packs" / MINE)
    elsewhere = house.root / "else\x1b[1337mwhere"
    _write_packs(elsewhere)
    surprised = 0
    for argv in (
        *(
            ["today"],
            ["another"],
            ["another", "--smaller"],
            ["another", "--back"],
            ["ladder"],
            ["asks", "list"],
        ),
        *(["plan"], ["plan", "--feared", EVIL], ["log", "n", "60", EVIL, "--label", EVIL], ["today"]),
        *(["log", "w", "--ask", EVIL], ["share"], ["share", "--with", "note", "--copy"]),
        *(["journal", "-n", "99"], ["journal", "--search", EVIL], ["review"], ["takeaway", EVIL], ["review"]),
        *(["packs"], ["packs", "list", pack], ["packs", "list", EVIL], ["packs", "hide", EVIL]),
        *(
            ["packs", "check"],
            ["packs", "check", "--format", "json"],
            ["packs", "check", "--format", "github"],
        ),
        *(
            ["packs", "check", str(house.root / "packs")],
            ["packs", "preview", file],
            ["packs", "preview", EVIL],
        ),
        *(["export", kind, "-"] for kind in KINDS),
        *(["export", kind, "-", "--labels"] for kind in ("story", "html", "calendar")),
        *(["packs", "add", "--yes", file], ["packs", "add", "--yes", str(elsewhere)], ["packs", "add", EVIL]),
        *(["packs", "trust", pack], ["packs", "trust", EVIL], ["packs", "remove", "--yes", EVIL]),
        *(["set", "languages", "de"], ["today"], ["another"], ["packs", "list", pack], ["packs"]),
        *(["packs", "remove", "--yes", pack], ["packs"], ["today"]),
        *(["program", "list"], ["program", "start", "gentle-month"], ["set"], ["set", "theme", EVIL]),
        *(["where"], [EVIL], ["delete", EVIL], ["undo"], ["undo", "--back"]),
    ):
        print(f"$ rejectui {argv!a}", flush=True)
        # 1 and 2 are sentences; a sentence about something unexpected leaves a report.
        surprised |= run(argv, house.clock) not in (0, 1, 2)
    return surprised or (house.root / "state" / "report.txt").exists()
