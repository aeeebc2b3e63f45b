"""Accounts of an assembly: written, rewritten until they are finished, taken back. The record says of none by which organisation."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.assemblies import checks
from hamgam.assemblies.account_models import Account, AccountAuthor
from hamgam.assemblies.acts import of_ones_own
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import here

SIGNED = ("person", "organisation", "pseudonym")
"""In whose name an account stands: the author's own with the organisation's, the organisation's, or a pseudonym alone."""

#: The longest account in letters, and the most accounts of one assembly.
LONGEST, MOST = 20_000, 60


@act("assemblies.write_account", subject=of_ones_own, unnamed=True)
def write_account(
    *, by: Any, on: Assembly, at: datetime, language: str, words: str, signed: str, title: str = "", name: str = "",
    finished: bool = False,
) -> Account:  # fmt: skip
    """Write an account in one language. Nobody reads it before it is finished. Each person has one account in each language."""
    own = AccountAuthor.objects.filter(organisation=by.organisation, person=by.person, account__assembly=on)
    if own.filter(account__language=language).exclude(account__state="withdrawn").exists():
        raise NotPossible("account_already")
    if on.accounts.exclude(state="withdrawn").count() >= MOST:
        raise NotPossible("accounts_too_many", limit=MOST)
    number = (on.accounts.aggregate(last=Max("number"))["last"] or 0) + 1
    row = Account(assembly=on, number=number, language=language)
    _fill(row, by, title, words, signed, name)
    _finish(row, at, finished)
    row.save()
    AccountAuthor.objects.create(account=row, organisation=by.organisation, person=by.person)
    return row


def of_its_author(by: Any, on: Account, given: dict[str, Any]) -> Subject:
    """Whether whoever acts wrote it, for the organisation for which they act now."""
    author = AccountAuthor.objects.filter(account=on, organisation=by.organisation, person=by.person)
    mine = by.person is not None and author.exists()
    return Subject(stage=on.assembly.stage, person_is_actor=mine)


@act("assemblies.rewrite_account", subject=of_its_author, unnamed=True)
def rewrite_account(
    *, by: Any, on: Account, at: datetime, words: str, signed: str, title: str = "", name: str = "", finished: bool = False
) -> Account:  # fmt: skip
    """Rewrite one's own account, as long as it is not finished; say that it is."""
    if on.state != "draft":
        raise NotPossible("account_finished")
    _fill(on, by, title, words, signed, name)
    _finish(on, at, finished)
    on.save()
    return on


@act("assemblies.take_back_account", subject=of_its_author, unnamed=True)
def take_back_account(*, by: Any, on: Account, at: datetime) -> Account:
    """Take one's own account back. Its words go, and its number is given to no other."""
    if on.state == "withdrawn":
        raise NotPossible("account_gone")
    on.state, on.title, on.words, on.name, on.organisation = "withdrawn", "", "", "", None
    on.save()
    AccountAuthor.objects.filter(account=on).erase()
    return on


def _fill(row: Account, by: Any, title: str, words: str, signed: str, name: str) -> None:
    """The account as it is kept; NotPossible where something is missing."""
    if row.language not in here.languages():
        raise NotPossible("account_language")
    if signed not in SIGNED:
        raise NotPossible("account_signed")
    row.title = checks.words({row.language: " ".join(title.split())}, checks.TITLE_LIMIT).get(row.language, "")
    row.words = store(words, row.language).strip()
    row.signed, row.name = signed, checks.name(name) if signed != "organisation" else ""
    row.organisation = by.organisation if signed != "pseudonym" else None
    if not row.words:
        raise NotPossible("account_empty")
    if len(row.words) > LONGEST:
        raise NotPossible("account_long", limit=LONGEST)
    if signed != "organisation" and not row.name:
        raise NotPossible("account_name_missing")


def _finish(row: Account, at: datetime, finished: bool) -> None:
    if finished:
        row.state, row.finished_on = "finished", here.day_of(at)
