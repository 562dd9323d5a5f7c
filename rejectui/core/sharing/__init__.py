"""Texts that leave by the user's own hand: a few lines to share, a text for an AI tool. No label and no
rating is in them."""
