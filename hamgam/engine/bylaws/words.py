"""The closed lists: every word that a bylaws file may use. A new kind of rule is a new word, a function and a test."""

from collections.abc import Mapping

from hamgam.engine.elections.apportionment import APPORTIONING
from hamgam.engine.methods import BODIES, CHOOSING, METHODS

ROLES = (
    "liaison", "delegate", "second", "coordinator", "secretary", "executive", "observer", "candidate", "invited",
    "key_holder", "mandated", "clock", "host", "web_site", "mailing_list", "treasurer", "next_assembly", "programme",
)  # fmt: skip
"""Who acts. `second` stands in for an absent delegate; `candidate` sits in an organisation that asks to join; `invited`
holds an unused invitation, `key_holder` a letter signed with the organisation's key; `mandated` sits in a body to which a
mandate for this very act was given; `clock` does what falls due by itself; `host` runs the machine and has no voice. The last five hold a duty of that name."""

STANDINGS = ("member", "suspended", "candidate", "observer", "clock", "nobody", "host")

WITHIN = ("own_organisation", "other_organisation", "coalition", "own_person")
"""How far a power reaches: things of one's own organisation, of another one, of the coalition, of oneself."""

TEXT_STAGES = ("draft", "positions", "common_ground", "final", "signing", "published")
COALITION_STAGES = ("founding", "standing")
MATTER_STAGES = ("open", "read_back", "agreed", "not_agreed", "withdrawn")
ASSEMBLY_STAGES = ("called", "in_session", "closed", "cancelled")
ELECTION_STAGES = ("nominating", "voting", "tied", "closed", "called_off")
STAGES = (
    *TEXT_STAGES,
    *COALITION_STAGES,
    *MATTER_STAGES,
    *ASSEMBLY_STAGES,
    *(w for w in ELECTION_STAGES if w not in ASSEMBLY_STAGES),
)

ITEM_KINDS = (
    "report", "debate", "decision", "election", "commemoration", "silence", "working_groups", "interruption",
)  # fmt: skip
"""Kinds of items of an agenda. `silence`: a moment of silence; `working_groups`: time in which they meet; `interruption`: what
interrupts the session, as a rally at noon."""

ASSEMBLY_KINDS = ("general", "regular", "extraordinary", "online", "seminar", "conference")
"""Kinds of assemblies: a general assembly (مجمع عمومی), a regular session, an extraordinary meeting, an online meeting, an
open seminar or round table, a conference, which can be open too."""

OFFICES = ("chair", "minute_taker", "timekeeper")
"""Offices of one assembly. Several may hold one together: a presidium has several chairs."""

KINDS = ("platform", "statement", "notice", "call", "resolution", "policy_document", "report", "open_letter", "message")

COUNTED = ("wording", "publish_for_all", "publish_for_signatories", "liaison")
"""Matters that are counted where they arise. `publish_for_all` is in the coalition's name, `publish_for_signatories` in
the names of those who sign: two rules that are never confused."""

BROUGHT = (
    "decision", "choice", "name", "slogan", "outside", "admission", "level", "suspension", "bylaws", "mandate", "body",
    "founding_text", "succession", "calendar", "spending", "duty", "report", "turn",
    "leadership", "recall", "tie", "proposal",
)  # fmt: skip
"""Matters that somebody brings as a question with an end: a decision in words, a choice, a name, a slogan, how something
agreed is said outside; who joins, at which level, who is suspended; the bylaws; a mandate; a body; the founding text; who
keeps name, key and signatures; a date; money; a duty; the report of an assembly; whose turn a duty is, by lot; the form of
leadership; that an office ends before its term; the lot between those who are tied in an election; a
proposal of a body that has no voice of its own."""

PROPOSED: Mapping[str, str] = {"proposal": "communications"}
"""Matters that are brought by those alone who sit in a body of this kind, and take effect by them, once they are agreed."""

MATTERS = COUNTED + BROUGHT
"""What is settled together."""

OTHERWISE = (
    "status_quo", "status_quo_and_debate", "difference_and_left_out", "left_out", "falls", "signatories_only", "former",
    "variants", "inside_only",
)  # fmt: skip
"""What follows without agreement: what stands goes on; it goes on and is debated again, as a difference; the clause
becomes a difference and is left out; the clause is left out; the proposal falls; it may still be published, but only in
the names of those who sign; the former name stays; local variants of a slogan are used where they were found not to
contradict it; it stays agreed inside, and how it is said outside becomes a difference."""

