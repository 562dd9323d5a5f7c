"""The campaign about the page can fail, and says so when it cannot begin."""

from __future__ import annotations

import shutil

import pytest

from tests.bench.page import Finding, main, table, torn, unprinted

WHITE = bytes([255]) * 40


def test_without_its_programs_it_says_that_nothing_was_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name in ("java", "npm") else name)
    assert main([]) == 1
    assert capsys.readouterr().out == (
        "NOT TRIED: the page was not checked, because Java and npm are needed, and are not here.\n"
    )


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (["zq0t zq0e", "zq1t Mon zq1e"], []),
        (["zq0t zq0e zq1t", "Mon zq1e"], ["drawing 2 is torn or is not printed"]),
        (["zq1t zq1e", ""], ["drawing 1 is torn or is not printed"]),
    ],
)
def test_a_torn_drawing_is_told(pages: list[str], told: list[str]) -> None:
    assert [*torn(pages, 2)] == told


@pytest.mark.parametrize(
    ("dots", "told"),
    [
        (WHITE, []),
        (bytes(5) + WHITE[5:], []),
        (WHITE[:-1] + bytes(1), ["page 1 reaches into the right margin"]),
        (bytes(11) + WHITE[:9] + bytes(11) + WHITE[:9], ["page 1 is not black on white"]),
    ],
)
def test_a_page_that_is_cut_or_dark_is_told(dots: bytes, told: list[str]) -> None:
    assert [*unprinted([(20, dots)])] == told


def test_the_table_counts_everything_and_tells_each_finding_once() -> None:
    found = [Finding("axe", "320 light", "no name"), Finding("axe", "320 dark", "no name")]
    printed = table({"empty": found}, {"empty": [1, 2]}).splitlines()
    assert printed[1].split() == ["empty", "0", "2", "0", "0", "1", "2"]
    assert printed[2:] == ["empty, axe: no name (2 times, first: 320 light)"]
