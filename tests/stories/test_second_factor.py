"""A second factor as people live it: set up with the telephone's finger, used, asked for in the middle of work, lost."""

from typing import Any

from django.conf import settings

from hamgam.members.sessions import SessionStore
from tests.browser import Story, commanding
from tests.furnished import furnished
from tests.people import PASSWORD, World

NEW = "کوه-دریا-چراغ-۱۳"


def telephone(story: Story) -> Any:
    """A device of Chromium that keeps passkeys and knows its owner; answers how to command it."""
    inside = commanding(story.context, story.page)
    inside.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = inside.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return lambda known: inside.send("WebAuthn.setUserVerified", {"authenticatorId": made, "isUserVerified": known})


def signs_in(story: Story, password: str = PASSWORD) -> None:
    story.go("account_login")
    story.page.locator("#id_login").fill("c-liaison")
    story.page.locator("#id_password").fill(password)
    story.page.locator("form").filter(has=story.page.locator("#id_login")).get_by_role("button").first.click()


def confirms(story: Story) -> None:
    story.look("again by the password")
    story.page.locator("#id_password").fill(PASSWORD)
    story.press("Confirm")


def adds_a_passkey(story: Story) -> list[str]:
    """On the page of the account; answers the codes of the sheet that comes with the first one."""
    story.go("notices.now")
    story.page.locator("#map").get_by_role("link", name=story.say("Your account")).click()
    story.look("without a second factor")
    story.follow("Add a passkey")
    confirms(story)
    story.look()
    story.page.locator("#id_name").fill("تلفن")
    touch(story)
    story.page.wait_for_url("**/sheet/")
    story.look("shown once")
    codes = [row.inner_text() for row in story.page.locator("ol code").all()]
    story.follow("Your account")
    story.look("with a passkey")
    assert "تلفن" in story.text() and story.say("A passkey was added.") in story.text()
    story.go("notices.now")
    story.look("told of it where one begins")
    assert story.say("A passkey was added.") in story.text()
    return codes


def out(story: Story) -> None:
    story.page.locator("#map").get_by_role("button", name=story.say("Sign out"), exact=True).click()


def test_a_passkey_is_set_up_and_opens_the_door(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    knows = telephone(story)
    signs_in(story)
    codes = adds_a_passkey(story)
    out(story)
    by_passkey(story, knows)
    invites(story, "passkey")
    out(story)
    by_password_and(story, codes)
    in_the_middle_of_work(story, codes)
    names_and_ends(story)
    story.page.locator("#map").get_by_role("button", name=story.say("Leave at once")).click()
    assert story.page.locator("body").inner_text() == "…"
    loses_it(story, neighbour, world)


def by_passkey(story: Story, knows: Any) -> None:
    """Without a password. First the finger is not its owner's, then it is."""
    story.go("account_login")
    knows(False)
    touch(story)
    story.page.locator("#passkey-failed").wait_for()
    story.look("no passkey given")
    knows(True)
    touch(story)
    story.page.wait_for_url("**/w/")


def touch(story: Story) -> None:
    """Press the button that asks the device for its passkey; no page follows at once."""
    story.page.locator("#passkey-button").evaluate("button => button.click()")


def invites(story: Story, label: str) -> None:
    """Something that binds the organisation."""
    story.go("members.ours")
    story.page.locator("input[name=role][value=delegate]").check()
    story.page.locator("#id_label").fill(label)
    story.press("Make the link")
    assert "/invitation/" in story.page.content()


def by_password_and(story: Story, codes: list[str]) -> None:
    signs_in(story)
    story.look("second question")
    story.page.locator("#id_code").fill("1111 2222 3333 4444")
    code_form = story.page.locator("form").filter(has=story.page.locator("#id_code"))
    code_form.get_by_role("button").click()
    story.look("wrong code")
    story.page.locator("#id_code").fill(codes[0])
    code_form.get_by_role("button").click()
    assert story.page.url.endswith("/w/")


def in_the_middle_of_work(story: Story, codes: list[str]) -> None:
    """The session's proof has ended meanwhile: the form is kept, the code typed, the form sent on."""
    session_without_proof(story)
    story.go("members.ours")
    story.page.locator("input[name=role][value=delegate]").check()
    story.page.locator("#id_label").fill("کبوتر")
    story.press("Make the link")
    assert story.say("What you wrote is kept, and you can send it on right after this.") in story.text()
    story.look("again by a passkey")
    story.follow("With a code instead")
    story.look("again by a code")
    story.page.locator("#id_code").fill(codes[1])
    story.press("Confirm")
    story.look("asked for a second factor")
    assert "کبوتر" in story.text()
    story.press("Send it on")
    assert "/invitation/" in story.page.content()


def session_without_proof(story: Story) -> None:
    """As after some hours on a device that was signed in before."""
    key = next(row["value"] for row in story.context.cookies() if row.get("name") == settings.SESSION_COOKIE_NAME)
    store = SessionStore(str(key))
    store["account_authentication_methods"] = []
    store.save()


def names_and_ends(story: Story) -> None:
    story.go("mfa_index")
    story.page.locator("#id_label").fill("دفتر")
    story.press("Keep the name")
    assert "دفتر" in story.text()
    story.press("Sign out everywhere else")
    story.look("alone")


def loses_it(story: Story, neighbour: Story, world: World) -> None:
    """Neither telephone nor sheet: a colleague gives a link, and everything begins anew."""
    neighbour.enter(world.c_delegate)
    neighbour.go("members.ours")
    neighbour.page.locator("li.line").filter(has_text="c-liaison").get_by_role("button").first.click()
    link = neighbour.page.locator("textarea").first.input_value()
    story.page.goto(story.origin + "/" + link.split("/", 3)[3])
    story.page.locator("#id_password1").fill(NEW)
    story.page.locator("#id_password2").fill(NEW)
    story.page.locator("main form").get_by_role("button").first.click()
    story.go("mfa_index")
    assert story.say("Six digits that an app on the telephone shows; also in the Tor Browser.") in story.text()
    story.look("begun anew")
