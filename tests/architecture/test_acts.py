"""An act has one name everywhere: in the bylaws of each shape, in the code, on the page that does it."""

import inspect
from pathlib import Path

import pytest
from django.apps import apps

from hamgam.bylaws import founding, rules
from hamgam.bylaws.acts import ACTS
from hamgam.bylaws.founding import SHAPES

HAMGAM = Path(apps.get_app_config("hamgam").path)


def powers(shape: str) -> set[str]:
    """The acts that a shape's bylaws grant to anyone."""
    return {power.act for power in founding.read_checked(*founding.template(shape)).powers}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_act_stands_in_the_bylaws_of_each_shape(shape: str) -> None:
    assert set(ACTS) - powers(shape) == set()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_power_is_an_act(shape: str) -> None:
    assert powers(shape) - set(ACTS) == rules.BEFORE_THE_GATE


def test_what_comes_before_the_gate_is_declared_by_none() -> None:
    assert set(ACTS) & rules.BEFORE_THE_GATE == set()
    assert set(ACTS) | rules.BEFORE_THE_GATE == rules.known_acts()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_is_the_function_of_its_name_in_the_folder_of_its_feature(name: str) -> None:
    feature, verb = name.split(".")
    body = inspect.unwrap(ACTS[name])
    assert (body.__module__.split(".")[:2], body.__name__) == (["hamgam", feature], verb)
    assert body.__doc__


def test_there_is_a_text_of_the_bylaws_in_both_languages_for_each_shape() -> None:
    files = {path.name for path in founding.TEMPLATES.iterdir()}
    assert files == {f"{shape}.{kind}" for shape in SHAPES for kind in ("toml", "fa.md", "en.md")}
