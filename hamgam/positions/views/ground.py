"""The common ground of a text, as a page and as a table for spreadsheet programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamgam.papers.writing.tables import csv_bytes
from hamgam.positions.ground import ground_of
from hamgam.positions.matrix import csv_rows
from hamgam.positions.reading import read
from hamgam.positions.seen import seen_by
from hamgam.texts.views.found import about, the_text


@require_GET
def common_ground(request: HttpRequest, number: int) -> HttpResponse:
    """What everybody accepts, who can sign how much, what would bring more together, who stands apart and why."""
    text = the_text(request, number)
    return render(request, "positions/common_ground.html", about(text, **read(request, seen_by(request.actor, text))))


@require_GET
def common_ground_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The matrix and the staircase, as far as this reader may see them."""
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    ground = ground_of(seen) if seen.disclosed and seen.asked else None
    answer = HttpResponse(csv_bytes(csv_rows(seen, ground)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="common-ground-{text.number}.csv"'
    return answer
