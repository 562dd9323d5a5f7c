"""What can be asked, and what was: challenges, their catalog, attempts, kept asks. Nothing here knows what
day it is, or deals."""
