"""The manual's page for founders: what its table says of the five shapes is what their bylaws say, in both languages."""

import re
from pathlib import Path

import pytest

from hamgam.bylaws.founding import read_checked, template
from hamgam.engine.spoken import number

MANUAL = Path(__file__).parents[2] / "docs" / "manual"
COLUMNS = ("network", "platform", "council", "committee", "alliance")
SAID = {
    "en": {
        "agreement": "agreement of all who answer", "consent": "consent", "majority": "majority", "1/2": "half", "2/3": "two thirds",
        "difference_and_left_out": "becomes an open question and is left out", "left_out": "is left out", "falls": "falls",
        "status_quo_and_debate": "stays, and the debate is taken up again", "alphabetical": "the alphabet", "signing": "signing",
        "after_round": "after the round", "open": "at once", "order": "in turn, every {}", "volunteer": "to a volunteer, every {}",
        "days": "days", True: "yes", False: "no", "public": "everybody", "members": "members",
    },
    "fa": {
        "agreement": "با توافق همهٔ پاسخ‌دهندگان", "consent": "با رضایت", "majority": "با اکثریت", "1/2": "نیمی", "2/3": "دو سوم",
        "difference_and_left_out": "پرسش باز می‌شود و از متن بیرون می‌رود", "left_out": "از متن بیرون می‌رود", "falls": "می‌افتد",
        "status_quo_and_debate": "می‌ماند و بحث از سر گرفته می‌شود", "alphabetical": "الفبا", "signing": "نوبت امضا",
        "after_round": "پس از دور", "open": "همان دم", "order": "نهاد بعدی، هر {}", "volunteer": "داوطلب، هر {}",
        "days": "روز", True: "آری", False: "نه", "public": "همه", "members": "اعضا",
    },
}  # fmt: skip


def column(shape: str, language: str) -> dict[int, str]:
    """What the table should say of a shape: the number of the row → the words of its cell."""
    bylaws, said = read_checked(*template(shape)), SAID[language]

    def spoken(value: object) -> str:
        return number(int(str(value)), language)

    decision, wording = bylaws.matter("decision"), bylaws.matter("wording")
    signed = bylaws.matter("publish_for_signatories")
    duty = next(row for row in bylaws.duties if row.duty == "coordination")
    assert decision and wording and signed
    return {
        0: said[decision.method], 1: spoken(decision.notice_days), 2: said[decision.quorum], 4: said[wording.otherwise],
        6: spoken(signed.quorum), 7: said[bylaws.setting("signatory_order")], 8: spoken(bylaws.setting("round_days")),
        9: said[bylaws.setting("answers")], 10: spoken(bylaws.setting("urgent_hours")), 11: said[bool(bylaws.levels)],
        12: said[duty.turn].format(f"{spoken(duty.term_days)} {said['days']}"),
        14: said["public" if bylaws.setting("bylaws_public") else "members"],
    }  # fmt: skip


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_table_says_what_the_bylaws_say(language: str) -> None:
    lines = (MANUAL / language / "shapes.md").read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]
    assert len(table) == 15
    for place, shape in enumerate(COLUMNS, 1):
        for row, words in column(shape, language).items():
            # A platform asks for more signatures where the text is a platform itself; the lower number stands first.
            cell = re.split("[,،]", table[row][place])[0] if row == 6 else table[row][place]
            assert (shape, row, cell) == (shape, row, words)
