"""A large coalition by combination: for measuring pages and for seeing how they look with forty organisations.

Two currents answer every clause: one wants things at once and under the people's own eyes, the other wants time and
secure steps. Middle wordings are near both. The same arguments give the same data.
"""

from dataclasses import dataclass
from random import Random

from hamgam.demo.content.large_words import (
    CLOSERS,
    COUNTRIES,
    DEMANDS,
    KINDS,
    NICKNAMES,
    NOTES,
    REFUSALS,
    RESERVATIONS,
    SCOPES,
    TOWN_ENDS,
    TOWN_STARTS,
)
from hamgam.demo.content.shapes import (
    Adopted,
    Answer,
    Answers,
    Both,
    Clause,
    Consent,
    Organisation,
    Person,
    Round,
    Section,
    Text,
    Wording,
)

#: Where each strength of a wording stands between the two currents (-1 and +1).
_PLACES = (-0.8, 0.0, 0.8)
MOST_ORGANISATIONS = len(TOWN_STARTS) * len(TOWN_ENDS) * len(KINDS)
#: So many clauses has a text of the large coalition that is signed.
SIGNED = 12
MOST_WORDINGS = len(CLOSERS) * len(_PLACES)


@dataclass(frozen=True)
class Large:
    """A generated coalition: its organisations, one text with a closed round, and further ones in other stages."""

    organisations: tuple[Organisation, ...]
    text: Text
    more: tuple[Text, ...]


def large(organisations: int = 40, clauses: int = 60, wordings: int = 3, seed: int = 1) -> Large:
    """A coalition of this size. `wordings` counts the leading one; two clauses in three have that many.

    ValueError with one sentence when a size is out of range.
    """
    _check(organisations, clauses, wordings)
    chance = Random(seed)  # noqa: S311 - invented data, nothing secret
    members = tuple(_organisation(index) for index in range(organisations))
    text = _text(members, clauses, wordings, chance)
    return Large(members, text, _more(members, text))


def _check(organisations: int, clauses: int, wordings: int) -> None:
    limits = (
        ("organisations", organisations, 1, MOST_ORGANISATIONS),
        ("clauses", clauses, 1, 10_000),
        ("wordings", wordings, 1, MOST_WORDINGS),
    )
    for word, number, least, most in limits:
        if not least <= number <= most:
            raise ValueError(f"The number of {word} must be between {least} and {most}, not {number}.")


