"""The words of the network's cycle: its third assembly of three days, what was settled there, and what was told of it. All invented."""
