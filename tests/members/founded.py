"""Founding texts, as tests bring them and as the members settle them."""

from typing import Any

from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.founding_text import FoundingText
from tests.decisions.brought import answered, brought
from tests.people import World

TEXT = {"fa": "ما برای آب کنار هم ایستاده‌ایم.", "en": "We stand together for the water."}
RIVER = {
    "names": {"fa": "پاسداری از رود", "en": "Guarding the river"},
    "means": {"fa": "سنجش ماهانهٔ آب", "en": "Measuring the water each month."},
}
PRESS = {"names": {"fa": "خبررسانی", "en": "News"}, "means": {"fa": "خبرنامه", "en": "A bulletin."}}
SCHOOL = {"names": {"fa": "آموزش", "en": "Teaching"}, "means": {"fa": "کارگاه‌های باز", "en": "Open workshops."}}


def proposed(texts: Any = TEXT, fields: Any = (RIVER,)) -> dict[str, Any]:
    """What a matter about the founding text holds."""
    return {"texts": texts, "fields": list(fields) if isinstance(fields, tuple) else fields}


def bring_text(world: World, texts: Any = TEXT, fields: Any = (RIVER,), **given: Any) -> Matter:
    """A proposal."""
    return brought(world, "founding_text", details=proposed(texts, fields), **{"closes_at": None, **given})


def agreed_now(world: World, matter: Matter) -> Matter:
    """All answer, and one of them closes it at once: what was agreed is in force from now on."""
    return acts.close(by=world.a_liaison, on=answered(world, matter, *["accept"] * 4))


def settled_text(world: World, texts: Any = TEXT, fields: Any = (RIVER,)) -> FoundingText:
    """A version on which all have agreed."""
    assert agreed_now(world, bring_text(world, texts, fields)).stage == "agreed"
    return FoundingText.objects.first()
