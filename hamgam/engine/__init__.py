"""The rules. Pure Python: no Django, no clock, no disk, no network, no settings, no translation."""
