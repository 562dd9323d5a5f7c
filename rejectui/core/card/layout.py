"""Today in rows: one layout for every size, for the app, for the card drawn at once and for commands.

The card wins room before anything else. With few rows first the numbers shrink to a row for each line of
them, then blank rows around the card go, all numbers but the last line (how a program stands, where one
goes on), the frame and blank rows in the card, then the numbers, what the notice says beyond a line, the
reason, who is asked, and how to; the title, whether it is planned, what to say and the kind way out are cut
last, and only where there is no row. What was left out is a key away: the whole text can be read by
scrolling.
"""

from __future__ import annotations

from rejectui.core.card.rows import Row, cells_of, cut, filled, in_frame, in_lines, padded, set_in, wrapped
from rejectui.core.card.text import GROUPS, Segment, TodayText, level_marks
from rejectui.core.card.wrap import shortened

TYPE_CHECKING = False  # as in `typing`, which this must not wait for
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rejectui.core.card.wrap import Width


# Cells that the line of places needs for the name of the app, all places and the date; for the places alone.
WIDE_PLACES, NARROW_PLACES = 71, 49
APP = " RejectUI  "
PLACES = {"today": "Today", "review": "Review", "journal": "Journal", "ladder": "Ladder", "packs": "Packs"}
WIDE = 120  # columns from which what was asked lately stands beside the card
WIDEST = 84  # a line longer than that is hard to read
BESIDE = 40
FRAMED = 44  # columns from which the card has a frame
SAY = 4  # cells by which what to say is set in
MOST_HOW = 12
MUST = ("title", "planned", "say", "if_no")  # in the order in which they win what room there is
_GROUP = {kind: number for number, group in enumerate(GROUPS) for kind in group}
# Before which groups a blank row stays longest.
GAPS_KEPT = tuple(_GROUP[kind] for kind in ("say", "who", "how", "told", "kind", "planned", "why"))
GAPS = len(GAPS_KEPT)


def places_row(place: str, day: str, columns: int) -> Row:
    """The top line: the places, the one you are in in brackets, and the date."""
    labels = place_labels(place, columns)
    row: list[Segment] = [(APP, "app")] if columns >= WIDE_PLACES else []
    row += [(text, "here" if each == place else "place") for each, text in labels]
    gap = columns - sum(len(text) for text, _ in row) - len(day) - 1
    if gap >= 0:
        row += [(" " * gap, "place"), (f"{day} ", "place")]
    return filled(tuple(row), columns, len, "place")


def place_labels(place: str, columns: int) -> list[tuple[str, str]]:
    """(place, how it is written there): by the number alone where there is no room for its name."""
    short = columns < NARROW_PLACES
    return [
        # Brackets, so that the place is told without color too.
        (each, f"[{number} {label}]")
        if each == place
        else (each, f" {number} " if short else f" {number} {label} ")
        for number, (each, label) in enumerate(PLACES.items(), 1)
    ]


def keys_that_fit(keys: list[tuple[str, str]], columns: int) -> list[tuple[str, str]]:
    """(key, what it does) of those that fit into the bottom line, the last one always among them."""
    shown = list(keys)
    while len(shown) > 1 and sum(len(key) + len(does) + 3 for key, does in shown) > columns:
        del shown[-2]
    return shown


def keys_row(keys: list[tuple[str, str]], columns: int) -> Row:
    """The bottom line: the keys that work here and now."""
    row: list[Segment] = []
    for key, does in keys_that_fit(keys, columns):
        row += [(f" {key}", "key"), (f" {does} ", "does")]
    return filled(tuple(row), columns, len, "does")


def today_rows(text: TodayText, columns: int, rows: int, width: Width = len) -> tuple[list[Row], bool]:
    """(everything between the top and the bottom line, in exactly so many rows of exactly so many cells;
    whether something was left out for want of rows)."""
    beside = columns >= WIDE
    room = columns - BESIDE if beside else columns
    found = _Today(text, room, width, numbers=not beside)
    for squeeze in _steps():
        laid = list(found.rows(squeeze, rows))
        if len(laid) <= rows:
            break
    else:
        laid = found.bare(rows)
    if beside:
        side = _beside(text, rows, width)
        laid = [
            (*filled(left, room, width), *right) for left, right in zip(padded(laid, rows), side, strict=True)
        ]
    return [filled(row, columns, width) for row in padded(laid, rows)], squeeze.leaves_out


def all_rows(text: TodayText, columns: int, width: Width = len) -> list[Row]:
    """The same with nothing left out, in as many rows as that takes."""
    room = columns - BESIDE if columns >= WIDE else columns
    found = _Today(text, room, width, numbers=columns < WIDE)
    return [
        filled(row, columns, width) for row in found.rows(_Squeeze(frame=True, gaps=GAPS, numbers="full"), 0)
    ]


