"""Kinds that are settled by their words alone: decisions, choices, names, slogans, how something is said outside."""

from hamgam.decisions.kinds import Kind, register

CHOOSING = ("choice", "name", "slogan")

for word in CHOOSING:
    register(Kind(word, chooses=True))
