"""Acts that the bylaws name and that are still being built; empty when the main job is whole."""

PLANNED: frozenset[str] = frozenset(
    [
        "members.name_liaison_by_letter",
        "members.propose_liaison",
        "members.support_liaison",
        "members.name_liaison_by_coalition",
        "members.merge_organisations",
        "members.split_organisation",
        "bylaws.adopt",
        "bylaws.show_publicly",
        "statements.publish_for_all",
        "statements.publish_for_signatories",
        "notices.choose_channels",
        "notices.renew_feed",
        "notices.remind",
    ]
)
