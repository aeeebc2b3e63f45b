"""The open doors: every URL that somebody who has not signed in may open, and why."""

OPEN_DOORS: dict[str, str] = {
    "site.root": "leads to the coalition's first language",
    "site.home": "the public site's first page",
    "site.demo_seats": "exists only in a database that `hamgam demo` marked; lets a visitor try every seat",
    "account_login": "where one signs in",
    "account_logout": "a session may be ended from anywhere",
}
