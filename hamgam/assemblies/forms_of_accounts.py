"""What people type about accounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hamgam.assemblies import checks
from hamgam.assemblies.account_acts import LONGEST, SIGNED
from hamgam.assemblies.account_sentences import sentences
from hamgam.assemblies.sentences import sentences as of_assemblies
from hamgam.engine.spoken import number
from hamgam.members import here


@dataclass
class NewAccount:
    """An account as it was typed."""

    language: str
    title: str = ""
    words: str = ""
    signed: str = ""
    name: str = ""
    finished: bool = False
    errors: dict[str, str] = field(default_factory=dict)

    def given(self) -> dict[str, Any]:
        """What the acts ask for, beside the language."""
        return {
            "title": self.title, "words": self.words, "signed": self.signed, "name": self.name, "finished": self.finished,
        }  # fmt: skip


def account_form(data: Mapping[str, str], reader: str, language: str = "") -> NewAccount:
    """An account from its form. language: of one that is rewritten, whose language stays."""
    made = NewAccount(
        language or data.get("language", ""), data.get("title", "").strip(), data.get("words", "").replace("\r\n", "\n"),
        data.get("signed", ""), data.get("name", "").strip(), "finish" in data,
    )  # fmt: skip
    say = sentences()
    if made.language not in here.languages():
        made.errors["language"] = say["account_language"]
    if len(made.title) > checks.TITLE_LIMIT:
        made.errors["title"] = of_assemblies()["assembly_words_long"] % {"limit": number(checks.TITLE_LIMIT, reader)}
    if not made.words.strip():
        made.errors["words"] = say["account_empty"]
    elif len(made.words) > LONGEST:
        made.errors["words"] = say["account_long"] % {"limit": number(LONGEST, reader)}
    if made.signed not in SIGNED:
        made.errors["signed"] = say["account_signed"]
    if made.signed in ("person", "pseudonym") and not made.name:
        made.errors["name"] = say["account_name_missing"]
    if len(made.name) > checks.NAME_LIMIT:
        made.errors["name"] = of_assemblies()["assembly_name_long"] % {"limit": number(checks.NAME_LIMIT, reader)}
    return made
