"""The short form of `python -m tests.bench.kill`."""

from __future__ import annotations

from pathlib import Path

from tests.bench import kill


def test_fifteen_kills_lose_nothing() -> None:
    tally = kill.campaign(kill.JOURNAL, 15)
    assert (tally.kills, tally.lost, tally.not_opened, tally.leftovers) == (15, 0, 0, 0)
    assert tally.acknowledged > 0


def test_the_judge_sees_a_lost_change_and_a_destroyed_file(tmp_path: Path) -> None:
    """A campaign that could not fail would prove nothing."""
    tally = kill.Tally()
    state = {"a" * 32: "one", "b" * 32: "two"}
    kill.JOURNAL.fill(tmp_path, state)
    edited = f'?["{"a" * 32}", "new"]'
    assert kill.judge(kill.JOURNAL, tmp_path, state, [edited], tally) == state
    assert (tally.lost, tally.not_opened) == (0, 0)
    assert kill.judge(kill.JOURNAL, tmp_path, state, [edited, "!"], tally) == state
    assert (tally.lost, tally.not_opened) == (1, 0)
    (file,) = (tmp_path / "journal").glob("*.json")
    file.write_bytes(file.read_bytes()[:-9])
    assert kill.judge(kill.JOURNAL, tmp_path, state, [], tally) == state
    assert (tally.lost, tally.not_opened) == (1, 1)
