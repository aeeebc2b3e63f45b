"""An invented coalition with a record of its own, for tests: honest by default, hostile where a test says so."""

import base64
import hashlib
from dataclasses import replace

from nacl.signing import SigningKey

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    ED25519,
    KEY_NAMESPACE,
    Assertion,
    Bundle,
    Consent,
    Facts,
    Genesis,
    KeyAdd,
    KeyRevoke,
    Policy,
    PolicyKey,
    PolicyOrganisation,
    PolicyPasskey,
    PolicyRule,
    Publication,
    Roster,
    RosterOrganisation,
    SigningNote,
    SshSignature,
    TextFreeze,
    Tree,
    VerifierKey,
    Withdraw,
    checkpoint_text,
    commitment,
    consent_document,
    facts_digest,
    key_document,
    leaf_hash,
    passkey_line,
    prove,
    roster_digest,
    sign_note,
    signature_line,
    ssh_message,
    statement_digest,
    withdraw_document,
    write_bundle,
    write_facts,
    write_leaf,
    write_policy,
    write_roster,
    write_ssh_signature,
    write_verifier_key,
)

from .passkeys import Passkey

SALT = hashlib.sha256(b"salt").digest()
NAMES = ("رود پاک", "کارگاه ایمن", "دشت سبز", "خانهٔ آب", "پیمان کار")
TEXT_FA = "آب پاک برای همه\n\n۱. رود از آنِ همه است.\n۲. کار باید ایمن باشد.\n".encode()
TEXT_EN = b"Clean water for all\n\n1. The river belongs to everyone.\n2. Work must be safe.\n"


def key_of(name: str) -> SigningKey:
    """A key that is the same in every run."""
    return SigningKey(hashlib.sha256(name.encode()).digest())


def public_of(key: SigningKey) -> bytes:
    return bytes(key.verify_key)


def b64(key: SigningKey) -> str:
    return base64.b64encode(public_of(key)).decode()


def ssh_sign(key: SigningKey, namespace: str, message: bytes, hash_name: str = "sha512") -> bytes:
    raw = key.sign(ssh_message(namespace, message, hash_name)).signature
    return write_ssh_signature(SshSignature(public_of(key), namespace, hash_name, raw))


