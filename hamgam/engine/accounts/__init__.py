"""Several accounts of one assembly: what they say differently, set next to one another.

Nothing is merged and nobody is right: each account keeps its own sentence. Days (in both calendars), hours, numbers with what
they count, and the organisations named as there are found in each account, and statements about the same thing are lined up.
What cannot be lined up surely is left alone: a difference that is none would be worse than one that is missed.
"""

from hamgam.engine.accounts.compare import Account, Said, Topic, compare
from hamgam.engine.accounts.words import COUNTED

__all__ = ["COUNTED", "Account", "Said", "Topic", "compare"]
