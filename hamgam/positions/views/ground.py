"""The common ground of a text, as a page and as a table for spreadsheet programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamgam.papers.writing import picture as writing
from hamgam.papers.writing.tables import csv_bytes
from hamgam.positions.ground import ground_of
from hamgam.positions.matrix import csv_rows
from hamgam.positions.pictures import PICTURES, is_drawn
from hamgam.positions.reading import Reading, read
from hamgam.positions.seen import seen_by
from hamgam.texts.views.found import about, the_text

#: While it is still being worked out, the page is asked for again after so many seconds. The header does what a meta
#: element would do, and the page says how to end it.
RENEWS = 20


@require_GET
def common_ground(request: HttpRequest, number: int) -> HttpResponse:
    """What everybody accepts, who can sign how much, what would bring more together, who stands apart and why."""
    text = the_text(request, number)
    found = read(request, seen_by(request.actor, text))
    going = found["shown"] and found["reading"].progress.state == "going"
    renews = RENEWS if going and request.GET.get("renew") != "no" else None
    answer = render(request, "positions/common_ground.html", about(text, **found, renews=renews))
    if renews:
        answer["Refresh"] = str(renews)
    return answer


@require_GET
def picture(request: HttpRequest, number: int, name: str, kind: str) -> HttpResponse:
    """A picture of the page for a report, as far as this reader may see it."""
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    if not (seen.disclosed and seen.asked):
        raise Http404
    reading = Reading(
        seen, silence_bears=request.GET.get("silence") == "bears", alike=request.GET.get("order") == "alike"
    )
    if not is_drawn(reading, name):
        raise Http404
    drawn = PICTURES[name](reading)
    made, mime = (writing.png(drawn), "image/png") if kind == "png" else (writing.svg(drawn), "image/svg+xml")
    answer = HttpResponse(made, content_type=mime)
    answer["Content-Disposition"] = f'attachment; filename="common-ground-{text.number}-{name}.{kind}"'
    return answer


@require_GET
def common_ground_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The matrix and the staircase, as far as this reader may see them."""
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    bears = request.GET.get("silence") == "bears"
    ground = ground_of(seen, silence_bears=bears) if seen.disclosed and seen.asked else None
    answer = HttpResponse(
        csv_bytes(csv_rows(seen, ground, silence_bears=bears)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="common-ground-{text.number}.csv"'
    return answer
