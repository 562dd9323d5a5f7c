"""Cards of every kind, for the tests of the card."""

from __future__ import annotations

from hypothesis import strategies as some

from rejectui.core.card.layout import WIDE, Row
from rejectui.core.card.text import KINDS, TodayText

# One cell, two cells, and a mark that is stacked on the letter before.
CARD_LETTERS = "abcdefgh.,;: \n" + "漢字" + "\u0301"
NOTICE_LETTERS = "IJKLMNO. " + "語" + "\u0302"
MUST = ("title", "planned", "say", "if_no")


def words(letters: str, most: int = 120) -> some.SearchStrategy[str]:
    """A text that begins and ends with something, as every clean text does; sometimes one long word."""
    return some.text(some.sampled_from(letters), max_size=most).map(
        lambda text: text.strip(" \n\u0301\u0302")
    )


def texts(*, empty: bool = False) -> some.SearchStrategy[TodayText]:
    """What Today might say, or with `empty` paragraphs and lines in which nothing stands, too. Each paragraph
    has a role of its own, `block0` and so on, by which it is found again among the rows."""
    title = words(CARD_LETTERS).map(lambda text: text.replace("\n", " "))
    begins = "" if empty else "a"
    block = some.tuples(
        some.sampled_from(KINDS),
        words(CARD_LETTERS).map(lambda text: begins + text),
        some.sampled_from(["", "if no: "]),
    )
    blocks = some.lists(block.filter(lambda each: each[0] != "title"), max_size=7)
    once = blocks.map(
        lambda found: list(
            {each[0] if each[0] in MUST else number: each for number, each in enumerate(found)}.values()
        )
    )

    def made(first: str, others: list[tuple[str, str, str]], **fields: object) -> TodayText:
        ordered = sorted(others, key=lambda each: KINDS.index(each[0]))
        blocks = [("title", (("a" + first, "block0"),))] + [
            (kind, ((before, f"block{number}"), (text, f"block{number}")))
            for number, (kind, text, before) in enumerate(ordered, 1)
        ]
        return TodayText(blocks=tuple(blocks), **fields)  # type: ignore[arg-type]

    return some.builds(
        made,
        title,
        once,
        day=some.just("Sun 22 Nov"),
        level=some.integers(0, 5),
        heading=words("xyz漢", 100),
        where=words("xyz漢", 100),
        quiet=some.booleans(),
        notice=some.lists(
            words(NOTICE_LETTERS).map(lambda text: text if empty else "I" + text), max_size=3
        ).map(tuple),
        status=some.lists(words("PQR ·漢"), max_size=2).map(tuple),
        lately=some.lists(some.tuples(words("STU ·"), words("STU 漢")), max_size=12).map(tuple),
    )


def left_of_panel(rows: list[Row], columns: int) -> list[Row]:
    """The rows without what was asked lately, which stands beside the card on a wide screen."""
    return [row[: _first_beside(row)] for row in rows] if columns >= WIDE else rows


def _first_beside(row: Row) -> int:
    panel = [number for number, (_, role) in enumerate(row) if role == "panel"]
    return panel[0] if panel else len(row)


def bare(text: str) -> str:
    """Without spaces and breaks, which a line may lose."""
    return "".join(text.split())


def shown(rows: list[Row], role: str) -> str:
    """What stands of a paragraph: all up to where it was cut."""
    return bare("".join(part for row in rows for part, each in row if each == role)).partition("…")[0]


def shown_notice(rows: list[Row]) -> str:
    """What stands of the notice, whose letters are in nothing else."""
    letters = set(bare(NOTICE_LETTERS)) - {"."}
    return "".join(sign for row in rows for part, _ in row for sign in part if sign in letters)


def said_notice(text: TodayText) -> str:
    """All of it, by the same letters."""
    letters = set(bare(NOTICE_LETTERS)) - {"."}
    return "".join(sign for line in text.notice for sign in line if sign in letters)


def paragraphs(text: TodayText) -> dict[str, tuple[str, str]]:
    """(kind, all of its words) of each paragraph by its role."""
    return {
        segments[0][1]: (kind, bare("".join(part for part, _ in segments))) for kind, segments in text.blocks
    }


def lines_of(rows: list[Row]) -> list[str]:
    """The rows as text."""
    return ["".join(part for part, _ in row).rstrip() for row in rows]