def card_lines(text: TodayText, columns: int, width: Width = len) -> list[str]:
    """The card alone, without a frame, as lines of text."""
    found = _Today(text, columns, width, numbers=False)
    paragraphs = _paragraphs(text, columns, width)
    if text.level:  # on a line of its own: this is read by ear, too
        paragraphs[0] = ("title", [*wrapped(text.blocks[0][1], columns, width), _level(text.level)])
    rows = found.card(paragraphs, _Squeeze(gaps=GAPS))
    return ["".join(part for part, _ in row).rstrip() for row in rows]


def card_words(text: TodayText) -> list[str]:
    """The card to be heard: a paragraph each, and no sign but those that are read."""
    found: list[str] = []
    for kind, segments in text.blocks:
        before = "Say: " if kind == "say" else ""
        told = before + "".join(part for part, _ in segments)
        found.append(told.replace(" · ", ", ") if kind == "who" else told)
        if kind == "title" and text.level:
            found.append(f"level {text.level}")
    return found


class _Squeeze:
    """What is left out. `around` are blank rows around everything and in the frame, `frame` whether there is
    one, `gaps` how many blank rows there are between paragraphs; the numbers are there in full, each line in
    a row, the last line alone, or not at all; the notice and how to have so many rows, None for all."""

    def __init__(
        self,
        *,
        around: bool = False,
        frame: bool = False,
        gaps: int = 0,
        numbers: str = "none",
        notice: int | None = None,
        how: int | None = None,
        without: tuple[str, ...] = (),
    ) -> None:
        self.around, self.frame, self.gaps, self.numbers = around, frame, gaps, numbers
        self.notice, self.how, self.without = notice, how, without

    @property
    def leaves_out(self) -> bool:
        """Whether more than numbers and blank rows is left out."""
        return self.notice is not None or self.how is not None or bool(self.without)


def _steps() -> Iterator[_Squeeze]:
    """Each leaves out a little more than the one before."""
    for numbers in ("full", "lines"):
        yield _Squeeze(around=True, frame=True, gaps=GAPS, numbers=numbers)
    for numbers in ("lines", "a line"):
        yield _Squeeze(frame=True, gaps=GAPS, numbers=numbers)
    for gaps in range(GAPS, -1, -1):
        yield _Squeeze(gaps=gaps, numbers="a line")
    yield _Squeeze()
    for rows in (2, 1):
        yield _Squeeze(notice=rows)
    without: tuple[str, ...] = ()
    for kind in ("guess", "why", "who"):
        without = (*without, kind)
        yield _Squeeze(notice=1, without=without)
    for how in range(MOST_HOW, -1, -1):
        yield _Squeeze(notice=1, how=how, without=without)
    for kind in ("plan", "kind", "care"):
        without = (*without, kind)
        yield _Squeeze(notice=1, how=0, without=without)
    yield _Squeeze(notice=0, how=0, without=without)


