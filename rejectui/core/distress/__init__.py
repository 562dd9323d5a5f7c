"""How bad asks get for one person, from what they rated: dealing expects the next ask by it, and Review
compares like with like by it."""