LADDER = ("contact", "joint_statements", "joint_actions", "standing_cooperation")
"""Levels of co-operation, the loosest first."""

BODY_KINDS = ("council", "commission", "group", "board", "executive", "unit", "communications")
"""Kinds of bodies inside a coalition; each has its members, its chair, its term."""

FILLED = ("named_by_each", "elected", "appointed", "volunteers", "units")
"""How a body gets its members: one named by each member organisation; elected; appointed by a matter; who comes; from
the units under it."""

ELECTED = ("secretary", "executive", "board", "council", "commission", "delegates", "observer_seat")
"""What somebody is elected to: an office, a body, the delegates of the units, the seat of an observer."""

ELECTORATES = ("organisations", "delegates", "members_of_body", "units")
"""Who elects: each member organisation with one ballot; the delegates; those who sit in the body for which it is; the members
of each unit, who elect the delegates of that unit."""

NOMINEES = ("people", "organisations", "observers")
"""Who may stand: people who sit in a member organisation; member organisations; observer organisations."""

TIES = ("lot", "again")
"""What follows where no rule decides between those tied: a lot among them; the election is held again among them."""

APPORTION = APPORTIONING
"""How the seats of the delegates are shared out among the units."""

ELECTING = tuple(method for method in CHOOSING if method != "named_by_each")
"""Ways of electing. Where each organisation names its own, nobody is elected: that is a way of filling a body."""

DUTIES = (
    "coordination", "web_site", "mailing_list", "treasurer", "next_assembly", "programme",
)  # fmt: skip
"""Duties that one organisation holds for all, for a term: technical and administrative, without a voice for others."""

DUTY_ROLES = ("coordinator", "web_site", "mailing_list", "treasurer", "next_assembly", "programme")
"""Roles that can come with a duty."""

TURNS = ("order", "volunteer", "lot", "decision")
"""Whose turn a duty is: the next in the order of joining; whoever volunteers; whom the lot draws; whom a matter names."""

LEVELS = ("attested", "passkey", "key")
"""Levels of signing, the lowest first: two people attest it, a passkey signs, a key signs on a machine of the organisation's own."""

CHOSEN = ("choice", "name", "slogan", "turn", "tie")
"""Matters in which one of several is chosen; only these may be settled by a method that counts ballots."""

METHOD_WORDS = (*METHODS, *CHOOSING)
BODY_WORDS = (*BODIES, "delegates", "assembly", *BODY_KINDS)

SETTINGS: Mapping[str, tuple[object, ...] | type] = {
    "answers": ("after_round", "open"),
    "round_days": int,
    "signing_days": int,
    "urgent_hours": int,
    "objection_hours": int,
    "reminder_hours": int,
    "invitation_days": int,
    "signing_level": LEVELS,
    "signatory_order": ("alphabetical", "signing"),
    "bylaws_public": (True, False),
    "observers_see_drafts": (True, False),
    "report_days": int,
    "answers_seen": ("before", "after"),
    "answer_hours": int,
    "enquiry_days": int,
    "observers_read_talk": (True, False),
}
"""Each setting with its words, or int for a number of at least one."""

MAY_BE_MISSING = frozenset({"report_days", "observers_read_talk", "answers_seen", "answer_hours", "enquiry_days"})
"""Settings that came later than bylaws which are in force somewhere: where one is missing, nothing follows from it. All others
must be given."""

REASONS = (
    "allowed", "no_article", "wrong_role", "other_organisation", "own_organisation", "other_person", "wrong_stage",
    "wrong_kind", "same_person", "person_unknown", "role_not_given_here", "level_too_low", "notice_too_short",
    "level_of_cooperation", "suspended", "not_entitled", "no_mandate", "mandate_not_begun", "mandate_over",
    "outside_mandate", "answers_missing", "nobody_answered", "quorum_missing", "not_agreed", "too_few_signatories", "is_agreed",
    "urgent_text", "not_urgent",
)  # fmt: skip
"""Every reason that a verdict can have."""
