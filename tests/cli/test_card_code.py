"""`rejectui today --qr`: what the terminal shows is the code; where none can be seen, the text and why."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

from rejectui.cli.terminal import card_code
from rejectui.core.sharing.card_code import Code, that_fits
from tests.cli.conftest import Desk
from tests.cli.test_process import rejectui
from tests.cli.test_share import in_a_terminal
from tests.seen_code import Ground, is_seen, seen

ASK = "¿Me das una «mesa» für zwei, “bitte”?"
SIZES = [(80, 24), (60, 20), (40, 20), (200, 60)]


def card(desk: Desk) -> tuple[str, ...]:
    """What the code may say of a card of the packs, by what is printed without a terminal."""
    desk.fine("plan", "--challenge", "cafe/name-a-drink")
    title, say, if_no = rejectui("today", "--qr").stdout.splitlines()
    assert if_no.startswith("If no: ")
    return f"{title}\n{say}\n{if_no}", f"{title}\n{say}", say, title


def shown(size: tuple[int, int], status: int = 0, **env: str) -> str:
    """What the command writes to a terminal of this size."""
    given = {"TERM": "xterm-256color", "COLUMNS": str(size[0]), "LINES": str(size[1]), **env}
    return in_a_terminal("today", "--qr", status=status, **given)


@pytest.mark.parametrize("size", SIZES)
def test_a_terminal_shows_as_much_of_the_card_as_fits(desk: Desk, size: tuple[int, int]) -> None:
    texts = card(desk)
    code = that_fits(texts, size[0], size[1] - 1)
    assert code is not None
    printed = shown(size)
    for ground in ("dark", "light"):
        assert is_seen(code, seen(printed, size, ground))
    assert ("Not all of the card fits" in printed) == (not code.whole)


def test_an_own_ask_in_any_language(desk: Desk) -> None:
    desk.fine("plan", "--ask", ASK, "--feared", "secret-fear")
    code = that_fits((ASK,), 80, 23)
    assert code is not None and is_seen(code, seen(shown((80, 24)), (80, 24), "dark"))
    assert rejectui("today", "--qr").stdout == f"{ASK}\n"


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_few_colors_and_none(desk: Desk, ground: Ground) -> None:
    desk.fine("plan", "--ask", ASK)
    code = that_fits((ASK,), 80, 23)
    assert code is not None
    assert is_seen(code, seen(shown((80, 24), TERM="xterm"), (80, 24), ground))
    printed = shown((80, 24), NO_COLOR="1")
    assert "\x1b" not in printed and "NO_COLOR= rejectui today --qr" in printed
    assert is_seen(code, seen(printed, (80, 24), ground)) == (ground == "dark")
    assert "\x1b" in shown((80, 24), NO_COLOR="")


@pytest.mark.parametrize(("size", "fits"), [((25, 14), True), ((24, 14), False), ((25, 13), False)])
def test_too_little_room_says_how_much_it_takes(desk: Desk, size: tuple[int, int], fits: bool) -> None:
    desk.fine("plan", "--ask", "Hi?")
    printed = shown(size, status=int(not fits))
    assert is_seen(Code("Hi?", 1, 2, whole=True), seen(printed, size, "dark")) == fits
    told = f"it takes 25 columns and 14 rows, and this terminal has {size[0]} and {size[1]}."
    assert (told in " ".join(printed.split())) == (not fits)


@pytest.mark.parametrize("arguments", [("today", "--qr"), ("--plain", "today", "--qr")])
def test_without_a_terminal_the_card_is_text(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.fine("plan", "--ask", ASK)
    done = rejectui(*arguments)
    assert (done.returncode, done.stdout) == (0, f"{ASK}\n")
    assert "pipes, dumb terminals and --plain" in done.stderr


def test_what_cannot_be_written_is_not_drawn(desk: Desk) -> None:
    desk.fine("plan", "--ask", "Hi?")
    printed = shown((200, 24), PYTHONIOENCODING="ascii")
    assert printed.startswith("Hi?") and "the encoding ascii does not have" in printed
    assert shown((80, 24), TERM="dumb").startswith("Hi?")


def test_without_segno_it_says_how_to_get_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.fine("plan", "--ask", ASK)
    monkeypatch.setitem(sys.modules, "segno", None)
    monkeypatch.setattr(card_code, "_blind", str)
    said = desk("today", "--qr")
    assert (said.status, said.out) == (1, "")
    told = " ".join(said.err.split())
    assert "pip install 'rejectui[qr]'" in told and "pipx inject rejectui segno" in told


def test_with_no_ask_ahead_there_is_nothing_to_take_along(desk: Desk) -> None:
    desk.fine("rest")
    said = desk("today", "--qr")
    assert (said.status, said.out) == (1, "")
    assert "rejectui plan --ask TEXT" in said.err
