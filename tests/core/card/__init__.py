"""The card: texts in lines, rows for every size, and what each state of a day says."""
