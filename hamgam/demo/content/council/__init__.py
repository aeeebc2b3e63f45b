"""The words of the council's demo: the six who stayed of a platform, and their yearly session. All invented."""
