"""Keys of boxes that nobody needs any more: destroyed also where the process ended between the record and the deletion."""

import time

from hamgam.elections import box
from hamgam.elections.models import Box

#: A key that no box has after so many seconds was made in an act that did not come about.
UNUSED = 60 * 60


def destroy_old() -> int:
    """Destroy the keys of rounds that are over, and of boxes that never came about; answers how many."""
    needed = {
        row.name
        for row in Box.objects.filter(election__stage="voting").select_related("election")
        if row.round == row.election.round
    }
    left = set(box.keys_left()) - needed
    known = set(Box.objects.filter(name__in=left).values_list("name", flat=True))
    gone = known | (left & set(box.keys_left(older_than=time.time() - UNUSED)))
    for name in sorted(gone):
        box.destroy(name)
    return len(gone)
