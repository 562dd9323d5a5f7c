"""The practice day and its plan, weeks, streaks, and what comes after an ask. Nothing here chooses a card."""
