"""What the clock made of a signature is told from one place, in news and in letters: it stands, it lapsed, or it never stood."""

from hamgam.members import key_acts
from hamgam.members.key_models import Key
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.news import latest
from tests.notices.postbox import wants_letters
from tests.people import World
from tests.signing import test_by_passkey as by_passkey
from tests.signing.test_acts import later

#: The address where passkeys sign here.
_address = by_passkey._address


def test_what_did_not_stand_is_told_to_its_organisation_in_letter_and_news_and_to_nobody_as_signed(
    world: World,
) -> None:
    telephone, version = by_passkey.ready(world)
    wants_letters(world.a_delegate, world.b_delegate, language="en", facts=True)
    clock.tick()
    consent = telephone.sign(version)
    key_acts.revoke_key(by=world.a_delegate, on=Key.objects.get())
    with later(2.1):
        assert clock.tick() == ["signing.expire"]
        own, others = ([row.about.split("-")[3] for row in latest(one)] for one in (world.a_liaison, world.b_liaison))
        in_digests = [row.about.split("-")[3] for row in latest(world.a_liaison, own=False)]
    assert (own.count("did not stand"), others.count("did not stand"), in_digests.count("did not stand")) == (1, 0, 0)
    assert "signing.expire" not in [*own, *others, *in_digests]
    letter = Letter.objects.get(about=f"replaced-{consent.pk}")
    assert (letter.person, letter.subject) == (
        world.a_delegate.person, "Your organisation’s signature did not come to stand: see whether you sign anew",
    )  # fmt: skip
    said = next(row.sentence for row in latest(world.a_liaison) if "did not stand" in row.about)
    title = version.text.titles["fa"]
    assert title in said and "پابرجا نشد" in said
