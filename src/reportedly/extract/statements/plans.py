"""Whether a source tells of what it, or those it speaks for, will do: a plan, a decision, a promise."""

from typing import Final

from reportedly.extract.statements.clauses import Clause
from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.words import listed, singular
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Kind, PartyType, Polarity

__all__ = ["announces"]

_WILL: Final = frozenset({"will", "’ll", "'ll", "shall"})
_WOULD: Final = frozenset({"would", "’d", "'d"})
_BODIES: Final = (PartyType.GOVERNMENT, PartyType.ORGANISATION)


def announces(draft: Draft, clause: Clause) -> bool:
    """Whether the content gives a plan: "it would cut 140 jobs", "the money will be sent", "they plan a bridge".

    A thing to come that nobody does on purpose ("it would lose money", "prices
    will rise"), or that somebody else does, is no plan of the source's.
    """
    tree, predicate = draft.tree, clause.predicate
    if predicate is None or clause.polarity is Polarity.NEGATIVE:
        return False
    token = tree.tokens[predicate]
    if token.pos != "VERB" or token.lemma in listed("involuntary_verbs"):
        return False
    if token.lemma in listed("planning_verbs"):
        return _acts(draft, tree.child(predicate, "nsubj"))
    if token.tag == "VB" and _will(draft, predicate):
        return _acts(draft, tree.child(predicate, "nsubj"))
    return tree.child(predicate, "auxpass") is not None and _will(draft, predicate)


def _will(draft: Draft, predicate: int) -> bool:
    """Whether the verb stands in the future, or in the future as it is told later; in a quotation "would" is no such."""
    modals = _WILL if draft.attribution.kind is Kind.DIRECT else _WILL | _WOULD
    tree = draft.tree
    return any(
        tree.tokens[c].dep == "aux" and tree.tokens[c].text.lower() in modals
        for c in tree.children[predicate]
    ) and not _supposed(tree, predicate)


def _supposed(tree: Tree, predicate: int) -> bool:
    """Whether it is about what was not: "it would have paid"."""
    return any(
        tree.tokens[c].lemma == "have" and tree.tokens[c].dep == "aux" for c in tree.children[predicate]
    )


def _acts(draft: Draft, subject: int | None) -> bool:
    """Whether the subject is the source itself, or a body that takes decisions."""
    if subject is None:
        return False
    token = draft.tree.tokens[subject]
    source = draft.source
    if token.pos == "PRON":
        form = token.text.lower()
        if draft.attribution.kind is Kind.DIRECT or form in ("i", "we"):
            return form in ("i", "we")
        body = source is not None and source.type in _BODIES
        return form in (("it", "they") if body else ("he", "she"))
    if source is not None and token.text.casefold() in source.name.casefold().split():
        return True
    kind = lookup("party_nouns", "noun", "type").get(singular(token.text.lower()))
    return token.pos == "NOUN" and kind in _BODIES
