"""Which card is dealt, and why: levels, expected distress, the ladder. All of it is worked out anew from
facts; nothing here is kept, and nothing is left to chance."""
