"""The short form of `python -m tests.bench.memo`, which can fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

if not hasattr(os, "uname"):
    pytest.skip("nothing is done at once on this system", allow_module_level=True)

from rejectui.cli import make_memo
from rejectui.cli.at_once import memo as at_once
from tests.bench.memo import History, promise


@pytest.mark.campaign
def test_the_memo_is_right_or_not_believed() -> None:
    found, tally = promise(12, 7)
    assert tally.wrong + tally.errors == []
    assert found.kept
    assert tally.made > 20 and tally.texts > 30 and tally.printed > 30


def _of_old(path: str) -> str:
    return "as it was"


def _noted(*_: object, **__: object) -> dict[str, str]:
    return {}


@pytest.mark.parametrize(
    ("module", "name", "broken"),
    [
        pytest.param(at_once, "stamp", _of_old, id="no change is seen"),
        pytest.param(make_memo, "_written", _noted, id="the journal is not looked at"),
        pytest.param(make_memo, "inputs", _noted, id="packs and configuration are not looked at"),
        pytest.param(make_memo, "_a_draft_waits", lambda _: False, id="a draft is not looked for"),
        pytest.param(at_once, "day_now", lambda _: "2026-11-22", id="it is always the same day"),
    ],
)
@pytest.mark.campaign
def test_what_is_wrong_is_told(
    module: Any, name: str, broken: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, broken)
    if name == "stamp":
        monkeypatch.setattr(make_memo, "stamp", broken)
    if name == "inputs":  # few packs change what is said
        for step in ("travel", "config", "peer", "draft", "rot", "move", "bring_in", "rest", "settings"):
            monkeypatch.setattr(History, step, History.pack_file)
    if name == "day_now":  # the day turns more often
        for step in ("config", "peer", "draft", "rot", "move", "bring_in", "rest", "sort"):
            monkeypatch.setattr(History, step, History.time)
    for seed in range(9, 20):
        _, tally = promise(8, seed)
        if tally.wrong:
            return
    pytest.fail("nothing was wrong")
