"""«برنامهٔ ده‌سالهٔ دو کرانه»: thirty-eight clauses on which fourteen organisations of several currents answered.

Fifteen clauses or so are borne by all. Unions, river keepers and towns each stand apart on others, and some wordings
bridge them: there is something to see in its matrix, its staircase and its levels.
"""

from hamgam.demo.content.shapes import Adopted, Both, Round, Text
from hamgam.demo.content.texts.programme_answers import POSITIONS, WORDINGS
from hamgam.demo.content.texts.programme_first import HOME, RIVER, WORK
from hamgam.demo.content.texts.programme_second import LAND, MONEY, RUN

PROGRAMME = Text(
    key="programme",
    kind="platform",
    stage="common_ground",
    title=Both("برنامهٔ ده‌سالهٔ دو کرانه", "Ten Years for Both Banks"),
    proposer="kuhpayeh",
    created=-90,
    sections=(RIVER, WORK, HOME, LAND, MONEY, RUN),
    translation="reviewed",
    rounds=(Round(1, -75, -14),),
    positions=POSITIONS,
    wordings=WORDINGS,
    adopted=Adopted(Both("مجمع عمومی، نشست دوم", "General assembly, second meeting"), Both("پل‌نو", "Polnow"), -98),
)
