"""The few facts about English that deciding how to put a line needs; the words themselves lie in ``lexicons``."""

from functools import cache

from reportedly.lexicons import load_table, lookup

__all__ = ["begins", "has_role", "written_cue"]


def begins(words: str, role: str) -> bool:
    """Whether the first word has a role in ``line_words``: "it" and "it's" point back, "whether" hangs on a verb."""
    first = words.partition(" ")[0].casefold().replace("’", "'")
    return has_role(first.partition("'")[0], role)


def has_role(word: str, role: str) -> bool:
    """Whether a case-folded word has a role in ``line_words``."""
    return word in _of(role)


def written_cue(lemma: str | None) -> str | None:
    """The word set after a clause for a cue; None for cues that take no clause, or that judge who speaks ("claim")."""
    return lookup("line_words", "word", "written").get(lemma) if lemma and has_role(lemma, "cue") else None


@cache
def _of(role: str) -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("line_words") if row["role"] == role)
