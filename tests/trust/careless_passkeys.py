"""A plugin of pytest: the server takes every assertion for a true one. T14 must notice."""

from hamgam.engine import record

record.verify_assertion = lambda *_given: None
