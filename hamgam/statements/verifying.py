"""How anyone checks a statement: explained, printed, tried here by way of example, and the programs to do it alone."""

import functools
import hashlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.engine.record import RecordError, fingerprint_groups, read_fingerprint, write_verifier_key
from hamgam.members.models import PolicyFile
from hamgam.record import log, trees
from hamgam.statements import bundles
from hamgam.statements.files import file_answer
from hamgam.statements.reading import Reading
from hamgam.statements.views import statement_of

PROGRAMS = ("hamgam_verify.py", "hamgam_sign.py", "hamgam_witness.py")
#: The largest file that is checked here, in bytes, and the seconds that it may take.
LARGEST, SECONDS = 2 * 1024 * 1024, 10
#: What the verifier's exit codes mean.
OUTCOMES = {0: "valid", 1: "invalid", 2: "unusable", 3: "unpinned"}


@functools.cache
def program_file(name: str) -> bytes:
    """One of the programs that run without us."""
    return (settings.BASE_DIR / "verifier" / name).read_bytes()


@functools.cache
def program_digest(name: str) -> str:
    """Its SHA-256, in hex."""
    return hashlib.sha256(program_file(name)).hexdigest()


def programs() -> list[dict[str, Any]]:
    """Name, size and digest of each program."""
    return [{"name": name, "size": len(program_file(name)), "sha256": program_digest(name)} for name in PROGRAMS]


@dataclass(frozen=True)
class Answer:
    """What the verifier said of an uploaded bundle, or why it was not asked."""

    outcome: str = ""
    lines: tuple[str, ...] = ()
    error: str = ""
    field: str = ""


def _record() -> dict[str, Any]:
    """What is printed on paper: the newest policy's fingerprint, the record's key and its latest checkpoint."""
    policy = PolicyFile.objects.order_by("-size").first()
    checkpoint = trees.newest()
    return {
        "programs": programs(),
        "policy": policy,
        "policy_groups": fingerprint_groups(policy.fingerprint).split() if policy else [],
        "log_key": write_verifier_key(log.verifier_key(log.origin())) if checkpoint else "",
        "checkpoint": checkpoint,
    }


@csrf_exempt  # it changes nothing, and a token would set a cookie on visitors
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """How a statement is verified offline; a bundle can be tried here too, which proves nothing and says so."""
    answer = _try(request) if request.method == "POST" else None
    typed = request.POST.get("fingerprint", "")[:200]
    context = {**_record(), "answer": answer, "typed": typed, "limit": LARGEST // 1024 // 1024}
    return render(request, "statements/verify.html", context, status=422 if answer and answer.error else 200)


@require_safe
def of_statement(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """The same steps with this statement's files and digits."""
    statement = statement_of(request, number)
    if slug != statement.slug:
        return redirect("statements.verify_statement", **statement.address)
    policy = bundles.policy(statement)
    context = {**_record(), "statement": statement, "reading": Reading(statement, get_language() or "fa")}
    context |= {"policy": policy, "policy_groups": fingerprint_groups(policy.fingerprint).split()}
    return render(request, "statements/verify_statement.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """One page to print: what a reader compares with it later, far from this machine."""
    return render(request, "statements/verify_print.html", _record())


@require_safe
def download(request: HttpRequest, program: str) -> HttpResponse:
    """One of the programs."""
    if program not in PROGRAMS:
        raise Http404
    return file_answer(program_file(program), program, "text/x-python; charset=utf-8")


def _try(request: HttpRequest) -> Answer:
    """Run the very file that strangers run, apart from this process and within limits."""
    upload, typed = request.FILES.get("bundle"), request.POST.get("fingerprint", "").strip()
    if upload is None:
        return Answer(error=_("Choose the bundle that you downloaded from a statement’s page."), field="bundle")
    if upload.size > LARGEST:
        return Answer(error=_("This file is larger than any bundle. Check that it is the right one."), field="bundle")
    try:
        digits = read_fingerprint(typed[:200]) if typed else ""
    except RecordError:
        return Answer(error=_("The fingerprint has 40 digits. Copy all eight groups of five."), field="fingerprint")
    with tempfile.TemporaryDirectory(prefix="hamgam-verify-") as folder:
        file = Path(folder) / "bundle"
        file.write_bytes(upload.read())
        return _run(file, digits)


def _run(file: Path, digits: str) -> Answer:
    language = "fa" if get_language() == "fa" else "en"
    command = [sys.executable, "-I", str(settings.BASE_DIR / "verifier" / PROGRAMS[0]), str(file), "--lang", language]
    try:
        done = subprocess.run(
            [*command, *(["--fingerprint", digits] if digits else [])],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        sentence = _("Checking this file takes longer than it may take here. Check it on your own machine.")
        return Answer(error=sentence, field="bundle")
    lines = tuple(line for line in done.stdout.decode("utf-8", "replace").split("\n") if line.strip())
    return Answer(OUTCOMES.get(done.returncode, "unusable"), lines)
