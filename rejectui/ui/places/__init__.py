"""Full screens that a key leads to, and what they share. A place opens sheets; no sheet knows a place."""
