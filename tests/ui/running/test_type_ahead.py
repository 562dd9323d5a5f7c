"""Keys that arrive in one piece, as a slow line or a busy machine delivers them: each is done before the
next, none is lost, and none acts once the app leaves."""

from __future__ import annotations

import pytest
from textual import events
from textual.css.query import NoMatches
from textual.widgets import TextArea

from rejectui.ui.palette import Palette
from rejectui.ui.places.today import TodayScreen
from rejectui.ui.terminal_driver import Gone
from tests.ui.build import House, ask
from tests.ui.player import Play, Player

NOTE = "they laughed"


def left(player: Player) -> bool:
    """The app ends by itself, with nothing to complain of."""
    player.wait_until(lambda: not player.running, "the end")
    return player.app.return_code == 0 and player.app._exception is None


@pytest.fixture
def asked(house: House) -> House:
    """A house with three asks."""
    journal = house.journal()
    for days in (3, 2, 1):
        journal.record(ask(days))
    return house


@pytest.mark.parametrize("behind", ["d", "u", "e", "slash", "enter", "l", "2", "comma", "ctrl+p", "c"])
def test_nothing_acts_behind_q_in_the_journal(behind: str, asked: House, play: Play) -> None:
    player = play(asked.app()).press("3").burst("q", behind)
    assert left(player)
    assert len(asked.journal().facts.attempts) == 3


BEHIND = ["enter", "l", "2", "slash", "t", "p", "e", "R", "comma", "ctrl+q", "q"]
PLACES = ["1", "2", "3", "4", "5", "comma", "question_mark"]


@pytest.mark.parametrize(
    ("place", "behind"), [*zip(PLACES * 2, BEHIND, strict=False), ("2", "e"), ("4", "p")]
)
def test_the_app_leaves_whatever_is_typed_behind(place: str, behind: str, asked: House, play: Play) -> None:
    player = play(asked.app()).press(place).burst("ctrl+q", behind)
    if player.running:  # Settings and Help are closed first
        player.burst("ctrl+q", behind)
    assert left(player)
    assert len(asked.journal().facts.attempts) == 3


@pytest.mark.parametrize(
    ("pressed", "at_once", "peak", "note"),
    [
        (("l", "n"), ("5", "ctrl+s"), 50, None),
        (("l",), ("n", "5", "ctrl+s"), 50, None),
        ((), ("l", "n", "5", "ctrl+s"), 50, None),
        ((), ("l", "n", "7", "right", "enter"), 75, None),
        (("l",), ("n", "5", "tab", *NOTE, "ctrl+s"), 50, NOTE),
        ((), ("l", "n", "5", "tab", *NOTE, "ctrl+s"), 50, NOTE),
        ((), ("1", "l", "tab", *NOTE, "shift+tab", "n", "6", "enter"), 60, NOTE),
        ((), ("question_mark", "q", "l", "n", "4", "enter"), 40, None),
    ],
)
def test_a_log_in_one_piece_is_saved_whole(
    pressed: tuple[str, ...],
    at_once: tuple[str, ...],
    peak: int,
    note: str | None,
    house: House,
    play: Play,
) -> None:
    player = play().press(*pressed).burst(*at_once)
    assert player.on == "TodayScreen", player.text
    (attempt,) = house.journal().facts.attempts
    assert (attempt.outcome, attempt.peak, attempt.note) == ("no", peak, note)


def test_a_paste_between_keys_is_where_it_belongs(house: House, play: Play) -> None:
    player = play()
    for event in (*"ln", "tab", "", *" and I, too", "ctrl+s"):
        player.app.post_message(
            events.Paste("They smiled,")
            if not event
            else events.Key(event, event if len(event) == 1 else None)
        )
    player.wait_until(lambda: house.journal().facts.attempts, "the ask")
    (attempt,) = house.journal().facts.attempts
    assert attempt.note == "They smiled, and I, too"


def test_a_question_is_answered_by_the_one_key_behind_it(house: House, play: Play) -> None:
    player = play().burst("enter", *"They sigh", "escape", "y")
    player.wait_until(lambda: player.on == "TodayScreen", "Today")
    assert "They sigh" not in player.text


def test_words_that_run_into_a_question_are_no_answer(play: Play) -> None:
    player = play().burst("l", "n", "tab", *"sorry", "ctrl+q", *"my story goes on")
    assert player.on == "Confirm"
    player.press("n")
    assert player.on == "LogAttempt"
    assert "sorry" in player.text and "story" not in player.text


def test_a_long_text_in_one_piece_is_there_at_once_and_kept_when_the_app_has_to_leave(
    house: House, play: Play
) -> None:
    player, text = play().press("l", "tab"), "they laughed and " * 60
    player.burst(*text)
    player.app.post_message(Gone(143))
    player.wait_until(lambda: not player.running, "the end")
    assert player.app.return_code == 143
    assert text.strip() in play(house.app()).press("l").screen.query_exactly_one(TextArea).text


@pytest.mark.parametrize("words", ["", "journal", "no such thing"])
def test_the_palette_takes_every_key_before_its_list_is_there(words: str, play: Play) -> None:
    player = play()
    for key in ("pagedown", "pageup", "down", "up", "ctrl+end", "ctrl+home", "enter"):
        player.burst("ctrl+p", *words, key, key)
        assert player.running
        player.press("escape", "escape", "1")


def test_what_is_chosen_in_the_palette_at_once_is_done_once(house: House, play: Play) -> None:
    player = play().burst("ctrl+p", *"journal", "enter", "enter")
    player.wait_until(lambda: not isinstance(player.screen, Palette), "the end of the palette")
    assert player.on == "JournalScreen"


def test_a_click_and_the_key_behind_it_come_in_order(asked: House, play: Play) -> None:
    player = play(asked.app())
    x = player.lines[0].index("3 Journal") + 3
    for kind in (events.MouseDown, events.MouseUp):
        player.app.post_message(
            kind(None, x, 0, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=0)
        )
    player.burst("d")
    assert player.on == "JournalScreen"
    assert len(asked.journal().facts.attempts) == 2


class Missing:
    """An action of a screen that finds no widget: as a bug, or because its screen was taken away."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(TodayScreen, "action_rest", lambda screen: screen.query_one("#nowhere"))
        monkeypatch.setattr(TodayScreen, "show", lambda screen: screen.query_one("#nowhere"))


def test_a_widget_that_is_missing_on_a_screen_that_is_there_is_a_bug(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = play()
    Missing(monkeypatch)
    player.press("r")
    assert not player.running
    assert (player.app.return_code, type(player.app._exception)) == (1, NoMatches)
    player.app._exception = None  # or the test would end with it


def test_what_a_timer_misses_while_the_app_leaves_is_none(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = play()
    Missing(monkeypatch)
    player.app.exit(return_code=7)
    player.app.call_later(player.app.screen.action_rest)  # type: ignore[attr-defined]
    player.settle()
    assert (player.app.return_code, player.app._exception) == (7, None)
