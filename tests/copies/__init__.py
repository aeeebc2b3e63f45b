"""Copies to take along."""
