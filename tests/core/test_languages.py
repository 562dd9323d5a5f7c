"""Which language a challenge is shown in; everything but its words is the same in all of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.translation import Translated, Translation
from rejectui.core.dealing.candidates import dealable
from rejectui.core.dealing.deal import deal
from rejectui.core.dealing.filters import ANYTHING
from rejectui.core.facts import Day
from rejectui.core.today import today
from tests.core.build import MONDAY, challenge, facts, pack, tried

TODAY = MONDAY
SLUGS = ("a", "b", "c")


def translation(name: str, language: str, *slugs: str, authors: tuple[str, ...] = ("me",)) -> Translation:
    """The words of these challenges: the language, then the slug."""
    return Translation(
        translates=name,
        language=language,
        title=f"{language} {name}",
        summary=f"{language} for tests",
        license="CC-BY-4.0",
        authors=authors,
        challenges=tuple(
            Translated(id=each, title=f"{language} {each}", how="-", say="-", if_yes="-", if_no="-")
            for each in slugs
        ),
    )


def shelf(*more: tuple[Translation, bool]) -> Catalog:
    """`cafe` in English, whole in German and with only `a` in Spanish; `plaza` in Spanish alone."""
    asked = ("staff", "friend", "colleague")
    cafe = [challenge(slug, 1, askee=askee) for slug, askee in zip(SLUGS, asked, strict=True)]
    return Catalog(
        [(pack("cafe", cafe), True), (pack("plaza", [challenge("d")], "es"), True)],
        [(translation("cafe", "de", *SLUGS), True), (translation("cafe", "es", "a"), True), *more],
    )


@pytest.mark.parametrize(
    ("languages", "shown", "dealt"),
    [
        pytest.param(["en"], ["en a", "en b", "en c", "es d"], "abc", id="as it was written"),
        pytest.param(["de"], ["de a", "de b", "de c", "es d"], "abc", id="in another language"),
        pytest.param(["es"], ["es a", "en b", "en c", "es d"], "ad", id="what is not there is not dealt"),
        pytest.param(["es", "de"], ["es a", "de b", "de c", "es d"], "abcd", id="the first that there is"),
        pytest.param(["de", "es"], ["de a", "de b", "de c", "es d"], "abcd", id="the order matters"),
        pytest.param(["es", "en", "de"], ["es a", "en b", "en c", "es d"], "abcd", id="the original's turn"),
        pytest.param(["en", "de", "es"], ["en a", "en b", "en c", "es d"], "abcd", id="the original first"),
        pytest.param(["fr"], ["en a", "en b", "en c", "es d"], "", id="in no language that is there"),
        pytest.param(["fr", "de"], ["de a", "de b", "de c", "es d"], "abc", id="one unknown, one known"),
        pytest.param(["pt-BR", "es"], ["es a", "en b", "en c", "es d"], "ad", id="a country's language"),
    ],
)
def test_a_challenge_is_there_once_in_the_first_language(
    languages: list[str], shown: list[str], dealt: str
) -> None:
    spoken, known = shelf().spoken(languages), facts(languages=languages)
    assert [f"{entry.language} {entry.challenge.id}" for entry in spoken] == shown
    assert [entry.id for entry in spoken] == [entry.id for entry in shelf()]
    titles = {f"{entry.language} {entry.challenge.id}": entry.challenge.title for entry in spoken}
    assert all(title in (key, f"Ask about {key[3:]}") for key, title in titles.items())
    may = [each.id for each in dealable(spoken, known, ANYTHING)]
    assert "".join(full_id.split("/")[1] for full_id in may) == dealt
    assert (deal(spoken, known, TODAY) is None) == (not dealt)


def test_the_pack_is_named_in_the_language_and_says_who_translated_it() -> None:
    spoken = shelf((translation("plaza", "de", authors=("me", "you")), True)).spoken(["es", "de"])
    assert spoken.packs["cafe"].title == "es cafe"
    assert [each.title for each in spoken.packs["cafe"].challenges] == ["es a", "de b", "de c"]
    assert "me" in spoken.packs["cafe"].authors
    assert len(spoken.packs["cafe"].authors) == len({*spoken.packs["cafe"].authors}) == 2
    assert spoken.packs["plaza"].title == "The plaza pack"


def test_an_entry_carries_its_packs_title_in_its_own_language() -> None:
    titles = [entry.pack_title for entry in shelf().spoken(["es", "de"])]
    assert titles == ["es cafe", "de cafe", "de cafe", "The plaza pack"]


def test_a_second_translation_into_one_language_is_left_out() -> None:
    spoken = shelf((translation("cafe", "de", "b", authors=("somebody else",)), False)).spoken(["de"])
    assert [entry.language for entry in spoken] == ["de", "de", "de", "es"]
    assert "somebody else" not in spoken.packs["cafe"].authors


def test_in_which_languages_packs_are_there() -> None:
    for catalog in (shelf(), shelf().spoken(["de"]), shelf().spoken(["es", "de"])):
        assert catalog.languages("cafe") == ("en", "de", "es")
        assert catalog.languages("plaza") == ("es",)
        assert catalog.all_languages == ("de", "en", "es")


def test_who_needs_no_translation_gets_the_very_same_catalog() -> None:
    catalog = shelf()
    assert catalog.spoken(["en"]) is catalog
    assert catalog.spoken(["de"]) is catalog.spoken(("de",))
    assert catalog.spoken(["de"]).spoken(["en"]) is catalog
    assert catalog.spoken(["es"]).spoken(["de", "es"]).entries["cafe/a"].language == "de"


@pytest.mark.parametrize("bundled", [True, False])
def test_only_who_wrote_the_words_is_vouched_for(bundled: bool) -> None:
    original = pack("cafe", [challenge("a", reviewed="2026-01-01")])
    both = Catalog([(original, True)], [(translation("cafe", "de", "a"), bundled)])
    assert [entry.reviewed for entry in both.spoken(["de"])] == [bundled]
    assert [entry.reviewed for entry in both.spoken(["en"])] == [True]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        pytest.param({"hidden": ["cafe/a"]}, {"cafe/b", "cafe/c"}, id="hidden in one, hidden in all"),
        pytest.param({"packs_off": ["cafe"]}, set(), id="off in one, off in all"),
    ],
)
def test_what_was_put_away_stays_away(changes: dict[str, Any], left: set[str]) -> None:
    for language in ("en", "de"):
        known = facts(languages=[language], **changes)
        card = deal(shelf().spoken([language]), known, TODAY)
        assert card is None if not left else card is not None and card.entry is not None
        assert not card or not card.entry or card.entry.id in left


def test_a_no_heard_in_english_counts_in_german() -> None:
    english, german = shelf().entries, shelf().spoken(["de"])
    heard = [
        tried(english[f"cafe/{slug}"], TODAY - timedelta(days=back), "no", label="Mia")
        for back, slug in ((3, "a"), (2, "b"), (1, "c"))
    ]
    card = deal(german, facts(*heard, languages=["de"]), TODAY)
    assert card is not None
    assert card.entry is not None
    assert (card.entry.id, card.title) == ("cafe/a", "de a")
    assert card.why.startswith("A repeat, with someone new")
    assert card.not_at == "Mia"
    in_english = deal(shelf(), facts(*heard), TODAY)
    assert in_english is not None
    assert (in_english.why, in_english.not_at) == (card.why, card.not_at)


def test_other_languages_change_the_words_of_the_card_and_not_the_card() -> None:
    catalog = shelf()
    card = deal(catalog, facts(), TODAY)
    assert card is not None
    assert card.entry is not None
    kept = [Day(day=TODAY, challenge=card.entry.id, planned=True)]
    for language, title in (("de", f"de {card.entry.challenge.id}"), ("en", card.title)):
        then = today(catalog.spoken([language]), facts(days=kept, languages=[language]), TODAY)
        assert then.card is not None
        assert then.card.entry is not None
        assert (then.card.entry.id, then.card.title, then.state) == (card.entry.id, title, "planned")
        assert Snapshot.of(then.card.entry.challenge).title == title
        assert not then.lost_plan
    none = today(catalog.spoken(["fr"]), facts(days=kept, languages=["fr"]), TODAY)
    assert none.card is None
    assert "in a language you did not choose" in none.why_nothing
