"""Noun phrases as written: which words are the name, which the role, and what hangs on them."""

from dataclasses import dataclass, replace
from functools import cache, cached_property

from reportedly.extract.parties.proper_names import (
    ARTICLES,
    can_end_name,
    left_edge,
    medium_before,
    name_behind,
    name_ending_at,
    name_extension,
    split_role,
)
from reportedly.extract.parties.words import (
    is_capital,
    noun_of,
    words,
)
from reportedly.extract.trees import Tree
from reportedly.records import Span

__all__ = ["Phrase", "is_phrase_head", "read_phrase"]


@dataclass(frozen=True, eq=False)
class Phrase:
    """One noun phrase. Positions are tokens of ``tree``; ranges are half-open."""

    # No slots: its words are asked for a dozen times, and remembered with it.

    tree: Tree
    head: int
    first: int  # the base phrase, articles and possessors included
    end: int
    name: tuple[int, int] | None  # the proper name in it
    role: tuple[str, ...]  # words before the name, without article or possessor: "Pentagon spokesman"
    determiner: str | None  # lower-cased
    possessor: int | None  # token of "the mayor's", "his"
    named_after: int | None = None  # head of the apposition that gives the name
    role_range: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        """The words as they stand, apposition left out."""
        return self.tree.span(self.first, self.end)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words without article, possessor and the numbers before them."""
        first, end = self.core
        return tuple(token.text for token in self.tree.tokens[first:end])

    @cached_property
    def core(self) -> tuple[int, int]:
        """The base phrase without article and possessor."""
        first = self.first
        if self.possessor is not None and self.possessor < self.head:
            first = self.tree.end[self.possessor]
        while first < self.end - 1 and (
            self.tree.tokens[first].text.lower() in _articles() or self.tree.tokens[first].dep == "quantmod"
        ):
            first += 1
        return first, self.end

    @property
    def plural(self) -> bool:
        """Whether the head is a plural noun or the phrase counts more than one."""
        return self.tree.tokens[self.head].tag in ("NNS", "NNPS")


@cache
def _articles() -> frozenset[str]:
    """Articles and what stands in their place: "this", "those"."""
    return ARTICLES | words("definite_words")


def is_phrase_head(tree: Tree, token: int) -> bool:
    """Whether a token heads a noun phrase of its own, a part of a name or compound left aside."""
    t = tree.tokens[token]
    if t.pos == "PRON" or t.tag in ("PRP", "PRP$", "WP", "WP$"):
        return True
    if t.pos == "PROPN" and token and tree.tokens[token - 1].text == "(":
        return True
    if t.pos in ("NOUN", "PROPN"):
        return t.dep not in ("compound", "nmod", "npadvmod") or t.dep == "ROOT"
    # "The 34-year-old said": an adjective that acts.
    return t.pos in ("ADJ", "NUM") and t.dep in ("nsubj", "nsubjpass")


def read_phrase(tree: Tree, head: int) -> Phrase:
    """The noun phrase around a head, its name looked for in it, right behind it, and in its apposition."""
    person = _person_of_body(tree, head)
    if person is not None:
        return replace(read_phrase(tree, person), head=head)
    first = left_edge(tree, head)
    end = head + 1
    determiner = next(
        (tree.tokens[c].text.lower() for c in tree.children[head] if tree.tokens[c].dep in ("det", "predet")),
        None,
    )
    possessor = tree.child(head, "poss")
    name = name_ending_at(tree, head, first) if can_end_name(tree, head) else None
    named_after = None
    if name is not None:
        end = name_end = name_extension(tree, head)
        name = (name[0], name_end)
        possessor = None if possessor is not None and possessor >= name[0] else possessor
    elif (medium := medium_before(tree, head, first)) is not None:
        name = medium
        what = tuple(token.text for token in tree.tokens[medium[1] : end])
        return Phrase(tree, head, first, end, name, what, determiner, possessor)
    else:
        found = name_behind(tree, head)
        if found is not None:
            named_after, name, close = found
            end = name[1] if close else end
    role_from, role_end = (first, name[0] if name and named_after is None else head + 1)
    if possessor is not None and possessor < head:
        role_from = max(role_from, tree.end[possessor])
    if name is not None and named_after is None:
        name, extra = split_role(tree, name)
        role_end = name[0] if extra else role_end
        role_end = max(role_end, name[0])
    joined = None
    if name is not None:
        joined = max((i for i in range(role_from, role_end) if tree.tokens[i].pos == "CCONJ"), default=None)
    if joined is not None:
        # "Both Lind and harbour master Tove Brask": what stands before the conjunction is another one's.
        role_from = joined + 1
    role = tuple(
        token.text for token in tree.tokens[role_from:role_end] if token.text.lower() not in ARTICLES
    )
    while role_from < role_end and tree.tokens[role_from].text.lower() in ARTICLES:
        role_from += 1
    role_range = (role_from, role_end) if role_from < role_end else None
    return Phrase(tree, head, first, end, name, role, determiner, possessor, named_after, role_range)


def _person_of_body(tree: Tree, head: int) -> int | None:
    """The person in "Inspector Mara Tolvane of Luma police", which is often read as a kind of police."""
    if tree.tokens[head].pos != "NOUN" or noun_of((tree.tokens[head].text,)) is None:
        return None
    for child in tree.children[head]:
        if child < head and tree.tokens[child].dep in ("nmod", "compound") and is_capital(tree.tokens[child]):
            after = tree.tokens[child + 1]
            if after.text == "of" and after.dep == "prep" and tree.tokens[child].pos == "PROPN":
                return child
    return None
