"""The parts of Today: the card, what was asked lately, the notice."""
