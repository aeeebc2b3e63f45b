"""A change of the bylaws, or other bylaws altogether: read and judged before it is put to anyone, in force when agreed."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import get_language

from hamgam.bylaws import changes, founding, phrases, proposals, rules
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.decisions.sentences import sentences
from hamgam.decisions.versions import begin
from hamgam.engine.bylaws import BadBylaws, Bylaws
from hamgam.members import here
from hamgam.members.models import Organisation, Seat
from hamgam.texts.moments import WrongMoment, asked, read_day

TOLD = 3
"""So many reasons are told at once where a proposal is refused."""


def judged(details: Details) -> proposals.Proposal:
    """The proposed bylaws as they are judged now, beside those in force."""
    return proposals.examine(
        str(details.get("rules", "")), details.get("texts") or {}, former=rules.in_force(),
        held=set(Seat.objects.held().values_list("role", flat=True)), members=Organisation.objects.members().count(),
    )  # fmt: skip


def read_proposal(details: Details) -> Bylaws:
    """The proposed bylaws; NotPossible `bylaws_text_missing`, `bylaws_refused` with the reasons in words."""
    texts = details.get("texts") or {}
    if not str(details.get("rules", "")).strip() or any(not texts.get(code, "").strip() for code in here.languages()):
        raise NotPossible("bylaws_text_missing")
    proposal = judged(details)
    if proposal.bylaws is None or not proposal.sound:
        said = proposal.sentences()
        raise NotPossible("bylaws_refused", said=" ".join(said[:TOLD]), more=max(len(said) - TOLD, 0))
    return proposal.bylaws


def check(details: Details) -> None:
    """Refuse before anybody is asked what cannot be read, what is in force already and what could not work."""
    _new_name(read_proposal(details))
    if named := details.get("force_on"):
        date.fromisoformat(str(named))


def _new_name(proposed: Bylaws) -> None:
    if BylawsVersion.objects.filter(version=proposed.version).exists():
        raise NotPossible("bylaws_version_taken", version=proposed.version)


def changes_of(matter: Matter) -> changes.Changes:
    """What the proposal changes in the version under which it was brought, in the reader's language."""
    texts = matter.details.get("texts") or {}
    try:
        proposed = founding.read_checked(str(matter.details.get("rules", "")), dict(texts))
    except BadBylaws:  # an old proposal in words that this program does not know any more
        proposed = None
    return changes.between((matter.bylaws, matter.version.texts), (proposed, texts))


def carry_out(matter: Matter, at: datetime) -> Details:
    """The new version: in force at once, or at the beginning of the day that the decision named.

    Keys, history and record stay. Whatever was begun before finishes under the version under which it was begun.
    """
    proposed = read_proposal(matter.details)
    _new_name(proposed)
    force_at = at
    if named := matter.details.get("force_on"):
        force_at = max(at, datetime.combine(date.fromisoformat(named), time(0), here.zone()))
    version = BylawsVersion.objects.create(
        version=proposed.version, rules=matter.details["rules"], texts=matter.details["texts"], decision=matter.decision,
        since=here.day_of(force_at), force_at=force_at, begun=False,
    )  # fmt: skip
    if force_at <= at:
        begin(version, at)
    return {"version": version.version, "force_at": force_at.isoformat()}


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """The proposal as it was typed or chosen: a shipped shape, or rules and texts of one's own; and from which day."""
    details: Details = {}
    errors: dict[str, str] = {}
    try:
        day = read_day(data, "force", language)
        details["force_on"] = day.isoformat() if day else ""
    except WrongMoment:
        errors["force"] = sentences()["bylaws_day_impossible"]
    shape = data.get("shape", "")
    if shape in founding.SHAPES:
        rules_text, texts = founding.template(shape)
        named = _plain(data.get("version", "")) or _next_name()
        return {
            **details,
            "rules": rules_text.replace('version = "1"', f'version = "{named}"', 1),
            "texts": texts,
        }, errors
    texts = {code: data.get(f"bylaws-{code}", "").replace("\r\n", "\n") for code in here.languages()}
    return {**details, "rules": data.get("rules", "").replace("\r\n", "\n"), "texts": texts}, errors


def _plain(version: str) -> str:
    return "".join(letter for letter in version if letter.isalnum() or letter in "-. ").strip()[:40]


def _next_name() -> str:
    return str(BylawsVersion.objects.count() + 1)


def offers(actor: Any) -> Details:
    """What the form begins with: the shipped shapes, and the bylaws in force under the next name, to be changed."""
    version, language = rules.newest(), get_language() or "fa"
    named = f'version = "{_next_name()}"'
    return {
        "shapes": [(shape, phrases.shape(shape)) for shape in founding.SHAPES],
        "rules": version.rules.replace(f'version = "{version.version}"', named, 1),
        "texts": {code: version.texts.get(code, "") for code in here.languages()},
        "force": asked("force", language, with_hour=False),
    }  # fmt: skip


register(
    Kind("bylaws", template="decisions/kinds/bylaws.html", read=read, check=check, carry_out=carry_out, offers=offers)
)
