"""Hamgam: the shared workplace of a coalition of independent organisations."""

import os

# Before numpy is ever loaded: the workers of an installation share its processors already, and threads that wait for each
# other there make a small product of matrices fifty times as slow.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
