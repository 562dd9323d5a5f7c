"""The benchmarks still run: one round on a tiny journal. What they print is not judged."""

from __future__ import annotations

import pytest

TABLES = (
    "First paint",
    "Most memory of a session",
    "Opening",
    "Commands",
    "Most memory of a command",
    "Saving",
    "Reading all packs",
    "1,000 challenges",
    "challenges of one's own, read for the first time",
)


def test_every_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("termios", reason="the benchmarks need a Unix terminal")
    from tests.bench.__main__ import main

    main(["--sizes", "12", "--rounds", "1"])

    printed = capsys.readouterr().out
    assert [table for table in TABLES if table not in printed] == []
    assert "12 attempts" in printed
    assert "goes without PyYAML: yes" in printed
    assert "is noticed, size and date being the same: yes" in printed
