"""Hamgam: the shared workplace of a coalition of independent organisations."""
