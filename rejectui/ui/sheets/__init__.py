"""Questions over a place, each ended by saving or leaving. What is typed there is kept as a draft."""
