"""Every sentence has a Persian form, in one catalogue, in right letters, with the same things filled in."""

import re
from collections import defaultdict
from pathlib import Path

from babel.messages.pofile import read_po

from hamgam import translations

#: Letters of another keyboard, and digits that look alike.
FOREIGN = re.compile("[يكىة٠-٩]|ه‌ی ")
FILLED = re.compile(r"%\((\w+)\)")


def messages() -> list[tuple[str, str, str]]:
    """Catalogue, English, Persian; each plural form on its own."""
    found = []
    for feature, path in translations.catalogues().items():
        if not path.exists():
            continue
        with path.open("rb") as file:
            for message in read_po(file, locale="fa"):
                forms = message.string if isinstance(message.string, list | tuple) else [message.string]
                english = message.id[-1] if isinstance(message.id, list | tuple) else message.id
                found += [(feature, english, persian) for persian in forms if message.id]
    return found


def test_every_sentence_has_a_persian_form() -> None:
    assert translations.missing() == {}


def test_no_catalogue_keeps_what_nobody_says() -> None:
    assert translations.unused() == []


def test_one_sentence_has_one_persian_form() -> None:
    forms: dict[object, set[object]] = defaultdict(set)
    for path in filter(Path.exists, translations.catalogues().values()):
        with path.open("rb") as file:
            for message in read_po(file, locale="fa"):
                forms[str(message.id)].add(str(message.string))
    assert {english: found for english, found in forms.items() if len(found) > 1 and english} == {}


def test_persian_stands_in_persian_letters_with_persian_quotes() -> None:
    wrong = [
        (f, persian)
        for f, _english, persian in messages()
        if FOREIGN.search(persian) or '"' in re.sub(r"<[^>]*>", "", persian)
    ]
    assert wrong == []


def test_the_same_things_are_filled_in_in_both_languages() -> None:
    differing = [
        (feature, english)
        for feature, english, persian in messages()
        if persian and not set(FILLED.findall(persian)) <= set(FILLED.findall(english))
    ]
    assert differing == []


def test_what_an_english_plural_fills_in_its_persian_plural_fills_in() -> None:
    lacking = []
    for path in filter(Path.exists, translations.catalogues().values()):
        for message in translations._read(path):
            if isinstance(message.id, list | tuple):
                wanted, given = (set(FILLED.findall(form[-1])) for form in (message.id, message.string))
                lacking += [message.id[-1]] if wanted - given else []
    assert lacking == []


def test_gathering_keeps_both_forms_of_a_plural(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    po.write_bytes(translations.catalogues()["bylaws"].read_bytes())
    before = {str(message.id): message.string for message in translations._read(po) if message.id}
    translations._write(po, translations._read(po), ["a sentence that is new"], set())
    after = {str(message.id): message.string for message in translations._read(po) if message.id}
    assert after == {**before, "a sentence that is new": ""}
