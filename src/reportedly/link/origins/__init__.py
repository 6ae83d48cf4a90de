"""Where statements come from, and whether two come from one place."""
