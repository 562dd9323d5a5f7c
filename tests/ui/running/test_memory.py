"""What a screen needed goes with it."""

from __future__ import annotations

import gc
import weakref

import pytest

from tests.ui.player import Play


@pytest.mark.parametrize(
    "keys", [("l", "escape"), ("comma", "escape"), ("ctrl+p", "escape"), ("4", "p", "q")], ids="-".join
)
def test_the_painted_lines_of_a_closed_screen_are_gone(keys: tuple[str, ...], play: Play) -> None:
    """Textual keeps them for a thousand widgets, unless they are taken from it: see `_forget_lines`."""
    player = play().press(*keys[:-1])
    screen, lines = (weakref.ref(player.screen), weakref.ref(player.screen._styles_cache))
    player.press(keys[-1]).press("2", "1")
    gc.collect()
    assert (screen(), lines()) == (None, None)
