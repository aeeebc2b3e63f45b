"""The browser of the stories sees what it should see, and finds the faults that it is there for."""

import re

from django.conf import settings

from tests.browser import COLOURS, Story, axe, overflow, repeated_ids

FAULTY = """<!doctype html><html><head><title>x</title></head><body><main><h1>x</h1><img src="data:,">
<p id="a">a</p><p id="a" style="inline-size:900px">b</p></main></body></html>"""

#: Light grey on white, and a link in a sentence that only its colour tells from the words around it.
PALE = """<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>
<p style="color:#ccc">pale</p><p style="color:#000">words <a href="#" style="color:#111;text-decoration:none">link</a>
words</p><img src="data:,"></main></body></html>"""
#: What the stylesheet says for the dark scheme: blocks of rules, and in a rule what is set.
DARK = re.compile(r"prefers-color-scheme:\s*dark\)\s*\{(.*?\})\s*\}", re.S)
SET = re.compile(r"([a-z0-9-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])")
COLOUR = re.compile(r"#[0-9a-f]{3,8}|var\(--[a-z0-9-]+\)")


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


def test_each_rule_about_colours_finds_its_fault_and_they_find_no_other(story: Story) -> None:
    story.page.set_content(PALE)
    found = [rule.split(":")[0] for rule, _nodes in axe(story.context, story.page, COLOURS)]
    assert sorted(found) == COLOURS


def test_the_rules_about_colours_are_those_that_axe_counts_among_them(story: Story) -> None:
    """The enhanced contrast of AAA belongs to no page."""
    axe(story.context, story.go("site.home"))
    asked = {"expression": "axe.getRules(['cat.color']).map(rule => rule.ruleId)", "returnByValue": True}
    found = story.context.new_cdp_session(story.page).send("Runtime.evaluate", asked)["result"]["value"]
    assert sorted(found) == sorted([*COLOURS, "color-contrast-enhanced"])


def test_the_dark_scheme_changes_colours_alone() -> None:
    """So that in it the rules about colours alone are asked anew: nothing has another size, place or presence."""
    css = (settings.ROOT / "static/css/hamgam.css").read_text()
    blocks = DARK.findall(css)
    assert len(blocks) == css.count("prefers-color-scheme") > 0
    for name, value in (found for block in blocks for found in SET.findall(block)):
        colour = name.startswith("--") or name.endswith("color")
        assert COLOUR.fullmatch(value) if colour else name == "box-shadow", f"{name}: {value}"
    others = [path for folder in ("templates", "static") for path in (settings.ROOT / folder).rglob("*.*")]
    assert [path.name for path in others if b"prefers-color-scheme" in path.read_bytes()] == ["hamgam.css"]


def test_a_question_to_a_third_party_is_a_fault(story: Story) -> None:
    story.go("site.home")
    story.page.evaluate("fetch('http://third.example/').catch(() => 0)")
    story.page.wait_for_timeout(100)
    found, story.faults[:] = list(story.faults), []
    assert any("third" in fault for fault in found)


def test_a_story_speaks_its_language(story: Story) -> None:
    assert story.say("Persian") == {"fa": "فارسی", "en": "Persian"}[story.language]
