"""What the fields of forms are called when a page gives back what was typed."""

from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import role_words


def field_name(name: str) -> str:
    """A field's name as a reader knows it; a field of one clause or one language is called as its kind is."""
    kinds = {
        "reason": _("Reason"),
        "stance": _("Answer"),
        "answer": _("Answer"),
        "words": _("Words"),
        "text": _("Words"),
        "pasted": _("Words"),
        "more": _("Words"),
        "note": _("Note"),
        "where": _("Where it was decided"),
        "title": _("Title"),
        "heading": _("Heading"),
        "question": _("Question"),
        "in_force": _("What stays in force"),
        "debate": _("Next debate"),
        "signature": _("Signature"),
        "proof": _("Signature"),
        "voucher_proof": _("Signature"),
        "mandated": _("Decided by the organisation"),
        "display_name": _("Name that others see"),
        "email": _("Mail address"),
        "login": _("User name"),
        "username": _("User name"),
        "name": _("Name"),
        "place": _("Place"),
        "day": _("Day"),
        "month": _("Month"),
        "year": _("Year"),
        "hour": _("Hour"),
        "kind": _("Kind"),
        "languages": _("Languages"),
        "role": _("Role"),
    }
    # A stranger may send a name of a million letters; none of ours is longer than the longest kind.
    for size in range(min(len(name), max(map(len, kinds))), 0, -1):
        if name[:size] in kinds and (size == len(name) or name[size] in "-_0123456789"):
            return kinds[name[:size]]
    last = name.replace("-", "_").rpartition("_")[2]
    return kinds.get(last, _("Further field"))


def value_said(name: str, value: str) -> str:
    """What was chosen, in words; what was typed, as it is. `name`: the field's own."""
    chosen = {
        "stance": {
            "accept": _("We accept"), "reservation": _("We accept with reservation"),
            "stand_aside": _("We stand aside"), "reject": _("We do not accept"),
        },
        "answer": {"sign": _("We sign"), "sign_note": _("We sign with a note"), "decline": _("We do not sign")},
        "mandated": {"1": "✓"},
        "role": role_words(),
    }  # fmt: skip
    kind = next((kind for kind in chosen if name == kind or name.startswith((f"{kind}-", f"{kind}_"))), "")
    return chosen.get(kind, {}).get(value, value)
