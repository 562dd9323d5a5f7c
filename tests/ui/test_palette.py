"""The palette finds every action by its name from everywhere, goes there, and does it or says why not."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.widgets import Input, OptionList

from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Run
from rejectui.journal.errors import JournalError
from rejectui.journal.folder.drafts import Drafts
from rejectui.journal.journal import Journal
from rejectui.packs.programs import load_programs
from rejectui.practice.today_text import text_of_today
from rejectui.ui.app import RejectUI
from rejectui.ui.keys import EVERYWHERE, ROW
from rejectui.ui.palette import Palette, places
from rejectui.ui.places.settings import SettingsScreen
from rejectui.ui.practice_app import First
from rejectui.ui.widgets.frame.rows import RowList
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at, packs
from tests.ui.evil import assert_clean
from tests.ui.player import Play, Player, playing
from tests.ui.test_bindings import declared, ours

PLACES = places()
# The keys that lead to each place, and to what lies over one.
FROM = {name: [binding.key.split(",")[0] for binding in place.way] for name, place in PLACES.items()}
FROM |= {"help": ["question_mark"], "support": ["exclamation_mark"], "fair asks": ["F"]}
ACTIONS = [
    (place.called, binding)
    for place in PLACES.values()
    for binding in place.bindings
    if binding.action != "leave"
]
ACTIONS += [("", binding) for binding in EVERYWHERE if binding.id != "go.quit"]


def options(player: Player) -> list[str]:
    """What the palette lists, each with its sentence in a second line."""
    listed = player.screen.query_one(OptionList)
    return [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]


def find(player: Player, words: str) -> list[str]:
    """What it lists for these words, typed into an open palette."""
    player.press("shift+home").type(words)
    return options(player)


def choose(player: Player, words: str, start: str, end: str = "") -> Player:
    """Open the palette, type, and choose what starts and ends so."""
    listed = find(player.press("ctrl+p"), words)
    at = next((n for n, line in enumerate(listed) if line.startswith(start) and line.endswith(end)), None)
    assert at is not None, (start, listed)
    return player.press(*["down"] * at, "enter")


@pytest.fixture
def busy(house: House) -> Journal:
    """A journal in which there is something for nearly every action."""
    journal = house.journal()
    with journal.together():
        journal.set("welcomed", True)
        journal.set("fair_asks_shown", True)
        for number in range(4):
            journal.record(ask(number + 1, "waiting" if number % 2 else "no", entry_at(1, number), peak=40))
        journal.keep_ask(Ask(id=an_id(), text="May I join?", category="play", peak=20, added=SUNDAY))
        journal.keep_run(Run(id=an_id(), program="gentle-month", started=SUNDAY))
    return journal


@pytest.mark.parametrize(
    "cls",
    [cls for cls in ours() if declared(cls) and cls.__module__.startswith("rejectui.ui.places.")],
    ids=lambda cls: cls.__name__,
)
def test_a_place_is_in_the_palette_without_a_list_of_its_own(cls: type[DOMNode]) -> None:
    name = cls.__module__.rpartition(".")[2]
    assert name in PLACES, (
        f"{cls.__name__} is not found: the ids of its keys begin with the name of its module, and that of "
        "the key which leads there ends with it, as ladder.programs leads to programs.py."
    )
    assert declared(cls) == PLACES[name].bindings


@pytest.mark.parametrize("origin", ["ladder", "settings"])
def test_every_action_is_found_by_its_name_from_everywhere(
    origin: str, busy: Journal, house: House, play: Play
) -> None:
    player = play(house.app(busy)).press(*FROM[origin], "ctrl+p")
    actions = [*ACTIONS, ("", EVERYWHERE[-1])]
    for name in {binding.description for _, binding in actions}:
        listed = find(player, name)
        assert listed[0].startswith(name), (name, listed)
        for place, binding in actions:
            if binding.description == name:
                behind = (f" · {place}\n", "  (", " · not now\n") if place else ("  (", "\n")
                wanted = tuple(f"{name}{each}" for each in behind)
                assert any(
                    line.startswith(wanted) and line.endswith(f"\n{binding.tooltip}") for line in listed
                ), (binding.id, listed)


class Done:
    """What was done by name, and on which screen: (action, node), where it was enabled."""

    def __init__(self, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, object]] = []
        run = player.app.run_action

        async def run_action(action: str, node: Any = None, *rest: Any) -> bool:
            ran = await run(action, node, *rest)
            if ran:
                self.done.append((action, node))
            return ran

        monkeypatch.setattr(player.app, "run_action", run_action)


@pytest.mark.parametrize(
    ("number", "place", "binding"),
    [(number, *each) for number, each in enumerate(ACTIONS)],
    ids=[str(binding.id) for _, binding in ACTIONS],
)
def test_every_action_is_done_where_it_belongs_or_it_is_said_why_not(
    number: int,
    place: str,
    binding: Binding,
    busy: Journal,
    house: House,
    play: Play,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Each from another screen, never from its own.
    elsewhere = [name for name in FROM if name not in PLACES or PLACES[name].called != place]
    player = play(house.app(busy)).press(*FROM[elsewhere[number % len(elsewhere)]])
    before, done = str(busy.facts), Done(player, monkeypatch)
    choose(
        player,
        binding.description,
        f"{binding.description} · {place}\n" if place else binding.description,
        binding.tooltip,
    )
    if binding.group == ROW:
        (said,) = player.notices
        assert said.startswith(f"“{binding.description}” is about one row") and binding.tooltip in said
        assert binding in player.screen.BINDINGS
        assert str(busy.facts) == before
    elif player.notices and player.notices[0].startswith(f"“{binding.description}” cannot be done just now."):
        assert binding.tooltip in player.notices[0]
        assert not place or binding in player.screen.BINDINGS
    else:
        action, node = done.done[-1]
        assert action == binding.action
        assert binding in node.BINDINGS  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", [name for name, place in PLACES.items() if any(each.group == ROW for each in place.bindings)]
)
def test_what_is_done_to_a_row_says_so_in_its_declaration(
    name: str, busy: Journal, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or it would be done from elsewhere to a row that nobody has seen."""
    looked: set[str] = set()
    read = RowList.current.fget  # type: ignore[attr-defined]

    def current(rows: RowList[object]) -> object:
        frame = inspect.currentframe()
        while frame is not None and frame.f_code.co_name not in ("show", "check_action", "_show_detail"):
            if frame.f_code.co_name.startswith("action_"):
                looked.add(frame.f_code.co_name.removeprefix("action_"))
            frame = frame.f_back
        return read(rows)

    monkeypatch.setattr(RowList, "current", property(current))
    for binding in PLACES[name].bindings:
        with playing(house.app(busy)) as with_rows:
            with_rows.press(*FROM[name], "down")
            looked.clear()
            with_rows.app.call_later(with_rows.app.run_action, binding.action, with_rows.screen)
            with_rows.settle()
            action = binding.action.partition("(")[0]
            assert action not in looked or binding.group == ROW, f"Declare {binding.id} with _row."


