"""Translations: only words, held against their original; what is wrong or missing is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from rejectui.core.asks.translation import TEXTS
from rejectui.packs.library import Library, bundled_folder, check, load
from rejectui.packs.reading.reader import read_pack
from tests.packs.samples import GOOD, HEAD, TRANSLATION, challenge, words, write
from tests.packs.test_cache import load_in_a_new_process

OTHER = {"id": "other", "title": "Bitte um Leitungswasser"}
ORIGINAL = HEAD + GOOD + challenge()
WHOLE = TRANSLATION + words() + words(**OTHER)


def folder(path: Path, **files: str) -> Path:
    """A folder with a file for each name given; two underscores stand for the dot before the language."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        write(path, text, f"{name.replace('__', '.').replace('_', '-')}.yaml")
    return path


def german(library: Library) -> dict[str, str]:
    """The titles in German, by full id."""
    return {e.id: e.challenge.title for e in library.catalog.spoken(["de"]) if e.language == "de"}


def told(library: Library) -> list[str]:
    """What is wrong, without the paths."""
    return [str(problem).split(".yaml:", 1)[1] for problem in library.problems]


def test_only_the_words_differ(tmp_path: Path) -> None:
    library = load([(folder(tmp_path, cafe=ORIGINAL, cafe__de=WHOLE), True)])
    assert (library.problems, library.advice) == ((), ())
    assert library.translations == 1
    spoken = library.catalog.spoken(["de"])
    for original, entry in zip(library.catalog, spoken, strict=True):
        same = {name: getattr(original.challenge, name) for name in TEXTS}
        assert structs.replace(entry.challenge, **same) == original.challenge
        assert (entry.id, entry.bundled, entry.language) == (original.id, True, "de")
        assert entry.challenge.title != original.challenge.title
    assert spoken.packs["cafe"].title == "Cafés und kleine Läden"
    assert [each.title for each in spoken.packs["cafe"].challenges] == [e.challenge.title for e in spoken]


FILES = [
    pytest.param("pack: cafe\n" + WHOLE, "1:1: translation: pack begins an original", id="pack too"),
    pytest.param(
        WHOLE.replace("translates: cafe", "pack: cafe"), "write translates: cafe", id="pack for translates"
    ),
    pytest.param(WHOLE.replace("translates: cafe\n", ""), "1:1: missing: translates", id="of nothing"),
    pytest.param(
        WHOLE.replace("translates: cafe", "translates: cafe.es"),
        '1:13: value: "cafe.es" is a file, or a translation itself; write translates: cafe',
        id="of a translation",
    ),
    pytest.param(
        WHOLE.replace("translates: cafe", "translates: cafe.yaml"), "write translates: cafe", id="of a file"
    ),
    pytest.param(
        WHOLE.replace("language: de", "situations: [work]\nlanguage: de"),
        "2:1: translation: situations is the same in every language; remove it",
        id="a life of its own",
    ),
    pytest.param(WHOLE.replace("language: de\n", ""), "1:1: missing: language is missing", id="no language"),
    pytest.param(WHOLE.replace("language: de", "language: German"), "2:11: value: language", id="German"),
    pytest.param(
        WHOLE.replace("language: de", "language: fr"),
        '1:1: name: the file is called "cafe.de.yaml"; rename the file to cafe.fr.yaml',
        id="another language than the file's",
    ),
    pytest.param(
        WHOLE.replace("translates: cafe", "translates: shop"),
        "rename the file to shop.de.yaml",
        id="its name",
    ),
    pytest.param(WHOLE.replace("title: Cafés und kleine Läden\n", ""), "title is missing", id="no title"),
    pytest.param(WHOLE + "color: red\n", 'unknown: "color" is not a field here', id="a field of nobody"),
    pytest.param(TRANSLATION, "missing: the translation has no list of challenges", id="no challenge"),
    pytest.param(TRANSLATION + "  - one\n", "type: a challenge is not a single text", id="a text"),
    pytest.param("translates: cafe\n[", "yaml: ", id="no YAML"),
]


