"""Whether bylaws can work as a whole: what a coalition that adopted them could never mend, or would be stuck with.

`reader` looks at each row; here the rows are looked at together. A proposal with a serious flaw is not put to anyone.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hamgam.engine.bylaws import words
from hamgam.engine.bylaws.roles import Reach, kinds_brought, rows_of_matter
from hamgam.engine.bylaws.rules import Bylaws
from hamgam.engine.methods import quorum_of

FLAWS = (
    "bylaws_without_matter", "bylaws_not_brought", "bylaws_without_voice", "bylaws_without_body", "nobody_may",
    "act_lost", "role_never_given", "row_never_holds", "quorum_unreachable", "body_empty", "nobody_answers",
    "level_stuck", "level_powerless", "round_too_short", "nobody_elects", "nobody_stands", "receipt_shows_votes",
    "leadership_never_formed", "tie_never_drawn",
)  # fmt: skip
"""Every code that a flaw can have."""


@dataclass(frozen=True)
class Flaw:
    """One thing that does not work.

    code: a word of FLAWS. part: the table, "" for the whole file. name: the act, matter, role, body or level.
    why: a word that says more, for its sentence. row: its place in the table, from 0; article: what the row cites.
    serious: refused before it is put to anyone; else a warning. about: acts or figures that the sentence names.
    """

    code: str
    part: str
    name: str
    why: str = ""
    row: int | None = None
    article: str | None = None
    serious: bool = True
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """What a coalition cannot do without: one of these acts, once one of `begun` may be done (empty: always)."""

    one_of: tuple[str, ...]
    why: str
    begun: tuple[str, ...] = ()
    stage: str = ""


NEEDS: Sequence[Need] = (
    Need(("members.invite",), "nobody_comes_in"),
    Need(("members.accept_invitation",), "nobody_comes_in"),
    Need(("members.end_seat",), "nobody_leaves"),
    Need(("members.name_liaison_by_letter", "members.name_liaison_by_coalition"), "without_liaison_for_ever"),
    Need(("bylaws.adopt",), "never_begins", stage="founding"),
    Need(("members.close_founding",), "founding_never_ends", stage="founding"),
    Need(("members.support_liaison",), "never_answered", ("members.propose_liaison",)),
    Need(("members.name_liaison_by_coalition",), "never_ends", ("members.propose_liaison",)),
    Need(("members.confirm_key",), "never_counts", ("members.enrol_key",)),
    Need(("members.revoke_key",), "never_undone", ("members.enrol_key",)),
    Need(("texts.open_round",), "never_goes_on", ("texts.import_text",)),
    Need(("texts.close_round",), "never_ends", ("texts.open_round",)),
    Need(("positions.take", "positions.take_whole"), "never_answered", ("texts.open_round",)),
    Need(("texts.lead_wording",), "never_counts", ("texts.propose_wording",)),
    Need(("texts.freeze",), "never_goes_on", ("texts.open_round",)),
    Need(("signing.sign", "signing.attest"), "never_goes_on", ("texts.freeze",)),
    Need(("signing.confirm_attestation",), "never_counts", ("signing.attest",)),
    Need(("signing.confirm_signature",), "never_counts", ("members.set_signers",)),
    Need(("signing.withdraw",), "never_undone", ("signing.sign", "signing.attest", "signing.sign_by_passkey")),
    Need(("signing.expire",), "never_ends", ("signing.sign", "signing.attest", "signing.sign_by_passkey")),
    Need(
        ("statements.publish_for_all", "statements.publish_for_signatories"), "never_goes_on",
        ("signing.sign", "signing.attest"),
    ),
    Need(("statements.publish_for_signatories",), "never_goes_on", ("texts.call_urgent",)),
    Need(("differences.write_view",), "never_answered", ("differences.open",)),
    Need(("differences.settle",), "never_ends", ("differences.open",)),
    Need(("consultations.close",), "never_ends", ("consultations.open",)),
    Need(("decisions.answer", "decisions.vote"), "never_answered", ("decisions.bring",)),
    Need(("decisions.close",), "never_ends", ("decisions.bring",)),
    Need(("decisions.stand",), "never_counts", ("decisions.enter",)),
    Need(("decisions.permit_variant",), "never_ends", ("decisions.propose_variant",)),
    Need(("decisions.begin_version",), "version_never_begins", ("decisions.bring",)),
    Need(("elections.nominate",), "never_goes_on", ("elections.open",)),
    Need(("elections.answer_nomination",), "never_counts", ("elections.nominate",)),
    Need(("elections.begin_voting",), "never_goes_on", ("elections.open",)),
    Need(("elections.cast", "elections.vote"), "never_answered", ("elections.open",)),
    Need(("elections.close",), "never_ends", ("elections.open",)),
    Need(("elections.confirm_totals",), "never_counts", ("elections.enter_totals",)),
)  # fmt: skip
"""Acts that are necessary, and why: people come in and leave, an organisation without a liaison gets one, and whatever can
be begun can be gone on with, answered, ended or undone."""


def flaws(
    bylaws: Bylaws,
    *,
    former: Bylaws | None = None,
    stage: str = "founding",
    held: Collection[str] = (),
    members: int | None = None,
) -> tuple[Flaw, ...]:
    """Everything that does not work, serious flaws first; empty for sound bylaws.

    former: the version in force, whose acts are missed when nobody may do them any more. stage: "founding" for bylaws with
    which a coalition begins, "standing" for a change later: then rows for the founding do nothing. held: roles that
    somebody has a seat for already. members: how many organisations there are, where that is known.
    """
    reach = Reach(bylaws, stage, held)
    found = [
        *_of_bylaws(bylaws, reach),
        *_of_needs(bylaws, reach, stage),
        *_of_roles(bylaws, reach),
        *_of_rows(bylaws, reach),
        *_of_matters(bylaws, reach, members),
        *_of_bodies(bylaws, reach),
        *_of_levels(bylaws, reach),
        *_of_rounds(bylaws),
        *_of_elections(bylaws, reach, members),
        *(_of_lost_acts(bylaws, former, reach, stage, held) if former else ()),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda flaw: not flaw.serious))


def _of_bylaws(bylaws: Bylaws, reach: Reach) -> Iterator[Flaw]:
    """Whether the bylaws can ever be changed again."""
    places = rows_of_matter(bylaws, "bylaws")
    if not places:
        yield Flaw("bylaws_without_matter", "matters", "bylaws")
        return
    if "bylaws" not in kinds_brought(bylaws, reach):
        yield Flaw("bylaws_not_brought", "powers", "bylaws", row=reach.first_row("decisions.bring"))
    if not reach.can_answer("bylaws"):
        yield Flaw("bylaws_without_voice", "powers", "bylaws", row=reach.first_row("decisions.answer"))
    for place in places:
        matter = bylaws.matters[place]
        if not reach.body_has_members(matter.body):
            yield Flaw("bylaws_without_body", "matters", "bylaws", matter.body, place, matter.article)


def _of_needs(bylaws: Bylaws, reach: Reach, stage: str) -> Iterator[Flaw]:
    for need in NEEDS:
        if need.stage and need.stage != stage:
            continue
        begun = [act for act in need.begun if reach.may(act)]
        if (begun or not need.begun) and not any(reach.may(act) for act in need.one_of):
            row = reach.first_row(need.one_of[0])
            yield Flaw("nobody_may", "powers", need.one_of[0], need.why, row, reach.article(row), about=tuple(begun))


def _of_roles(bylaws: Bylaws, reach: Reach) -> Iterator[Flaw]:
    """Roles that nobody can be given: serious where an act is in their hands alone."""
    named = dict.fromkeys(role for row in bylaws.powers for role in row.roles)
    for role in (role for role in named if role not in reach.roles):
        places = [place for place, row in enumerate(bylaws.powers) if role in row.roles]
        acts = dict.fromkeys(bylaws.powers[place].act for place in places)
        alone = tuple(act for act in acts if not reach.may(act))
        yield Flaw(
            "role_never_given", "powers", role, "alone" if alone else "among_others", places[0],
            bylaws.powers[places[0]].article, bool(alone), alone or tuple(acts),
        )  # fmt: skip


def _of_rows(bylaws: Bylaws, reach: Reach) -> Iterator[Flaw]:
    """Rows that can never hold, whoever asks: serious where the act has no other row."""
    for place, row in enumerate(bylaws.powers):
        why = reach.contradiction(row)
        if why:
            serious = why != "level" and not reach.may(row.act)
            yield Flaw("row_never_holds", "powers", row.act, why, place, row.article, serious)


def _of_matters(bylaws: Bylaws, reach: Reach, members: int | None) -> Iterator[Flaw]:
    for place, matter in enumerate(bylaws.matters):
        if not reach.body_has_members(matter.body):
            yield Flaw("body_empty", "matters", matter.matter, matter.body, place, matter.article)
            continue
        there = reach.size(matter.body, members)
        if there is not None and quorum_of(matter.quorum, there) > there:
            # Whoever signs for themselves may grow in number; what binds all must be settled by those who are there.
            serious = matter.body != "signatories"
            about = (matter.quorum, str(there))
            yield Flaw(
                "quorum_unreachable", "matters", matter.matter, matter.body, place, matter.article, serious, about
            )
        if matter.matter in words.BROUGHT and not reach.can_answer(matter.matter):
            yield Flaw("nobody_answers", "matters", matter.matter, "", place, matter.article)


def _of_bodies(bylaws: Bylaws, reach: Reach) -> Iterator[Flaw]:
    """Bodies that nothing fills, where a mandate is to be given to them or a role comes with them."""
    for place, body in enumerate(bylaws.bodies):
        if not reach.body_has_members(body.body):
            yield Flaw("body_empty", "bodies", body.body, body.filled, place, body.article)


def _of_levels(bylaws: Bylaws, reach: Reach) -> Iterator[Flaw]:
    """Steps of the ladder on which an organisation could do nothing, or from which none could rise."""
    levels = bylaws.levels
    for place, level in enumerate(levels):
        if not any(level.lets(act) and reach.may_as_member(act) for act in dict.fromkeys(r.act for r in bylaws.powers)):
            yield Flaw("level_powerless", "levels", level.level, "", place, level.article)
        elif place < len(levels) - 1 and not reach.can_rise():
            yield Flaw("level_stuck", "levels", level.level, levels[place + 1].level, place, level.article)


def _of_elections(bylaws: Bylaws, reach: Reach, members: int | None) -> Iterator[Flaw]:
    """Elections in which nobody could vote or stand, that wait for a matter which nobody brings, or whose secret is on a receipt."""
    brought = kinds_brought(bylaws, reach)
    for place, row in enumerate(bylaws.elections):
        at = ("elections", row.office, row.electorate, place, row.article)
        if not reach.elects(row):
            yield Flaw("nobody_elects", *at)
            continue
        if row.nominees == "observers" and "observer" not in reach.roles:
            yield Flaw("nobody_stands", "elections", row.office, row.nominees, place, row.article)
        there = reach.size(row.electorate, members)
        if there is not None and quorum_of(row.quorum, there) > there:
            yield Flaw("quorum_unreachable", *at, about=(row.quorum, str(there)))
        if row.formed and "leadership" not in brought:
            yield Flaw("leadership_never_formed", *at)
        if row.tie == "lot" and row.method != "lot" and "tie" not in brought:
            yield Flaw("tie_never_drawn", *at)
        if row.receipt:
            yield Flaw("receipt_shows_votes", *at, serious=False)


def _of_rounds(bylaws: Bylaws) -> Iterator[Flaw]:
    """The usual length of a round must leave the time that the matter of wordings asks for."""
    usual = bylaws.settings.get("round_days")
    for place, matter in enumerate(bylaws.matters):
        if usual is None or matter.matter != "wording":
            continue
        shortest = min(int(usual.of(kind)) for kind in (matter.kinds or (None,)))
        if shortest < matter.notice_days:
            about = (str(shortest), str(matter.notice_days))
            yield Flaw("round_too_short", "matters", matter.matter, "", place, matter.article, False, about)


def _of_lost_acts(bylaws: Bylaws, former: Bylaws, reach: Reach, stage: str, held: Collection[str]) -> Iterator[Flaw]:
    """What somebody could do so far and nobody could any more: a choice, if it is meant."""
    before = Reach(former, stage, held)
    for act in dict.fromkeys(row.act for row in former.powers):
        if before.may(act) and not bylaws.rows(act):
            yield Flaw("act_lost", "powers", act, serious=False)
