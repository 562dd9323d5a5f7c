"""The commands about packs: list, check, add, write. What a pack may hold is for packs to say."""
