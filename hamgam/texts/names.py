"""What kinds, stages, states and languages are called, in the reader's language."""

from django.utils.translation import gettext as _

from hamgam.engine.bylaws.words import KINDS

KINDS_KNOWN = frozenset(KINDS)
STEPS = ("draft", "positions", "common_ground", "final", "signing", "published")


def kind_name(kind: str) -> str:
    """A kind of text."""
    names = {
        "platform": _("joint platform"),
        "statement": _("joint statement"),
        "notice": _("notice"),
        "call": _("call"),
        "resolution": _("resolution"),
        "policy_document": _("policy document"),
        "report": _("report"),
        "open_letter": _("open letter"),
        "message": _("message"),
    }
    return names.get(kind, kind)


def kinds() -> list[tuple[str, str]]:
    """Every kind with its name, to choose from."""
    return [(kind, kind_name(kind)) for kind in KINDS]


def stage_name(stage: str) -> str:
    """A stage of a text."""
    names = {
        "draft": _("Draft"),
        "positions": _("Taking positions"),
        "common_ground": _("Common ground"),
        "final": _("Final text"),
        "signing": _("Sign-off"),
        "published": _("Publication"),
        "discarded": _("Put aside"),
    }
    return names.get(stage, stage)


def language_name(code: str) -> str:
    """A language."""
    names = {
        "fa": _("Persian"), "en": _("English"), "ar": _("Arabic"), "ckb": _("Kurdish (Sorani)"),
        "ku": _("Kurdish (Kurmanji)"), "tr": _("Turkish"), "az": _("Azerbaijani"), "de": _("German"),
        "fr": _("French"), "es": _("Spanish"), "sv": _("Swedish"),
    }  # fmt: skip
    return names.get(code, code)


def translation_state(state: str) -> str:
    """Where a translation stands."""
    names = {
        "original": _("original"),
        "missing": _("missing"),
        "draft": _("waits for a review"),
        "reviewed": _("reviewed"),
        "outdated": _("outdated"),
    }
    return names.get(state, state)


def wording_state(state: str) -> str:
    """Where a wording stands."""
    names = {
        "open": _("offered"),
        "leading": _("leads"),
        "former": _("led before"),
        "withdrawn": _("withdrawn"),
        "carried": _("lives on in another wording"),
        "carried_out": _("carried out"),
        "fallen": _("fell without agreement"),
        "collided": _("back with its proposer"),
    }
    return names.get(state, state)


def version_reason(why: str) -> str:
    """Why a version was kept."""
    names = {
        "round_opened": _("a round was opened"),
        "renamed": _("before it became a text of another kind"),
        "wording_led": _("another wording came to lead"),
        "finished": _("finished by a body under a mandate"),
        "clause_left_out": _("a clause was left out"),
        "clause_moved": _("a clause was moved"),
        "clause_split": _("a clause was divided"),
        "clauses_merged": _("two clauses were joined"),
        "difference_opened": _("a clause became an open question"),
        "frozen": _("the text was frozen"),
    }
    return names.get(why, why)
