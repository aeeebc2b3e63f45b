"""Bylaws as data: what a file says, whether it says anything impossible, and the one question: may they?

    bylaws = read(toml_text, acts=names_of_acts, articles=read_articles(markdown))
    verdict = may(bylaws, Actor("rud", frozenset({"liaison"})), "texts.propose_wording", Subject("rud", "positions"))

Never a rule language: words of closed lists (`words`), rows (`rules`), one function (`verdict`).
"""

from hamgam.engine.bylaws.articles import read_articles, read_chapters
from hamgam.engine.bylaws.problems import BadBylaws, Problem
from hamgam.engine.bylaws.reader import read
from hamgam.engine.bylaws.rules import Bylaws, Election, Matter, Power, Setting, Who
from hamgam.engine.bylaws.verdict import Actor, Subject, Verdict, may, roles_in_force

__all__ = [
    "Actor", "BadBylaws", "Bylaws", "Election", "Matter", "Power", "Problem", "Setting", "Subject", "Verdict", "Who", "may", "read",
    "read_articles", "read_chapters", "roles_in_force",
]  # fmt: skip
