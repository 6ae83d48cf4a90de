"""The baseline: spaCy's own parse of the same paragraphs. In a module of its own, for its process imports it alone."""

import time

from reportedly.parse import find_weights

__all__ = ["baseline_seconds"]


def baseline_seconds(bodies: list[str]) -> float:
    """CPU seconds that spaCy takes for all paragraphs, in batches of 256; loading is not counted."""
    import spacy

    nlp = spacy.load(find_weights().folder, exclude=["ner", "senter"])
    paragraphs = [line for body in bodies for line in body.split("\n") if line.strip()]
    started = time.process_time()
    for _ in nlp.pipe(paragraphs, batch_size=256):
        pass
    return time.process_time() - started
