"""Copies of an installation that outlive its machine: made and sealed, restored and compared, drilled.

What needs no installation (restoring) loads nothing of Django, so that it works where there is none yet.
"""
