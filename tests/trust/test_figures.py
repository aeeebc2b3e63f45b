"""The short versions of `make trust`: each claim on a few cases, and each control, which must be caught."""

import random

import pytest

from hamgam.engine.record import Witnessed, verify_bundle

from .fuzzing import FUZZING
from .mutants import MUTANTS, _bases, says_no_more
from .mutations import judged, mutate
from .named import BUNDLES, NAMED
from .publication import PUBLICATION
from .signatures import SIGNATURES, SMALL, ed25519_cases, published_ed25519, published_p256
from .views import VIEWS

SHORT = {SIGNATURES: 600, MUTANTS: 600, FUZZING: 200, VIEWS: 100, PUBLICATION: 24, BUNDLES: 60}


@pytest.mark.parametrize("figure", SHORT, ids=lambda figure: figure.name)
def test_the_claim_holds_on_a_few(figure):
    found = figure.count(SHORT[figure])
    assert found.broken == () and found.seen >= SHORT[figure] * 0.8


@pytest.mark.parametrize("figure", SHORT, ids=lambda figure: figure.name)
def test_the_control_is_caught(figure):
    assert figure.control().broken != ()


def test_a_few_mutants_are_noticed_and_tests_that_nobody_hears_would_not():
    """The short version of T20 and its control, in one process."""
    found, unheard = mutate("record/notes", "--sample", "10", "--careless")
    assert judged([found]).broken == () and judged([found]).seen == 10
    assert judged([unheard]).broken != ()


def test_the_published_vectors_are_there():
    assert (len(published_ed25519()), len(published_p256()), len(SMALL)) == (1024, 15, 14)
    assert {true for _, true in published_p256()} == {True, False}
    assert len(list(ed25519_cases(12_000, random.Random(1)))) > 9_000


def test_every_named_bundle_has_its_own_reason():
    assert len(NAMED) >= 120 and len({reason for reason, _ in NAMED.values()}) >= 50


def test_a_report_that_says_more_is_known_as_such():
    """The judge of the mutants: what a host may not bring about."""
    honest = _bases()[2][3]
    first, *others = honest.signatories
    assert says_no_more(honest, honest)
    for changed in (
        {"title": "other"},
        {"digest": "0" * 64},
        {"rule": "all"},
        {"signatories": tuple(others)},
        {"witnesses": (Witnessed("w", "-", (), "2026-11-30"),)},
        {"signatories": (first.__class__(**{**first.__dict__, "level": "attested"}), *others)},
        {"signatories": (first.__class__(**{**first.__dict__, "withdrawn": "2026-11-30"}), *others)},
        {"signatories": (first.__class__(**{**first.__dict__, "note": "other"}), *others)},
        {"signatories": (*honest.signatories, first.__class__("org-09", (("fa", "x"),), "key", "2026-11-05"))},
    ):
        assert not says_no_more(honest.__class__(**{**honest.__dict__, **changed}), honest)
    assert verify_bundle(_bases()[2][1], _bases()[2][2]) == honest
