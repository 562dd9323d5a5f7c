"""Text from packs, the journal and the keyboard does nothing: it is only ever text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.screen import Screen

import rejectui.ui
from rejectui.core.clean_text import UNSAFE
from rejectui.ui.app import RejectUI
from rejectui.ui.clean_cells import TerminalGuard
from rejectui.ui.safe_text import safe, safe_line
from tests.ui.build import SUNDAY, House
from tests.ui.evil import (
    DAMAGED,
    ESCAPES,
    EVIL,
    FIRST_START,
    FOLDER,
    LONG,
    MARKUP,
    ROUTE,
    SIGNS,
    assert_clean,
    damage,
    evil_journal,
    evil_library,
)
from tests.ui.evil_house import SEEN
from tests.ui.player import Play, Player, playing
from tests.ui.raw import assert_raw
from tests.ui.terminal import Terminal
from tests.ui.test_bindings import ours

# Every screen of ours, but those that only others are made from.
_ALL = [cls for cls in ours() if issubclass(cls, Screen)]
SCREENS = {cls.__name__ for cls in _ALL if not any(other.__base__ is cls for other in _ALL)}


def assert_every_screen(seen: set[str]) -> None:
    """No screen was left out; a new one is not forgotten."""
    assert not SCREENS - seen, (
        f"No evil text came to {', '.join(sorted(SCREENS - seen))}: add the keys that lead there to ROUTE in "
        "tests/ui/evil.py, and what such a screen shows to evil_library or evil_journal beside it."
    )
    assert seen <= SCREENS


@pytest.mark.timeout(300)  # a hundred keys, each through all that was written
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_nothing_evil_is_painted_on_any_screen(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, seen = House(tmp_path / FOLDER), set()

    def walk(app: RejectUI, route: str) -> None:
        with playing(app, size, notices=True) as player:
            assert_clean(player.strips, size[0])
            seen.add(player.on)
            for key in route.split():
                assert player.press(key).running, key
                assert_clean(player.strips, size[0])
                seen.add(player.on)

    walk(house.app(library=evil_library(), welcomed=False), FIRST_START)
    monkeypatch.chdir(house.root)  # where files are exported to
    damage(evil_journal(house.journal()))
    walk(house.mending(evil_library()), DAMAGED)
    walk(house.app(library=evil_library()), " ".join(ROUTE))
    assert_every_screen(seen)


@pytest.mark.parametrize("place", ["3", "5"])
def test_every_row_and_all_that_is_told_of_it_is_clean(place: str, house: House, play: Play) -> None:
    player = play(house.app(evil_journal(house.journal()), library=evil_library()), (70, 40)).press(place)
    for _ in range(24):
        player.press("down")
        assert_clean(player.strips, 70)
    assert "[@click=app.quit]x[/]" in player.press("home", "down").text


def test_what_is_typed_is_shown_clean_and_kept_as_it_was(house: House, play: Play) -> None:
    player = play(notices=True)
    for text in (EVIL, LONG[:2000], *MARKUP[:3], " ".join(ESCAPES), " ".join(SIGNS)):
        player.press("l", "n")
        player.screen.query_one("#note").focus()
        player.type(text)
        assert_clean(player.strips, 80)
        player.press("ctrl+s")
        assert_clean(player.strips, 80)
        note = house.journal().facts.attempts[-1].note or ""
        assert " ".join(note.split()) == " ".join(text.split())
        player.press("u")


@pytest.mark.parametrize(
    "keys", [["o"], ["enter"], ["l", "tab", "tab"], ["3", "slash"], ["4", "a"], ["5", "slash"]], ids=str
)
def test_evil_in_every_line_that_can_be_typed(keys: list[str], house: House, play: Play) -> None:
    player = play(house.app(), notices=True).press(*keys)
    for text in ("\x1b]52;c;ZXZpbA==\x07\u202e\u200b[@click=app.quit]x[/]", "[/", EVIL):
        assert_clean(player.type(text).strips, 80)
    player.press("enter")
    assert_clean(player.strips, 80)
    assert player.running


def test_each_line_of_defense_holds_alone() -> None:
    """What passes one door by mistake is stopped at the next."""
    assert UNSAFE.search(safe(LONG).plain) is None
    assert safe("[@click=app.quit]x[/]").plain == "[@click=app.quit]x[/]"
    assert safe_line("two\nlines").plain == "two lines"
    style = Style(link="https://evil.example\x1b\\", meta={"@click": "app.quit"}, bold=True)
    (guarded,) = TerminalGuard().apply([Segment(EVIL, style)], Color(0, 0, 0))
    assert UNSAFE.search(guarded.text) is None
    assert guarded.style is not None
    assert (guarded.style.link, guarded.style.meta, guarded.style.bold) == (None, {}, True)
    assert cell_len(guarded.text) == cell_len(EVIL)


def test_an_evil_notice_is_only_text(play: Play) -> None:
    player = play(notices=True)
    player.app.say(EVIL, "warning")
    player.settle().wait_until(lambda: "EVIL" in player.text, "the notice")
    assert_clean(player.strips, 80)
    assert "[@click=app.quit]x[/]" in player.notices[-1]


def test_an_evil_keymap_is_only_text(house: House, play: Play) -> None:
    player = play(house.app(keys={EVIL: EVIL, "today.rest": "[/"}), notices=True)
    player.wait_until(lambda: "config.toml" in player.text, "the notice")
    assert_clean(player.strips, 80)


def test_half_a_character_does_not_end_the_app(house: House, play: Play) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    player.type("half \ud83d a character").press("ctrl+s")
    assert player.on == "TodayScreen"
    assert [a.note for a in house.journal().facts.attempts] == ["half ? a character"]


@pytest.mark.campaign
@pytest.mark.timeout(300)  # the same, painted in a real terminal
@pytest.mark.parametrize("way", ["files", "past"])
@pytest.mark.parametrize("used", ["keys", "commands"])
def test_a_real_terminal_is_sent_nothing_but_text(used: str, way: str, tmp_path: Path) -> None:
    """The bytes themselves, of every screen and every command: packs as files, and past the reader."""
    home = tmp_path / FOLDER
    home.mkdir()
    with Terminal(home, f"{way} {used}", TEXTUAL_FPS="500") as terminal:
        status = terminal.end()
    shown = assert_raw(terminal.everything, copies=True)
    assert status == 0, shown[-2000:]
    assert "EVIL" in shown
    if used == "keys":
        assert_every_screen(set((home / SEEN).read_text("utf-8").split()))


@pytest.mark.parametrize(
    "escape",
    [*filter(UNSAFE.search, ESCAPES), "\x1b]22;\x1b[2J\x07", "\x1b[1337m", "\x1b]52;c;ZXZpbA==\x07\x1b"],
    ids=ascii,
)
def test_a_sequence_that_is_not_ours_is_noticed(escape: str) -> None:
    with pytest.raises(AssertionError):
        assert_raw(f"\x1b[1mEVIL {escape} text\x1b[0m\r\n".encode())


def test_clicks_on_evil_text_do_nothing(house: House, play: Play) -> None:
    player: Player = play(house.app(evil_journal(house.journal()), library=evil_library()))
    for y in range(2, 18, 3):
        for x in (4, 9, 14, 30):
            player.click(x, y)
    assert player.running
    assert player.on == "TodayScreen"
    assert house.journal().facts.days.keys() <= {SUNDAY, min(house.journal().facts.days)}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in Path(rejectui.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield f"{path.name}:{node.lineno}", name, node


def test_markup_is_never_made_or_escaped() -> None:
    """`escape` protects nothing, and markup made from strings is how text begins to act."""
    never = {"escape", "from_markup", "from_rich_text", "Markdown", "RichLog", "Label", "Link", "open_url"}
    assert [(where, name) for where, name, _ in calls() if name in never] == []


def test_there_is_one_door_for_notices() -> None:
    """`say`; what it says is cleaned where it is drawn, and never read as markup."""
    assert [where for where, name, _ in calls() if name == "notify"] == []


def branches(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return branches(node.body) + branches(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [part for value in node.values for part in branches(value)]
    return [node]


def test_no_widget_is_given_a_string_that_was_put_together() -> None:
    """Static reads markup in plain strings; only constants and Content may come there."""
    for where, name, call in calls():
        if name in ("Static", "update") and call.args:
            for part in branches(call.args[0]):
                assert not isinstance(part, ast.JoinedStr | ast.BinOp), where
                assert not (isinstance(part, ast.Constant) and "[" in str(part.value)), where
