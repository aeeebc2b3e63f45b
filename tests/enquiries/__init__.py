"""Letters from outside."""
