"""`hamgam-witness`: the program of a member organisation that watches the record from a machine of its own.

It keeps a copy of the record, remembers how far it has come, cosigns what goes on from there, and raises an alarm when
two views of one record differ. Standard library and SQLite only: `make verifier` joins these modules and the engine's
into verifier/hamgam_witness.py. It knows nothing of the server that it watches but its addresses.
"""