def _organisation(index: int) -> Organisation:
    """The organisation with this number; towns come first, so that fifty towns pass before one comes again."""
    towns = len(TOWN_STARTS) * len(TOWN_ENDS)
    start, end = TOWN_STARTS[index % len(TOWN_STARTS)], TOWN_ENDS[index % towns // len(TOWN_STARTS)]
    kind, pattern_fa, pattern_en, word = KINDS[(index + index // towns) % len(KINDS)]
    town = Both(start[0] + end[0], start[1] + end[1])
    country = COUNTRIES[index % len(COUNTRIES)]
    handle = f"{town.en.lower()}-{word}"
    return Organisation(
        handle=handle,
        names=Both(pattern_fa.format(town.fa), pattern_en.format(town.en)),
        short=town,
        kind=kind,
        city=town,
        country=Both(country[0], country[1]),
        country_code=country[2],
        intro=Both(
            f"نهادی از {town.fa} که برای آب پاک و کار ایمن می‌کوشد. هر ماه نشستی دارد که به روی همه باز است.",
            f"An organisation from {town.en} that works for clean water and safe work. Its monthly meeting is open "
            "to all.",
        ),
        contact=f"{handle}@example.org",
        site=f"https://{handle}.example.org/",
        founded=2000 + index % 20,
        joined=2021 + index % 5,
        people=tuple(_person(index, town, handle, place) for place in (0, 1)),
        key=index % 2 == 0,
    )


def _person(index: int, town: Both, handle: str, place: int) -> Person:
    name, slug = NICKNAMES[(2 * index + place) % len(NICKNAMES)]
    roles = ("delegate",) if place else ("liaison", "coordinator") if index == 0 else ("liaison",)
    return Person(f"{slug}-{handle}", f"{name} از {town.fa}", roles)


def _text(members: tuple[Organisation, ...], clauses: int, wordings: int, chance: Random) -> Text:
    currents = {member.handle: _current(number, chance) for number, member in enumerate(members)}
    sections, positions, others = [], {}, []
    index = 0
    for group, (title, demands) in enumerate(DEMANDS):
        bodies = []
        for place in range(clauses // len(DEMANDS) + (group < clauses % len(DEMANDS))):
            first = _sentence(demands[place % len(demands)], group + place + place // len(demands))
            lead = chance.choice((0, 1, 1, 2))
            weight = chance.choice((0.2, 0.6, 1.0))
            bodies.append(Clause(_words(first, place, lead)))
            positions[index] = _answers(currents, weight * _PLACES[lead], chance)
            if index % 3 != 2:
                others += _others(index, first, place, lead, wordings, weight, currents, chance)
            index += 1
        if bodies:
            sections.append(Section(Both(*title), tuple(bodies)))
    return Text(
        key="large",
        kind="platform",
        stage="common_ground",
        title=Both("پیمان رودها و کارگاه‌ها", "Covenant of Rivers and Workshops"),
        proposer=members[0].handle,
        created=-60,
        sections=tuple(sections),
        rounds=(Round(1, -40, -5),),
        positions=positions,
        wordings=tuple(others),
        adopted=Adopted(Both("مجمع عمومی", "General assembly"), members[0].city, -60),
    )


def _more(members: tuple[Organisation, ...], text: Text) -> tuple[Text, ...]:
    """The same demands as a draft, in an open round that one in three has answered, signed by half, and published."""
    handles = [member.handle for member in members]
    short = (Section(None, text.clauses()[:SIGNED]),)
    agreed = {index: {handle: Answer("accept") for handle in handles} for index in range(len(short[0].clauses))}
    begun = {index: {handle: Answer("accept") for handle in handles[::3]} for index in range(len(text.clauses()))}
    signed = tuple(Consent(handle, "sign", -14, "attested") for handle in handles)
    return (
        Text("large-draft", "resolution", "draft", Both("نامهٔ رودها", "Letter of the Rivers"), handles[0], -4,
             text.sections, translation="missing"),
        Text("large-round", "call", "positions", Both("فراخوان کارگاه‌ها", "Call of the Workshops"), handles[-1], -8,
             text.sections, translation="missing", rounds=(Round(1, -6, 10),), positions=begun),
        Text("large-signing", "statement", "signing", Both("بیانیهٔ چشمه‌ها", "Statement of the Springs"), handles[0],
             -30, short, rounds=(Round(1, -28, -18),), positions=agreed, frozen=-15, sign_by=9,
             consents=signed[: len(signed) // 2]),
        Text("large-published", "statement", "published", Both("بیانیهٔ دره‌ها", "Statement of the Valleys"), handles[0],
             -50, short, rounds=(Round(1, -48, -38),), positions=agreed, adopted=text.adopted, frozen=-15, sign_by=-8,
             consents=signed, published=-12),
    )  # fmt: skip


def _current(number: int, chance: Random) -> float:
    """Where an organisation stands: three in five with the first current, each in its own measure."""
    side = -1 if number % 5 < 3 else 1
    return side * chance.uniform(0.1, 0.9) + chance.gauss(0, 0.15)


def _sentence(demand: tuple[str, str], turn: int) -> Both:
    scope = SCOPES[turn % len(SCOPES)]
    return Both(f"{scope[0]}، {demand[0]}.", f"{scope[1]}, {demand[1]}.")


def _words(first: Both, turn: int, strength: int) -> Both:
    second = CLOSERS[turn % len(CLOSERS)][strength]
    return Both(f"{first.fa} {second[0]}", f"{first.en} {second[1]}")


def _others(
    index: int,
    first: Both,
    turn: int,
    lead: int,
    wordings: int,
    weight: float,
    currents: dict[str, float],
    chance: Random,
) -> list[Wording]:
    """The other wordings of a clause: first the remaining strengths of its own closing sentence, then other ones."""
    places = [(extra, (lead + step) % 3) for extra in range(len(CLOSERS)) for step in range(3)][1:wordings]
    return [
        Wording(
            clause=index,
            letter=letter,
            proposer=chance.choice(list(currents)),
            text=_words(first, turn + extra, strength),
            note=Both(*NOTES[letter % len(NOTES)]),
            day=-30 + letter,
            positions=_answers(currents, weight * _PLACES[strength], chance),
        )
        for letter, (extra, strength) in enumerate(places, start=2)
    ]


def _answers(currents: dict[str, float], place: float, chance: Random) -> Answers:
    """Everybody's position on a wording that stands at `place`; a few have not answered."""
    found = {}
    for handle, current in currents.items():
        if chance.random() < 0.02:
            continue
        found[handle] = _answer(abs(current - place) + chance.gauss(0, 0.1), current, chance)
    return found


def _answer(distance: float, current: float, chance: Random) -> Answer:
    """The farther a wording is, the graver the answer; the thresholds leave most clauses acceptable to most."""
    mandated = chance.random() < 0.7
    if distance < 1.0:
        return Answer("accept", None, mandated)
    if distance < 1.15:
        return Answer("reservation", chance.choice(RESERVATIONS), mandated)
    if distance < 1.25:
        return Answer("stand_aside", None, mandated)
    return Answer("reject", chance.choice(REFUSALS[:2] if current < 0 else REFUSALS[2:]), mandated)
