"""A proposal of the communications body: agreed, it is approved; it takes effect only when the body carries it out."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.decisions.kinds import Kind, register
from hamgam.decisions.models import Matter
from hamgam.engine.spoken import both
from hamgam.members.here import in_language
from hamgam.members.models import Organisation


def said(matter: Matter) -> list[tuple[str, str]]:
    """Whether it is in effect, since when and by whom."""
    since = matter.result.get("in_effect_since")
    if since is None:
        return [(_("Effect"), _("Not in effect yet: it was approved and waits to be carried out.")
                 if matter.stage == "agreed" else _("None: without approval it does not take effect."))]  # fmt: skip
    house = Organisation.objects.filter(public_id=matter.result.get("done_by", "")).first()
    day = both(date.fromisoformat(str(since)), get_language() or "fa")
    who = in_language(house.names) if house else ""
    return [(_("Effect"), _("In effect since %(day)s, done by %(who)s.") % {"day": day, "who": who})]


register(Kind("proposal", said=said))
