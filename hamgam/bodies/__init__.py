"""Bodies inside the coalition, who sits in them, and the mandates that are given to them."""
