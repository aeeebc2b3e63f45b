"""What an address can be filled with: one row of every kind that there is, by whose it is and how it stands, and one that is absent.

Every beginning of an address up to its last part has a line here; a new one without a line fails the test and says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.walls.house import House

#: Address up to its last part (without the language) → the table, and where each part stands in its row.
ROWS: dict[str, tuple[str, dict[str, str]]] = {
    "consultations/<number>": ("Consultation", {"number": "number"}),
    "founding-text/<number>": ("FoundingText", {"number": "number"}),
    "how-we-work/versions/<pk>": ("BylawsVersion", {"pk": "pk"}),
    "members/<slug>": ("Organisation", {"slug": "slug"}),
    "open-questions/<number>": ("Difference", {"number": "number"}),
    "record/<index>": ("Leaf", {"index": "index"}),
    "reports/<number>": ("Report", {"number": "assembly.number"}),
    "seminars/<number>": ("Opening", {"number": "assembly.number"}),
    "statements/<number>": ("Statement", {"number": "number"}),
    "statements/<number>-<slug>": ("Statement", {"number": "number", "slug": "slug"}),
    "statements/<number>-<slug>/<language>": ("Statement", {"number": "number", "slug": "slug", "language": "=fa"}),
    "w/applications/<pk>": ("Application", {"pk": "pk"}),
    "w/assemblies/<number>": ("Assembly", {"number": "number"}),
    "w/assemblies/accounts/<account>": ("Account", {"account": "pk"}),
    "w/assemblies/contributions/<contribution>": ("Contribution", {"contribution": "pk"}),
    "w/assemblies/groups/<group>": ("WorkingGroup", {"group": "pk"}),
    "w/assemblies/items/<item>": ("Item", {"item": "pk"}),
    "w/assemblies/names/<named>": ("Named", {"named": "pk"}),
    "w/assemblies/offices/<office>": ("Office", {"office": "pk"}),
    "w/assemblies/papers/<paper>": ("Paper", {"paper": "pk"}),
    "w/assemblies/remarks/<remark>": ("Remark", {"remark": "pk"}),
    "w/assemblies/results/<result>": ("Result", {"result": "pk"}),
    "w/assemblies/rhythm/<series>": ("Series", {"series": "pk"}),
    "w/assemblies/turns/<turn>": ("Turn", {"turn": "pk"}),
    "w/consents/<pk>": ("Consent", {"pk": "pk"}),
    "w/consultations/<number>": ("Consultation", {"number": "number"}),
    "w/consultations/proposals/<proposal>": ("ProposedStatement", {"proposal": "pk"}),
    "w/coordination/<duty>": ("DutyTurn", {"duty": "duty"}),
    "w/coordination/<duty>/handover/<item>": ("HandoverItem", {"duty": "handover.duty", "item": "pk"}),
    "w/decisions/<number>": ("Matter", {"number": "number"}),
    "w/decisions/register/<decision>": ("Matter", {"decision": "decision"}),
    "w/decisions/tasks/<task>": ("Task", {"task": "pk"}),
    "w/decisions/variants/<variant>": ("Variant", {"variant": "pk"}),
    "w/elections/<number>": ("Election", {"number": "number"}),
    "w/elections/<number>/ballots-<round>": ("Election", {"number": "number", "round": "=1"}),
    "w/elections/<number>/nominees/<nominee>": ("Nomination", {"number": "election.number", "nominee": "number"}),
    "w/elections/<number>/receipts-<round>": ("Election", {"number": "number", "round": "=1"}),
    "w/elections/<number>/totals/<row>": ("Totals", {"number": "election.number", "row": "pk"}),
    "w/elections/places/<place>": ("Place", {"place": "pk"}),
    "w/enquiries/<number>": ("Enquiry", {"number": "number"}),
    "w/enquiries/answers/<answer>": ("EnquiryAnswer", {"answer": "pk"}),
    "w/enquiries/objections/<objection>": ("AnswerObjection", {"objection": "pk"}),
    "w/founding/<pk>": ("Organisation", {"pk": "pk"}),
    "w/groups/<slug>": ("Body", {"slug": "slug"}),
    "w/groups/places/<membership>": ("Membership", {"membership": "pk"}),
    "w/invitations/<pk>": ("Invitation", {"pk": "pk"}),
    "w/keys/<pk>": ("Key", {"pk": "pk"}),
    "w/mandates/<number>": ("Mandate", {"number": "number"}),
    "w/members/<slug>": ("Organisation", {"slug": "slug"}),
    "w/members/ours/split/<pk>": ("Merger", {"pk": "pk"}),
    "w/open-questions/<number>": ("Difference", {"number": "number"}),
    "w/proposals/<pk>": ("LiaisonProposal", {"pk": "pk"}),
    "w/seats/<pk>": ("Seat", {"pk": "pk"}),
    "w/witness/<pk>": ("Witness", {"pk": "pk"}),
    "w/talk/<talk>": ("Talk", {"talk": "number"}),
    "w/talk/posts/<post>": ("Post", {"post": "pk"}),
    "w/texts/<number>": ("Text", {"number": "number"}),
    "w/texts/<number>/clauses/<anchor>": ("Clause", {"number": "text.number", "anchor": "anchor"}),
    "w/texts/<number>/clauses/<anchor>/wordings/<letter>": (
        "Wording", {"number": "clause.text.number", "anchor": "clause.anchor", "letter": "letter"},
    ),
    "w/texts/<number>/common-ground/steps/<clauses>": ("Text", {"number": "number", "clauses": "=1"}),
    "w/texts/<number>/compare/<a>/<b>": ("Text", {"number": "number", "a": "=1", "b": "=2"}),
    "w/texts/<number>/final/<language>": ("Text", {"number": "number", "language": "=fa"}),
    "w/texts/<number>/translation/<language>": ("Text", {"number": "number", "language": "=en"}),
    "w/texts/<number>/translation/<language>/review/<anchor>": (
        "Clause", {"number": "text.number", "language": "=en", "anchor": "anchor"},
    ),
    "w/texts/<number>/translation/<language>/write/<anchor>": (
        "Clause", {"number": "text.number", "language": "=en", "anchor": "anchor"},
    ),
}  # fmt: skip
#: Links whose secret the database does not hold: address → its parts; a word with $ is one of the house's secrets.
SECRETS: dict[str, dict[str, Any]] = {
    "consultations/<number>/join/<token>": {"number": "links", "token": "$answer"},
    "feed/<secret>": {"secret": "$feed"},
    "invitation/<token>": {"token": "$invitation"},
    "join/<token>": {"token": "$application"},
    "seminars/registration/<secret>": {"secret": "$registration"},
}
#: What is no row: address → what stands there.
WORDS: dict[str, list[dict[str, Any]]] = {
    "leave/<token>": [{"token": "x" * 60}],
    "letters/confirm/<token>": [{"token": "x" * 43}],
    "members/<slug>/letter/<day>/<number>": [{"slug": "a", "day": "2026-11-30", "number": "0" * 32}],
    "verify/<program>": [{"program": "hamgam_verify.py"}],
    "w/account/passkeys/<pk>": [{"pk": 1}],
    "w/account/sessions/<mark>": [{"mark": "0" * 16}],
    "w/decisions/new/<kind>": [{"kind": "decision"}, {"kind": "body"}],
    "w/help/<page>": [{"page": "texts"}],
    "w/settings/address/<token>": [{"token": "x" * 43}],
    "w/talk/on/<kind>/<thing>": [{"kind": "text", "thing": 1}],
}
#: By which a row belongs to an organisation.
OWNERS = (
    "organisation", "proposer", "proposed_by", "brought_by", "opened_by", "asked_by", "author", "taken_by", "responsible",
    "called_by", "holder", "former", "named", "set_by", "declared_by", "added_by",
)  # fmt: skip
#: By which rows differ in who may see them or what may be done with them.
STANDS = (
    "state", "stage", "standing", "kind", "public", "suspended", "suspended_until", "moved_to_id", "over", "ended_on", "until",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One address of the site, as the resolver knows it."""

    name: str
    route: str

    @property
    def beginning(self) -> str:
        """Up to its last part, with the names of the parts alone."""
        plain = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", self.route)
        return plain[: plain.rfind(">") + 1]


