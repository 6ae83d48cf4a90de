"""When an undated article was written, as far as the articles tell."""
