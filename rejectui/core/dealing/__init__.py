"""Which card is dealt, and why: levels, expected distress, the ladder. Worked out anew from facts."""
