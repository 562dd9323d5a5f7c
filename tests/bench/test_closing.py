"""The campaigns of closed terminals and of the monkey can fail."""

from __future__ import annotations

import json
import random
import signal
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="the campaigns need a Unix terminal")
if not Path("/proc/self/fd").exists():
    pytest.skip("the campaigns look into /proc, which only Linux has", allow_module_level=True)

from tests.bench import closing, monkey
from tests.bench.homes import Home, make


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a few asks."""
    return make(tmp_path_factory.mktemp("homes"), 5)


def test_an_app_that_stays_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "WAYS", {"nothing": (closing.Window, [])})
    tally = closing.Tally()
    closing.close_once(home.copy("stays"), "nothing", 0, writing=False, tally=tally, within=0.2)
    assert (tally.closed, len(tally.alive)) == (1, 1)


def test_a_parent_that_ends_before_the_app_is_there_is_no_trouble(home: Home) -> None:
    tally = closing.Tally()
    closing.close_once(home.copy("parent"), "parent killed", 0, writing=False, tally=tally, within=30)
    assert [len(each) for each in (tally.alive, tally.lost, tally.hurt)] == [0, 0, 0]


def test_a_terminal_that_is_left_as_it_is_and_a_lost_draft_are_told(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(window: closing.Window) -> None:
        for draft in (there.folder / "state" / "drafts").glob("*.json"):
            draft.unlink()
        window.kill(signal.SIGKILL)

    monkeypatch.setattr(closing, "WAYS", {"killed": (closing.Window, [killed])})
    tally, there = closing.Tally(), home.copy("killed")
    closing.close_once(there, "killed", 0, writing=True, tally=tally)
    assert [len(each) for each in (tally.alive, tally.lost, tally.hurt, tally.changed)] == [0, 1, 0, 1]


def test_a_monkey_tells_of_an_app_that_ends_and_of_an_ask_that_is_gone(home: Home) -> None:
    tally = monkey.Tally()
    there = home.copy("monkey")
    one = monkey.Monkey(there, random.Random(1), tally, "test")
    assert (tally.logged, tally.lost) == (1, [])
    one.window.kill(signal.SIGKILL)
    (file,) = Path(there.folder / "journal").glob("*.json")
    tables = json.loads(file.read_text())
    tables["attempts"] = {known: each for known, each in tables["attempts"].items() if known not in one.marks}
    file.write_text(json.dumps(tables))
    one.close()
    assert len(tally.ends) == 1
    assert any("mark1x" in each and "gone" in each for each in tally.lost)
