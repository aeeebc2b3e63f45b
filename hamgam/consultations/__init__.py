"""Consultations (نظرخواهی): many people answer short statements; what all groups agree on, and what divides them.

Who opens, invites, moderates and closes is ruled by chapter 13 of the bylaws. Who answers is a person without an account,
and no answer is an act: see `models.AnswerSet` and docs/decisions/0009-consultations-and-the-record.md.
"""
