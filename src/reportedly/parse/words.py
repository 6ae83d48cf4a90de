"""Our tokens from spaCy's: part of speech and lemma remembered by word, tag and label.

spaCy's attribute ruler matches 179 patterns at every token, and its lemmatizer looks words
up in a list from end to end: a third of the time of a whole parse. All but nine patterns
look at one token alone, so what ruler and lemmatizer give depends on its word, tag and
label: they are asked once and the answer remembered. A word at which a longer or freer
pattern may begin is asked about together with those behind it, as far as a pattern reaches.
The results are spaCy's own, token for token; a test holds them to that.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from reportedly.parse.sentences import bound_sentences
from reportedly.records import Paragraph, Span, Token

__all__ = ["Words"]

_UNDERSTOOD: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""Token attributes that may be remembered by; a ruler that asks for others is always asked itself."""
_MOST: Final = 20_000
"""Words remembered (9 MB), before the memory is cleared: a process that runs for weeks must not grow."""
_PLACE: Final = ("ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IDX")

Spec = dict[str, Any]
_Key = tuple[int, int, int]
"""Word, tag and label of a token, by spaCy's numbers."""
_Ruled = tuple[str, str, str, str, str]
"""What the ruler gives a token: part of speech, morphology, lemma or "", tag, label."""


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
        self._longest = max(map(len, patterns))
        self._usable = all(spec.keys() <= _UNDERSTOOD for pattern in patterns for spec in pattern) and all(
            "LOWER" in spec or isinstance(spec.get("DEP"), str) for spec in opening
        )
        self._triggers = frozenset(word for spec in opening for word in _forms(spec))
        self._freer = [re.compile(spec["LOWER"]["REGEX"]) for spec in firsts if _is_free(spec)]
        self._labels = {spec.get("DEP") for spec in opening if "LOWER" not in spec}
        self._named = {word for spec in firsts for word in _forms(spec)}
        self._ruled: dict[tuple[int, str, int, bool], _Ruled] = {}
        self._labelled: dict[str, str] = {}
        self._memory: dict[_Key, _Word | None] = {}
        self._groups: dict[tuple[_Key, ...], list[_Word]] = {}

    def paragraph(self, doc: Any, span: Span, heading: bool) -> Paragraph:
        """The record of a tagged and parsed document, which is the span's text."""
        places = doc.to_array(_PLACE).view(np.int64).tolist()  # signed: heads are counted from the token
        keys = [(place[0], place[1], place[2]) for place in places]
        offset = span.start
        tokens = tuple(
            Token(offset + start, offset + start + word[0], *word[1:], at + head)
            for at, ((_, _, _, head, _, start), word) in enumerate(
                zip(places, self._words(doc, keys), strict=True)
            )
        )
        starts = [0, *(at for at, place in enumerate(places) if place[4] == 1 and at)]
        sentences = tuple(zip(starts, [*starts[1:], len(places)], strict=True)) if places else ()
        return Paragraph(span, *bound_sentences(tokens, sentences), heading)

    def _words(self, doc: Any, keys: list[_Key]) -> list[_Word]:
        """What ruler and lemmatizer say of each token."""
        if not self._usable:
            return [_read(token) for token in self._lemmatizer(self._ruler(doc))]
        alone = [self._alone(doc, at, key) for at, key in enumerate(keys)]
        words: list[_Word] = []
        while len(words) < len(alone):
            at = len(words)
            word = alone[at]
            if word is not None:
                words.append(word)
                continue
            last, after = at, at + 1  # the last word at which a pattern may begin that takes some of these
            while after < min(len(alone), last + self._longest):
                last = after if alone[after] is None else last
                after += 1
            words += self._together(doc, at, tuple(keys[at : last + self._longest]))
        return words

    def _alone(self, doc: Any, at: int, key: _Key) -> _Word | None:
        """A token whose word, tag and label tell all; None where a pattern of several tokens may begin."""
        try:
            return self._memory[key]
        except KeyError:
            self._make_room()
            token = doc[at]
            found = self._memory[key] = None if self._may_open(token) else self._asked(token)
            return found

    def _together(self, doc: Any, at: int, group: tuple[_Key, ...]) -> list[_Word]:
        """Tokens that a pattern may take together."""
        found = self._groups.get(group)
        if found is None:
            self._make_room()
            tokens = [doc[at + place] for place in range(len(group))]
            answers = self._rule(tokens)
            found = [self._worded(token, ruled) for token, ruled in zip(tokens, answers, strict=True)]
            self._groups[group] = found
        return found

    def _asked(self, token: Any) -> _Word:
        """A token that no pattern takes together with others."""
        lower = token.lower_
        kind = (token.tag, lower if lower in self._named else "", token.dep, token.is_space)
        ruled = self._ruled.get(kind)
        if ruled is None:
            (ruled,) = self._rule([token])
            self._ruled[kind] = ruled
        return self._worded(token, ruled)

    def _make_room(self) -> None:
        if len(self._memory) + len(self._groups) >= _MOST:
            self._memory.clear()
            self._groups.clear()
            self._lemmatizer.cache.clear()

    def _may_open(self, token: Any) -> bool:
        """Whether a pattern of several tokens may begin here, or a pattern matches the word freely."""
        word = token.lower_
        return (
            token.dep_ in self._labels
            or word in self._triggers
            or any(pattern.search(word) for pattern in self._freer)
        )

    def _rule(self, tokens: list[Any]) -> list[_Ruled]:
        """The ruler's answers for tokens that stand alone."""
        from spacy.tokens import Doc

        alone = Doc(
            self._vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        return [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in self._ruler(alone)]

    def _worded(self, token: Any, ruled: _Ruled) -> _Word:
        pos, morph, lemma, tag, dep = ruled
        token.pos_ = pos
        token.set_morph(morph)
        text = token.text
        lemma = (lemma or self._lemmatizer.lemmatize(token)[0]).lower()
        # Labels from spaCy are new strings each time: one of each is kept, and a lemma that is its word.
        tag, pos, dep = (self._labelled.setdefault(label, label) for label in (tag, pos, dep))
        return _Word(len(text), text, text if lemma == text else lemma, tag, pos, dep)


def _read(token: Any) -> _Word:
    return _Word(len(token.text), token.text, token.lemma_.lower(), token.tag_, token.pos_, token.dep_)


def _index_by_hash(lookups: Any) -> None:
    """Let the lemmatizer find a form at once: its lists of up to 57,000 words become sets of the same words."""
    index = lookups.get_table("lemma_index")
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])


def _forms(spec: Spec) -> Iterator[str]:
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
