"""Acts that the bylaws name and that are still being built; empty when the main job is whole."""

PLANNED: frozenset[str] = frozenset(
    [
        "bylaws.adopt",
    ]
)
