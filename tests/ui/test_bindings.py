"""Every key is declared once, with an id and a sentence; no name shadows one of Textual's."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

import rejectui.ui
from rejectui.ui.keys import BY_PLACE, DAMAGED, FIRST_RUN, LISTS, PACE, PLACES, WELCOME, WITH_LISTS
from rejectui.ui.places.ladder import LadderScreen
from rejectui.ui.places.packs import PacksScreen
from rejectui.ui.sheets.choosing.sort_asks import SortAsks
from rejectui.ui.sheets.log_attempt import LogAttempt

# What Textual wants its users to write.
MEANT = {
    "compose", "render", "render_line", "check_action", "get_content_height", "get_line_filters",
    "action_quit", "action_help_quit", "notify", "notify_style_update",
    "push_screen", "switch_mode",
    "BINDINGS", "AUTO_FOCUS", "CSS_PATH", "TITLE", "MODES", "DEFAULT_MODE", "COMMANDS",
    "HORIZONTAL_BREAKPOINTS", "VERTICAL_BREAKPOINTS", "COMPONENT_CLASSES", "app", "_fatal_error",
    "refresh_css", "delay_update", "on_event", "exit", "action_command_palette",
    "_handle_exception", "_on_message", "_action_command_list",
}  # fmt: skip
NEVER = {"log", "name", "title", "update", "refresh", "id"}


def modules() -> Iterator[str]:
    yield "rejectui.ui"
    for found in pkgutil.walk_packages(rejectui.ui.__path__, "rejectui.ui."):
        yield found.name


def ours() -> list[type[DOMNode]]:
    found = {
        cls
        for name in modules()
        for _, cls in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if issubclass(cls, DOMNode) and cls.__module__.startswith("rejectui.ui")
    }
    return sorted(found, key=lambda cls: cls.__qualname__)


def declared(cls: type[DOMNode]) -> list[Binding]:
    return [Binding(*each) if isinstance(each, tuple) else each for each in cls.__dict__.get("BINDINGS", [])]


def test_there_is_something_to_look_at() -> None:
    assert {"RejectUI", "TodayScreen", "LogAttempt", "TodayView"} <= {cls.__name__ for cls in ours()}


@pytest.mark.parametrize(
    "cls", [cls for cls in ours() if issubclass(cls, App | Screen)], ids=lambda cls: cls.__name__
)
def test_every_key_of_a_screen_has_an_id_and_a_sentence(cls: type[DOMNode]) -> None:
    for binding in declared(cls):
        assert binding.id, binding
        assert binding.tooltip.endswith("."), binding
        assert binding.description, binding


def test_every_key_of_a_screen_is_in_help_and_in_reach_of_a_keymap() -> None:
    once = (WELCOME, FIRST_RUN, PACE, DAMAGED)
    known = {binding.id for bindings in (*BY_PLACE.values(), *once) for binding in bindings} | {"go.out"}
    for cls in ours():
        if issubclass(cls, Screen | App):
            assert {binding.id for binding in declared(cls)} <= known, cls


def test_no_key_of_a_place_with_a_list_is_one_that_moves_in_it() -> None:
    for binding in (each for bindings in BY_PLACE.values() for each in bindings):
        if (binding.id or "").startswith(WITH_LISTS) and not binding.priority:
            assert LISTS.isdisjoint(binding.key.split(",")), binding


@pytest.mark.parametrize(
    "cls", [cls for cls in ours() if issubclass(cls, ModalScreen)], ids=lambda cls: cls.__name__
)
def test_ctrl_q_knows_how_to_leave_what_lies_over_a_place(cls: type[DOMNode]) -> None:
    """The app looks for this name, and would end where there is none."""
    assert cls.__name__ in ("Palette", "Welcome") or hasattr(cls, "action_leave")


def test_ids_are_used_once() -> None:
    ids = Counter(binding.id for bindings in BY_PLACE.values() for binding in bindings)
    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("cls", ours(), ids=lambda cls: cls.__name__)
def test_no_two_bindings_of_one_place_share_a_key(cls: type[DOMNode]) -> None:
    keys = Counter(key.strip() for binding in declared(cls) for key in binding.key.split(","))
    # In the log, enter goes on or saves, in lists of asks it takes or opens; `check_action` lets one through.
    twice = ["enter"] if cls in (LogAttempt, LadderScreen, PacksScreen, SortAsks) else []
    assert [key for key, times in keys.items() if times > 1] == twice


def test_the_keys_of_places_leave_those_of_everywhere_alone() -> None:
    everywhere = {key for binding in BY_PLACE["Everywhere"] for key in binding.key.split(",")}
    for place in PLACES:
        for binding in BY_PLACE[place]:
            assert everywhere.isdisjoint(binding.key.split(",")), binding


@pytest.mark.parametrize("cls", ours(), ids=lambda cls: cls.__name__)
def test_no_name_shadows_one_of_textual(cls: type[DOMNode]) -> None:
    inherited = {
        name for base in cls.__mro__[1:] if base.__module__.startswith("textual") for name in vars(base)
    }
    made = {name for base in (Widget, Screen, App) for name in vars(type("Plain", (base,), {}))}
    own = {name for name in vars(cls) if not name.startswith("__")} - made
    assert own & (inherited - MEANT) == set()
    assert own & (NEVER | ({"render"} if issubclass(cls, Screen) else set())) == set()


def test_nothing_is_meant_that_is_not_done() -> None:
    done = {name for cls in ours() for name in vars(cls)}
    assert done >= MEANT, sorted(MEANT - done)


def test_no_attribute_shadows_one_of_textual() -> None:
    """What is set as `self.x = …` must not stand in the place of what Textual sets there."""
    theirs = set(vars(Widget())) | set(vars(Screen())) | set(vars(App())) | set(dir(Screen)) | set(dir(App))
    meant = {"theme", "animation_level", "border_title", "border_subtitle", "display", "virtual_size"}
    meant |= {"_css_update_count"}  # see PlaceScreen, and the test of the style sheets
    for cls in ours():
        own = set(vars(cls)) | {name for base in cls.__mro__ if base in ours() for name in vars(base)}
        tree = ast.parse(Path(inspect.getfile(cls)).read_text(encoding="utf-8"))
        (node,) = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == cls.__name__]
        for target in ast.walk(node):
            if (
                isinstance(target, ast.Attribute)
                and isinstance(target.ctx, ast.Store)
                and isinstance(target.value, ast.Name)
                and target.value.id == "self"
            ):
                assert target.attr not in theirs - meant - own, f"{cls.__name__}.{target.attr}"
