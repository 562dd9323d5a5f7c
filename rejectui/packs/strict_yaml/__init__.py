"""YAML in which nothing runs and nothing is guessed: nodes with their places, and what is wrong with them. It
knows nothing of packs."""
