"""Many records as one write: forgetting, bringing back a backup, taking in what others wrote."""
