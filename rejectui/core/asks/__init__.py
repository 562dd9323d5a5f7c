"""What can be asked, and what was: challenges, their catalog, attempts, kept asks. It knows no day."""
