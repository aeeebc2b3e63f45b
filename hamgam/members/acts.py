"""Index of this feature's acts; each stands in the file of its subject."""

from hamgam.members.holds import lift_seat, suspend_seat
from hamgam.members.joining import (
    accept_founding_text,
    invite_candidate,
    refuse_application,
    take_up_application,
)
from hamgam.members.leaving import leave
from hamgam.members.levels import write_review
from hamgam.members.liaisons import (
    name_liaison_by_coalition,
    name_liaison_by_letter,
    propose_liaison,
    support_liaison,
)
from hamgam.members.mergers import invite_part, merge_organisations, split_organisation
from hamgam.members.organisations import (
    add_organisation,
    close_founding,
    edit_organisation,
    rename_organisation,
)
from hamgam.members.resumption import approve_resumption
from hamgam.members.seats import (
    accept_invitation,
    confirm_invitation,
    end_seat,
    give_sign_in_link,
    invite,
    withdraw_invitation,
)
from hamgam.members.signers import set_signers
from hamgam.members.suspensions import end_suspension
from hamgam.members.witnesses import name_witness, retire_witness

__all__ = [
    "accept_founding_text",
    "accept_invitation",
    "add_organisation",
    "approve_resumption",
    "close_founding",
    "confirm_invitation",
    "edit_organisation",
    "end_seat",
    "end_suspension",
    "give_sign_in_link",
    "invite",
    "invite_candidate",
    "invite_part",
    "leave",
    "lift_seat",
    "merge_organisations",
    "name_liaison_by_coalition",
    "name_liaison_by_letter",
    "name_witness",
    "propose_liaison",
    "refuse_application",
    "rename_organisation",
    "retire_witness",
    "set_signers",
    "split_organisation",
    "support_liaison",
    "suspend_seat",
    "take_up_application",
    "withdraw_invitation",
    "write_review",
]  # fmt: skip
