"""Signing (امضا): each organisation signs or declines a frozen text, by its key or through two of its people.

Chapter 10 of the bylaws rules it.
"""
