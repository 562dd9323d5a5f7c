"""The card as a code over the whole screen: offered only where it fits, right in every color, and without."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.strip import Strip

from rejectui.core.facts import Day
from rejectui.core.sharing.card_code import Code, that_fits
from rejectui.practice.qr_code import WITHOUT_SEGNO, to_say
from rejectui.ui.palette import NOT_NOW
from tests.seen_code import Ground, is_seen, seen
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play, Player

TOO_LITTLE = "There is too little room for a code: it takes 33 columns and 18 rows"
ASK = "¿Me das una «mesa» für zwei, “bitte”?"


def planned(house: House) -> None:
    house.journal().save_day(Day(day=SUNDAY, ask=ASK))


def written(strips: list[Strip]) -> str:
    """What a terminal is sent for what is painted, in true color."""
    rows = ["".join(style.render(text) if style else text for text, style, _ in strip) for strip in strips]
    return "\r\n".join(rows)


def is_shown(player: Player, code: Code | None, ground: Ground = "dark") -> bool:
    assert code is not None
    size = player.screen.size
    return is_seen(code, seen(written(player.strips), (size.width, size.height), ground))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)])
@pytest.mark.parametrize("ground", ["dark", "light"])
def test_p_shows_it_and_what_leaves_it(play: Play, size: tuple[int, int], ground: Ground) -> None:
    player = play(size=size)
    code = that_fits(to_say(player.app.practice.today), size[0], size[1] - 1)
    for leave in ("escape", "q", "p"):
        assert player.press("p").on == "CardCode"
        assert is_shown(player, code, ground)
        assert "esc Back" in player.lines[-1]
        assert player.press(leave).on == "TodayScreen"


def test_an_own_ask_too(house: House, play: Play) -> None:
    planned(house)
    assert is_shown(play().press("p"), that_fits((ASK,), 80, 23))


def test_without_color_it_is_for_a_dark_terminal(
    house: House, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(house)
    monkeypatch.setenv("NO_COLOR", "1")
    player, code = play().press("p"), that_fits((ASK,), 80, 23)
    assert is_shown(player, code, "dark") and not is_shown(player, code, "light")


def test_it_follows_the_size_of_the_terminal(house: House, play: Play) -> None:
    planned(house)
    player = play().press("p").resize(40, 20)
    assert is_shown(player, that_fits((ASK,), 40, 19))
    player.resize(34, 12)
    assert "it takes 33 columns and 18 rows, and this terminal has 34 and 12." in player.words
    assert is_shown(player.resize(80, 24), that_fits((ASK,), 80, 23))


def test_where_it_does_not_fit_p_says_so(house: House, play: Play) -> None:
    planned(house)
    player = play(size=(33, 18)).press("p")
    assert is_shown(player, that_fits((ASK,), 33, 17))
    assert player.press("escape").resize(33, 17).press("p").on == "TodayScreen"
    assert player.notices == [f"{TOO_LITTLE}, and this terminal has 33 and 17."]
    assert player.resize(32, 18).press("p").on == "TodayScreen"
    assert player.notices == [f"{TOO_LITTLE}, and this terminal has 32 and 18."]


def offered(player: Player) -> str:
    """The line of the palette about it."""
    player.press("ctrl+p", *"phone").wait_until(lambda: "To the phone" in player.text, "the palette")
    return next(line for line in player.lines if "To the phone" in line)


def test_the_palette_offers_it(play: Play) -> None:
    assert "(p)" in offered(play())


def test_without_segno_p_says_how_to_add_it(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    player = play().press("p")
    assert player.on == "TodayScreen"
    assert player.notices == [WITHOUT_SEGNO]
    assert "pip install 'rejectui[qr]'" in player.words


def test_what_is_done_is_not_taken_along(house: House, play: Play) -> None:
    planned(house)
    house.journal().record(ask(0, "no", ask=ASK))
    player = play().press("p")
    assert player.on == "TodayScreen"
    assert NOT_NOW in offered(player)


def test_it_says_that_only_a_part_of_the_card_is_in_it(play: Play) -> None:
    player = play(size=(80, 24)).press("p")
    texts = to_say(player.app.practice.today)
    for size in ((80, 24), (40, 20), (33, 18), (200, 60)):
        player.resize(*size)
        code = that_fits(texts, size[0], size[1] - 1)
        assert is_shown(player, code)
        assert code is not None and ("Only a part" in player.lines[-1]) is not code.whole
        assert player.lines[-1].startswith(" esc Back ") is not code.whole
    assert code.whole


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((80, 24), "For a dark terminal. In a light one: NO_COLOR= rejectui"),
        ((60, 20), "For a dark terminal."),
        ((33, 18), "For a dark terminal."),
    ],
)
def test_without_color_it_says_which_terminal_it_is_for(
    size: tuple[int, int], said: str, house: House, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(house)
    monkeypatch.setenv("NO_COLOR", "1")
    player = play(size=size).press("p")
    assert player.lines[-1].split("Back")[1].strip() == said
    assert is_shown(player, that_fits((ASK,), size[0], size[1] - 1))


def test_with_color_nothing_is_to_be_known_of_a_whole_card(house: House, play: Play) -> None:
    planned(house)
    assert play().press("p").lines[-1] == " esc Back"


def test_the_app_opens_without_any_of_it() -> None:
    """It costs the start nothing: what draws it is imported by its key."""
    program = (
        "import sys\n"
        "from tests.ui.build import House\n"
        "from tests.ui.player import playing\n"
        "from pathlib import Path\n"
        "from tempfile import TemporaryDirectory\n"
        "with TemporaryDirectory() as folder, playing(House(Path(folder)).app()) as player:\n"
        "    assert 'segno' not in sys.modules\n"
        "    player.press('p')\n"
        "    assert player.on == 'CardCode' and 'segno' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
