"""What is said of a pack file from elsewhere before it is added: all of it cleaned, none of it believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import joined, line, say
from rejectui.core.asks.challenge import Pack
from rejectui.core.clean_text import clean_line
from rejectui.core.wording.words import count
from rejectui.packs.authoring.incoming import Arrival, changes

NAMED = 10  # problems and ids that are told one by one before the rest is counted


def show_arrival(arrival: Arrival) -> None:
    """Print what is in a file, what nobody has looked at, and what is wrong with it."""
    if arrival.pack is not None:
        _show_pack(arrival.pack)
    for problem in arrival.problems[:NAMED]:
        line(str(problem))
    if len(arrival.problems) > NAMED:
        line(f"and {len(arrival.problems) - NAMED} more: rejectui packs check {arrival.path}")
    if arrival.good and arrival.doubts:
        places = count(arrival.doubts, "place", "places")
        line(f"Worth a second look, {places}: rejectui packs check {arrival.path}")
    if arrival.good and arrival.left_out:
        say(f"Until it is repaired, this stays out: {_named(arrival.left_out)}")


def _show_pack(pack: Pack) -> None:
    say(f"{clean_line(pack.title)} ({pack.pack})", hang="  ")
    say(clean_line(pack.summary), indent="  ")
    say(
        joined((f"By {clean_line(', '.join(pack.authors))}", clean_line(pack.license), pack.language)),
        indent="  ",
    )
    levels = Counter(challenge.level for challenge in pack.challenges)
    by_level = "".join(f", {number} at level {level}" for level, number in sorted(levels.items()))
    say(f"{count(len(pack.challenges), 'challenge', 'challenges')}{by_level}", indent="  ")
    say("No reviewer of RejectUI has read it.", indent="  ")
    claimed = sum(challenge.reviewed is not None for challenge in pack.challenges)
    if claimed:
        said = count(claimed, "challenge was", "challenges were")
        say(f"The file says itself that {said} reviewed. By whom, RejectUI cannot know.", indent="  ")
    if pack.hard:
        are = count(pack.hard, "is hard to refuse and stays off", "are hard to refuse and stay off")
        say(f"{are}, unless you say: rejectui packs trust {pack.pack}", indent="  ")


def show_changes(session: Session, old: Pack | None, new: Pack) -> None:
    """Print what the new file of a pack changes; what goes is told with what the journal knows of it."""
    say(f"{new.pack} is here already. What this file changes:")
    if old is None:
        say("What is here cannot be read as a pack.", indent="  ")
        return
    found = changes(old, new)
    for what, ids in (("New", found.new), ("Changed", found.changed), ("Gone", found.gone)):
        if ids:
            say(f"{what}: {_named(ids)}", indent="  ", hang="    ")
    if not (found.new or found.changed or found.gone):
        say("Only the words about the pack. Its challenges stay as they are.", indent="  ")
    if found.gone:
        gone = {f"{new.pack}/{each}" for each in found.gone}
        logged = sum(attempt.challenge in gone for attempt in session.facts.attempts)
        keep = count(logged, "entry in your journal keeps", "entries in your journal keep")
        told = f" {keep} the title of one that is gone." if logged else ""
        say(f"What is gone is not dealt any more.{told}", indent="  ")


def _named(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return f"{', '.join(ids[:NAMED])}{more}"
