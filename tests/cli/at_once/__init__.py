"""What happens before anything heavy is imported: the memo, and the card that is drawn from it."""
