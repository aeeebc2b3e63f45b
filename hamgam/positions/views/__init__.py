"""Pages of positions: one clause, the whole text at once, the common ground."""
