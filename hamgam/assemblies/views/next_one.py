"""The next assembly as a matter: its day and place are brought from the page of an assembly."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.assemblies.dates import KINDS
from hamgam.decisions.views.bring import kinds_for
from hamgam.members import here
from hamgam.members.actor import Actor


def ways(actor: Actor) -> list[tuple[str, str]]:
    """(name of the kind, address) of the forms by which this actor may bring day and place of the next assembly, the question
    filled in in the coalition's languages."""
    offered = {kind: name for kind, name, _intro in kinds_for(actor) if kind in KINDS}
    if not offered:
        return []
    asked = urlencode({f"question-{language}": _asked(language) for language in here.languages()})
    return [
        (offered[kind], f"{reverse('decisions.bring_kind', args=[kind])}?{asked}") for kind in KINDS if kind in offered
    ]


def _asked(language: str) -> str:
    with translation.override(language):
        return _("When and where does the next assembly meet?")
