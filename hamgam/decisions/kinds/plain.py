"""Kinds that are settled by their words alone: decisions, choices, slogans."""

from hamgam.decisions.kinds import Kind, register

CHOOSING = ("choice", "slogan")

for word in CHOOSING:
    register(Kind(word, chooses=True))
