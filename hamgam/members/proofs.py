"""What a browser's session has shown beside the password, and which acts ask for it.

The gate asks whoever comes by a browser; the clock, the command line of the host and tests come by none. Acts that speak for an
organisation in a way that can be held against it, or that change who may, ask for a second factor shown in the last five
minutes; others that could harm an organisation in somebody else's hands ask for a session in which it was shown. Whatever
only holds something back (an objection, ending a link) asks for nothing.
"""

import time
from dataclasses import dataclass

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

#: For how many seconds a second factor counts as just shown.
JUST = 300
#: Acts that ask for a second factor shown just now: consent and keys.
NOW = frozenset(
    {
        "signing.sign", "signing.sign_later", "signing.attest", "signing.confirm_attestation", "signing.confirm_signature",
        "members.enrol_key", "members.confirm_key", "members.revoke_key", "members.compare_key",
        "members.approve_resumption",
    }
)  # fmt: skip
#: Acts that ask for a session in which one was shown: who speaks, what is published, what others are bound by.
SESSION = frozenset(
    {
        "members.invite", "members.confirm_invitation", "members.set_signers", "members.give_sign_in_link", "members.propose_liaison",
        "members.support_liaison",
        "members.name_liaison_by_coalition", "members.leave", "members.merge_organisations", "members.split_organisation",
        "members.invite_part", "signing.withdraw", "statements.publish_for_all", "statements.publish_for_signatories",
        "decisions.settle_by_mandate", "elections.begin_voting", "elections.close",
        "elections.enter_totals", "elections.confirm_totals", "enquiries.send", "consultations.close",
        "members.name_witness", "members.retire_witness",
    }
)  # fmt: skip


class Unproven(Exception):
    """The act of this name asks for a second factor that this session has not shown."""


@dataclass(frozen=True)
class Proof:
    """When this session last showed a second factor, in seconds of the computer's clock; 0: never. In a demo none is asked for."""

    last: float = 0.0
    demo: bool = False

    def check(self, name: str) -> None:
        """Unproven where the act asks for more than was shown."""
        if self.demo or name not in NOW | SESSION:
            return
        if not self.last or (name in NOW and time.time() - self.last > JUST):
            raise Unproven(name)


def of(request: HttpRequest) -> Proof:
    """What the session of this request has shown."""
    shown = [row["at"] for row in get_authentication_records(request, request.user) if row.get("method") == "mfa"]
    return Proof(last=max(shown, default=0.0), demo=bool(request.session.get("demo")))
