"""Talk (گفت‌وگو): posts (نوشته) in one's own voice under a text, clause, wording, paper, matter, difference, body or group.

A post is written by a person for their organisation or as themselves; there are no votes on it and nothing about it is
counted. What was said before drafting, a red line (خط قرمز), stays on top of its text. Ruled by chapter 23 of the bylaws.
"""
