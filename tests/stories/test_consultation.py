"""People without an account answer short statements; the coalition reads what unites and what divides them."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from hamgam.consultations import acts
from hamgam.consultations.models import AnswerLink, AnswerSet, Consultation, ShortStatement
from tests.browser import Story
from tests.consultations.asked import opened
from tests.stories.coalition import delegate, liaison
from tests.stories.pages import choose_day, exactly, number, said, take_file, the_day

TITLE = {"fa": "رود و کار", "en": "River and work"}
QUESTION = {"fa": "نخست باید چه کرد؟", "en": "What must be done first?"}
SAYINGS = {
    "fa": ["آب باید هر ماه آزمایش شود.", "کارخانه باید بی‌درنگ بسته شود.", "مزد کارگران باید پرداخت شود."],
    "en": ["The water must be tested each month.", "The plant must be closed at once.", "Workers must be paid."],
}
PROPOSED = {"fa": "رود باید نگهبان داشته باشد.", "en": "The river must have a guard."}
NOT_SHOWN = {"fa": "فلانی دروغ می‌گوید.", "en": "Somebody is a liar."}
REASON = {"fa": "از کسی نام می‌برد.", "en": "It accuses a person."}
ANSWERS = ("I agree", "I disagree", "I pass")


def test_a_consultation_by_links_from_its_opening_to_its_results(
    founded: None, story: Story, neighbour: Story, tmp_path: Path
) -> None:
    open_it(story)
    first, second = give_out_links(story, tmp_path)
    answer_by_link(neighbour, first)
    change_and_take_back(neighbour)
    propose(neighbour, PROPOSED)
    propose(neighbour, NOT_SHOWN)
    moderate(story)
    the_new_statement_is_met(neighbour)
    used_links_open_nothing(story, neighbour, first, second)
    many_answer()
    close_and_read(story)
    strangers_read(neighbour, tmp_path)


def open_it(story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("consultations.list")
    story.look("none yet")
    story.follow("Open a consultation")
    story.look()
    story.press("Open the consultation")
    assert Consultation.objects.count() == 0
    story.look("missing")
    for field, words in (("title", TITLE), ("question", QUESTION)):
        for language in ("fa", "en"):
            story.page.locator(f"#{field}-{language}").fill(words[language])
    for language in ("fa", "en"):
        story.page.locator(f"#statements-{language}").fill("\n".join(SAYINGS[language]))
    story.page.get_by_role("radio").first.check()
    story.page.locator("input[name=public]").check()
    choose_day(story, "Closing day", timezone.now() + timedelta(days=15), 20)
    story.press("Open the consultation")
    assert said(story) == story.say("The consultation is open.")
    made = Consultation.objects.get()
    assert (made.titles, made.question, made.kind, made.public) == (TITLE, QUESTION, "links", True)
    assert [row.words for row in made.statements.all()] == [
        {"fa": fa, "en": en} for fa, en in zip(SAYINGS["fa"], SAYINGS["en"], strict=True)
    ]
    story.look("open")
    story.go("consultations.list")
    story.look()


def give_out_links(story: Story, folder: Path) -> list[str]:
    story.go("consultations.inside", number=1)
    story.page.get_by_label(story.say("How many links")).fill("2")
    path = take_file(story, story.page.get_by_role("button", name=story.say("Save the list")), folder)
    links = path.read_text().split()
    assert [link.startswith(f"{story.origin}/{story.language}/consultations/1/join/") for link in links] == [True, True]
    return links


def answer_by_link(neighbour: Story, link: str) -> None:
    """Nobody signs in; one statement stands there, and three buttons of equal size."""
    neighbour.go("consultations.page", number=1)
    assert neighbour.say("Here one answers by a link of one’s own. Whoever was invited opens that link; in the browser "
                         "in which it was used this page shows the statements.") in neighbour.text()  # fmt: skip
    neighbour.look("by link")
    neighbour.go(link.removeprefix(neighbour.origin))
    neighbour.look()
    widths = {
        round(neighbour.page.get_by_role("button", name=neighbour.say(word), exact=True).bounding_box()["width"])
        for word in ANSWERS
    }
    assert len(widths) == 1
    neighbour.press("I agree")
    progress = neighbour.page.locator("form.ask .meta").inner_text()
    assert [number(neighbour, count) in progress for count in (1, 2, 3)] == [True, True, False]
    neighbour.look("second statement")
    neighbour.press("I disagree")
    neighbour.press("I pass")
    assert exactly(neighbour, "You have answered everything").count() == 1
    neighbour.look("all answered")
    assert sorted(AnswerSet.objects.get().answers.values()) == [-1, 0, 1]


def change_and_take_back(neighbour: Story) -> None:
    neighbour.follow("See, change or take back my answers")
    neighbour.look()
    neighbour.press("I pass")
    assert sorted(AnswerSet.objects.get().answers.values())[1:] in ([0, 1], [-1, 0], [0, 0])
    neighbour.press("Take back all my answers")
    assert said(neighbour) == neighbour.say(
        "All your answers are taken back. You may begin anew until the closing day."
    )
    assert AnswerSet.objects.get().answers == {}
    neighbour.look("taken back")
    neighbour.follow("Go on answering")
    neighbour.press("I agree")


def propose(neighbour: Story, words: dict[str, str]) -> None:
    neighbour.page.locator("summary").click()
    neighbour.page.locator("#words").fill(words[neighbour.language])
    neighbour.press("Send the proposal")
    assert said(neighbour) == neighbour.say(
        "Thank you. It is shown once the organisation that asks has read it; or not, and then with a reason."
    )


def moderate(story: Story) -> None:
    """Only the organisation that asks reads them; the others read what was refused, and why."""
    language = story.language
    story.enter(liaison("nikrud"))
    story.go("consultations.inside", number=1)
    assert PROPOSED[language] not in story.text()
    story.look("of another")
    story.enter(delegate("sepol"))
    story.go("notices.now")
    story.follow("Decide about proposed statements of a consultation")
    story.look("moderation")
    shown = story.page.locator("li", has=story.page.get_by_text(PROPOSED[language], exact=True)).first
    shown.get_by_role("button", name=story.say("Show it")).click()
    assert said(story) == story.say("The statement is shown to those who answer.")
    refused = story.page.locator("li", has=story.page.get_by_text(NOT_SHOWN[language], exact=True)).first
    refused.locator("summary").click()
    refused.locator("textarea[name=reason]").fill(REASON[language])
    refused.get_by_role("button", name=story.say("Record it")).click()
    assert said(story) == story.say("The statement is not shown. The coalition reads it with your reason.")
    story.enter(liaison("nikrud"))
    story.go("consultations.inside", number=1)
    assert REASON[language] in story.text() and NOT_SHOWN[language] in story.text()
    story.look("refused")
    assert list(ShortStatement.objects.filter(proposed=True).values_list("state", flat=True)) == ["shown", "refused"]


def the_new_statement_is_met(neighbour: Story) -> None:
    neighbour.go("consultations.page", number=1)
    met = []
    while neighbour.page.locator("form.ask").count():
        met.append(neighbour.page.locator("form.ask h2").inner_text())
        neighbour.press("I agree")
    assert len(met) == 3 and PROPOSED[neighbour.language] in met
    assert NOT_SHOWN[neighbour.language] not in met


def used_links_open_nothing(story: Story, neighbour: Story, first: str, second: str) -> None:
    story.leave()
    story.go(first.removeprefix(story.origin))
    assert (story.status, AnswerLink.objects.filter(used=True).count()) == (410, 1)
    story.look("used")
    neighbour.go(second.removeprefix(neighbour.origin))
    assert (
        neighbour.say(
            "In this browser there are answers already. With this link somebody else begins; the answers before stay as they "
            "are, and can no longer be changed from here."
        )
        in neighbour.text()
    )
    neighbour.look("another begins")


def many_answer() -> None:
    """Two opinions that share one: written as rows, since nobody here is anybody."""
    asked = Consultation.objects.get()
    rows = []
    for n in range(90):
        one = 1 if n % 3 else -1
        answers = {"1": 1, "2": one, "3": -one, "4": one if n % 7 else 0}
        rows.append(AnswerSet(consultation=asked, answers=answers, answered=4))
    AnswerSet.objects.bulk_create(rows)


def close_and_read(story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("consultations.results", number=1)
    assert exactly(story, "There are no results yet").count() == 1
    story.look("not yet")
    story.go("consultations.inside", number=1)
    story.press("Close it now")
    assert said(story) == story.say("The consultation is closed, and its answers stay as they are.")
    assert exactly(story, "What unites").count() == 1
    assert SAYINGS[story.language][0] in story.text()
    story.look()
    story.go("consultations.inside", number=1)
    story.look("closed")


def strangers_read(neighbour: Story, folder: Path) -> None:
    neighbour.go("consultations.public_list")
    neighbour.look()
    neighbour.follow(TITLE[neighbour.language])
    closed = Consultation.objects.get().closed_on
    assert neighbour.say("Closed %(day)s.", day=the_day(neighbour, closed)) in neighbour.text()
    neighbour.look("public")
    name = neighbour.say("All figures, also group by group (CSV)")
    table = take_file(neighbour, neighbour.page.get_by_role("link", name=name), folder).read_text("utf-8-sig")
    assert SAYINGS[neighbour.language][0] in table


def test_where_anybody_may_answer_it_works_without_scripts_and_says_what_it_proves(
    founded: None, story_without_script: Story
) -> None:
    story = story_without_script
    made = opened(liaison("sepol"), public=True)
    story.go("consultations.public_list")
    story.look("running")
    story.page.locator("main h2 a").click()
    assert (
        story.say(
            "Only this browser can change them. Because anybody may answer, the results prove nothing about how many hold an "
            "opinion."
        )
        in story.text()
    )
    story.look("anybody")
    for _statement in range(4):
        story.press("I disagree")
    assert AnswerSet.objects.get().answers == {"1": -1, "2": -1, "3": -1, "4": -1}
    acts.close(by=liaison("sepol"), on=made)
    story.go("consultations.page", number=1)
    assert exactly(story, "The results are being worked out").count() == 1
    story.look("worked out")
