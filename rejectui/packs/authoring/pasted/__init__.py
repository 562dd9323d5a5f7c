"""What an AI tool answered, read as a plan as far as it goes: cards, and by line what is to be mended."""
