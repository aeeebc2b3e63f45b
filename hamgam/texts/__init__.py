"""Texts (متن‌ها): sections, clauses and their wordings, from the imported draft to the frozen final text.

Articles on drafting rule here: who may import, propose another wording, open a round, freeze.
"""
