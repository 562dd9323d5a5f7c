"""The parts of Today: the card, what was asked lately, the notice. They draw what core worked out."""
