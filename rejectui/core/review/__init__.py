"""What the asks add up to: numbers, comparisons, a calendar, and the words about them. Nothing here compares
people."""
