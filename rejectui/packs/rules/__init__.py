"""What a pack may say: fields, words, manner. Each rule has a code, a severity and a sentence; none of them
reads a file."""
