"""What `python -m tests.bench.kill` judges by; its short form is in `tests/bench/test_promises.py`."""

from __future__ import annotations

from pathlib import Path

from tests.bench import kill
from tests.bench.keepers import OURS


def test_the_judge_sees_a_lost_change_and_a_destroyed_file(tmp_path: Path) -> None:
    """A campaign that could not fail would prove nothing."""
    tally = kill.Tally()
    state = {"a" * 32: "one", "b" * 32: "two"}
    OURS.fill(tmp_path, state)
    edited = f'?["{"a" * 32}", "new"]'
    assert kill.judge(OURS, tmp_path, state, [edited], tally) == state
    assert (tally.lost, tally.not_opened, tally.leftovers) == (0, 0, 0)
    assert kill.judge(OURS, tmp_path, state, [edited, "!"], tally) == state
    assert (tally.lost, tally.not_opened) == (1, 0)
    (file,) = (tmp_path / "journal").glob("*.json")
    file.write_bytes(file.read_bytes()[:-9])
    assert kill.judge(OURS, tmp_path, state, [], tally) == state
    assert (tally.lost, tally.not_opened) == (1, 1)


def test_the_judge_sees_what_is_left_lying_about(tmp_path: Path) -> None:
    tally = kill.Tally()
    OURS.fill(tmp_path, {"a" * 32: "one"})
    (tmp_path / "state" / ".~rejectui-of-nobody").touch()
    kill.judge(OURS, tmp_path, {"a" * 32: "one"}, [], tally)
    assert (tally.lost, tally.not_opened, tally.leftovers) == (0, 0, 1)