@pytest.mark.parametrize(("text", "words_told"), FILES)
def test_a_file_that_is_not_right(tmp_path: Path, text: str, words_told: str) -> None:
    library = load([(folder(tmp_path, cafe=ORIGINAL, cafe__de=text), True)])
    first, *others = told(library)  # each mistake is told once
    assert words_told in first
    assert all("there is no pack called shop" in other for other in others)
    assert len(library.catalog) == 2  # the original is not touched by it
    assert list(library.files) == ["cafe"]


FIELDS = [
    pytest.param({"level": "3"}, "level is the same in every language; remove it: it comes", id="a level"),
    pytest.param({"askee": "staff"}, "translation: askee is the same in every language", id="an askee"),
    pytest.param({"reviewed": "2026-11-22"}, "translation: reviewed is the same", id="a review of its own"),
    pytest.param({"when": "any_day"}, "translation: when is the same in every language", id="a day"),
    pytest.param({"tags": "[a]"}, "translation: tags is the same in every language", id="tags"),
    pytest.param({"titel": "x"}, '"titel" is not a field here; write title', id="a slip"),
    pytest.param({"title": None}, "missing: title is missing", id="no title"),
    pytest.param({"how": None}, "missing: how is missing", id="no how"),
    pytest.param({"if_yes": None}, "missing: if_yes is missing", id="no words for a yes"),
    pytest.param({"if_no": None}, "missing: if_no is missing", id="no words for a no"),
    pytest.param({"how": "x" * 2001}, "how is 2,001 characters long", id="too long"),
    pytest.param({"how": '"\\e[2J"'}, "character: the character U+001B", id="an escape"),
    pytest.param({"safety": "[]", "not_for": "x"}, "not_for is not a list", id="no list"),
    pytest.param({"id": "good-one"}, "double: good-one is translated already (line 8)", id="twice"),
    pytest.param(
        {"id": "gone"}, "original: cafe has no good challenge called gone; take an id", id="no such"
    ),
    pytest.param(
        {"say": None}, "missing: other has no say, and the original has; add a line say", id="no say"
    ),
]


@pytest.mark.parametrize(("changes", "words_told"), FIELDS)
def test_a_challenge_that_is_not_right(
    tmp_path: Path, changes: dict[str, str | None], words_told: str
) -> None:
    text = TRANSLATION + words() + words(**(OTHER | changes))
    library = load([(folder(tmp_path, cafe=ORIGINAL, cafe__de=text), True)])
    assert any(words_told in one for one in told(library)), told(library)
    assert list(german(library)) == ["cafe/good-one"]
    line = TRANSLATION.count("\n") + words().count("\n") + 1
    assert library.problems[0].line >= line


LACKING = [
    ({"smaller": "Ask for less."}, {}, "no smaller"),
    ({"smaller": "Ask for less."}, {"smaller": "Frag nach weniger."}, None),
    ({"safety": "[One., Two.]"}, {"safety": "[Eins.]"}, "fewer texts in safety"),
    ({"safety": "[One., Two.]"}, {"safety": "[Eins., Zwei., Drei.]"}, None),
    ({"not_for": "[kings]"}, {}, "fewer texts in not_for"),
    ({"channel": "written", "say": None}, {"say": None}, None),
    ({"channel": "written", "say": None}, {}, None),
]


@pytest.mark.parametrize(("original", "translated", "lacks"), LACKING)
def test_what_the_original_says_is_said_in_every_language(
    tmp_path: Path, original: dict[str, str | None], translated: dict[str, str | None], lacks: str | None
) -> None:
    texts = {
        "cafe": HEAD + GOOD + challenge(**original),
        "cafe__de": TRANSLATION + words() + words(**OTHER, **translated),
    }
    library = load([(folder(tmp_path, **texts), True)])
    assert ("cafe/other" in german(library)) == (lacks is None)
    assert [lacks in one for one in told(library) if lacks] == ([True] if lacks else [])


