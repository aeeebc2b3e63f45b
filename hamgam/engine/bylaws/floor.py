"""What no bylaws may say. Nobody, the coordinator and the server's owner included, speaks for another organisation.

A coalition chooses freely who settles what, by which method and when. These few rows it cannot choose, whatever its
file says: without them a file could hand one person the voice of all.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from hamgam.engine.bylaws.rules import Matter, Power
from hamgam.engine.bylaws.words import BODY_KINDS, CHOSEN, COUNTED
from hamgam.engine.methods import CHOOSING

OWN_VOICE = frozenset({
    "positions.take", "positions.take_whole", "positions.promise_answer",
    "signing.sign", "signing.sign_by_passkey", "signing.confirm_signature", "signing.attest", "signing.confirm_attestation",
    "signing.object", "signing.decline",
    "signing.withdraw", "signing.sign_later", "differences.write_view", "texts.withdraw_wording",
    "texts.revise_wording", "members.enrol_key", "members.confirm_key", "members.revoke_key",
    "decisions.answer", "enquiries.draft", "enquiries.withdraw_objection",
})  # fmt: skip
"""Acts in which an organisation speaks. Only its own people do them, for it alone."""

VOICELESS = frozenset({
    "coordinator", "candidate", "mandated", "invited", "clock", "host", "web_site", "mailing_list", "treasurer",
    "next_assembly", "programme",
})  # fmt: skip
"""Roles that never speak for an organisation: duties and machines."""

SILENT_OBSERVERS = frozenset({
    "positions.take", "positions.take_whole", "signing.sign", "signing.sign_by_passkey", "signing.attest", "signing.sign_later",
    "decisions.answer",
    "decisions.vote", "elections.cast", "elections.vote",
})  # fmt: skip
"""What an observer never does: observers take no positions and sign nothing. Rosters and policies name members alone, so
nobody could verify an observer's signature."""

SETTLED: Mapping[str, str] = {
    "statements.publish_for_all": "publish_for_all",
    "statements.publish_for_signatories": "publish_for_signatories",
    "texts.lead_wording": "wording",
    "texts.leave_clause_out": "wording",
    "members.name_liaison_by_coalition": "liaison",
}
"""Acts that nobody does at once: only after the count of this matter."""

OF_ALL = frozenset(
    {"admission", "level", "suspension", "bylaws", "mandate", "founding_text", "succession", "leadership"}
)
"""What only the members together settle: who belongs, how they decide, and in whose hands they give something."""

OWN_BALLOT = frozenset({"elections.cast", "elections.vote", "elections.answer_nomination"})
"""Acts that everybody does for themselves, or their own organisation: to vote, and to agree to stand."""

SECOND_PERSON = frozenset({
    "elections.confirm_totals", "members.confirm_key", "members.confirm_invitation", "signing.confirm_attestation", "signing.confirm_signature",
    "signing.object", "texts.review_translation",
})  # fmt: skip
"""Acts that only mean something when somebody else does them."""

OWN_HOUSE = frozenset({
    "members.invite", "members.withdraw_invitation", "members.end_seat", "members.edit_organisation",
    "members.rename_organisation", "members.set_signers", "members.confirm_invitation", "members.give_sign_in_link", "members.suspend_seat",
    "members.lift_seat", "members.name_liaison_by_letter",
    "members.merge_organisations", "members.split_organisation", "members.invite_part", "members.name_witness",
    "members.retire_witness", "members.approve_resumption",
})  # fmt: skip
"""What an organisation settles in its own house. Others may help only while the coalition is being founded."""


def body_fits(matter: Matter) -> bool:
    """Whether this body may settle the matter: publication in the names of those who sign is theirs; what is counted where
    it arises is the organisations'; what is brought is settled by whom the bylaws name.
    """
    if matter.matter in COUNTED:
        return matter.body == ("signatories" if matter.matter == "publish_for_signatories" else "organisations")
    if matter.matter in OF_ALL:
        return matter.body in ("organisations", "delegates", "assembly")
    return matter.body != "signatories"


def method_fits(matter: Matter) -> bool:
    """Whether this matter may be settled so: by ballots only where one of several is chosen, for as many seats as there are;
    a tie by lot alone."""
    if matter.matter == "tie" or matter.method not in CHOOSING:
        return (matter.matter == "tie") == (matter.method == "lot")
    many = matter.seats == 1 or (matter.seats > 1 and CHOOSING[matter.method].MANY_SEATS)
    return matter.matter in CHOSEN and many


def breaches(power: Power) -> Collection[tuple[str, str]]:
    """What a row says that no bylaws may say: (code, word), empty when nothing."""
    found: list[tuple[str, str]] = []
    if power.act in OWN_VOICE:
        if power.within != "own_organisation":
            found.append(("speaks_for_others", power.within))
        found += [("speaks_for_others", role) for role in power.roles if role in VOICELESS]
    if power.act in OWN_BALLOT and power.within not in ("own_person", "own_organisation"):
        found.append(("speaks_for_others", power.within))
    if power.act in SILENT_OBSERVERS and "observer" in power.roles:
        found.append(("observer_speaks", "observer"))
    if power.act in SETTLED and power.matter != SETTLED[power.act]:
        found.append(("without_matter", SETTLED[power.act]))
    if power.act in SECOND_PERSON and not power.second_person:
        found.append(("without_second_person", power.act))
    if power.act in OWN_HOUSE and power.within not in ("own_organisation", "own_person"):
        found += [("names_for_others", power.within)] if power.stages != ("founding",) else []
    return found


def duty_speaks(role: str, powers: Collection[Power]) -> bool:
    """Whether a duty with this role would speak for anybody: a duty is technical and administrative, whatever it is called."""
    return any(role in row.roles and row.act in OWN_VOICE for row in powers)


def quorum_too_low(matter: Matter) -> bool:
    """Whether so few could settle this that it would not be the coalition that settles it.

    At least half of the organisations, or three; who only signs for itself (`signatories`) needs no such floor, and in a
    body at least half of its members take part, however few it has.
    """
    if matter.body == "signatories" or matter.quorum == "all":
        return False
    if matter.body in BODY_KINDS and "/" not in matter.quorum:
        return False
    return Fraction(matter.quorum) < (Fraction(1, 2) if "/" in matter.quorum else 3)
