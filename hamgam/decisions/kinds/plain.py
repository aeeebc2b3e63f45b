"""Kinds that are settled by their words alone, and stand in the register: nothing else changes by itself."""

from hamgam.decisions.kinds import Kind, register

WORDS = ("decision", "calendar", "spending")
CHOOSING = ("choice",)

for word in WORDS:
    register(Kind(word))
for word in CHOOSING:
    register(Kind(word, chooses=True))
