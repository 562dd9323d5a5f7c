"""Challenges hidden and kept for later, packs switched and trusted, with today's card kept."""

from __future__ import annotations

from msgspec.structs import replace

from rejectui.practice import flags
from rejectui.practice.practice import Practice
from tests.journal.build import TODAY, an_id
from tests.journal.build import attempt as journal_attempt


def test_what_is_hidden_is_today_another_card(practice: Practice) -> None:
    card = str(practice.today.record.challenge)
    flags.hide(practice, card)
    assert practice.facts.settings.hidden == (card,)
    assert practice.today.record.challenge not in (card, None)


def test_hiding_another_challenge_leaves_the_card(practice: Practice) -> None:
    card = practice.today.record.challenge
    other = next(entry.id for entry in practice.catalog if entry.id != card)
    flags.hide(practice, other)
    assert practice.today.record.challenge == card


def test_hiding_what_was_told_leaves_the_card(practice: Practice) -> None:
    card = str(practice.today.record.challenge)
    told = replace(journal_attempt(id=an_id()), challenge=card, ask=None)
    with practice.change():
        practice.journal.record(told)
    assert practice.today.state == "logged"
    flags.hide(practice, card)
    assert practice.facts.days[TODAY].challenge == card


def test_each_is_said_and_taken_back_and_the_card_stays(practice: Practice) -> None:
    card = practice.today.record
    other = next(entry for entry in practice.catalog if entry.pack != (card.challenge or "").split("/")[0])
    flags.hide(practice, other.id)
    flags.keep_for_later(practice, other.id, 40)
    flags.switch_pack(practice, other.pack, on=False)
    flags.trust_pack(practice, other.pack, on=True)
    settings = practice.facts.settings
    assert (settings.hidden, settings.later) == ((other.id,), (other.id,))
    assert (settings.packs_off, settings.trusted) == ((other.pack,), (other.pack,))
    assert [(look.of, look.peak, look.day) for look in practice.facts.looks] == [(other.id, 40, TODAY)]
    flags.unhide(practice, other.id)
    flags.no_longer_for_later(practice, other.id)
    flags.switch_pack(practice, other.pack, on=True)
    flags.trust_pack(practice, other.pack, on=False)
    settings = practice.facts.settings
    assert (settings.hidden, settings.later, settings.packs_off, settings.trusted) == ((), (), (), ())
    assert settings.packs_on == (other.pack,)
    assert practice.facts.days[TODAY] == card
