"""What elections need beside the ways of choosing: seats shared out among units by their size."""

from hamgam.engine.elections.apportionment import APPORTIONING, Apportionment, NotApportioned, Share, apportion

__all__ = ["APPORTIONING", "Apportionment", "NotApportioned", "Share", "apportion"]
