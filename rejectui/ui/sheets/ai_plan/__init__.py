"""An AI plan, there and back: the text for the tool, what it wrote, and the cards in that."""
