"""The bylaws that tests are held against: the five shapes that are shipped, and one of our own beside the tests."""

from pathlib import Path

HERE = Path(__file__).parent
TEMPLATES = HERE.parent / "hamgam" / "bylaws" / "templates"
FEDERATION = HERE / "engine" / "bylaws" / "shapes" / "federation.toml"
"""A sixth shape: one file with its two texts beside it, and no code anywhere."""

SHIPPED = ("network", "council", "platform", "committee", "alliance")
SHAPES = (*SHIPPED, "federation")


def written(shape: str, ending: str) -> str:
    """What stands in a shape's file: "toml", "fa.md" or "en.md"."""
    folder = TEMPLATES if shape in SHIPPED else FEDERATION.parent
    return (folder / f"{shape}.{ending}").read_text(encoding="utf-8")
