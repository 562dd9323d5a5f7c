"""Today's card as a QR code, for the app and for `rejectui today --qr`. The only place that knows segno."""

from __future__ import annotations

from importlib.util import find_spec

from rejectui.core.sharing.card_code import Code, drawn, least_room, that_fits, to_take_along
from rejectui.core.today import Today

WITHOUT_SEGNO = (
    "A code is drawn by segno, which is not installed. To add it: pip install 'rejectui[qr]', or with pipx: "
    "pipx inject rejectui segno"
)
PART = "Not all of the card fits into a code of this size: it holds only a part."
NO_ASK = "There is no ask ahead today that a code could say."


def to_say(today: Today) -> tuple[str, ...]:
    """What a code may say of today's card, the longest first; empty where no ask is ahead."""
    card = today.card if today.state in ("dealt", "planned") else None
    return to_take_along(card.title, card.challenge) if card is not None else ()


def code_or_why(today: Today, columns: int, rows: int) -> Code | str:
    """The code for the card that fits into a terminal of so many cells, a row left for keys or the prompt; or
    else why there is none, and what to do."""
    texts = to_say(today)
    if not texts:
        return NO_ASK
    if find_spec("segno") is None:
        return WITHOUT_SEGNO
    code = that_fits(texts, columns, rows - 1)
    if code is not None:
        return code
    room = least_room(texts)
    if room is None:
        return "This ask is too long for a code."
    return (
        f"There is too little room for a code: it takes {room[0]} columns and {room[1] + 1} rows, and this "
        f"terminal has {columns} and {rows}."
    )


def cells(code: Code, *, dark_ink: bool) -> list[str]:
    """Its rows; `dark_ink` where it is drawn in black on white, see `core.sharing.card_code.drawn`."""
    from segno import make

    # The level rises by itself where that makes it no larger.
    made = make(code.text, error="L", version=code.version, mode="byte", encoding="utf-8", eci=True)
    return drawn(made.matrix, code.quiet, dark_ink=dark_ink)
