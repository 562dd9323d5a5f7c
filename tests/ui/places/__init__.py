"""Each place by its keys."""
