"""The short form of `python -m tests.bench.promises`: every promise is kept, and others show what is not."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.bench.figures import JRNL, OURS, PLAIN, WIDTHS, Figure, Promise
from tests.bench.processes import PROJECT, environment

LEFT = sum(WIDTHS[:2]) + 4  # where the column of TinyDB begins and ends
RIGHT = LEFT + WIDTHS[2]


@pytest.mark.campaign
@pytest.mark.timeout(300)  # every campaign there is, one after the other
def test_every_promise_is_kept_and_what_others_lose_is_told() -> None:
    pytest.importorskip("termios", reason="programs are killed in a Unix terminal")
    from tests.bench.promises import FULL, SHORT

    assert [campaign.func for campaign in SHORT] == list(FULL)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.promises", "--short"],
        cwd=PROJECT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"RejectUI keeps {len(FULL)} of {len(FULL)}." in done.stdout
    theirs = " ".join(line[LEFT:RIGHT].strip() for line in done.stdout.splitlines())
    assert re.search(r"[1-9]\d* of \d+ cuts that lost something saved", theirs)
    assert re.search(r"[1-9]\d* of \d+ neither the old state nor the new", theirs)


def test_a_broken_promise_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("termios", reason="programs are killed in a Unix terminal")
    from tests.bench import promises

    good = Promise("This holds", {OURS: (Figure(0, "lost", 7),), PLAIN: (Figure(3, "lost", 7),)})
    bad = Promise("This does not", {OURS: (Figure(0, "lost"), Figure(1, "left", 1_000))}, {PLAIN: "no files"})
    idle = Promise("This was not tried", {OURS: (Figure(0, "lost", 0),)}, {JRNL: "why not"})
    monkeypatch.setattr(promises, "SHORT", [lambda: good, lambda: bad, lambda: idle])
    assert promises.main(["--short"]) == 1
    printed = capsys.readouterr().out
    assert "RejectUI keeps 1 of 3." in printed
    assert "NOT KEPT: This does not\nNOT KEPT: This was not tried" in printed
    assert "1 of 1,000 left" in printed and "3 of 7 lost" in printed and "- no files" in printed
