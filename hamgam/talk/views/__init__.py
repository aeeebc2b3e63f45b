"""Pages of talks and posts."""
