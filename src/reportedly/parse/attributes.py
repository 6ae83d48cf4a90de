"""The pipeline's attribute ruler, remembered: part of speech and morphology by tag, word and label.

spaCy matches 179 patterns at every token, a quarter of the time of a whole parse
(26 of 112 µs a word). All but eight look at one token alone, so what they give
depends on its tag, label and (for some 150 words) form: the ruler is asked once
and its answer remembered. A paragraph with a word that a longer or freer pattern
may want goes to the ruler itself. The results are the ruler's own, token for
token; a test holds them to that.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["RememberedRuler"]

_UNDERSTOOD: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""Token attributes that may be remembered by; a ruler that asks for others is always asked itself."""
_MOST: Final = 50_000
"""Words remembered as odd or not, before the memory is cleared: a process that runs for weeks must not grow."""

Spec = dict[str, Any]


class RememberedRuler:
    """Stands in for a pipeline's attribute ruler."""

    def __init__(self, nlp: Any) -> None:
        self._ruler = nlp.get_pipe("attribute_ruler")
        self._strings, self._vocab = nlp.vocab.strings, nlp.vocab
        patterns = [pattern for entry in self._ruler.patterns for pattern in entry["patterns"]]
        single = [pattern[0] for pattern in patterns if len(pattern) == 1]
        opening = [pattern[0] for pattern in patterns if len(pattern) > 1]
        self._usable = all(spec.keys() <= _UNDERSTOOD for spec in (*single, *opening))
        self._forms = {self._strings[word] for spec in single for word in _words(spec)}
        self._triggers = frozenset(word for spec in opening for word in _words(spec))
        self._freer = [re.compile(spec["LOWER"]["REGEX"]) for spec in (*single, *opening) if _is_free(spec)]
        self._labels = {
            self._strings[spec["DEP"]] for spec in opening if "LOWER" not in spec and "DEP" in spec
        }
        self._usable &= all("LOWER" in spec or isinstance(spec.get("DEP"), str) for spec in opening)
        self._odd: dict[int, bool] = {}
        self._memory: dict[tuple[int, int, int, bool], tuple[int, int, int, int, int]] = {}

    def __call__(self, doc: Any) -> Any:
        """Set what the ruler would set, and return the document."""
        tokens = list(doc)
        if not self._usable or any(self._wants_ruler(token) for token in tokens):
            return self._ruler(doc)
        for token in tokens:
            lower = token.lower
            key = (token.tag, lower if lower in self._forms else 0, token.dep, token.is_space)
            found = self._memory.get(key)
            if found is None:
                found = self._memory[key] = self._asked(token)
            pos, morph, lemma, tag, dep = found
            token.pos = pos
            if morph:
                token.set_morph(morph)
            if lemma:
                token.lemma = lemma
            if tag != key[0]:
                token.tag = tag
            if dep != key[2]:
                token.dep = dep
        return doc

    def _wants_ruler(self, token: Any) -> bool:
        """Whether a pattern of several tokens may begin here, or a pattern matches the word freely."""
        if token.dep in self._labels:
            return True
        odd = self._odd.get(token.lower)
        if odd is None:
            if len(self._odd) >= _MOST:
                self._odd.clear()
            word = token.lower_
            odd = word in self._triggers or any(pattern.search(word) for pattern in self._freer)
            self._odd[token.lower] = odd
        return odd

    def _asked(self, token: Any) -> tuple[int, int, int, int, int]:
        """The ruler's answer for a token alone."""
        from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG
        from spacy.tokens import Doc

        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        answer = self._ruler(alone).to_array([POS, MORPH, LEMMA, TAG, DEP])[0]
        pos, morph, lemma, tag, dep = (int(value) for value in answer)
        return pos, morph, lemma, tag, dep


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
