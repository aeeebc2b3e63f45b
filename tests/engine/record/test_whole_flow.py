"""From a key to a verified bundle, with nothing but the engine's own words, `cryptography` for the log, and the real
ssh-keygen for the organisation: the shortest way to see how the parts go together."""

import hashlib
import subprocess

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    ED25519,
    Bundle,
    Consent,
    ConsentDocument,
    Facts,
    Frontier,
    Genesis,
    Policy,
    PolicyKey,
    PolicyOrganisation,
    PolicyRule,
    Publication,
    Roster,
    RosterOrganisation,
    TextFreeze,
    Tree,
    VerifierKey,
    append,
    checkpoint_text,
    commitment,
    consent_document,
    facts_digest,
    leaf_hash,
    parse_public_key,
    pasted_signature,
    policy_fingerprint,
    prove,
    root_of,
    roster_digest,
    sign_note,
    signature_line,
    statement_digest,
    verify_bundle,
    write_bundle,
    write_facts,
    write_leaf,
    write_policy,
    write_roster,
    write_verifier_key,
)

ORIGIN, DAY, SALT = "rud.example/record", "2026-11-21", b"s" * 32


def make_key(folder):
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"]
    subprocess.run(command, check=True)
    return parse_public_key((folder / "key.pub").read_text())


def sign_elsewhere(folder, document):
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", CONSENT_NAMESPACE, "-f", folder / "key"]
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def test_from_a_key_to_a_verified_bundle(tmp_path):
    log_key = Ed25519PrivateKey.generate()
    log = VerifierKey(ORIGIN, ED25519, log_key.public_key().public_bytes_raw())
    leaves, frontier = [], Frontier()

    def record(entry, signatures=()):
        nonlocal frontier
        leaves.append(write_leaf(ORIGIN, entry, signatures))
        frontier = append(frontier, leaf_hash(leaves[-1]))
        return len(leaves) - 1

    record(Genesis(DAY, write_verifier_key(log), "2026-01", commitment(SALT, b"details")))
    public, names = make_key(tmp_path), (("fa", "رود پاک"),)
    roster = write_roster(Roster(ORIGIN, SALT, (RosterOrganisation("org-a", names, (public,)),)))
    rules = (PolicyRule("statement", "all", 0, "key"),)
    members = (PolicyOrganisation("org-a", names, (PolicyKey(public),)),)
    policy = write_policy(Policy(ORIGIN, SALT, log, len(leaves), rules, members))

    texts = (("fa", "آب پاک برای همه\n\n۱. رود از آنِ همه است.\n".encode()),)
    languages = tuple((language, hashlib.sha256(text).hexdigest()) for language, text in texts)
    digest, asked = statement_digest(languages), roster_digest(roster)
    freeze = record(TextFreeze(DAY, "text-7", 1, "statement", languages, digest, asked))

    about = ("text-7", 1, "statement", digest, asked)
    document = consent_document(ORIGIN, ConsentDocument(*about, "org-a", "sign"))
    signer, raw = pasted_signature(sign_elsewhere(tmp_path, document), CONSENT_NAMESPACE, document)
    assert signer == public
    line = signature_line("org-a", raw)
    consent = record(Consent(DAY, *about, "org-a", "sign", "-", "key"), [line])

    facts = write_facts(Facts(ORIGIN, SALT.hex(), DAY, (("fa", "مجمع سوم"),), (("fa", "تهران"),)))
    by = ("all", "9.1", "2026-01", (("org-a", consent),), facts_digest(facts))
    publication = record(Publication(DAY, 1, *about, freeze, *by))

    tree = Tree([leaf_hash(leaf) for leaf in leaves])
    assert tree.root() == root_of(frontier)
    checkpoint = sign_note(checkpoint_text(ORIGIN, tree.size, tree.root()), log, log_key.sign)
    entries = prove(tree, {index: leaves[index] for index in (freeze, consent, publication)})
    parts = Bundle(texts, facts, (roster,), entries, (), (policy,), checkpoint)
    bundle = write_bundle(parts, number=1, day=DAY, size=tree.size, log=log, sign=log_key.sign)

    assert verify_bundle(bundle, policy).valid
    assert verify_bundle(bundle, fingerprint=policy_fingerprint(policy)).valid
    assert verify_bundle(bundle).status == "unpinned"
