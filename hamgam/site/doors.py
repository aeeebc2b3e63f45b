"""The open doors: every URL that somebody who has not signed in may open, and why."""

OPEN_DOORS: dict[str, str] = {
    "site.root": "leads to the coalition's first language",
    "site.home": "the public site's first page",
    "site.demo_seats": "exists only in a database that `hamgam demo` marked; lets a visitor try every seat",
    "members.list": "who the members are, as far as each agreed to be shown",
    "members.organisation": "what an organisation agreed to show of itself; 404 for one that agreed to nothing",
    "members.accept_invitation": "whoever is invited has no account yet; the link is the key, and works once",
    "members.name_liaison_by_letter": "an organisation that lost its only liaison signs a letter with its key; nobody "
    "there can sign in, and the signature is the proof",
    "members.letter_file": "the letter itself, to be signed",
    "bylaws.how_we_work": "public where the coalition decided so; the page itself sends others to the sign-in",
    "account_login": "where one signs in",
    "account_logout": "a session may be ended from anywhere",
}
