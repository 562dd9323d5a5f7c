"""The journal as one page of HTML that needs nothing else: no script, no file beside it, nothing from a
network."""