def test_a_translation_wants_its_original(tmp_path: Path) -> None:
    library = load([(folder(tmp_path, cafe__de=WHOLE), True)])
    assert told(library) == [
        "1:1: original: there is no pack called cafe that this could be a translation of; "
        "put cafe.yaml beside it, or repair the one there"
    ]
    assert (len(library.catalog), library.translations) == (0, 0)


def test_not_into_the_language_of_the_original(tmp_path: Path) -> None:
    text = WHOLE.replace("language: de", "language: en")
    library = load([(folder(tmp_path, cafe=ORIGINAL, cafe__en=text), True)])
    assert "original: cafe is written in en already" in told(library)[0]
    assert library.catalog.spoken(["en"]).entries["cafe/good-one"].challenge.title == "Ask for a menu to keep"


def test_what_is_missing_is_told_and_is_no_problem(tmp_path: Path) -> None:
    library = load([(folder(tmp_path, cafe=ORIGINAL, cafe__de=TRANSLATION + words()), True)])
    assert library.problems == ()
    (hint,) = library.advice
    assert str(hint) == (
        f"{tmp_path / 'cafe.de.yaml'}:1:1: warning: incomplete: "
        "1 of 2 challenges is not translated yet: other; "
        "add them with their words; until then they are not dealt in de"
    )
    assert german(library) == {"cafe/good-one": "Bitte um eine Karte zum Behalten"}


def test_very_much_that_is_missing_stays_readable(tmp_path: Path) -> None:
    original = ORIGINAL + "".join(challenge(id=f"x{number:02}") for number in range(30))
    (hint,) = load([(folder(tmp_path, cafe=original, cafe__de=WHOLE), True)]).advice
    assert "30 of 32 challenges are not translated yet: x00, " in hint.what
    assert hint.what.endswith("x19 and 10 more")


def test_a_retired_challenge_may_be_translated_and_is_not_missed(tmp_path: Path) -> None:
    original = HEAD + GOOD + challenge(retired="true")
    for text in (WHOLE, TRANSLATION + words()):
        library = load([(folder(tmp_path, cafe=original, cafe__de=text), True)])
        assert (library.problems, library.advice) == ((), ())
    assert (
        load([(folder(tmp_path, cafe=original, cafe__de=WHOLE), True)])
        .catalog.spoken(["de"])
        .entries["cafe/other"]
        .challenge.retired
    )


def test_a_broken_challenge_of_the_original_takes_its_words_along(tmp_path: Path) -> None:
    library = load([(folder(tmp_path, cafe=HEAD + GOOD + challenge(level="9"), cafe__de=WHOLE), True)])
    assert [problem.code for problem in library.problems] == ["value", "original"]
    assert "or repair the challenge there" in library.problems[1].remedy
    assert list(german(library)) == ["cafe/good-one"]


def test_the_first_translation_into_a_language_stays(tmp_path: Path) -> None:
    bundled = folder(tmp_path / "bundled", cafe=ORIGINAL, cafe__de=WHOLE)
    own = folder(tmp_path / "own", cafe__de=WHOLE.replace("Leitungswasser", "Wasser"), cafe__es=spanish())
    library = load([(bundled, True), (own, False)])
    (problem,) = library.problems
    assert problem.code == "double"
    assert problem.what == f"cafe is there in de already ({bundled / 'cafe.de.yaml'})"
    assert german(library)["cafe/other"] == "Bitte um Leitungswasser"
    assert library.catalog.languages("cafe") == ("en", "de", "es")


def spanish() -> str:
    """The translation as if it were Spanish."""
    return WHOLE.replace("language: de", "language: es")


