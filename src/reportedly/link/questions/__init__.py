"""What statements answer together: questions, claims, and where each claim stands."""
