"""What Today says, as plain texts: made once, laid out for every size, kept for the next start."""

from __future__ import annotations

MEMO = "today"  # the file in the state folder that keeps it, see `cli.at_once`
Segment = tuple[str, str]  # a text, and its role: what it is, for whoever knows colors
Block = tuple[str, tuple[Segment, ...]]  # what a paragraph is for, and its segments

# Paragraphs that belong together; a blank row stands between these groups.
GROUPS = (
    ("title",),
    ("planned", "plan"),
    ("how",),
    ("told",),
    ("kind", "guess"),
    ("say",),
    ("who", "if_no", "care"),
    ("why",),
)
KINDS = tuple(kind for group in GROUPS for kind in group)


class TodayText:
    """What Today says on one day; never changed once it is made.

    `day` is the date as the top line shows it, `level` 1 to 5, or 0 for none, `heading` and `where` stand in
    the frame of the card, `blocks` are its paragraphs as they are told, of the kinds in `GROUPS`, `quiet`
    says that there is no card to do. `notice` are the lines below it, `status` lines of numbers, what matters
    most last. `lately` are (what became of it and when, the ask), newest first. `withheld` are the names of
    the keys, such as "today.plan", that make no sense in this state. All texts are clean.
    """

    __slots__ = (
        "blocks",
        "day",
        "heading",
        "lately",
        "level",
        "notice",
        "quiet",
        "status",
        "where",
        "withheld",
    )

    def __init__(
        self,
        *,
        day: str,
        level: int = 0,
        heading: str = "",
        where: str = "",
        blocks: tuple[Block, ...] = (),
        quiet: bool = False,
        notice: tuple[str, ...] = (),
        status: tuple[str, ...] = (),
        lately: tuple[tuple[str, str], ...] = (),
        withheld: tuple[str, ...] = (),
    ) -> None:
        self.day = day
        self.level = level
        self.heading = heading
        self.where = where
        self.blocks = blocks
        self.quiet = quiet
        self.notice = notice
        self.status = status
        self.lately = lately
        self.withheld = withheld

    def fields(self) -> dict[str, object]:
        """Every field by its name."""
        return {name: getattr(self, name) for name in self.__slots__}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TodayText) and self.fields() == other.fields()

    def __hash__(self) -> int:
        return hash(self.blocks)


def level_marks(level: int) -> str:
    """A level, 1 to 5, as five marks."""
    return "●" * level + "○" * (5 - level)
