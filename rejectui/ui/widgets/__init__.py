"""What screens are made of. Widgets draw what they are given and say what happened by message."""
