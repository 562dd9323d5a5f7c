"""What is done to a keeper of attempts, again and again: to log, to edit, to delete."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from typing import NamedTuple

State = dict[str, str]  # the note of each attempt by its id; deleted ones are absent


class Change(NamedTuple):
    """One thing that is done: `note` is the new one, or None to delete."""

    id: str
    note: str | None

    def made_to(self, state: State) -> State:
        """The state after it."""
        rest = {known: note for known, note in state.items() if known != self.id}
        return rest if self.note is None else rest | {self.id: self.note}


Make = Callable[[Change, bool], None]  # a change, and whether the attempt is new


def random_change(chance: random.Random, known: list[str], longest: int) -> tuple[Change, bool]:
    """To log, to edit or to delete, and whether the attempt is new."""
    is_new = not known or chance.random() < 0.4
    name = uuid.UUID(int=chance.getrandbits(128)).hex if is_new else chance.choice(known)
    delete = not is_new and chance.random() < 0.3
    return Change(name, None if delete else "x" * chance.randint(5, longest)), is_new
