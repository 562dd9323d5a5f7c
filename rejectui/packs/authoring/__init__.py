"""Packs that users write or add: a pack of one's own, what comes from elsewhere, what differs."""
