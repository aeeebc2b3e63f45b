"""Index of this feature's acts; each stands in the file of its subject."""

from hamgam.members.liaisons import (
    name_liaison_by_coalition,
    name_liaison_by_letter,
    propose_liaison,
    support_liaison,
)
from hamgam.members.mergers import merge_organisations, split_organisation
from hamgam.members.organisations import (
    add_organisation,
    close_founding,
    edit_organisation,
    rename_organisation,
)
from hamgam.members.seats import (
    accept_invitation,
    end_seat,
    give_sign_in_link,
    invite,
    withdraw_invitation,
)

__all__ = [
    "accept_invitation", "add_organisation", "close_founding", "edit_organisation", "end_seat", "give_sign_in_link",
    "invite", "merge_organisations", "name_liaison_by_coalition", "name_liaison_by_letter", "propose_liaison",
    "rename_organisation", "split_organisation", "support_liaison", "withdraw_invitation",
]  # fmt: skip
