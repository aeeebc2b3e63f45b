"""Bylaws (آیین‌نامه): the rules in force, and the one gate that every change passes."""
