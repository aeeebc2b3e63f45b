"""What the demo of an alliance says: six groups of seasonal workers on one continent. All invented."""
