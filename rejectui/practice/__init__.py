"""What the app and the commands both do to a journal, written once: screens and commands only ask and show.

It knows no terminal and prints nothing. A verb either changes the journal in one write, or raises: a
`JournalError` when nothing could be saved, a `NotNow` when it makes no sense now. Both are sentences.
"""
