"""The first moment of an installation: the log opens and the first bylaws are adopted, in one transaction."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from hamgam.bylaws import rules
from hamgam.bylaws.acts import Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.engine import bylaws as engine
from hamgam.engine.bylaws import articles, reader
from hamgam.record import log, times
from hamgam.record.kept import Writing, written_by

TEMPLATES = Path(__file__).parent / "templates"
TEXT_LANGUAGES = ("fa", "en")

#: The shapes that are shipped: one TOML file each, with its readable text beside it.
SHAPES = tuple(sorted(path.stem for path in TEMPLATES.glob("*.toml")))


def template(shape: str | Path) -> tuple[str, dict[str, str]]:
    """A shape's rules as TOML and its readable text in each language: one that is shipped by its word, any other by its
    file, "federation.toml" with "federation.fa.md" and "federation.en.md" beside it.

    Raises OSError for a file that is not there, UnicodeDecodeError for one that is not UTF-8.
    """
    file = shape if isinstance(shape, Path) else TEMPLATES / f"{shape}.toml"
    texts = {language: file.with_suffix(f".{language}.md").read_text(encoding="utf-8") for language in TEXT_LANGUAGES}
    return file.read_text(encoding="utf-8"), texts


def read_checked(rules_text: str, texts: dict[str, str]) -> engine.Bylaws:
    """The rules as data; refused with line and reason when they name what does not exist."""
    numbers = set.intersection(*(set(articles.read_articles(text)) for text in texts.values()))
    return reader.read(rules_text, acts=rules.known_acts(), articles=numbers)


def found(shape: str | Path, make_coalition: Callable[[], Any], *, host: str = "hamgam") -> BylawsVersion:
    """Open the log, adopt the shape's bylaws and make the coalition's row; `make_coalition()` writes and answers it.

    `shape`: as for `template`. Which shape it is, the bylaws themselves say.
    """
    rules_text, texts = template(shape)
    adopted = read_checked(rules_text, texts)
    at = times.now()
    with transaction.atomic():
        log.begin(f"{host}/{uuid.uuid4().hex[:16]}", adopted.version, rules_text.encode(), at.date())
        with written_by(Writing("bylaws.adopt", at)) as writing:
            verdict = engine.may(adopted, _Host.rules, "bylaws.adopt", engine.Subject(stage="founding"))
            if not verdict.allowed:
                raise Refused(verdict)
            coalition = make_coalition()
            coalition.shape = adopted.shape
            coalition.public_bylaws = adopted.setting("bylaws_public")
            coalition.save()
            version = BylawsVersion.objects.create(
                version=adopted.version, rules=rules_text, texts=texts, since=at.date()
            )
            log.enter(writing, verdict, by=_Host, on=version)
    return version


class _Host:
    """Whoever starts the installation."""

    public_id = ""
    seat_id = None
    rules = engine.Actor(organisation=None, roles=frozenset({"host"}), standing="host")
