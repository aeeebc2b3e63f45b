"""Style sheets as they are served."""

from pathlib import Path

from hamgam.site.storage import smaller

CSS = Path(__file__).parents[2] / "hamgam" / "static" / "css" / "hamgam.css"


def test_comments_and_spare_space_go_and_rules_stay():
    assert smaller('a  >  b { color : red ; }\n/* why */\n.c ::before { content: "" }\n') == (
        'a>b{color : red;}.c ::before{content: ""}\n'
    )


def test_making_it_smaller_twice_changes_nothing_more():
    once = smaller(CSS.read_text())
    assert smaller(once) == once
    assert len(once) < len(CSS.read_text())
