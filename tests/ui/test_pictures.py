"""How the app looks: text and style runs of a few screens, as files that a reviewer can read.

`python -m pytest tests/ui --update-pictures` draws them anew; look at the diff before you commit it.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.strip import Strip

from rejectui.core.asks.challenge import Category, Challenge, Pack
from rejectui.core.asks.look import Look
from rejectui.core.facts import Day, Pause
from rejectui.journal.journal import Journal
from tests.ui.build import SUNDAY, House, an_id, ask, library
from tests.ui.player import Play, Player

FOLDER = Path(__file__).parent / "pictures"
Picture = Callable[[Player], None]


def _challenge(slug: str, level: int, title: str, category: Category) -> Challenge:
    return Challenge(
        id=slug,
        title=title,
        how="Choose a quiet moment and ask whoever takes your order.",
        say="This is a silly one: could this drink carry my name today?",
        level=level,
        category=category,
        askee="staff",
        channel="in_person",
        likely="mostly_no",
        if_no='"Fair enough, thank you!" and that is the whole ask.',
        smaller="Ask them what they would call it.",
    )


PACK = Pack(
    pack="cafe",
    title="Cafés and small shops",
    summary="Small asks over a counter, where a no costs nobody anything.",
    language="en",
    license="CC-BY-4.0",
    authors=("RejectUI contributors",),
    challenges=(
        _challenge("name-a-drink", 3, "Ask the café to name a drink after you", "play"),
        _challenge("corner-seat", 1, "Ask for the seat in the corner", "favor"),
        _challenge("taste", 2, "Ask to taste before you buy", "shopping"),
    ),
)
ASKS = (
    (1, "no", 60, "corner café", "They laughed, kindly. Not what I had expected at all."),
    (3, "yes", 30, None, "Three songs came back."),
    (8, "soft_no", 45, "the library", None),
    (10, "waiting", None, "a picky magazine", None),
    (12, "backed_out", 80, None, "Wanted to, did not. Smaller next time."),
    (15, "partly", 40, "corner café", None),
    (15, "no", 50, None, None),
    (31, "no_reply", 20, None, "Not a word."),
    (45, "called_off", None, None, None),
)


@pytest.fixture
def season(house: House) -> Journal:
    """Two months of practice, and a card for today."""
    journal = house.journal()
    with journal.together():
        journal.set("welcomed", True)
        for number, (days_ago, outcome, peak, label, note) in enumerate(ASKS):
            title = f"May I have the corner seat{'' if number % 2 else ', and the window open'}?"
            journal.record(ask(days_ago, outcome, ask=title, peak=peak, label=label, note=note))
        journal.save_day(Day(day=SUNDAY, challenge="cafe/name-a-drink"))
        journal.rest(Pause(id=an_id(), first=ask(26).day, last=ask(22).day))
    return journal


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Iterator[Picture]:
    """Compare what is painted with the file that is named after the test."""

    def compare(player: Player) -> None:
        for typed in player.screen.query("Input, TextArea"):
            typed.cursor_blink = False  # type: ignore[attr-defined]
        drawn = draw(player.settle().strips)
        path = FOLDER / f"{request.node.name.removeprefix('test_')}.txt"
        if request.config.getoption("--update-pictures"):
            FOLDER.mkdir(exist_ok=True)
            path.write_text(drawn, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if kept != drawn:
            lines = difflib.unified_diff(
                kept.splitlines(), drawn.splitlines(), path.name, "now", n=1, lineterm=""
            )
            pytest.fail("It looks different.\n" + "\n".join(lines), pytrace=False)

    yield compare


def draw(strips: list[Strip]) -> str:
    """The text; then, line by line, where another style begins. `.` is the style of most of the screen."""
    cells = Counter({"none": 0})
    for strip in strips:
        for text, style, _ in strip:
            cells[str(style or "none")] += len(text)
    ground = cells.most_common(1)[0][0]
    runs = [f".  {ground}"]
    for y, strip in enumerate(strips):
        line, x = [], 0
        for text, style, _ in strip.simplify():
            words = str(style or "none")
            line.append(f"{x} {'.' if words == ground else words}")
            x += len(text)
        if line != ["0 ."]:
            runs.append(f"{y:02}  " + " | ".join(line))
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n\n" + "\n".join(runs) + "\n"


def test_welcome(house: House, play: Play, picture: Picture) -> None:
    picture(play(house.app(welcomed=False, library=library(PACK))))


def test_first_question(house: House, play: Play, picture: Picture) -> None:
    picture(play(house.app(welcomed=False, library=library(PACK))).press("enter", "4", "1"))


def test_second_question_at_40_by_20(house: House, play: Play, picture: Picture) -> None:
    picture(play(house.app(welcomed=False, library=library(PACK)), (40, 20)).press("enter", "enter", "n"))


def test_third_question_in_the_light(house: House, play: Play, picture: Picture) -> None:
    app = house.app(welcomed=False, library=library(PACK), theme="rejectui-light")
    picture(play(app).press(*["enter"] * 3, "3", "b"))


def test_today(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK))))


def test_today_without_color(
    house: House, season: Journal, play: Play, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    picture(play(house.app(season, library=library(PACK))))


def test_log(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK))).press("l", "n", "6"))


def test_plan_at_60_by_20(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(
        play(house.app(season, library=library(PACK)), (60, 20))
        .press("enter")
        .type("After lunch, at the café")
    )


def test_review(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK))).press("2"))


def test_journal_at_120_by_40(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK)), (120, 40)).press("3", "down"))


def test_packs_in_the_light(house: House, season: Journal, play: Play, picture: Picture) -> None:
    app = house.app(season, library=library(PACK), theme="rejectui-light")
    picture(play(app).press("5", "enter", "down"))


def test_ladder(house: House, season: Journal, play: Play, picture: Picture) -> None:
    season.keep_look(Look(of="cafe/taste", peak=30, day=SUNDAY))
    picture(play(house.app(season, library=library(PACK))).press("4"))


def test_sorting_at_40_by_20(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK)), (40, 20)).press("4", "s", "3", "left"))


def test_settings(house: House, season: Journal, play: Play, picture: Picture) -> None:
    picture(play(house.app(season, library=library(PACK))).press("comma", "down"))
