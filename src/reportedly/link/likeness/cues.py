"""Words by which one statement shows what it does to another, as whole words of a text."""

from functools import cache

from reportedly.lexicons import load_table

__all__ = ["holds_cue"]


def holds_cue(words: tuple[str, ...], kind: str) -> bool:
    """Whether the words, folded and in order, hold a cue of that kind (column ``relation`` of the lexicon)."""
    places: dict[str, list[int]] | None = None
    held = set(words)
    for phrase in _cues(kind):
        if phrase[0] not in held:
            continue
        if len(phrase) == 1:
            return True
        if places is None:
            places = {}
            for place, word in enumerate(words):
                places.setdefault(word, []).append(place)
        if any(words[place : place + len(phrase)] == phrase for place in places[phrase[0]]):
            return True
    return False


@cache
def _cues(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple((row["cue"] or "").split()) for row in load_table("relation_cues") if row["relation"] == kind
    )
