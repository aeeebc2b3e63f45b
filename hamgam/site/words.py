"""What kinds of entries in the record are called."""

from django.utils.translation import gettext as _


def entry_words() -> dict[str, str]:
    """Type of an entry → what it says; acts have words of their own."""
    return {
        "Genesis": _("the record begins"),
        "TextFreeze": _("a text is frozen: its digest and its roster"),
        "Consent": _("an answer to a frozen text"),
        "Withdraw": _("a signature is withdrawn"),
        "Objection": _("an objection to an attested signature"),
        "KeyAdd": _("a key is added"),
        "KeyRevoke": _("a key is revoked"),
        "Publication": _("a statement is published"),
        "Resumption": _("the record goes on after a backup was brought back"),
        "Approval": _("a member agrees how the record goes on"),
        "PolicyEntry": _("a policy comes into force"),
    }
