"""Stance, certainty and polarity of what the outlet says in its own voice."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.statements.clauses import Clause, read_clause
from reportedly.extract.statements.stances import IMPERSONAL, Judgement, judged
from reportedly.extract.statements.words import ground, listed
from reportedly.extract.trees import Tree
from reportedly.records import Basis, Certainty, Polarity, Span, Stance

__all__ = ["judge_outlet"]

_SHORT_VERDICT: Final = 4
"""Tokens of "a serious mistake"; a longer phrase tells of a mistake somebody made."""


def judge_outlet(
    tree: Tree, spans: Sequence[Span], *, question: bool, outlet: str | None = None
) -> Judgement:
    """Judge a sentence in the outlet's own voice; ``question`` is one that ends in a question mark."""
    clause = read_clause(tree, spans)
    if _takes_back(tree, clause):
        return judged(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
    if _has_not_seen(tree, clause, outlet):
        return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    if question:
        return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    silent = clause.predicate is not None and tree.tokens[clause.predicate].lemma in listed("silent_verbs")
    if silent and clause.open:
        # "Did not respond": what did not happen is certain.
        return judged(Stance.ASSERTS, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
    if clause.open and clause.predicate is not None:
        return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    certainty = clause.certainty
    conditional = clause.conditional or (clause.would and not _reported_past(tree, clause))
    return Judgement(
        stance=Stance.ASSERTS, certainty=certainty, polarity=clause.polarity, conditional=conditional
    )


def _takes_back(tree: Tree, clause: Clause) -> bool:
    """Whether the outlet corrects itself: "That was wrong", "This was our mistake"."""
    if clause.predicate is None or clause.subject is None or clause.polarity is not _side(clause):
        return False
    if tree.tokens[clause.subject].text.lower() not in IMPERSONAL - {"it"}:
        return False
    return any(
        tree.tokens[c].dep in ("acomp", "attr")
        and (tree.tokens[c].text.lower() in listed("dismissals") | listed("slips"))
        and tree.end[c] - tree.first[c] <= _SHORT_VERDICT
        for c in tree.children[clause.predicate]
    )


def _side(clause: Clause) -> Polarity:
    """The polarity of a verdict as it stands: a refutation counts as negative already."""
    return Polarity.NEGATIVE if clause.refutes else Polarity.POSITIVE


def _has_not_seen(tree: Tree, clause: Clause, outlet: str | None) -> bool:
    """Whether the outlet says that a document it writes of has not been before its eyes."""
    predicate, subject = clause.predicate, clause.subject
    if predicate is None or subject is None or clause.polarity is not Polarity.NEGATIVE:
        return False
    held = tree.child(predicate, "dobj")
    seen = ground(tree.tokens[predicate], "sense") is Basis.EYEWITNESS
    if not seen or held is None or ground(tree.tokens[held], "noun") is None:
        return False
    who = tree.text(tree.first[subject], tree.end[subject]).casefold().removeprefix("the ")
    return who == "we" or (outlet is not None and outlet.casefold().endswith(who))


def _reported_past(tree: Tree, clause: Clause) -> bool:
    return clause.predicate is not None and tree.tokens[clause.predicate].head != clause.predicate
