"""How alike texts are: words, cues, weighted vectors and their groups."""