class Coalition:
    """Organisations org-00, org-01 … each with a key unless named in `without_key`; in `passkeys` an algorithm for each
    that has a passkey and no key."""

    def __init__(
        self, count=3, *, origin="rud.example/record", seed="", without_key=(), lowest="attested", passkeys=None
    ):
        self.origin = origin
        self.ids = [f"org-{i:02}" for i in range(count)]
        self.passkeys = {o: Passkey(kind, seed + o) for o, kind in (passkeys or {}).items()}
        self.keys = {o: key_of(seed + o) for o in self.ids if o not in without_key and o not in self.passkeys}
        self.names = {o: NAMES[i] if i < len(NAMES) else f"نهاد {i}" for i, o in enumerate(self.ids)}
        self.log_key = key_of(seed + origin)
        self.log = VerifierKey(origin, ED25519, public_of(self.log_key))
        self.texts = (("fa", TEXT_FA), ("en", TEXT_EN))
        self.lowest = lowest
        self.leaves: list[bytes] = []
        self.notes: list[SigningNote] = []
        self.rosters: list[bytes] = []
        self.kept: list[int] = []
        self.policies: list[bytes] = []
        self.facts = write_facts(
            Facts(origin, SALT.hex(), "2026-11-07", (("fa", "مجمع عمومی سوم"),), (("fa", "تهران"),))
        )
        self.append(Genesis("2026-11-01", write_verifier_key(self.log), "2026-01", commitment(SALT, b"")), kept=False)

    def sign_log(self, message: bytes) -> bytes:
        return self.log_key.sign(message).signature

    def append(self, entry, signatures=(), *, kept=True) -> int:
        self.leaves.append(write_leaf(self.origin, entry, signatures))
        if kept:
            self.kept.append(len(self.leaves) - 1)
        return len(self.leaves) - 1

    def level(self, organisation) -> str:
        return "key" if organisation in self.keys else "passkey" if organisation in self.passkeys else "attested"

    def roster(self, salt=SALT) -> bytes:
        rows = [
            RosterOrganisation(
                o,
                (("fa", self.names[o]),),
                (public_of(self.keys[o]),) if o in self.keys else (),
                (self.passkeys[o].known,) if o in self.passkeys else (),
            )
            for o in self.ids
        ]
        return write_roster(Roster(self.origin, salt, tuple(rows)))

    def policy(self, **changes) -> bytes:
        rows = [
            PolicyOrganisation(
                o,
                (("fa", self.names[o]),),
                (PolicyKey(public_of(self.keys[o])),) if o in self.keys else (),
                passkeys=(PolicyPasskey(*self.passkeys[o].known),) if o in self.passkeys else (),
            )
            for o in self.ids
        ]
        rules = (
            PolicyRule("statement", "all", 0, self.lowest),
            PolicyRule("statement", "signatories", 2, self.lowest),
        )
        policy = Policy(self.origin, SALT, self.log, len(self.leaves), rules, tuple(rows))
        return write_policy(policy._replace(**changes))

    def freeze(self, version=1, text="text-7", kind="statement") -> TextFreeze:
        self.rosters = [self.roster()]
        if not self.policies:
            self.policies = [self.policy()]
        languages = tuple((language, hashlib.sha256(raw).hexdigest()) for language, raw in self.texts)
        self.frozen = TextFreeze(
            "2026-11-03", text, version, kind, languages, statement_digest(languages), roster_digest(self.rosters[0])
        )
        self.freeze_index = self.append(self.frozen)
        return self.frozen

    def consent_entry(self, organisation, day="2026-11-05", answer="sign", **changes) -> Consent:
        f = self.frozen
        level = self.level(organisation)
        entry = Consent(day, f.text, f.version, f.kind, f.digest, f.roster, organisation, answer, "-", level)
        return replace(entry, **changes)

    def consent(self, organisation, *, key=None, signed=None, note=None, passkey=None, told=None, **changes) -> int:
        """`signed` changes what is signed but not what the entry says; `told` what the browser and the authenticator
        say: (changes of the client data, arguments of the authenticator data)."""
        if note is not None:
            changes["note"] = commitment(SALT, note)
        entry = self.consent_entry(organisation, **changes)
        lines = []
        if entry.level == "key":
            document = replace(entry, **(signed or {}))
            origin = (signed or {}).get("origin", self.origin)
            raw = ssh_sign(key or self.keys[organisation], CONSENT_NAMESPACE, consent_document(origin, document))
            lines = [signature_line(organisation, raw)]
        if entry.level == "passkey":
            document = consent_document(self.origin, replace(entry, **(signed or {})))
            lines = [self.asserted(organisation, document, passkey, told)]
        index = self.append(entry, lines)
        if note is not None:
            self.notes.append(SigningNote(index, SALT, note))
        return index

    def asserted(self, organisation, document, passkey=None, told=None):
        """The line of an organisation's passkey over a document."""
        passkey = passkey or self.passkeys[organisation]
        client, authenticator = told or ({}, {})
        made = passkey.assertion(
            document, passkey.client_data(document, **client), passkey.authenticator_data(**authenticator)
        )
        return passkey_line(organisation, Assertion(*made))

    def withdraw(self, organisation, consent, day="2026-11-20", **changes) -> int:
        f = self.frozen
        level = self.level(organisation)
        entry = Withdraw(
            day, f.text, f.version, f.kind, f.digest, f.roster, organisation, consent, "-", level
        )  # fmt: skip
        entry = replace(entry, **changes)
        lines = []
        if entry.level == "key":
            raw = ssh_sign(self.keys[organisation], CONSENT_NAMESPACE, withdraw_document(self.origin, entry))
            lines = [signature_line(organisation, raw)]
        if entry.level == "passkey":
            lines = [self.asserted(organisation, withdraw_document(self.origin, entry))]
        return self.append(entry, lines)

    def add_key(self, organisation, new, *, former="same", day="2026-11-04") -> int:
        former = self.keys[organisation] if former == "same" else former
        voucher = None if former is None else public_of(former)
        message = key_document(self.origin, "add", organisation, public_of(new), voucher)
        lines = [signature_line(organisation, ssh_sign(key, KEY_NAMESPACE, message)) for key in (new, former) if key]
        entry = KeyAdd(day, organisation, b64(new), "-" if former is None else b64(former))
        return self.append(entry, lines)

    def revoke_key(self, organisation, key, *, by=None, day="2026-11-04") -> int:
        public = key.cose if isinstance(key, Passkey) else public_of(key)
        message = key_document(self.origin, "revoke", organisation, public, by and public_of(by))
        lines = [signature_line(organisation, ssh_sign(by, KEY_NAMESPACE, message))] if by else []
        named = base64.b64encode(public).decode()
        return self.append(KeyRevoke(day, organisation, named, b64(by) if by else "-"), lines)

    def publish(self, consents: dict, rule="all", **changes) -> int:
        f = self.frozen
        entry = Publication(
            "2026-11-08", 7, f.text, f.version, f.kind, f.digest, f.roster, self.freeze_index, rule, "9.1", "2026-01",
            tuple(sorted(consents.items())), facts_digest(self.facts),
        )  # fmt: skip
        self.publication_index = self.append(replace(entry, **changes))
        return self.publication_index

    def parts(self) -> Bundle:
        tree = Tree([leaf_hash(leaf) for leaf in self.leaves])
        note = sign_note(checkpoint_text(self.origin, tree.size, tree.root()), self.log, self.sign_log)
        entries = prove(tree, {index: self.leaves[index] for index in self.kept})
        return Bundle(
            self.texts, self.facts, tuple(self.rosters), entries, tuple(self.notes), tuple(self.policies), note
        )

    def seal(self, bundle: Bundle) -> bytes:
        return write_bundle(
            bundle, number=7, day="2026-11-21", size=len(self.leaves), log=self.log, sign=self.sign_log
        )  # fmt: skip

    def bundle(self) -> bytes:
        return self.seal(self.parts())


def published(count=3, rule="all", signers=None, **options) -> Coalition:
    """A coalition that froze, signed and published one statement."""
    coalition = Coalition(count, **options)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in (signers or coalition.ids)}
    coalition.publish(consents, rule)
    return coalition
