"""Why something about a text could not be done: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "changed_meanwhile": _("The text changed while you were writing. Compare what you wrote with what stands now."),
    }
