"""The brochure: papers of an assembly bound into one PDF."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamgam.assemblies import brochures, item_texts
from hamgam.assemblies.views.found import the_assembly
from hamgam.papers.binding import Unbound

logger = logging.getLogger("hamgam")


@require_safe
def brochure(request: HttpRequest, number: int) -> HttpResponse:
    """Agenda and papers in its order, on A4 or, with `?paper=a5`, on A5."""
    assembly = the_assembly(request, number)
    small = request.GET.get("paper") == "a5"
    try:
        made = brochures.brochure(assembly, "a5" if small else "a4", with_texts=item_texts.sees(request.actor))
    except Unbound:
        logger.exception("the brochure of assembly %s could not be made", number)
        messages.error(request, _("The brochure could not be made now. Each paper can be taken from this page."))
        return redirect("assemblies.page", number)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="brochure-{number}{"-a5" if small else ""}.pdf"'
    return answer
