"""A statement as linking sees it: what it tells of whom, and what it answers."""
