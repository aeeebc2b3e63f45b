"""In each shape every kind of text is signed at the level that its bylaws state, and refused below it."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import Refused
from hamgam.engine.bylaws.words import KINDS
from hamgam.record.times import now
from hamgam.signing import acts
from hamgam.texts import acts as texts
from hamgam.texts.models import Version
from tests import flow
from tests.people import client_of
from tests.shapes import SHAPES, House, house, lead_of

pytestmark = pytest.mark.django_db
#: Written by hand from article 10.2 of each text: kinds that want a signature with the key.
ONLY_WITH_THE_KEY = {
    "network": {"platform"},
    "council": {"platform", "resolution", "policy_document"},
    "platform": {"platform"},
    "committee": {"platform", "resolution"},
    "alliance": {"platform", "open_letter"},
}


def frozen(here: House, kind: str) -> Version:
    """A text of this kind that everybody accepts."""
    text = here.text(kind=kind)
    here.round(text, {lead_of(clause): "++++" for clause in text.clauses.all()})
    return texts.freeze(by=here.conduct, on=text, sign_by=now() + timedelta(days=30))


def second(here: House, letter: str):
    """Another person of the organisation than the one who speaks for it."""
    other = "liaison" if here.shape == "council" else "delegate"
    return getattr(here.world, f"{letter}_{other}")


@pytest.mark.parametrize("shape", SHAPES)
def test_each_kind_is_signed_at_its_level_and_refused_below_it(shape):
    here = house(shape)
    liaison, delegate = here.world.a_liaison, here.world.a_delegate
    _key, held = flow.enrol(here.world.a, liaison, delegate)
    found: dict[str, set[str]] = {"key": set(), "attested": set()}
    for kind in KINDS:
        version = frozen(here, kind)
        assert flow.sign_with_key(version, here.voices["a"], held).level == "key"
        found["key"].add(kind)
        try:
            made = flow.attest(version, here.voices["b"], second(here, "b"))
        except Refused as refused:
            assert (refused.verdict.reason, refused.verdict.article) == ("level_too_low", "10.3")
        else:
            assert (made.level, made.state) == ("attested", "valid")
            found["attested"].add(kind)
    assert found == {"key": set(KINDS), "attested": set(KINDS) - ONLY_WITH_THE_KEY[shape]}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("language", "article"), [("fa", "۱۰.۳"), ("en", "10.3")])
def test_the_page_says_before_the_button_that_a_key_is_needed(shape, language, article):
    here = house(shape)
    version = frozen(here, "platform")
    page = client_of(here.voices["b"], language=language).get(f"/{language}/w/texts/{version.text.number}/sign-off/")
    assert ['value="sign"' in page.content.decode(), article in page.content.decode()] == [False, True]


@pytest.mark.parametrize("shape", ["platform", "alliance"])
def test_an_observer_organisation_signs_nothing_also_later(shape):
    here = house(shape)
    version, observer = frozen(here, "statement"), here.world.observer
    for act in (acts.sign, acts.sign_later):
        with pytest.raises(Refused) as caught:
            act(by=observer, on=version, signature="x")
        assert caught.value.verdict.reason == "wrong_role"
    path = f"/fa/w/texts/{version.text.number}/sign-off/request/"
    assert client_of(observer).get(path).status_code == 404
