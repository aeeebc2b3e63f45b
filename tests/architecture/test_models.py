"""Every table is written by acts alone, or stands in a short list with the reason why not."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from hamgam.record.kept import Kept, KeptQuerySet, OutsideAct

WRITTEN_OTHERWISE = {
    "Leaf": "the record writes itself, in the gate; the database refuses every change",
    "Checkpoint": "the record writes itself, in the gate; the database refuses every change",
    "Cosignature": "witnesses set their lines without a seat; only their own signature is taken, and the database refuses every change",
    "OtherView": "evidence that anybody may hand in; only what the record's own key signed, and the database refuses every change",
    "Resumed": "written by `hamgam restore` beside the entry that it names; `hamgam check` compares the two",
    "Head": "the one row by which writers wait for one another",
    "Entry": "the record writes itself, in the gate; its details may be erased",
    "Seal": "the record writes itself, in the gate; the database refuses every change",
    "Authorship": "who it was and when belongs to the own organisation, which may erase it",
    "UsedToken": "the gate's own memory of forms",
    "Person": "a person's password, language and address are her own affair and no entry of the record",
    "Session": "whether somebody is signed in is no entry of the record, and is forgotten when it ends",
    "AccountChange": "what was changed in somebody's account is their own affair, and forgotten after some weeks",
    "Letter": "what goes out by mail is forgotten after a while",
    "ArrivedMail": "strangers write; what of it is an act is recorded as one, and of the rest a digest is kept for a while",
    "Returned": "that letters come back is noted by whoever sends them, and forgotten with the address",
    "Subscriber": "written by somebody whom the record does not know, and erased when they leave",
    "NewAddress": "an address that a person gave and has not confirmed; that they chose is an entry",
    "Wishes": "what reaches a person, and how often, is their own affair; that they chose is an entry",
    "ReadSoFar": "how far the letters have followed the record; nobody's act",
    "AnswerSet": "a person's answers are no act of an organisation and no entry of the record; their digest is, at the end",
    "AnswerLink": "made by an act, used up by a person whom the record does not know",
    "ProposedStatement": "written by a person whom the record does not know; what becomes of it is an act",
    "WorkedOut": "figures that the engine made of the answers; nobody's act",
    "Application": "written by somebody whom the record does not know; what becomes of it is an act",
    "Registration": "written by somebody whom the record does not know, and erased when the assembly is over",
    "LastHere": "how far somebody has read a talk is their own affair and no entry of the record",
    "Following": "whether the posts of a talk go to somebody is their own affair and no entry of the record",
    "Enquiry": "written by somebody whom the record does not know; what becomes of it is an act",
    "EnquirerAddress": "where an answer goes; erased with it, and no entry of the record",
    "FurtherWords": "written by somebody whom the record does not know",
    "OutgoingAnswer": "how far an answer got by mail; nobody's act",
    "DemoMark": "made by `hamgam demo` alone, in a database of its own",
}
OURS = {model.__name__: model for model in apps.get_app_config("hamgam").get_models()}
KEPT = sorted(name for name, model in OURS.items() if issubclass(model, Kept))


def test_every_table_is_kept_or_has_a_reason() -> None:
    assert set(OURS) - set(KEPT) == set(WRITTEN_OTHERWISE)


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_table_refuses_every_way_of_writing_outside_an_act(name: str) -> None:
    model: Any = OURS[name]
    row = model(pk=1)
    field = next(f.name for f in model._meta.concrete_fields if not f.primary_key)
    for manager in (model.objects, model._base_manager, model._default_manager):
        attempts = (
            row.save,
            row.delete,
            lambda manager=manager: manager.update(**{field: None}),
            lambda manager=manager: manager.all().delete(),
            lambda manager=manager: manager.all().erase(),
            lambda manager=manager: manager.bulk_create([row]),
            lambda manager=manager: manager.bulk_update([row], [field]),
            lambda manager=manager: manager.create(pk=1),
        )
        for attempt in attempts:
            with pytest.raises(OutsideAct):
                attempt()


@pytest.mark.parametrize("name", KEPT)
def test_every_manager_of_a_kept_table_refuses_too(name: str) -> None:
    managers = [manager for manager in OURS[name]._meta.managers if not isinstance(manager.none(), KeptQuerySet)]
    assert managers == []


@pytest.mark.parametrize("name", sorted(OURS))
def test_nothing_vanishes_with_what_it_hangs_on(name: str) -> None:
    """Kept rows protect what they point at; only what may be forgotten goes with its owner."""
    forgotten = {"AccountChange", "Authorship", "Letter", "NewAddress", "Returned", "Session", "Wishes"}
    going = [
        field.name
        for field in OURS[name]._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    assert bool(going) <= (name in forgotten)


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_table_says_what_it_is(name: str) -> None:
    assert OURS[name].__doc__ and not OURS[name].__doc__.startswith(f"{name}(")
