"""A common slogan is chosen. Beside it, and where none was agreed, local ones are permitted that do not contradict it.

Nothing is carried out at once: variants are proposed afterwards, on the page of the matter; see `hamgam.decisions.variants`.
"""

from hamgam.decisions.kinds import Kind, register

register(Kind("slogan", chooses=True))
