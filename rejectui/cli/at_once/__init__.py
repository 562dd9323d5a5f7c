"""What happens before anything heavy is imported: the terminal is taken, Today's card is drawn from a memo.

Nothing here imports more than Python has loaded by then: each module that does costs more than the draw.
"""
