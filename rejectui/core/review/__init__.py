"""What the asks add up to: numbers, curves, a calendar, and the words about them. Nothing here compares
people."""
