"""Texts that leave the program by the user's hand: a few lines to share, a text for an AI tool."""
