"""What happens to a running app: a closed terminal, a full disk, a second window, a new day."""