def test_the_palette_lists_what_can_be_done_here_and_nothing_else(play: Play) -> None:
    player = play()
    active = player.screen.active_bindings.values()
    named = [binding for _, binding, enabled, _ in active if binding.id and enabled]
    wanted = {binding.description for binding in named} - {"palette"}
    player.press("ctrl+p")
    assert isinstance(player.screen, CommandPalette)
    assert {"Log it", "Smaller", "Settings", "Quit"} <= wanted
    player.wait_until(lambda: len(options(player)) >= len(wanted), "all of them")
    listed = options(player)
    for each in wanted:
        assert any(line.startswith(f"{each}  (") for line in listed), each
    assert not any("Screenshot" in line or "Theme" in line for line in listed)
    assert not any("Keep for today" in line for line in listed)


def test_the_palette_runs_what_was_chosen(play: Play) -> None:
    player = play().press("ctrl+p", *"journal")
    player.wait_until(lambda: options(player) and "Journal" in options(player)[0], "Journal first")
    player.press("enter")
    player.wait_until(lambda: player.on == "JournalScreen", "Journal")


def test_the_palette_tells_and_runs_the_users_keys(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "t"})).press("ctrl+p", *"rest day")
    player.wait_until(lambda: options(player) and "Rest  (t)" in options(player)[0], "Rest first")
    player.press("enter")
    player.wait_until(lambda: "A day of rest" in player.words, "the rest")


def test_the_palette_over_a_log_chooses_the_outcome(play: Play) -> None:
    player = play().press("l", "ctrl+p", *"they said yes")
    player.wait_until(lambda: any("Yes  (y)" in each for each in options(player)), "Yes")
    player.press(*["down"] * next(n for n, each in enumerate(options(player)) if "Yes  (y)" in each), "enter")
    player.wait_until(lambda: player.on == "LogAttempt", "the log")
    assert "▸y yes" in player.text


def test_the_palette_over_a_text_offers_only_what_works_from_there(house: House, play: Play) -> None:
    player = play().press("l", "y")
    player.screen.query_one("#note").focus()
    player.type("Kind").press("ctrl+p")
    listed = options(player)
    assert not any("(y)" in line for line in listed)
    player.press(*"save")
    player.wait_until(lambda: "Save" in options(player)[0], "Save first")
    player.press("enter")
    player.wait_until(lambda: player.on == "TodayScreen", "Today")
    assert [a.note for a in house.journal().facts.attempts] == ["Kind"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("export", "Export · Review"),
        ("plan", "AI plan · Ladder"),
        ("take this card", "I'll do it  (enter)"),
        ("paste", "Paste a plan · Ladder"),
        ("program", "Programs · Ladder"),
        ("theme", "Theme · Settings"),
        ("colors", "Settings  (comma)"),
        ("undo", "Undo · Journal"),
        ("add", "Add my own · Ladder"),
        ("later", "For later · Ladder"),
        ("hide", "Hide  (h)"),
        ("rest", "Rest  (r)"),
        ("areas", "Areas · Settings"),
        ("fair", "Fair asks  (F)"),
        ("support", "Support  (!)"),
        ("review export", "Export · Review"),
        ("start of day", "Start of day · Settings"),
        ("exprt", "Export · Review"),
    ],
)
def test_the_words_that_people_type_find_it(words: str, first: str, play: Play) -> None:
    assert find(play().press("ctrl+p"), words)[0].split("\n")[0] == first.replace("comma", ",")


