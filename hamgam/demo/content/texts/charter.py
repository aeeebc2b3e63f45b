"""«منشور رودهای زنده و کار بی‌آسیب»: a long platform in six sections, a draft whose round has not been opened.

Forty clauses: twenty-eight paragraphs without numbers, and twelve numbered demands at the end.
"""

from hamgam.demo.content.shapes import SUNDAY, Adopted, Both, Text
from hamgam.demo.content.texts.charter_first import LIVING_RIVER, ORIGINS, SAFE_WORK
from hamgam.demo.content.texts.charter_second import DEMANDS, HOW_WE_WORK, LIFE

CHARTER = Text(
    key="charter",
    kind="platform",
    stage="draft",
    title=Both("منشور رودهای زنده و کار بی‌آسیب", "Charter of Living Rivers and Work without Harm"),
    proposer="polnow",
    created=-12,
    sections=(ORIGINS, LIVING_RIVER, SAFE_WORK, LIFE, HOW_WE_WORK, DEMANDS),
    translation="draft",
    adopted=Adopted(
        Both("مجمع عمومی، نشست سوم", "General assembly, third meeting"), Both("بندر نیلگون", "Port Nilgun"), -54, SUNDAY
    ),
)
