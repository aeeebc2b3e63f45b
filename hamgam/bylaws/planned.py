"""Acts that the bylaws name and that are still being built; empty when the main job is whole."""

PLANNED: frozenset[str] = frozenset(
    [
        "members.name_liaison_by_letter",
        "members.propose_liaison",
        "members.support_liaison",
        "members.name_liaison_by_coalition",
        "members.enrol_key",
        "members.confirm_key",
        "members.revoke_key",
        "members.compare_key",
        "members.merge_organisations",
        "members.split_organisation",
        "bylaws.adopt",
        "bylaws.show_publicly",
        "signing.sign",
        "signing.attest",
        "signing.confirm_attestation",
        "signing.object",
        "signing.decline",
        "signing.withdraw",
        "signing.sign_later",
        "signing.expire",
        "statements.publish_for_all",
        "statements.publish_for_signatories",
        "notices.choose_channels",
        "notices.renew_feed",
        "notices.remind",
    ]
)
