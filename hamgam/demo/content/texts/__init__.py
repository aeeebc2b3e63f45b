"""The texts of the demo, one or more in each stage, in the order in which they were begun."""

from hamgam.demo.content.shapes import Text
from hamgam.demo.content.texts.charter import CHARTER
from hamgam.demo.content.texts.clean_river import CLEAN_RIVER
from hamgam.demo.content.texts.flood import FLOOD
from hamgam.demo.content.texts.heat import HEAT
from hamgam.demo.content.texts.programme import PROGRAMME
from hamgam.demo.content.texts.river_week import RIVER_WEEK
from hamgam.demo.content.texts.sand import SAND
from hamgam.demo.content.texts.schools import SCHOOLS
from hamgam.demo.content.texts.solidarity import SOLIDARITY
from hamgam.demo.content.texts.water_share import WATER_SHARE

TEXTS: tuple[Text, ...] = (
    SCHOOLS,
    FLOOD,
    HEAT,
    WATER_SHARE,
    CLEAN_RIVER,
    SOLIDARITY,
    RIVER_WEEK,
    CHARTER,
    SAND,
    PROGRAMME,
)


def by_key(key: str) -> Text:
    """The text with this key; KeyError where there is none."""
    return {text.key: text for text in TEXTS}[key]
