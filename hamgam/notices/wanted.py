"""Whether a letter that waited is still wanted at the moment in which it would go, and where it goes to."""

from hamgam.notices import bounces
from hamgam.notices.models import Letter
from hamgam.talk import reading
from hamgam.talk.models import Post


def address_of(letter: Letter) -> str:
    """Where it goes to; empty where it is not wanted any more, may not be read by its reader any more, or never arrives."""
    return bounces.address_of(letter) if letter.kind != "talk" or _is_read(letter) else ""


def _is_read(letter: Letter) -> bool:
    """Whether the post still stands, and its reader still follows the talk and may read it."""
    post = Post.objects.filter(pk=letter.about.rpartition("-")[2]).select_related("talk__group", "talk__body").first()
    if post is None or not post.stands or letter.person is None:
        return False
    return reading.follows(post.talk, letter.person)