def test_nobody_here_vouches_for_a_translation_from_elsewhere(tmp_path: Path) -> None:
    """Its words are somebody else's, so what wants a reviewer is not dealt in it."""
    original = HEAD + GOOD + challenge(refusal="hard", reviewed="2026-11-22")
    bundled = folder(tmp_path / "bundled", cafe=original, cafe__de=WHOLE)
    own = folder(tmp_path / "own", cafe__es=spanish())
    catalog = load([(bundled, True), (own, False)]).catalog
    for language, reviewed in (("en", True), ("de", True), ("es", False)):
        entry = catalog.spoken([language]).entries["cafe/other"]
        assert (entry.language, entry.bundled, entry.reviewed) == (language, reviewed, reviewed)


def test_a_changed_original_changes_what_comes_out_of_a_warm_cache(tmp_path: Path) -> None:
    packs, cache = folder(tmp_path / "packs", cafe=ORIGINAL, cafe__de=WHOLE), tmp_path / "packs.json"
    assert load_in_a_new_process(packs, cache) == "True 2 0"
    assert load_in_a_new_process(packs, cache) == "False 2 0"
    folder(packs, cafe=HEAD + GOOD + challenge(level="4", smaller="Ask for less."))
    warm, cold = load([(packs, True)], cache), load([(packs, True)])
    assert (
        told(warm)
        == told(cold)
        == ["14:9: missing: other has no smaller, and the original has; add a line smaller: …"]
    )
    assert german(warm) == german(cold) == {"cafe/good-one": "Bitte um eine Karte zum Behalten"}
    folder(packs, cafe=HEAD + GOOD + challenge(level="4"))
    assert load([(packs, True)], cache).catalog.spoken(["de"]).entries["cafe/other"].challenge.level == 4
    (packs / "cafe.yaml").unlink()
    assert [problem.code for problem in load([(packs, True)], cache).problems] == ["original"]


def test_a_file_is_checked_against_the_original_beside_it_or_that_came_along(tmp_path: Path) -> None:
    beside = folder(tmp_path / "beside", cafe=ORIGINAL, cafe__de=TRANSLATION + words())
    checked = check([beside / "cafe.de.yaml"])
    assert (checked.problems, checked.packs, checked.translations) == ((), 0, 1)
    assert [hint.code for hint in checked.advice] == ["incomplete"]
    alone = folder(tmp_path / "alone", cafe__de=TRANSLATION + words())
    assert "cafe has no good challenge called good-one" in str(check([alone / "cafe.de.yaml"]).problems[0])
    apart = check([tmp_path / "beside" / "cafe.yaml", alone])
    assert (apart.problems, apart.packs, apart.translations) == ((), 1, 1)
    nothing = folder(tmp_path / "nothing", none__de=WHOLE.replace("translates: cafe", "translates: none"))
    assert [problem.code for problem in check([nothing]).problems] == ["original"]


BUNDLED = sorted(path.name for path in bundled_folder().glob("*.*.yaml"))


def test_two_packs_are_there_in_german_and_spanish() -> None:
    assert {f"{pack}.{language}.yaml" for pack in ("cafe", "first-steps") for language in ("de", "es")} <= {
        *BUNDLED
    }


@pytest.mark.parametrize("name", BUNDLED)
def test_the_translations_that_ship_are_whole(name: str) -> None:
    checked = check([bundled_folder() / name])
    assert [str(each) for each in (*checked.problems, *checked.advice)] == []
    translation = read_pack(bundled_folder() / name).translation
    original = read_pack(bundled_folder() / f"{name.split('.')[0]}.yaml").pack
    assert translation is not None
    assert original is not None
    assert [each.id for each in translation.challenges] == [each.id for each in original.challenges]
    for words_there, challenge_there in zip(translation.challenges, original.challenges, strict=True):
        for field in TEXTS:
            assert bool(getattr(words_there, field)) == bool(getattr(challenge_there, field)), words_there.id
            if getattr(challenge_there, field):
                assert getattr(words_there, field) != getattr(challenge_there, field), words_there.id
        assert words_there.if_no[0] in "„«", words_there.id
        assert len(words_there.title) <= 66, words_there.title
        assert len(words_there.how) <= 240, words_there.id
