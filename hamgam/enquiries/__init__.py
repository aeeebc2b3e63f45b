"""Letters from outside (نامه‌های رسیده): a stranger writes, one organisation answers in its own name, all the others see it.

Ruled by the chapter “Letters from outside” of the bylaws. What arrives is no act, since nobody signed in for it; what becomes of
it is one. The writer's address is in a table of its own, which no page reads: answers go out through Hamgam.
"""
