"""Every terminal: tiny ones, ones that change their size, ones without color, and a real one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.build import House, ask
from tests.ui.player import Play, Player
from tests.ui.terminal import Terminal

WAYS = [
    [],
    ["4", "o"],
    ["4", "m"],
    ["comma", "end", "up", "enter"],
    ["4", "t"],
    ["enter"],
    ["l", "n", "6"],
    ["o"],
    ["2"],
    ["3"],
    ["4"],
    ["4", "p"],
    ["5"],
    ["comma"],
    ["question_mark"],
    ["ctrl+p"],
]
SIZES = [(20, 10), (10, 3), (1, 1), (140, 40), (80, 24)]


def house_with_asks(house: House) -> House:
    journal = house.journal()
    journal.set("welcomed", True)
    for days_ago in range(3):
        journal.record(ask(days_ago, label="corner café", note="They laughed."))
    return house


@pytest.mark.parametrize("size", [(60, 20), (20, 10), (10, 3), (1, 1)], ids=str)
def test_it_starts_and_works_however_small(size: tuple[int, int], house: House, play: Play) -> None:
    player = play(house.app(welcomed=False), size)
    first = ["enter", "3", "enter", "n", "enter", "4", "b", "enter"]
    keys = ["l", "n", "6", "enter", "2", "3", "4", "p", "escape", "5", "comma", "escape", "1"]
    for key in first + keys:
        player.press(key)
        assert player.running, key
        assert [strip.cell_length for strip in player.strips] == [size[0]] * size[1]
    facts = house.journal().facts
    assert len(facts.attempts) == len(facts.runs) == len(facts.rhythms) == 1
    assert (facts.settings.areas, facts.settings.life) == (("play",), ())


@pytest.mark.parametrize("keys", WAYS, ids=str)
def test_a_resize_at_any_moment_is_no_trouble(keys: list[str], house: House, play: Play) -> None:
    player = play(house_with_asks(house).app()).press(*keys)
    for size in SIZES:
        player.resize(*size)
        assert player.running
        assert [strip.cell_length for strip in player.strips] == [size[0]] * size[1]
    before = player.on
    assert player.press("escape").running, before


def test_what_was_typed_survives_a_resize(house: House, play: Play) -> None:
    player = play().press("l", "y", "3")
    player.screen.query_one("#note").focus()
    player.type("They laughed.").resize(10, 3).resize(80, 24)
    assert "They laughed." in player.text
    assert "▸y yes" in player.text
    player.press("ctrl+s")
    assert [(a.outcome, a.peak, a.note) for a in house.journal().facts.attempts] == [
        ("yes", 30, "They laughed.")
    ]


@pytest.mark.parametrize(
    "keys", [["enter"], ["l"], ["o"], ["4", "o"], ["4", "m"], ["comma", "end", "up", "enter"]], ids=str
)
def test_at_60_by_20_a_modal_fits_or_scrolls_and_tells_its_keys(keys: list[str], play: Play) -> None:
    player = play(size=(60, 20)).press(*keys)
    assert "esc Leave" in player.lines[-1]
    for _ in range(6):
        player.press("tab")
        focused = player.screen.focused
        assert focused is not None and focused.region.overlaps(player.screen.region)


# Without color


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """NO_COLOR as it is when the app starts; Textual takes it out of the environment."""
    monkeypatch.setenv("NO_COLOR", "1")
    yield


def colors(player: Player) -> set[str]:
    return {
        color.name
        for strip in player.strips
        for _, style, _ in strip
        if style is not None
        for color in (style.color, style.bgcolor)
        if color is not None
    } - {"default"}


def test_no_color_means_none_at_all(no_color: None, house: House, play: Play) -> None:
    player = play(house_with_asks(house).app(), notices=True)
    assert colors(player) == set()
    for key in [
        "l",
        "n",
        "6",
        "escape",
        "y",
        "2",
        "3",
        "down",
        "d",
        "4",
        "p",
        "escape",
        "m",
        "1",
        "escape",
        "5",
        "comma",
        "escape",
        "question_mark",
        "ctrl+p",
    ]:
        player.press(key)
        assert colors(player) == set(), key


def test_without_color_the_place_the_cursor_and_the_focus_are_still_told(
    no_color: None, house: House, play: Play
) -> None:
    player = play(house_with_asks(house).app()).press("3")
    assert "[3 Journal]" in player.lines[0]
    assert any(line.lstrip().startswith("▸") for line in player.lines)
    player.press("1", "l")
    assert "> How nervous did you get?" in player.text
    assert "▸n no" in player.press("n").text


def test_a_theme_chosen_without_color_stays_without(no_color: None, house: House, play: Play) -> None:
    player = play(house.app(theme="rejectui-light")).press("comma", *["down"] * 5, "right", "right")
    assert colors(player) == set()
    assert house.journal().facts.settings.theme != "rejectui-dark"


def test_an_empty_no_color_counts_as_unset(monkeypatch: pytest.MonkeyPatch, play: Play) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert colors(play()) != set()


# In a real terminal


def opened(home: Path, how: str = "plain", **env: str) -> Terminal:
    terminal = Terminal(home, how, **env)
    if how == "plain":
        terminal.begin()
    terminal.wait_for("Rest")
    return terminal


def test_no_color_sends_no_color(tmp_path: Path) -> None:
    with opened(tmp_path, NO_COLOR="1") as terminal:
        terminal.send("l")
        terminal.wait_for("called off")
        terminal.forget()
        terminal.send("\x11")
        terminal.wait_for("Rest")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.colors == set()


def test_an_empty_no_color_sends_colors(tmp_path: Path) -> None:
    with opened(tmp_path, NO_COLOR="") as terminal:
        assert terminal.colors


def test_16_colors_are_enough(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTUAL_COLOR_SYSTEM="standard") as terminal:
        assert terminal.colors
        assert not any(code in (b"38", b"48") for code in terminal.colors)


def test_a_resize_of_a_real_terminal_is_followed(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        for size in ((20, 10), (10, 3), (120, 40)):
            terminal.resize(*size)
        terminal.wait_for("Lately")
        terminal.send("q")
        assert terminal.end() == 0


SCREEN, TMUX = {"STY": "1.tty", "TERM": "screen-256color"}, {"TMUX": "/tmp/x", "TERM": "screen-256color"}
MOUSE, TRUE_COLOR = b"\x1b[?1003h", b"38;2;"


@pytest.mark.parametrize(
    ("env", "config", "mouse", "true_color"),
    [
        ({}, "", True, True),
        (SCREEN, "", False, False),
        ({**TMUX, **SCREEN}, "", False, False),  # screen in tmux, or tmux in screen: who knows
        (TMUX, "", True, True),
        ({"STY": "1.tty"}, "", True, True),  # another terminal, opened from within screen
        (SCREEN, "mouse = true", True, False),
    ],
    ids=["plain", "screen", "both", "tmux", "from screen", "mouse wanted"],
)
def test_gnu_screen_is_sent_what_it_can_read(
    env: dict[str, str], config: str, mouse: bool, true_color: bool, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(config)
    with opened(tmp_path, COLORTERM="truecolor", **env) as terminal:
        terminal.send("q")
        assert terminal.end() == 0
        assert (MOUSE in terminal.everything) == mouse
        assert (TRUE_COLOR in terminal.everything) == true_color


@pytest.mark.parametrize("leave", ["q", "\x11"])
def test_nothing_stays_behind_where_there_is_no_other_screen(leave: str, tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.send(leave)
        assert terminal.end() == 0
        _, cleared, rest = terminal.everything.rpartition(b"\x1b[2;1H\x1b[J\x1b[1;1H\x1b[2K")
        assert cleared
        assert b"\x1b[?1049l" in rest
        assert not re.sub(rb"\x1b\[[<?]?[\d;]*[a-z]", b"", rest).strip()