def places() -> list[Place]:
    """Every address but the root, without the language before it."""
    found = list(_walk(get_resolver().url_patterns, ""))
    return [Place(name, route.split("/", 1)[1]) for name, route in found if name != "site.root"]


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield pattern.name or pattern.lookup_str, before + str(pattern.pattern)


def unplaced() -> list[str]:
    """Beginnings of addresses that have no line here."""
    wanted = {place.beginning for place in places()} - {""}
    return sorted(wanted - set(ROWS) - set(SECRETS) - set(WORDS))


def fillings(place: Place, house: House) -> dict[str, dict[str, Any]]:
    """What kind of object → the parts of the address with which one of that kind is met."""
    beginning = place.beginning
    if not beginning:
        return {"": {}}
    if beginning in WORDS:
        return {f"word {n}" if n else "word": way for n, way in enumerate(WORDS[beginning])}
    if beginning in SECRETS:
        return _by_secret(SECRETS[beginning], house)
    table, parts = ROWS[beginning]
    model = apps.get_model("hamgam", table)
    found: dict[str, dict[str, Any]] = {}
    for row in model._base_manager.order_by("pk"):
        way = {name: path[1:] if path[0] == "=" else _at(row, path) for name, path in parts.items()}
        if all(value is not None for value in way.values()):
            found.setdefault(kind_of(row, house), way)
    near = next(
        iter(found.values()), {name: path[1:] if path[0] == "=" else _absent(name) for name, path in parts.items()}
    )
    last = [name for name, path in parts.items() if path[0] != "="][-1]
    return {**found, "absent": {**near, last: _absent(last)}}


