"""A pack and a journal that do their worst, and the check that nothing of it reached a painted cell."""

from __future__ import annotations

from datetime import timedelta

from rich.cells import cell_len
from textual.strip import Strip

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.clean_text import UNSAFE
from rejectui.core.facts import Day
from rejectui.core.wording.questions import AHEAD
from rejectui.journal.journal import Journal
from rejectui.packs.library import Library
from tests.ui.build import MORNING, SUNDAY, an_id, library

MARKUP = (
    "[@click=app.quit]x[/]",
    "[/",
    "[/10]",
    "[b",
    "[link=https://evil.example]y[/link]",
    "[@click=screen.dismiss(True)]z[/] \\",
    "$foreground {0} %s",
    "**b** `c` <b>x</b> [x](https://evil.example) https://evil.example file:///etc/passwd",
)
ESCAPES = (
    "\x1b[2J\x1b[31m",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]0;evil\x07",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J\x9d52;c;ZXZpbA==\x9c",
    "\x00\x08\x7f\x85",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "zero\u200bwidth\ufeff \U000e0041",
    "a" + "\u0301" * 40,
    # With a number of their own, since colors and places of the cursor are what the app sends too.
    "\x1b[1337m\x1b[1337;1337H\x1b[?1337h\x1b[>1337u",
    "\x9b1337m\x9d1337;x\x9c",
    "\x1bP1337$q\x1b\\ \x901337\x9c",
    "\x1b_1337\x1b\\ \x1b^1337\x1b\\ \x1bX1337\x1b\\",
    "\x1bc\x1b#8\x1bN\x8f\x0e",
)
SIGNS = ("👩‍🚀🎉", "日本語", "שלום", "مرحبا")
EVIL = "EVIL " + " ".join((*MARKUP, *ESCAPES, *SIGNS))
LONG = (EVIL + " and on ") * 20

# A folder, and so a part of every path that is told.
FOLDER = "\x1b]52;c;ZXZpbA==\x07\u202e[@click=app.quit]x[-]"

# Through every screen: the first start, a damaged file, and all that is left in these lines: what is offered,
# an open plan, the card in its states, each place, each page.
FIRST_START = "enter 1 enter n enter c enter"
DAMAGED = "b"
_PLAN = "title: EVIL ask\nhow: Ask.\nlevel: 1\ncategory: play\naskee: staff\nchannel: form"
ROUTE = (
    "b escape s escape R escape o x ctrl+s escape p p u",
    "l escape k n y n h x o escape enter escape enter enter x l n enter e escape",
    "2 e enter e escape left up 3 down end e escape c space c escape up m escape d u slash e v escape 1 w w",
    "3 l E escape y r escape",
    "5 Z down end a 6 escape f space escape left right slash e v escape a enter a u",
    "comma down down down end up enter escape escape",
    "4 home down down down end o x escape n escape y s 5 left escape n v down v d u 4",
    "4 p down end enter x n escape m 1 escape t escape",
    f"T {' '.join({' ': 'space', ':': 'colon', chr(10): 'enter'}.get(sign, sign) for sign in _PLAN)}",
    "ctrl+s space escape ctrl+n escape y 2 c up enter down escape escape",
    "question_mark q exclamation_mark q F q 1 ctrl+p",
)


def evil_library() -> Library:
    """Packs as no reader would let them in: the second line of defense must hold alone."""
    return library(
        Pack(
            pack="evil",
            title=EVIL,
            summary=LONG[:2000],
            language="en",
            license=EVIL,
            authors=(EVIL, *MARKUP),
            challenges=(*(_challenge(number) for number in range(12)), _challenge(12, id="[/]\x1b[2J\u202e")),
        )
    )


def _challenge(number: int, **fields: str) -> Challenge:
    evil = (EVIL, LONG[:2000], *MARKUP, *ESCAPES)[number % 23]
    return Challenge(
        **{"id": f"evil-{number}", "title": f"{evil} {number}"} | fields,
        how=LONG[:2000],
        say=EVIL,
        level=1,
        category="play",
        askee="staff",
        channel="in_person",
        if_no=EVIL,
        if_yes=EVIL,
        smaller=EVIL,
        by=EVIL,
    )


def evil_journal(journal: Journal) -> Journal:
    """Asks, notes, labels and plans with everything in them, one of each outcome that is shown by itself."""
    texts = [EVIL, LONG[:2000], *MARKUP, *ESCAPES, *SIGNS]
    with journal.together():
        for number, text in enumerate(texts):
            journal.record(
                Attempt(
                    id=an_id(),
                    day=SUNDAY - timedelta(days=number + 1),
                    at=MORNING - timedelta(days=number + 1),
                    outcome="waiting" if number % 5 == 0 else "no",
                    ask=text,
                    label=text[:200],
                    note=(text * 50)[:5000],
                    plan=Plan(**{ask.field: text for ask in AHEAD if ask.kind == "words"}),
                    answered=SUNDAY,
                )
            )
        journal.record(
            Attempt(
                id=an_id(),
                day=SUNDAY - timedelta(days=30),
                at=MORNING,
                outcome="no",
                challenge="evil/evil-0",
                snapshot=Snapshot(title=EVIL),
                label=EVIL[:200],
            )
        )
        journal.save_day(
            Day(day=SUNDAY - timedelta(days=1), ask=EVIL + " plan", planned=True, plan=Plan(feared=EVIL))
        )
        yesterday = SUNDAY - timedelta(days=1)
        journal.record(
            Attempt(id=an_id(), day=yesterday, at=MORNING, outcome="no", ask=EVIL + " hard", peak=90)
        )
        for number, text in enumerate(texts):
            journal.keep_ask(
                Ask(
                    id=an_id(), text=text, category="play", peak=number * 5 % 101, added=SUNDAY - timedelta(9)
                )
            )
        journal.set("theme", "[@click=app.quit]x[/]\x1b[2J")
    return journal


def damage(journal: Journal) -> None:
    """Cut its file off in an evil text; there is a backup."""
    journal.back_up()
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[: whole.rindex(b"EVIL")])


def assert_clean(strips: list[Strip], width: int) -> None:
    """No unsafe character, no link, no click action, and no line that is wider than the terminal."""
    for strip in strips:
        for text, style, control in strip:
            assert not control, repr(control)
            found = UNSAFE.search(text)
            assert found is None, f"{found!r} in {text!r}"
            assert "\n" not in text and "\t" not in text, repr(text)
            assert style is None or (style.link is None and "@click" not in style.meta), repr((text, style))
        assert sum(cell_len(text) for text, _, _ in strip) == width, repr(strip.text)
