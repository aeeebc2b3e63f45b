"""Mail that comes in: read, looked at with suspicion, and put where its address says that it belongs.

A mail can add a post to a talk, come in as an enquiry or add to one, and report that a letter did not arrive; nothing else.
Positions, votes and signatures are given on their pages alone.
"""
