"""Our tokens from spaCy's: part of speech and lemma remembered by word, tag and label.

spaCy's attribute ruler matches 179 patterns at every token, and its lemmatizer looks words
up in a list from end to end: a third of the time of a whole parse. All but nine patterns
look at one token alone, so what ruler and lemmatizer give depends on its word, tag and
label: they are asked once and the answer remembered. A paragraph with a word that a longer
or freer pattern may want goes to the ruler itself. The results are spaCy's own, token for
token; a test holds them to that.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from reportedly.records import Paragraph, Span, Token

__all__ = ["Words"]

_UNDERSTOOD: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""Token attributes that may be remembered by; a ruler that asks for others is always asked itself."""
_MOST: Final = 50_000
"""Words remembered, before the memory is cleared: a process that runs for weeks must not grow."""
_PLACE: Final = ("ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IDX")

Spec = dict[str, Any]


class _Word(NamedTuple):
    """What is the same wherever a word has this tag and label."""

    length: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str


class Words:
    """Stands in for a pipeline's attribute ruler and lemmatizer, and hands their results on as records."""

    def __init__(self, nlp: Any) -> None:
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        _index_by_hash(self._lemmatizer.lookups)
        self._vocab = nlp.vocab
        patterns = [pattern for entry in self._ruler.patterns for pattern in entry["patterns"]]
        opening = [pattern[0] for pattern in patterns if len(pattern) > 1]
        firsts = [pattern[0] for pattern in patterns]
        self._usable = all(spec.keys() <= _UNDERSTOOD for spec in firsts) and all(
            "LOWER" in spec or isinstance(spec.get("DEP"), str) for spec in opening
        )
        self._triggers = frozenset(word for spec in opening for word in _words(spec))
        self._freer = [re.compile(spec["LOWER"]["REGEX"]) for spec in firsts if _is_free(spec)]
        self._labels = {spec.get("DEP") for spec in opening if "LOWER" not in spec}
        self._forms = {word for spec in firsts for word in _words(spec)}
        self._ruled: dict[tuple[int, str, int, bool], tuple[str, str, str, str, str]] = {}
        self._memory: dict[tuple[int, int, int], _Word | None] = {}

    def paragraph(self, doc: Any, span: Span, heading: bool) -> Paragraph:
        """The record of a tagged and parsed document, which is the span's text."""
        places = doc.to_array(_PLACE).view(np.int64).tolist()  # signed: heads are counted from the token
        words = [self._word(doc, at, (place[0], place[1], place[2])) for at, place in enumerate(places)]
        told = [word for word in words if word is not None]
        if len(told) < len(words):
            told = [self._read(token) for token in self._lemmatizer(self._ruler(doc))]
        offset = span.start
        tokens = tuple(
            Token(offset + start, offset + start + word[0], *word[1:], at + head)
            for at, ((_, _, _, head, _, start), word) in enumerate(zip(places, told, strict=True))
        )
        starts = [0, *(at for at, place in enumerate(places) if place[4] == 1 and at)]
        sentences = zip(starts, [*starts[1:], len(places)], strict=True) if places else ()
        return Paragraph(span, tokens, tuple(sentences), heading)

    def _word(self, doc: Any, at: int, key: tuple[int, int, int]) -> _Word | None:
        """What ruler and lemmatizer say of a token; None where the ruler has to see the paragraph."""
        try:
            return self._memory[key]
        except KeyError:
            if len(self._memory) >= _MOST:
                self._memory.clear()
                self._lemmatizer.cache.clear()
            found = self._memory[key] = None if self._wants_ruler(doc[at]) else self._asked(doc[at])
            return found

    def _wants_ruler(self, token: Any) -> bool:
        """Whether a pattern of several tokens may begin here, or a pattern matches the word freely."""
        word = token.lower_
        return (
            not self._usable
            or token.dep_ in self._labels
            or word in self._triggers
            or any(pattern.search(word) for pattern in self._freer)
        )

    def _asked(self, token: Any) -> _Word:
        """The answers for a token alone."""
        lower = token.lower_
        key = (token.tag, lower if lower in self._forms else "", token.dep, token.is_space)
        ruled = self._ruled.get(key)
        if ruled is None:
            from spacy.tokens import Doc

            alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
            (answer,) = self._ruler(alone)
            ruled = answer.pos_, str(answer.morph), answer.lemma_, answer.tag_, answer.dep_
            self._ruled[key] = ruled
        pos, morph, lemma, tag, dep = ruled
        token.pos_ = pos
        token.set_morph(morph)
        lemma = lemma or self._lemmatizer.lemmatize(token)[0]
        return _Word(len(token.text), token.text, lemma.lower(), tag, pos, dep)

    @staticmethod
    def _read(token: Any) -> _Word:
        return _Word(len(token.text), token.text, token.lemma_.lower(), token.tag_, token.pos_, token.dep_)


def _index_by_hash(lookups: Any) -> None:
    """Let the lemmatizer find a form at once: its lists of up to 57,000 words become sets of the same words."""
    index = lookups.get_table("lemma_index")
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])


def _words(spec: Spec) -> Iterator[str]:
    """The forms that a token pattern names."""
    lower = spec.get("LOWER")
    if isinstance(lower, str):
        yield lower
    elif isinstance(lower, dict):
        yield from lower.get("IN", [])


def _is_free(spec: Spec) -> bool:
    """Whether a token pattern takes any word of a shape."""
    lower = spec.get("LOWER")
    return isinstance(lower, dict) and "REGEX" in lower
