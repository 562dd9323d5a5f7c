"""Packs that users write or add: a pack of one's own, what comes from elsewhere, what differs. Nothing here
is needed to deal a card."""
