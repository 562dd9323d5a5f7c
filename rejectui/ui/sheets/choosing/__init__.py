"""Looking through asks, and choosing among them."""