@pytest.mark.parametrize("words", ["import", "backup", "[/]", "?", "\u202e\x1b[2J"])
def test_what_is_not_there_is_not_found(words: str, play: Play) -> None:
    player = play().press("ctrl+p")
    assert find(player, words) == []
    assert player.running


@pytest.mark.parametrize("origin", ["programs", "settings", "help"])
def test_every_setting_is_found_by_its_name_and_nothing_is_changed(
    origin: str, house: House, play: Play
) -> None:
    player = play().press("comma")
    assert isinstance(player.screen, SettingsScreen)
    titles = [choice.title for choice in player.screen.choices()]
    assert {"Theme", "Rhythm", "Start of day", "Areas"} <= set(titles)
    player.press("escape", *FROM[origin])
    before = house.journal().facts.settings
    for title in titles:
        choose(player, title, f"{title} · Settings")
        assert isinstance(player.screen, SettingsScreen)
        assert player.screen.rows.current is not None and player.screen.rows.current.title == title
    assert house.journal().facts.settings == before
    assert player.press("escape").on != "SettingsScreen"


def test_it_goes_through_one_place_into_another_and_back(play: Play) -> None:
    player = play()
    for words, line, on in (
        ("read on", "Read on · Programs", "ProgramsScreen"),
        ("search", "Search · Packs", "PacksScreen"),
        ("programs", "Programs · Ladder", "ProgramsScreen"),
        ("rest", "Rest · Today", "TodayScreen"),
    ):
        assert choose(player, words, line).on == on
    assert "A day of rest" in player.words
    assert [type(screen).__name__ for screen in player.app.screen_stack] == ["TodayScreen"]
    assert len(player.press("4").app.screen_stack) == 1


def test_what_is_typed_behind_it_goes_to_what_it_opened(play: Play) -> None:
    player = play().burst("ctrl+p", *"add my own", "enter", *"May I join in?")
    player.wait_until(lambda: player.on == "KeepAsk", "the sheet")
    assert player.screen.query_one("#keep-text", Input).value == "May I join in?"


def test_over_a_sheet_there_is_only_what_can_be_done_on_it(play: Play) -> None:
    player = play().press("o").type("May I have").press("ctrl+p")
    assert find(player, "export") == find(player, "undo") == []
    assert find(player, "later")[0].startswith("For later  (ctrl+k)")
    # Nor over a page that lies over a sheet.
    player.press("escape", "ctrl+g", "ctrl+p")
    assert find(player, "export") == []
    player.press("escape", "q")
    assert player.screen.query_one("#own-text", Input).value == "May I have"


def test_keys_of_one_name_are_both_there(play: Play) -> None:
    listed = find(play().press("l", "ctrl+p"), "save")
    assert [line.split("\n")[0] for line in listed[:2]] == ["Save  (enter)", "Save  (ctrl+s)"]


def test_a_key_is_never_markup(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "[", "today.own": "]"})).press("ctrl+p")
    assert any(line.startswith("Rest  ([)\n") for line in options(player))
    assert find(player, "my own")[0].startswith("My own  (])")
    assert_clean(player.strips, 80)


@pytest.mark.parametrize("words", ["export", "rest"])
def test_it_works_before_the_journal_was_read(words: str, house: House, play: Play) -> None:
    known = house.app(house.journal())
    first = First(text_of_today(known.practice), "rejectui-dark", packs, house.journal)
    app = RejectUI(
        first=first,
        programs=load_programs,
        now=house.clock,
        drafts=Drafts(house.state),
        report=str,
    )
    player = play(app).burst("ctrl+p", *words, "enter")
    player.wait_until(lambda: not isinstance(player.screen, Palette), "the end of the palette")
    assert player.on == "ExportSheet" if words == "export" else "A day of rest" in player.words


def test_what_cannot_be_read_now_leaves_the_rest_of_it(
    house: House, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = play()

    def choices(screen: SettingsScreen) -> list[object]:
        raise JournalError("It cannot be read.")

    monkeypatch.setattr(SettingsScreen, "choices", choices)
    player.press("ctrl+p")
    assert find(player, "theme") == []
    assert find(player, "export")[0].startswith("Export · Review")
