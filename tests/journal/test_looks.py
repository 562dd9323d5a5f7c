"""Ratings by looking are facts like the others: kept, taken back, handed on, and of two the later one."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from rejectui.core.asks.look import Look
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.export.json_document import whole
from rejectui.journal.imports.read import read
from tests.journal.build import TODAY, House

DRINK = "cafe/name-a-drink"


def look(peak: int, of: str = DRINK) -> Look:
    return Look(of=of, peak=peak, day=TODAY)


def test_a_later_rating_takes_the_place_of_an_earlier_one(house: House) -> None:
    journal = house.open()
    journal.keep_look(look(40))
    journal.keep_look(look(70, "cafe/other"))
    journal.keep_look(look(60))
    assert house.open().facts.looks == (look(60), look(70, "cafe/other"))


def test_it_is_taken_back_and_brought_back(house: House) -> None:
    journal = house.open()
    journal.keep_look(look(40))
    journal.keep_look(look(60))
    journal.undo()
    assert journal.facts.looks == (look(40),)
    journal.undo()
    assert journal.facts.looks == ()
    journal.redo()
    assert journal.facts.looks == (look(40),)


def test_a_rating_beyond_the_scale_is_refused(house: House) -> None:
    journal = house.open()
    with pytest.raises(DoesNotFit, match="0 to 100"):
        journal.keep_look(replace(look(40), peak=101))
    assert journal.facts.looks == ()


def test_of_two_computers_the_later_rating_counts(tmp_path: Path) -> None:
    here = House(tmp_path / "here", tmp_path / "shared")
    there = House(tmp_path / "there", tmp_path / "shared")
    there.clock.advance(hours=2)
    there.open().keep_look(look(80))
    here.open().keep_look(look(40, "cafe/other"))
    here.clock.advance(hours=1)
    here.open().keep_look(look(30))  # its clock goes with what it has read: later than the other's
    assert here.open().facts.looks == there.open().facts.looks == (look(30), look(40, "cafe/other"))


def test_they_are_exported_and_come_in_again(house: House, tmp_path: Path) -> None:
    journal = house.open()
    journal.keep_look(look(40))
    exported = b"".join(whole(journal.tables(), house.file(), house.clock()))
    other = House(tmp_path / "other").open()
    other.take_in(read(exported, "journal.json").tables)
    assert other.facts.looks == (look(40),)
