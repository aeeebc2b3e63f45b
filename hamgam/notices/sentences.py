"""Why a choice about letters could not be kept: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "bad_address": _("This is not a mail address. It looks like name@example.org; you can also leave it empty."),
        "address_missing": _("Letters by mail need an address. Write one, or take the mark away."),
        "addresses_crowded": _("You gave many new addresses today. Come back tomorrow; the former one stays in use."),
        "bad_way": _("Choose one of the four: at once, daily, weekly, never."),
        "paused_already": _("Letters are held back already."),
        "not_paused": _("Letters are not held back."),
        "subscriptions_crowded": _("Very many wrote here in the last hour. Come back later; nothing was kept."),
        "reminded_already": _("The reminder has gone out already."),
    }


def way_words() -> dict[str, str]:
    """How often letters come, in the reader's language."""
    return {"now": _("at once"), "daily": _("once a day"), "weekly": _("once a week"), "never": _("never")}
