"""What follows at the moment at which a version of the bylaws comes into force."""

from datetime import datetime

from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.members.models import Coalition
from hamgam.members.policy import renew_policy


def begin(version: BylawsVersion, at: datetime) -> BylawsVersion:
    """The coalition's shape and openness, and the policy that readers pin, follow the new version; for acts.

    One whose moment comes when another, adopted later, is in force already stays behind that one.
    """
    version.begun = True
    version.save(update_fields=["begun"])
    if rules.newest() != version:
        return version
    adopted = rules.read_version(version)
    coalition = Coalition.objects.get()
    coalition.shape, coalition.public_bylaws = adopted.shape, bool(adopted.setting("bylaws_public"))
    coalition.save()
    renew_policy(at.date())
    return version
