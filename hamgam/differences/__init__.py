"""Differences (افتراقات): views side by side in their holders' own words, what stays in force, where it is debated next."""
