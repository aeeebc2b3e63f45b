"""A stranger writes; a liaison takes the letter and drafts; another objects; it is changed and goes out through a mail server;
the stranger reads it by six words too."""

from datetime import timedelta
from typing import Any

from hamgam.enquiries.models import EnquirerAddress, EnquiryAnswer
from hamgam.notices import clock
from hamgam.record import times
from tests.browser import Story
from tests.decisions.brought import answered, brought, close
from tests.furnished import furnished
from tests.notices.postbox import Postbox, open_box, part
from tests.people import World
from tests.stories.pages import said

ADDRESS = "stranger@elsewhere.example"
SUBJECT = {"fa": "آب شهر ما", "en": "The water of our town"}
WORDS = {"fa": "آیا آب شهر ما را هم می‌آزمایید؟", "en": "Do you test the water of our town as well?"}
FIRST = {"fa": "بله، هر هفته.", "en": "Yes, every week."}
REASON = {"fa": "هنوز چنین قراری نداریم.", "en": "We have not agreed on this yet."}
SECOND = {"fa": "از ماه آینده، هر ماه یک بار.", "en": "From next month on, once a month."}


def test_a_stranger_is_answered_in_one_organisations_name(
    transactional_db: None, story: Story, neighbour: Story, settings: Any
) -> None:
    world = furnished()
    close(answered(world, brought(world), *["accept"] * 4))
    with open_box(settings) as postbox:
        code = write(story)
        draft(neighbour, world)
        object_to_it(story, world)
        change_it(neighbour, world)
        leave_it_to_the_clock(neighbour)
        read_it(story, postbox, code)
    close_another(story, neighbour, world)


def write(story: Story) -> str:
    story.go("site.home")
    story.follow("Get in touch")
    story.look()
    story.page.locator("#id_address").fill("wrong@")
    story.press("Send the letter")
    story.look("missing")
    story.page.locator("#id_subject").fill(SUBJECT[story.language])
    story.page.locator("#id_words").fill(WORDS[story.language])
    story.page.locator("#id_address").fill(ADDRESS)
    story.press("Send the letter")
    story.look("arrived")
    code = story.page.locator("p.lead b").inner_text()
    assert len(code.split()) >= 6
    read_by(story, code)
    assert story.say("Your letter waits for an answer") in story.text()
    story.look("waits")
    return code


def read_by(story: Story, code: str) -> None:
    story.go("enquiries.contact_answer")
    story.look("code")
    story.page.locator("#id_code").fill(code)
    story.press("Open")


def draft(neighbour: Story, world: World) -> None:
    neighbour.enter(world.a_liaison)
    neighbour.go("notices.now")
    neighbour.follow("Take a letter from outside")
    neighbour.look()
    neighbour.follow(SUBJECT[neighbour.language])
    assert ADDRESS not in neighbour.page.content()
    neighbour.look("not taken")
    neighbour.press("Take this letter")
    neighbour.look("taken")
    neighbour.page.locator("#id_words").fill(FIRST[neighbour.language])
    neighbour.page.locator("input[name=name][value=coalition]").check()
    neighbour.press("Show it to the others")
    neighbour.look("without a decision")
    neighbour.page.locator("input[name=name][value=house]").check()
    neighbour.press("Show it to the others")
    assert said(neighbour) == neighbour.say("The answer is kept. The others read it now.")
    neighbour.look("drafted")
    neighbour.press("Send it when the time is over")
    assert EnquiryAnswer.objects.get().by_itself


def object_to_it(story: Story, world: World) -> None:
    story.enter(world.b_liaison)
    story.go("notices.now")
    story.follow("Read an answer before it goes out")
    story.page.get_by_text(story.say("Object to this answer")).click()
    story.look("to be objected to")
    story.page.locator("details textarea").fill(REASON[story.language])
    story.press("Object")
    assert said(story) == story.say("Your objection is recorded. The others read your reason.")
    story.look("objected")


def change_it(neighbour: Story, world: World) -> None:
    neighbour.go("notices.now")
    neighbour.follow("An objection holds your answer to a letter back")
    assert REASON[neighbour.language] in neighbour.text()
    neighbour.page.locator("#id_words").fill(SECOND[neighbour.language])
    neighbour.press("Show it to the others")
    neighbour.look("anew")
    neighbour.press("Send it when the time is over")


def leave_it_to_the_clock(neighbour: Story) -> None:
    answer = EnquiryAnswer.objects.get(state="draft")
    with times.told(answer.free_at + timedelta(minutes=1)):
        clock.tick(times.now())
        clock.tick(times.now())
    neighbour.page.reload()
    assert neighbour.say("went out by mail") in neighbour.text()
    neighbour.look("sent")


def read_it(story: Story, postbox: Postbox, code: str) -> None:
    (mail,) = postbox.messages
    house = {"fa": "انجمن آب‌بانان", "en": "Water Keepers"}[story.language]
    coalition = {"fa": "هم‌پیمانی آزمون", "en": "Test Coalition"}[story.language]
    line = story.say(
        "This answer is given by %(house)s. It does not speak for %(coalition)s.", house=house, coalition=coalition
    )
    assert postbox.addresses == [ADDRESS]
    assert [words in part(mail) for words in (SECOND[story.language], line)] == [True, True]
    story.leave()
    read_by(story, code)
    assert [words in story.text() for words in (SECOND[story.language], line, FIRST[story.language])] == [
        True,
        True,
        False,
    ]
    story.look("answered")


def close_another(story: Story, neighbour: Story, world: World) -> None:
    story.go("enquiries.contact")
    story.page.locator("#id_words").fill("Buy now, cheap")
    story.press("Send the letter")
    assert EnquirerAddress.objects.count() == 1
    neighbour.enter(world.c_liaison)
    neighbour.go("enquiries.page", number=2)
    neighbour.press("Take this letter")
    neighbour.page.locator("summary").click()
    neighbour.page.locator("#reason").fill(REASON[neighbour.language])
    neighbour.press("Close the letter")
    neighbour.look("closed")
    neighbour.go("enquiries.list")
    neighbour.page.goto(neighbour.page.url + "?state=answered")
    neighbour.look("answered")
