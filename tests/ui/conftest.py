"""Makes Textual quick and steady to test, and plays the app. `tests/conftest.py` keeps the machine out."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

os.environ["TEXTUAL_FPS"] = "2000"  # paint at once, not up to 16 ms later; read on import

import textual.app
import textual.pilot
from textual.css.stylesheet import Stylesheet

from rejectui.ui.app import RejectUI
from tests.ui.build import House
from tests.ui.player import Play, Player, playing, quiet

# Every app leaves a heap of small objects in circles: looked for less often, a third of the time is saved.
gc.collect()
gc.freeze()
gc.set_threshold(200_000, 20, 100)
# Textual's pilot naps until the process uses little time, which takes longer and fails on a busy machine.
for module in (textual.app, textual.pilot):
    assert hasattr(module, "wait_for_idle")
    module.wait_for_idle = quiet
# Every app parses the same sheets anew, some twice: two fifths of the time of these tests.
if hasattr(Stylesheet, "_parse_rules"):
    _parse, _parsed = Stylesheet._parse_rules, {}

    def _parse_once(sheet: Stylesheet, *args: Any, **kwargs: Any) -> Any:
        key = (args, tuple(kwargs.items()), tuple(sheet._variables.items()))
        if key not in _parsed:
            _parsed[key] = _parse(sheet, *args, **kwargs)
        return _parsed[key]

    Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-pictures", action="store_true", help="draw tests/ui/pictures anew")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One account on one computer, at half past nine on Sunday, 22 November 2026."""
    return House(tmp_path / "home")


@pytest.fixture
def play(house: House) -> Iterator[Play]:
    """Start the app, on a fresh house unless one is handed in; it ends with the test."""
    with ExitStack() as stack:

        def start(
            app: RejectUI | None = None, size: tuple[int, int] = (80, 24), *, notices: bool = False
        ) -> Player:
            return stack.enter_context(playing(app or house.app(), size, notices=notices))

        yield start
