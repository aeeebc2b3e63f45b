"""Acts that bylaws name and that no `@act` declares: the founding adopts the first bylaws before a gate could ask them."""

PLANNED: frozenset[str] = frozenset(
    [
        "bylaws.adopt",
    ]
)
