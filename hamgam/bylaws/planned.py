"""Acts that the bylaws name and that are still being built; empty when the main job is whole."""

PLANNED: frozenset[str] = frozenset(
    [
        "bylaws.adopt",
        "bylaws.show_publicly",
        "statements.publish_for_all",
        "statements.publish_for_signatories",
        "notices.choose_channels",
        "notices.renew_feed",
        "notices.remind",
    ]
)
