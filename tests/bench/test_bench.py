"""The benchmarks still run: one round on a tiny journal. What they print is not judged."""

from __future__ import annotations

import pytest

TABLES = (
    "First paint",
    "First key: exec to Review",
    "First key: the key to Review",
    "CPU time of these:",
    "Most memory of a session",
    "Opening",
    "Commands",
    "CPU time of these commands",
    "Most memory of these commands",
    "Saving",
    "Reading all packs",
    "1,000 challenges",
    "challenges of one's own, read for the first time",
)


@pytest.mark.campaign
@pytest.mark.timeout(300)  # programs are started one after the other, none beside another
def test_every_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("termios", reason="the benchmarks need a Unix terminal")
    from tests.bench.__main__ import main

    main(["--sizes", "12", "--rounds", "1"])

    printed = capsys.readouterr().out
    assert [table for table in TABLES if table not in printed] == []
    assert "12 attempts" in printed
    assert "goes without PyYAML: yes" in printed
    assert "is noticed, size and date being the same: yes" in printed
