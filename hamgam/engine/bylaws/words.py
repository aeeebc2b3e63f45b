"""The closed lists: every word that a bylaws file may use. A new kind of rule is a new word, a function and a test."""

from collections.abc import Mapping

from hamgam.engine.methods import BODIES, METHODS

SHAPES = ("network", "council", "platform", "committee", "alliance")

ROLES = (
    "liaison", "delegate", "coordinator", "secretary", "executive", "observer", "invited", "key_holder", "clock",
    "host",
)  # fmt: skip
"""Who acts. `invited` holds an unused invitation, `key_holder` a letter signed with the organisation's key; `clock`
does what falls due by itself; `host` runs the machine and has no voice."""

STANDINGS = ("member", "observer", "clock", "nobody", "host")

WITHIN = ("own_organisation", "other_organisation", "coalition", "own_person")
"""How far a power reaches: things of one's own organisation, of another one, of the coalition, of oneself."""

TEXT_STAGES = ("draft", "positions", "common_ground", "final", "signing", "published")
COALITION_STAGES = ("founding", "standing")
STAGES = TEXT_STAGES + COALITION_STAGES

KINDS = ("platform", "statement", "notice", "call", "resolution", "report", "open_letter", "message")

MATTERS = ("wording", "publish_for_all", "publish_for_signatories", "liaison")
"""What organisations settle together. `publish_for_all` is in the coalition's name, `publish_for_signatories` in the
names of those who sign: two rules that are never confused."""

OTHERWISE = ("status_quo_and_debate", "difference_and_left_out", "left_out", "falls", "signatories_only")
"""What follows without agreement: what stands goes on and is debated again; the clause becomes a difference and is left
out; the clause is left out; the proposal falls; it may still be published, but only in the names of those who sign."""

LEVELS = ("attested", "key")
"""Levels of signing, the lowest first. Passkeys have their place between the two."""

METHOD_WORDS = tuple(METHODS)
BODY_WORDS = tuple(BODIES)

SETTINGS: Mapping[str, tuple[object, ...] | type] = {
    "answers": ("after_round", "open"),
    "round_days": int,
    "signing_days": int,
    "objection_hours": int,
    "reminder_hours": int,
    "invitation_days": int,
    "signing_level": LEVELS,
    "signatory_order": ("alphabetical", "signing"),
    "bylaws_public": (True, False),
    "observers_see_drafts": (True, False),
}
"""Each setting with its words, or int for a number of at least one. All of them must be given."""

REASONS = (
    "allowed", "no_article", "wrong_role", "other_organisation", "own_organisation", "other_person", "wrong_stage",
    "wrong_kind", "same_person", "person_unknown", "role_not_given_here", "level_too_low", "notice_too_short",
    "answers_missing", "nobody_answered", "quorum_missing", "not_agreed", "too_few_signatories", "is_agreed",
)  # fmt: skip
"""Every reason that a verdict can have."""
