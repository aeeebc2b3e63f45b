"""A copy to take along, as one zip file."""

import tempfile

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from hamgam.assemblies.views.found import the_assembly
from hamgam.copies import of_assemblies, of_texts
from hamgam.copies.folder import Files, reader
from hamgam.papers.writing import write_folder
from hamgam.texts.views.found import the_text

#: A folder of so many bytes is held in memory while it is written; a larger one on the disk, unseen, until it is sent.
IN_MEMORY = 4_000_000


def _sent(name: str, files: Files) -> FileResponse:
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    write_folder(out, name, files)
    out.seek(0)
    answer = FileResponse(out, as_attachment=True, filename=f"{name}-{reader()}.zip", content_type="application/zip")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def text(request: HttpRequest, number: int) -> FileResponse:
    """The folder of a text."""
    return _sent(f"text-{number}", of_texts.files(the_text(request, number), request.actor))


@require_safe
def assembly(request: HttpRequest, number: int) -> FileResponse:
    """The folder of an assembly."""
    return _sent(f"assembly-{number}", of_assemblies.files(the_assembly(request, number), request.actor))
