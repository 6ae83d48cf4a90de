"""Sources that keep something back: "would not be drawn on the rumours", "neither confirms nor denies it".

A learned cue model meets these seldom, and takes a negated verb for no speech;
here their form decides: a verb of the list, negated, with a helper that makes the
keeping back an act ("did not mention it" may only tell what was left out).
"""

from collections.abc import Iterator
from typing import Final

from reportedly.extract.statements.words import kinds
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Span

__all__ = ["find_refusals"]

_WILLING: Final = frozenset({"will", "would", "wo", "’ll", "'ll", "’d", "'d"})
_CLOSING: Final = frozenset({";", ":", ".", "—", "–"})
_ASKING: Final = frozenset({"how", "if", "what", "when", "where", "whether", "who", "why"})
_OTHERS: Final = frozenset({"WDT", "EX"})


def find_refusals(tree: Tree) -> Iterator[tuple[int, Span, tuple[Span, ...]]]:
    """Cue token, source and content of every refusal in main clauses; the content is empty for a bare one."""
    helpers = lookup("withholding_verbs", "verb", "helper")
    for verb, token in enumerate(tree.tokens):
        if token.pos != "VERB" or token.dep not in ("ROOT", "conj") or token.lemma not in helpers:
            continue
        subject = _subject(tree, verb)
        if subject is None or tree.tokens[subject].tag in _OTHERS or _speaker(tree, subject):
            continue
        willing = any(tree.tokens[c].text.lower() in _WILLING for c in tree.children[verb])
        passive = tree.child(verb, "auxpass") is not None
        if not _negated(tree, verb) or passive != (helpers[token.lemma] == "passive"):
            continue
        if helpers[token.lemma] != "any" and not willing:
            continue
        yield verb, tree.span(tree.first[subject], tree.end[subject]), _content(tree, verb)


def _subject(tree: Tree, verb: int) -> int | None:
    own = tree.child(verb, "nsubj", "nsubjpass")
    if own is not None or tree.tokens[verb].dep != "conj":
        return own
    return tree.child(tree.tokens[verb].head, "nsubj", "nsubjpass")


def _speaker(tree: Tree, subject: int) -> bool:
    """Whether it is the page, or somebody quoted, that speaks of itself: "we would not name her"."""
    return lookup("pronouns", "form", "use").get(tree.tokens[subject].text.lower()) == "speaker"


def _negated(tree: Tree, verb: int) -> bool:
    """Negated itself; the second half of "neither confirmed nor denied" is one refusal with the first."""
    return any(
        tree.tokens[c].dep in ("neg", "advmod", "preconj")
        and "adverb" in kinds("negators").get(tree.tokens[c].text.lower(), frozenset())
        for c in tree.children[verb]
    )


def _set_off(tree: Tree, mark: int) -> bool:
    """A comma that ends what was asked: not the one in "would not say why, or whether it was locked"."""
    after = tree.tokens[mark + 1 : mark + 3]
    more = len(after) > 1 and after[0].tag == "CC" and after[1].text.lower() in _ASKING
    return tree.tokens[mark].text == "," and not more


def _content(tree: Tree, verb: int) -> tuple[Span, ...]:
    first, end = verb + 1, tree.sentence(verb)[1]
    joined = [c for c in tree.children[verb] if tree.tokens[c].dep == "conj" and c > verb]
    if joined and all(tree.tokens[i].pos in ("CCONJ", "ADV") for i in range(first, joined[0])):
        first = joined[0] + 1
    last = first
    while last < end and tree.tokens[last].text not in _CLOSING and not _set_off(tree, last):
        last += 1
    if last > first and tree.tokens[first].text.lower() in ("on", "about"):
        # "Would not be drawn on the rumours": the preposition belongs to the verb.
        first += 1
    return (tree.span(first, last),) if last > first else ()
