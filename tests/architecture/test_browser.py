"""The browser of the stories sees what it should see, and finds the faults that it is there for."""

from tests.browser import Story, axe, overflow, repeated_ids

FAULTY = """<!doctype html><html><head><title>x</title></head><body><main><h1>x</h1><img src="data:,">
<p id="a">a</p><p id="a" style="inline-size:900px">b</p></main></body></html>"""


def test_the_public_page_is_clean_in_light_and_dark(story: Story) -> None:
    story.go("site.home")
    assert story.status == 200
    assert story.page.locator("html").get_attribute("lang") == story.language
    story.look()


def test_the_sign_in_page_is_clean_without_scripts(story_without_script: Story) -> None:
    story_without_script.go("account_login")
    assert story_without_script.status == 200
    story_without_script.look()


def test_faults_are_found(story: Story) -> None:
    story.page.set_content(FAULTY)
    assert repeated_ids(story.page) == ["a"]
    assert overflow(story.page) != []
    assert [rule.split(":")[0] for rule, _nodes in axe(story.context, story.page)][:2] == ["html-has-lang", "image-alt"]


def test_a_question_to_a_third_party_is_a_fault(story: Story) -> None:
    story.go("site.home")
    story.page.evaluate("fetch('http://third.example/').catch(() => 0)")
    story.page.wait_for_timeout(100)
    found, story.faults[:] = list(story.faults), []
    assert any("third" in fault for fault in found)


def test_a_story_speaks_its_language(story: Story) -> None:
    assert story.say("Persian") == {"fa": "فارسی", "en": "Persian"}[story.language]
