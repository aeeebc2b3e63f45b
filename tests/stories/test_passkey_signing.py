"""An organisation signs by a telephone's finger: a colleague looks twice, the own witness is waited for, one takes it back, a key vouches."""

import re
from datetime import timedelta
from typing import Any

from hamgam.engine.record import KEY_NAMESPACE
from hamgam.members.actor import Actor
from hamgam.members.key_acts import enrolment_document
from hamgam.members.key_models import Key
from hamgam.record.times import told
from hamgam.signing import acts
from hamgam.signing.models import Consent
from tests import flow
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.signing.test_second_look import Machine
from tests.stories.test_second_factor import adds_a_passkey, signs_in, telephone, touch

#: The page of the text; a browser keeps the place on a page through what follows.
BACK = re.compile(r"/sign-off/(#.*)?$")


def test_an_organisation_signs_by_passkey(
    transactional_db: None, story: Story, neighbour: Story, live_server: Any, settings: Any, tmp_path: Any
) -> None:
    settings.SITE_ADDRESS = live_server.url
    world = furnished()
    knows = telephone(story)
    signs_in(story)
    adds_a_passkey(story)
    enrols(story, neighbour, world)
    version = flow.frozen(world)
    signs(story, version, knows)
    machine = Machine(world, tmp_path, "c")
    looks_twice(neighbour, version)
    waits_for_the_witness(neighbour, version)
    nobody_looks_in_time(neighbour, version)
    signs_anew(story, version)
    looks_twice(neighbour, version)
    somebody_looks(neighbour, version, machine)
    assert list(Consent.objects.order_by("pk").values_list("state", flat=True)) == ["lapsed", "valid"]
    takes_back(story, version)
    the_key_vouches(neighbour, world)


def enrols(story: Story, neighbour: Story, world: World) -> None:
    """On the page of keys; a colleague confirms from their own device. They also settle that two sign together."""
    story.go("members.keys")
    story.look("no key yet")
    story.follow("Sign with your passkey")
    story.look()
    story.page.locator("input[name=chosen]").check()
    story.press("Next")
    story.look("chosen")
    touch(story)
    story.page.wait_for_url("**/again/passkey/**")  # a new key asks for a second factor shown just now
    touch(story)
    story.page.wait_for_url("**/kept/")
    story.press("Send it on")
    story.look("passkey waits")
    neighbour.enter(world.c_delegate)
    neighbour.go("notices.now")
    neighbour.look("passkey to confirm")
    neighbour.go("members.keys")
    neighbour.press("Confirm the passkey")
    neighbour.press("Two people sign together")
    neighbour.look("passkey in force")
    assert Key.objects.get().state == "active"


def signs(story: Story, version: Any, knows: Any) -> None:
    """First the finger is not its owner's, then it is."""
    story.go("signing.sign_off", version.text.number)
    story.look("a passkey at hand")
    story.page.locator("input[name=answer][value=sign_note]").check()
    story.page.locator("#id_note").fill("با تأکید بر بند دوم")
    story.press("Record the answer")
    story.look()
    knows(False)
    touch(story)
    story.page.locator("#passkey-failed").wait_for()
    story.look("no passkey given")
    knows(True)
    touch(story)
    story.page.wait_for_url(BACK)
    story.look("waits for the second look")


def looks_twice(neighbour: Story, version: Any) -> None:
    neighbour.go("signing.sign_off", version.text.number)
    neighbour.look("second look")
    neighbour.press("Confirm the signature")
    assert neighbour.say("Your organisation has signed with a passkey.") in neighbour.text()
    neighbour.look("signed by passkey")


def waits_for_the_witness(neighbour: Story, version: Any) -> None:
    """The organisation has a machine that watches: the signature counts for publication once somebody looked there."""
    assert neighbour.say("Waits for your own witness") in neighbour.text()
    neighbour.go("notices.now")
    neighbour.look("own witness waited for")
    neighbour.go("statements.publish", version.text.number)
    neighbour.look("own witness missing")


def nobody_looks_in_time(neighbour: Story, version: Any) -> None:
    """The day passes on which the time for signing ends: the others can go on, and the organisation is told."""
    with told(version.text.sign_by + timedelta(minutes=1)):
        acts.expire(by=Actor.clock(), on=Consent.objects.get())
    neighbour.go("notices.now")
    neighbour.look("nobody looked in time")
    neighbour.go("signing.sign_off", version.text.number)
    assert neighbour.say("Your signature does not count") in neighbour.text()
    neighbour.look("signature lapsed")
    neighbour.follow("Our witness is lost")
    assert neighbour.page.locator("details#ours").count() == 1
    neighbour.look("our witness is lost")


def signs_anew(story: Story, version: Any) -> None:
    story.go("signing.sign_off", version.text.number)
    story.page.locator("input[name=answer][value=sign]").check()
    story.page.locator("#id_note").fill("")  # the browser kept what was written before
    story.press("Record the answer")
    touch(story)
    story.page.wait_for_url(BACK)


def somebody_looks(neighbour: Story, version: Any, machine: Machine) -> None:
    assert neighbour.say("Waits for your own witness") in neighbour.text()
    machine.look()
    neighbour.go("signing.sign_off", version.text.number)
    assert neighbour.say("Waits for your own witness") not in neighbour.text()


def takes_back(story: Story, version: Any) -> None:
    story.go("signing.sign_off", version.text.number)
    story.follow("Withdraw the signature")
    story.look("by a passkey or not")
    story.page.locator("input[name=how][value=key]").check()
    story.press("Next")
    story.look("withdrawing by passkey")
    touch(story)
    story.page.wait_for_url(BACK)
    assert list(Consent.objects.order_by("pk").values_list("state", flat=True)) == ["lapsed", "replaced"]


def the_key_vouches(neighbour: Story, world: World) -> None:
    """The organisation gets a key as well, and it vouches for the telephone's passkey."""
    _key, held = flow.enrol(world.c, world.c_liaison, world.c_delegate)
    passkey = Key.objects.get(kind="passkey")
    neighbour.go("members.keys")
    neighbour.look("no key vouched for it")
    document = enrolment_document(world.c, bytes.fromhex(passkey.public), held.public)
    neighbour.page.locator("textarea[name=voucher_proof]").fill(held.sign(document, KEY_NAMESPACE))
    neighbour.press("Record that the key vouches for it")
    assert neighbour.say("The key of your organisation vouched for it.") in neighbour.text()
    neighbour.look("the key vouched for it")
