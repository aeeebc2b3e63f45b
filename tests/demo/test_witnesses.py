"""Four organisations of the demo watch its record; the policy counts them."""

from pathlib import Path

import pytest
from django.utils import timezone

from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import ORGANISATIONS
from hamgam.demo.loader import FOUNDED, KEYED
from hamgam.demo.witnesses import WATCHING, begin_witnesses
from hamgam.engine.record import parse_policy
from hamgam.members.models import PolicyFile
from hamgam.witness.memory import Memory


@pytest.mark.django_db
def test_four_organisations_are_counted_each_with_a_memory_of_its_own(tmp_path: Path) -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    begin_witnesses(cast, tmp_path, KEYED)
    policy = parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    owners = {row.organisation: row.key for row in policy.witnesses}
    assert policy.witnesses_needed_at(policy.size) == 3
    for handle in WATCHING:
        with Memory(str(tmp_path / f"{handle}.db")) as memory:
            assert owners[cast.organisations[handle].public_id] == memory.key