def _absent(name: str) -> Any:
    return "absent" if name in ("slug", "duty") else 999_999


def _by_secret(way: dict[str, Any], house: House) -> dict[str, dict[str, Any]]:
    found = {}
    for kind, secrets in (("the link", house.secrets), ("a wrong link", {})):
        found[kind] = {
            name: secrets.get(value[1:], "x" * 22) if isinstance(value, str) and value[0] == "$" else value
            for name, value in way.items()
        }
    if "number" in way:
        number = apps.get_model("hamgam", "Consultation").objects.filter(kind=way["number"]).last().number
        found = {kind: {**parts, "number": number} for kind, parts in found.items()}
    return found


def _at(row: Any, path: str) -> Any:
    for step in path.split("."):
        row = getattr(row, step, None)
    return row


def kind_of(row: Any, house: House) -> str:
    """Whose a row is (own: of a; other; nothing where it is nobody's), and how it stands."""
    whose = _whose(row, house)
    stands = [_word(name, getattr(row, name)) for name in STANDS if hasattr(row, name) and _is_column(row, name)]
    if type(row).__name__ in (
        "Clause",
        "Wording",
    ):  # what may be done with it, and who sees the answers, hangs on its text
        stands.append(f"in {_at(row, 'text.stage') or _at(row, 'clause.text.stage')}")
    return " ".join(word for word in (whose, *stands) if word) or "any"


def _is_column(row: Any, name: str) -> bool:
    """Whether a row stands somehow by this column; a key's own bytes have the name `public` too."""
    return any(
        field.attname == name and (name != "public" or field.get_internal_type() == "BooleanField")
        for field in row._meta.concrete_fields
    )


def _word(name: str, value: Any) -> str:
    if isinstance(value, bool) or value is None or name.endswith(("_on", "_id", "until")):
        return name.removesuffix("_id") if value else ""
    return str(value)


def _whose(row: Any, house: House) -> str:
    if type(row).__name__ == "Organisation":
        return "own" if row.pk == house.world.a.pk else "other"
    for name in OWNERS:
        if any(field.name == name and field.is_relation for field in row._meta.concrete_fields):
            owner = getattr(row, f"{name}_id")
            if owner is not None:
                return "own" if owner == house.world.a.pk else "other"
    return ""
