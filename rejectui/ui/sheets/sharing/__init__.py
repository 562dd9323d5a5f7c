"""What leaves by the user's own hand: a file, a few lines, a text for an AI tool. Nothing is sent."""
