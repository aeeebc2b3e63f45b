"""The record (دفتر ثبت): the append-only log of everything that was settled, consented to and published.

A leaf says that an act happened, under which article and on which day; it holds neither names nor content. Rows that the
act wrote are sealed by a digest, so that an edit behind Hamgam's back is found by `hamgam check`.
"""
