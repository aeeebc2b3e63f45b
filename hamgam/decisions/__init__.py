"""Decisions (تصمیم‌ها): matters that somebody brings, what each answers, how it was settled, and what came of it.

All but the question and the choices comes from the bylaws: who settles it, by which method, with which quorum, in how many
rounds, and what follows without agreement. Chapter 14 of each shape's bylaws.
"""
