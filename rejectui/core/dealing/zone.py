"""How bad an ask may get to be worth doing and to be done, in points of distress, 0–100 (PRACTICE.md,
Levels 2, 15; the numbers are *ours*).
"""

from __future__ import annotations

LOW, HIGH = 30, 50  # what is expected of an ask to start with
ZONE = (30, 60)  # what it gets to as it comes out
GOAL = 45  # what is expected of the card that is looked for: the middle of `ZONE`


def outside(expected: int) -> int:
    """How many points outside `LOW` to `HIGH` an expected distress is; 0 inside."""
    return max(LOW - expected, expected - HIGH, 0)
