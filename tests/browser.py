"""The browser that drives the stories."""
