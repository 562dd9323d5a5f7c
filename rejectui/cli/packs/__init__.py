"""The commands about packs: list, check, add, write."""
