"""Attributions that are none: evidence, inanimate subjects, acts, questions put to a source."""

from typing import Final

from reportedly.extract.statements.clauses import read_clause
from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.words import (
    evidence,
    frame,
    ground,
    kinds,
    listed,
    pointer,
    singular,
)
from reportedly.lexicons import lookup
from reportedly.records import Basis, Kind, PartyType, Tier

__all__ = ["has_clause", "has_finite_clause", "is_no_speech"]

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_no_speech(draft: Draft) -> bool:
    """Whether nobody says anything here, whatever the cue looks like."""
    return (
        _is_evidence(draft)
        or _is_inanimate(draft)
        or _is_nobody(draft)
        or _is_question_put(draft)
        or _is_bare_noun(draft)
        or _is_condition_of_talk(draft)
        or _is_publishing(draft)
        or _is_silence(draft)
        or _is_act(draft)
        or _is_condition(draft)
        or _is_of_itself(draft)
        or _is_vehicle(draft)
        or _is_topic(draft)
        or _commits_outlet(draft)
        or _is_second_of_neither(draft)
        or _is_named_so(draft)
        or _is_showing(draft)
    )


def has_clause(draft: Draft) -> bool:
    """Whether the content holds a verb: a proposition rather than a thing."""
    tree = draft.tree
    return any(
        tree.tokens[i].pos in ("VERB", "AUX") for span in draft.content for i in range(*tree.within(span))
    )


def has_finite_clause(draft: Draft) -> bool:
    """Whether the content holds a finite verb with a subject."""
    tree = draft.tree
    for span in draft.content:
        for i in range(*tree.within(span)):
            if (
                tree.tokens[i].pos not in ("VERB", "AUX")
                or tree.child(i, "nsubj", "nsubjpass", "expl") is None
            ):
                continue
            # A regular past is often tagged as a participle; with a subject and no auxiliary it is a past.
            past = tree.tokens[i].tag == "VBN" and tree.child(i, "aux", "auxpass") is None
            if past or any(tree.tokens[c].tag in _FINITE for c in (i, *tree.children[i])):
                return True
    return False


def _is_evidence(draft: Draft) -> bool:
    """A thing that suggests is no source: "the width of the tracks suggests"; nor is a find an assertion."""
    token = draft.tree.tokens[draft.cue]
    if evidence(token.lemma) != "show" or draft.source_head is None:
        return False
    head = draft.tree.tokens[draft.source_head]
    basis = ground(head, "noun")
    if basis not in (None, Basis.DOCUMENT) and not _is_party(draft):
        return True
    described = draft.source is not None and draft.source.resolved_by == "description"
    if described and not _is_party(draft) and basis is None:
        return True
    return token.lemma in listed("finding_verbs") and not has_clause(draft)


def _is_inanimate(draft: Draft) -> bool:
    """A storm claims lives, a clock tells the time: no party, and no proposition.

    An unknown noun is taken for a party wherever it can be one: trades are many,
    and a party lost is worse than a thing that speaks.
    """
    source, tree = draft.source, draft.tree
    if source is None or draft.source_head is None or source.resolved_by != "description":
        return False
    passive = tree.tokens[draft.source_head].dep == "nsubjpass"
    if tree.tokens[draft.cue].lemma not in listed("thing_verbs") or passive or _is_party(draft):
        return False
    return not (has_finite_clause(draft) or draft.attribution.kind is Kind.DIRECT or _only_points(draft))


def _only_points(draft: Draft) -> bool:
    """Whether the content is "this", "that claim": something said before."""
    tree = draft.tree
    tokens = [i for span in draft.content for i in range(*tree.within(span))]
    return bool(tokens) and (
        (tree.tokens[tokens[0]].tag == "DT" and tree.tokens[tokens[0]].dep != "det")
        or any(pointer(tree.tokens[i]) is not None for i in tokens)
    )


def _is_party(draft: Draft) -> bool:
    if draft.source is not None and draft.source.type is PartyType.DOCUMENT:
        return True
    head = draft.source_head
    if head is None:
        return False
    token = draft.tree.tokens[head]
    nouns = lookup("party_nouns", "noun", "type")
    return (
        token.lemma in nouns
        or token.text.lower() in nouns
        or token.tag in ("NNP", "NNPS")
        or any(token.lemma.endswith(suffix) for suffix in listed("agent_suffixes"))
    )


def _is_nobody(draft: Draft) -> bool:
    """Nobody and none of them say nothing; the sentence is the outlet's."""
    head = draft.source_head
    if head is None and draft.attribution.source is None:
        # "Not one was fined": an act that did not happen.
        head = draft.tree.child(draft.cue, "nsubjpass")
    if head is None:
        return False
    word = draft.tree.tokens[head].text.lower()
    return "pronoun" in kinds("negators").get(word, frozenset())


def _is_question_put(draft: Draft) -> bool:
    """What a source was asked is not what it said: "asked whether …", "when asked about"."""
    token = draft.tree.tokens[draft.cue]
    asks = token.lemma in listed("asking_verbs")
    if asks and (
        token.dep in ("acl", "advcl")
        or (token.dep == "ccomp" and draft.tree.child(draft.cue, "nsubj") is None)
    ):
        return True
    subject = draft.tree.child(draft.cue, "nsubj", "nsubjpass")
    return token.lemma in listed("asking_verbs") and token.tag == "VBN" and subject is None


def _is_bare_noun(draft: Draft) -> bool:
    """A noun of speech that introduces no clause and belongs to nobody: "the argument between the drivers"."""
    return (
        draft.tree.tokens[draft.cue].pos == "NOUN"
        and draft.attribution.source is None
        and not has_finite_clause(draft)
    )


