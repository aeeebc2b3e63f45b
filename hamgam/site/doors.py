"""The open doors: every URL that somebody who has not signed in may open, and why."""

OPEN_DOORS: dict[str, str] = {
    "site.root": "leads to the coalition's first language",
    "site.home": "the public site's first page",
    "site.demo_seats": "exists only in a database that `hamgam demo` marked; lets a visitor try every seat",
    "members.list": "who the members are, as far as each agreed to be shown",
    "members.organisation": "what an organisation agreed to show of itself; 404 for one that agreed to nothing",
    "notices.feed": "a reader of feeds cannot sign in; the secret link is the key, and tells no names",
    "members.accept_invitation": "whoever is invited has no account yet; the link is the key, and works once",
    "members.name_liaison_by_letter": "an organisation that lost its only liaison signs a letter with its key; nobody "
    "there can sign in, and the signature is the proof",
    "members.letter_file": "the letter itself, to be signed",
    "bylaws.how_we_work": "public where the coalition decided so; the page itself sends others to the sign-in",
    "differences.list": "open questions that the coalition shows, both views side by side",
    "differences.page": "an open question that the coalition shows; 404 for any other",
    "differences.page_csv": "the same as a table",
    "statements.list": "what was published is for everybody",
    "statements.short": "the address of a statement that fits on paper",
    "statements.page": "a published statement, its signatories and its proof",
    "statements.text": "the exact bytes that were signed",
    "statements.text_in": "the same in another language",
    "statements.pdf": "a published statement, for print",
    "statements.docx": "a published statement, as a Word file",
    "statements.plain": "a published statement, as plain text",
    "statements.signatures": "who signed a published statement, and how",
    "statements.bundle": "by which anyone verifies a statement without us",
    "statements.policy": "what a reader pins: the record's key, the members' keys, the rules",
    "statements.verify_statement": "how a stranger verifies this statement",
    "statements.verify": "how a stranger verifies any statement; a file tried here changes nothing and is not kept",
    "statements.verify_print": "the digits that strangers keep on paper",
    "statements.program": "the programs that verify and sign without us",
    "site.record": "the record holds neither names nor content, and is to be watched by everybody",
    "site.record_checkpoint": "whoever watches the record needs its state",
    "site.record_entries": "whoever keeps a copy of the record needs its leaves",
    "site.record_consistency": "that nothing was taken out of the record",
    "site.record_entry": "one entry of the record with its proof",
    "site.record_leaf": "an entry's exact bytes",
    "site.record_proof": "that an entry stands in the record",
    "site.feed": "follows what is published",
    "site.help": "the manual says nothing of the coalition, and who cannot sign in needs it most",
    "site.help_page": "a chapter of the manual",
    "account_login": "where one signs in",
    "account_logout": "a session may be ended from anywhere",
}

#: Open, but not to be kept by any cache: they depend on a secret link, or lead into a session.
PRIVATE_DOORS = frozenset(
    [
        "account_login",
        "account_logout",
        "members.accept_invitation",
        "members.letter_file",
        "members.name_liaison_by_letter",
        "notices.feed",
        "site.demo_seats",
    ]
)
