"""The templates as they are shipped and a sixth shape, read against the acts of the main job (`acts.txt`, written by hand)."""

from pathlib import Path

import pytest

from hamgam.engine.bylaws import Bylaws, read, read_articles
from tests.bylaws_files import SHAPES, written

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def acts() -> frozenset[str]:
    return frozenset((HERE / "acts.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="session")
def toml_of() -> dict[str, str]:
    return {shape: written(shape, "toml") for shape in SHAPES}


@pytest.fixture(scope="session")
def articles_of() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (shape, language): read_articles(written(shape, f"{language}.md"))
        for shape in SHAPES
        for language in ("fa", "en")
    }


@pytest.fixture(scope="session")
def bylaws_of(acts, toml_of, articles_of) -> dict[str, Bylaws]:
    return {shape: read(text, acts=acts, articles=articles_of[shape, "fa"]) for shape, text in toml_of.items()}
