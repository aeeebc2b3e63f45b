"""Several people who press at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor


def at_once(tries: list[tuple[Actor, Callable[[Actor], Any]]]) -> list[str]:
    """What each came to when all pressed at the same moment, in order."""
    ready, found = threading.Barrier(len(tries)), []

    def press(by: Actor, attempt: Callable[[Actor], Any]) -> None:
        try:
            ready.wait()
            attempt(by)
            found.append("done")
        except Refused as error:
            found.append(error.verdict.reason)
        except NotPossible as error:
            found.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=row) for row in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(found)
