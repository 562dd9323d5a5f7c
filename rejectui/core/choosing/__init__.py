"""What a user looks through to choose an ask: what was done with each, and the ladder that one climbs. All of
it is worked out anew from facts."""