def _is_act(draft: Draft) -> bool:
    """Signing a treaty or seeking support is a deed; wanting, fearing and backing are attitudes."""
    attribution, tree = draft.attribution, draft.tree
    lemma = tree.tokens[draft.cue].lemma
    if has_finite_clause(draft) or attribution.kind is Kind.DIRECT:
        return False
    if lemma in listed("acts"):
        return True
    listed_cue = lemma in kinds("cues", "class") or attribution.cue_lemma in kinds("cues", "class")
    return attribution.tier is Tier.ATTITUDE and not listed_cue


def _is_condition(draft: Draft) -> bool:
    """What somebody would say if: "if the court rejects the appeal"."""
    tree, token = draft.tree, draft.tree.tokens[draft.cue]
    if token.dep != "advcl":
        return False
    marks = (tree.tokens[c].text.lower() for c in tree.children[draft.cue] if tree.tokens[c].dep == "mark")
    return any(mark in listed("conditions") for mark in marks)


def _is_of_itself(draft: Draft) -> bool:
    """A name somebody goes by, or a question's own "who": "a band calling itself Ember", "who ordered it"."""
    tree = draft.tree
    held = tree.child(draft.cue, "dobj", "nsubj")
    if any(
        tree.tokens[c].text.lower() in listed("reflexives")
        for c in tree.children[draft.cue]
        if tree.tokens[c].dep in ("dobj", "nsubj")
    ):
        return held is not None
    head = draft.source_head
    return head is not None and tree.tokens[head].tag in ("WP", "WDT") and draft.source is None


def _is_vehicle(draft: Draft) -> bool:
    """The noun in "said in a statement that" only carries the verb's words."""
    tree, token = draft.tree, draft.tree.tokens[draft.cue]
    if token.pos != "NOUN" or token.dep != "pobj" or draft.attribution.source is not None:
        return False
    governor = tree.tokens[tree.tokens[token.head].head]
    return singular(token.text.lower()) in listed("vehicles") and governor.lemma in kinds("cues", "class")


def _is_topic(draft: Draft) -> bool:
    """What was talked about, with nothing said of it: "discussed the floods"."""
    tree, cue = draft.tree, draft.cue
    refused = tree.child(cue, "neg") is not None  # "would not discuss the price"
    return tree.tokens[cue].lemma in listed("topic_verbs") and not refused and not has_finite_clause(draft)


def _commits_outlet(draft: Draft) -> bool:
    """The outlet itself stands behind "is known to"; it names no knower."""
    token = draft.tree.tokens[draft.cue]
    passive = draft.tree.child(draft.cue, "auxpass") is not None or token.dep == "acl"
    return (
        passive and token.lemma in listed("committing_verbs") and draft.tree.child(draft.cue, "agent") is None
    )


def _is_relative(draft: Draft) -> bool:
    head = draft.source_head
    return head is not None and draft.tree.tokens[head].tag == "WDT"


def _is_silence(draft: Draft) -> bool:
    """Nobody answered: "did not respond to a request". The outlet tells of it; nobody spoke."""
    tree, cue = draft.tree, draft.cue
    return (
        tree.tokens[cue].lemma in listed("silent_verbs")
        and any(tree.tokens[c].dep == "neg" for c in tree.children[cue])
        and not has_clause(draft)
    )


def _is_second_of_neither(draft: Draft) -> bool:
    """The second half of "neither confirmed nor denied" is one refusal with the first."""
    tree, cue = draft.tree, draft.cue
    token = tree.tokens[cue]
    if token.dep != "conj":
        return False
    joined = {tree.tokens[c].text.lower() for c in tree.children[token.head]}
    return bool(joined & {"nor"}) and tree.child(cue, "nsubj") is None


def _is_named_so(draft: Draft) -> bool:
    """A participle that has become a noun: "the accused left by a side door"."""
    tree, cue = draft.tree, draft.cue
    return (
        tree.tokens[cue].tag in ("VBN", "JJ", "NN", "NNS", "VBD")
        and cue > 0
        and tree.tokens[cue - 1].tag == "DT"
        and tree.tokens[cue].lemma in kinds("cues", "class")
        and "verb" in kinds("cues", "class")[tree.tokens[cue].lemma]
        and tree.tokens[cue].text.lower().endswith("ed")
    )


def _is_showing(draft: Draft) -> bool:
    """Somebody who shows a feeling, a medium that shows somebody: a thing seen, and nothing said."""
    source = draft.source
    shows = draft.tree.tokens[draft.cue].lemma in listed("showing_verbs")
    speaks = source is not None and source.type in (PartyType.PERSON, PartyType.MEDIA, PartyType.ANONYMOUS)
    return shows and speaks and not has_finite_clause(draft)


def _is_publishing(draft: Draft) -> bool:
    """A medium that publishes a thing says where words stood, not what they were: "published the interview"."""
    told = frame(draft.tree.tokens[draft.cue])
    return (
        (told == "carry" or (told == "report" and _only_points(draft) and _is_relative(draft)))
        and draft.source is not None
        and draft.source.type is PartyType.MEDIA
        and not has_clause(draft)
    )


def _is_condition_of_talk(draft: Draft) -> bool:
    """What a source asks for itself is no statement: "who wished to stay unnamed"."""
    tree = draft.tree
    words = {tree.tokens[i].lemma for span in draft.content for i in range(*tree.within(span))}
    return (
        tree.tokens[draft.cue].lemma in listed("asking_verbs")
        and bool(words & listed("anonymity_words"))
        and read_clause(tree, draft.content).subject is None
    )
