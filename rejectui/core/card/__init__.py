"""What Today says, and how it is laid out in rows.

`text`, `wrap`, `rows` and `layout` import nothing: the card is drawn by them before msgspec could be there.
Only `compose`, which makes the texts of facts, knows the rest of core.
"""
