"""Assemblies: from the call through agenda, papers and attendance to the session itself, item by item.

Who calls, who chairs and who may put an item on the agenda stand in chapter 19 of the bylaws. What is decided there goes the way
of every matter (`hamgam.decisions`).
"""
