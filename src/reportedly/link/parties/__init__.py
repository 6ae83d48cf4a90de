"""Who is who across articles, and what belongs to what."""
