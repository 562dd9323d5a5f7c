"""What a pack may say: fields, words, manner. Each rule has a name, a severity and a sentence."""
