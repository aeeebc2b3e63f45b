"""Properties are tried without a stopwatch: a slow machine is no counter-example."""

from hypothesis import settings

settings.register_profile("hamgam", deadline=None)
settings.load_profile("hamgam")