class _Today:
    """The paragraphs in lines, wrapped once for each way to lay them out."""

    def __init__(self, text: TodayText, columns: int, width: Width, *, numbers: bool) -> None:
        self._text = text
        self._columns = columns
        self._width = width
        self._numbers = text.status if numbers else ()
        self._wrapped: dict[int, list[tuple[str, list[Row]]]] = {}

    def rows(self, squeeze: _Squeeze, least: int) -> Iterator[Row]:
        """Card, notice and numbers; these two at the foot of at `least` so many rows."""
        framed = self._columns >= FRAMED and squeeze.frame
        margin = 1 if self._columns >= FRAMED else 0
        inside = self._inside(self._columns - 2 * margin)
        if framed:
            card = list(self._framed(squeeze))
        else:
            card = set_in([*self._heading(squeeze, margin), *self.card(inside, squeeze)], margin)
        foot = list(self._foot(squeeze, 2 if framed else margin))
        yield from [()] * squeeze.around
        yield from card
        room = least - len(card) - len(foot) - squeeze.around
        # Without numbers, on a wide screen, what is said stays near the card.
        yield from [()] * (room if self._numbers else min(room, 1))
        yield from foot

    def bare(self, rows: int) -> list[Row]:
        """Where not even what must be there fits: title, plan, words and way out, each as far as it goes."""
        paragraphs = [each for each in self._inside(self._columns) if each[0] in MUST]
        taken = {kind: 0 for kind, _ in paragraphs}
        lengths = {kind: len(lines) for kind, lines in paragraphs}
        for kind, most in [(kind, 1) for kind in MUST] + [(kind, rows) for kind in MUST]:
            while kind in taken and taken[kind] < min(most, lengths[kind]) and sum(taken.values()) < rows:
                taken[kind] += 1
        return [row for kind, lines in paragraphs for row in cut(lines, taken[kind], self._width)]

    def card(self, paragraphs: list[tuple[str, list[Row]]], squeeze: _Squeeze) -> Iterator[Row]:
        """The paragraphs that are not left out, a blank row between groups of them."""
        before = None
        for kind, lines in paragraphs:
            shown = cut(lines, squeeze.how, self._width) if kind in ("how", "told") else lines
            if kind in squeeze.without or not shown:
                continue
            group = _GROUP[kind]
            if before is not None and before != group and group in GAPS_KEPT[: squeeze.gaps]:
                yield ()
            before = group
            yield from shown

    def _inside(self, columns: int) -> list[tuple[str, list[Row]]]:
        if columns not in self._wrapped:
            self._wrapped[columns] = _paragraphs(self._text, columns, self._width)
        return self._wrapped[columns]

    def _framed(self, squeeze: _Squeeze) -> Iterator[Row]:
        """The card in its frame, in the middle where there is room at its sides."""
        across = min(self._columns - 2, WIDEST + 6)
        inner = across - 6
        margin: Segment = (" " * ((self._columns - across) // 2), "text")
        frame = "quiet frame" if self._text.quiet else "frame"
        pad: list[Row] = [()] * squeeze.around
        for line in in_frame(
            [*pad, *self.card(self._inside(inner), squeeze), *pad],
            across,
            frame,
            self._width,
            heading=self._text.heading,
            below=self._text.where,
        ):
            yield (margin, *line)

    def _heading(self, squeeze: _Squeeze, margin: int) -> list[Row]:
        """What stands in the frame, where there is no frame and still room."""
        words = " · ".join(filter(None, (self._text.heading, self._text.where)))
        columns = self._columns - 2 * margin
        return in_lines(words, "frame", columns, self._width) if words and squeeze.gaps == GAPS else []

    def _foot(self, squeeze: _Squeeze, indent: int) -> Iterator[Row]:
        columns = self._columns - 2 * indent
        notice = [row for line in self._text.notice for row in in_lines(line, "text", columns, self._width)]
        if notice and squeeze.notice != 0:
            yield from set_in(cut(notice, squeeze.notice, self._width), indent)
            yield from [()] * squeeze.around
        numbers: list[Row] = []
        if squeeze.numbers == "full":
            numbers = [row for line in self._numbers for row in in_lines(line, "quiet", columns, self._width)]
        elif squeeze.numbers != "none":
            shown = self._numbers if squeeze.numbers == "lines" else self._numbers[-1:]
            numbers = [((_in_a_line(line, columns, self._width), "quiet"),) for line in shown]
        if numbers:
            yield from set_in(numbers, indent)
            yield from [()] * squeeze.around


def _paragraphs(text: TodayText, columns: int, width: Width) -> list[tuple[str, list[Row]]]:
    """(kind, lines) of each paragraph."""
    found = []
    for kind, segments in text.blocks:
        if kind == "title":
            lines = _title(segments, text.level, columns, width)
        else:
            indent = SAY if kind == "say" and columns > FRAMED else 0
            lines = set_in(wrapped(segments, columns - 2 * indent, width), indent)
        found.append((kind, lines))
    return found


def _title(segments: Row, level: int, columns: int, width: Width) -> list[Row]:
    """The title, and the level at the right end of its first row, or where the last row has room for it."""
    if not level:
        return wrapped(segments, columns, width)
    marks, words = _level(level)
    if columns > FRAMED:
        first, *others = wrapped(segments, columns - len(marks[0] + words[0]) - 2, width)
        gap = columns - cells_of(first, width) - len(marks[0] + words[0])
        return [(*first, (" " * gap, "text"), marks, words), *others]
    lines = wrapped(segments, columns, width)
    gap = columns - cells_of(lines[-1], width) - len(marks[0])
    if gap >= 2:
        return [*lines[:-1], (*lines[-1], (" " * gap, "text"), marks)]
    return [*lines, (marks, words)]


def _level(level: int) -> tuple[Segment, Segment]:
    return (level_marks(level), "level"), (f" level {level}", "text")


def _beside(text: TodayText, rows: int, width: Width) -> list[Row]:
    """The numbers and what was asked lately, in a frame as high as the screen."""
    inner = BESIDE - 8
    lines: list[Row] = []
    for line in text.status:
        lines += [*in_lines(line.replace(" · ", "\n"), "text", inner, width), ()]
    lines += [(("Lately", "strong"),), ()]
    for head, title in text.lately:
        lines.append(((head, "quiet"),))
        lines += cut(set_in(in_lines(title, "text", inner - 2, width), 2), 2, width)
    if not text.lately:
        lines.append((("Nothing yet. It begins with one.", "text"),))
    room = max(rows - 5, 0)
    framed = list(in_frame([(), *padded(lines[:room], room), ()], BESIDE - 2, "panel", width))
    return [filled(row, BESIDE, width) for row in padded([(), *framed], rows)]


def _in_a_line(numbers: str, columns: int, width: Width) -> str:
    """As many of the numbers as fit, the first and the last of them in any case."""
    parts = numbers.split(" · ")
    while len(parts) > 2 and width(" · ".join(parts)) > columns:
        del parts[-2]
    return shortened(" · ".join(parts), columns, width)
