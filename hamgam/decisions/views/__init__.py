"""Pages of matters and decisions: the register, one matter, bringing one, entering one from a hall, its tasks."""
