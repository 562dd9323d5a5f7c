"""Fields in which something is typed or chosen. They know no journal."""
