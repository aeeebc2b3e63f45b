"""The feed of statements (Atom): everybody may follow it, and no account is needed."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.members import here
from hamgam.record import log
from hamgam.site.sentences import in_language
from hamgam.statements import words
from hamgam.statements.models import Statement

#: How many of the newest statements it holds.
NEWEST = 30


class StatementFeed(Feed):
    """What was published, the newest first, in the reader's language."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """The coalition's name."""
        coalition = here.coalition()
        return in_language(coalition.names) if coalition else ""

    def subtitle(self) -> str:
        """What the feed is."""
        return _("Statements")

    def link(self) -> str:
        """The page that it follows."""
        return reverse("statements.list")

    def items(self) -> list[Statement]:
        """The newest statements."""
        found = list(Statement.objects.listed()[:NEWEST])
        record = log.origin() if found else ""
        for statement in found:
            statement.record = record
        return found

    def item_title(self, item: Statement) -> str:
        """Its title."""
        return in_language(item.version.text.titles)

    def item_description(self, item: Statement) -> str:
        """Which one it is and in whose name it speaks."""
        said = words.number_line(item, get_language() or "fa")
        return f"{said}. {capfirst(words.rule_title(item))}."

    def item_link(self, item: Statement) -> str:
        """Its page."""
        return reverse("statements.page", kwargs=item.address)

    def item_guid(self, item: Statement) -> str:
        """The same in every language and under every address of this installation."""
        return f"urn:hamgam:{item.record}:{item.number}"

    def item_pubdate(self, item: Statement) -> datetime:
        """The day of its publication."""
        return datetime.combine(item.published_on, time(12), UTC)

    item_updateddate = item_pubdate
