"""Duties: what one organisation does for all, for a term, and hands over to the next one.

Technical and administrative: the holder has exactly the powers in its rows of the bylaws, and none to speak or publish for
others. Ruled by chapter 20 of the bylaws.
"""
