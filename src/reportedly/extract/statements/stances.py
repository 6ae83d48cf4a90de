"""Stance, certainty, polarity and condition of a statement, read off cue and content together."""

from dataclasses import dataclass
from typing import Final

from reportedly.extract.statements.clauses import Clause, read_clause
from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.plans import announces
from reportedly.extract.statements.words import CueSense, cue_sense, kinds, listed, pointer, singular
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Certainty, Kind, Polarity, Stance

__all__ = ["IMPERSONAL", "Judgement", "judge", "judged"]

IMPERSONAL: Final = frozenset({"it", "that", "this"})
"""Pronouns for a matter."""
_PLAIN: Final = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ANNOUNCES, Stance.PREDICTS})
_CLASSES: Final = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a source does with a content, and how firmly."""

    stance: Stance
    certainty: Certainty
    polarity: Polarity
    conditional: bool


def judge(draft: Draft, *, agentless: bool) -> Judgement:
    """Judge one attribution. ``agentless``: nobody is named who could commit himself."""
    tree, cue = draft.tree, draft.cue
    sense = _sense(draft)
    clause = _clause(draft)
    negated = _cue_negated(draft)
    if _refuses(draft, negated):
        return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    if negated:
        return _turned(sense, clause)
    if sense.stance is Stance.QUESTIONS and sense.certainty is None:
        return _asking(draft, clause)
    stance, certainty, polarity = sense.stance, sense.certainty, sense.polarity
    lemma = _phrase(draft)
    if stance is Stance.CALLS and _dismisses(draft):
        return judged(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
    if stance is Stance.CALLS and lemma in listed("naming_with_as") and not _names_as(draft):
        stance = Stance.ASSERTS
    if stance is Stance.URGES and tree.child(cue, "xcomp") is not None and lemma == "want":
        stance = Stance.ANNOUNCES
    if lemma == "confirm" and _backs(draft):
        return judged(Stance.SUPPORTS, Certainty.CERTAIN, Polarity.POSITIVE, clause)
    if (stance is Stance.WARNS and clause.predicate is None) or (
        stance is Stance.WARNS and _infinitive(draft, clause)
    ):
        certainty = certainty or Certainty.UNKNOWN
    if stance in _PLAIN and clause.predicate is None and clause.open:
        return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    if stance in _PLAIN and clause.predicate is not None:
        if stance is Stance.ASSERTS and (felt := _feeling(tree, clause)) is not None:
            stance = felt
        if _rejects(draft, clause):
            return judged(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
        if clause.open:
            return judged(Stance.QUESTIONS, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
        if clause.leaves_room:
            return judged(Stance.DOES_NOT_RULE_OUT, Certainty.POSSIBLE, Polarity.POSITIVE, clause)
        if clause.refutes:
            return judged(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
        if stance is Stance.ASSERTS and _accepts(draft, clause):
            stance = Stance.CONFIRMS
        if stance is Stance.ASSERTS and _likely(tree, clause):
            stance = Stance.PREDICTS
        if stance is Stance.ASSERTS and clause.future and clause.certainty is Certainty.PROBABLE:
            # "Prices will probably ease."
            stance = Stance.PREDICTS
        if stance is Stance.ASSERTS and _orders(draft, clause):
            return judged(Stance.URGES, Certainty.CERTAIN, Polarity.POSITIVE, clause)
        if stance is Stance.ASSERTS and announces(draft, clause):
            stance = Stance.ANNOUNCES
        if stance is Stance.ASSERTS and _weighs(draft):
            return judged(Stance.QUESTIONS, Certainty.POSSIBLE, Polarity.POSITIVE, clause)
    if certainty is None:
        certainty = clause.certainty
        if agentless and certainty is Certainty.CERTAIN and stance not in (Stance.CALLS,):
            certainty = Certainty.UNKNOWN
    elif agentless and certainty is Certainty.UNKNOWN and clause.certainty is not Certainty.CERTAIN:
        # Hearsay commits nobody, unless a modal gives more.
        certainty = clause.certainty
    elif (certainty is Certainty.CERTAIN and clause.certainty is not Certainty.CERTAIN) or (
        clause.certainty is Certainty.POSSIBLE and certainty is Certainty.PROBABLE
    ):
        certainty = clause.certainty
    if stance is Stance.DENIES:
        return judged(stance, Certainty.CERTAIN, Polarity.NEGATIVE, clause)
    polarity = polarity or clause.polarity
    if stance in (Stance.QUESTIONS, Stance.CALLS, Stance.URGES, Stance.SUPPORTS):
        polarity = sense.polarity or Polarity.POSITIVE
    return judged(stance, certainty, polarity, clause)


def judged(stance: Stance, certainty: Certainty, polarity: Polarity, clause: Clause) -> Judgement:
    """A judgement under the conditions of the clause."""
    return Judgement(stance=stance, certainty=certainty, polarity=polarity, conditional=clause.conditional)


def _asking(draft: Draft, clause: Clause) -> Judgement:
    """Whoever asks for a thing wants it done; whoever asks a question knows no answer."""
    tree, cue = draft.tree, draft.cue
    wants = tree.child(cue, "xcomp") is not None or any(
        tree.tokens[c].dep == "prep" and tree.tokens[c].text.lower() == "for" for c in tree.children[cue]
    )
    opens = tree.tokens[cue + 1].text.lower() if cue + 1 < len(tree.tokens) else ""
    stance = Stance.URGES if wants or opens == "for" else Stance.QUESTIONS
    return judged(stance, Certainty.UNKNOWN, Polarity.POSITIVE, clause)


def _turned(sense: CueSense, clause: Clause) -> Judgement:
    """A negated cue: "has not ruled out", "does not expect"."""
    if sense.negated is Stance.DOES_NOT_RULE_OUT:
        return judged(sense.negated, Certainty.POSSIBLE, Polarity.POSITIVE, clause)
    if sense.negated is not None:
        return judged(sense.negated, Certainty.UNKNOWN, Polarity.POSITIVE, clause)
    certainty = sense.certainty or clause.certainty
    flipped = Polarity.POSITIVE if clause.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    return judged(sense.stance, certainty, flipped, clause)


def _phrase(draft: Draft) -> str:
    """The cue with its particle, preposition or object: "stand by", "back away from"."""
    tree, cue = draft.tree, draft.cue
    known = listed("stance_phrases")
    lemma = tree.tokens[cue].lemma
    following = [token.text.lower() for token in tree.tokens[cue + 1 : cue + 3]]
    for size in (2, 1):
        phrase = " ".join([lemma, *following[:size]])
        if phrase in known:
            return phrase
    own = draft.lemma
    return own if own in known else lemma if tree.tokens[cue].pos in _CLASSES else own


def _sense(draft: Draft) -> CueSense:
    held = draft.tree.child(draft.cue, "dobj")
    if held is not None and draft.tree.tokens[draft.cue].lemma in listed("light_verbs"):
        noun = singular(draft.tree.tokens[held].text.lower())
        if "noun" in kinds("cues", "class").get(noun, frozenset()):
            return cue_sense(noun, "noun")
    word_class = _CLASSES.get(draft.tree.tokens[draft.cue].pos, "")
    phrase = _phrase(draft)
    if phrase in listed("stance_phrases"):
        return cue_sense(phrase, word_class)
    return cue_sense(draft.lemma, word_class)


def _clause(draft: Draft) -> Clause:
    here = [s for s in draft.content if draft.tree.tokens[0].start <= s.start < draft.tree.tokens[-1].end]
    return read_clause(draft.tree, here)


def _cue_negated(draft: Draft) -> bool:
    tree = draft.tree
    tokens = {draft.cue, *(i for i in range(*draft.cue_range) if tree.tokens[i].pos == "VERB")}
    negators = kinds("negators")
    held = tree.child(draft.cue, "dobj")
    if held is not None and "pronoun" in negators.get(tree.tokens[held].text.lower(), frozenset()):
        # "Has ruled out nothing".
        return True
    words = [tree.tokens[c] for i in sorted(tokens) for c in tree.children[i]]
    words += [tree.tokens[i] for i in range(*draft.cue_range)]
    subject = tree.child(draft.cue, "nsubj")
    if subject is not None and any(
        tree.tokens[c].dep in ("preconj", "det", "cc") and tree.tokens[c].text.lower() in listed("negators")
        for c in tree.children[subject]
    ):
        # "Neither the bank nor the mayor would confirm".
        return True
    return any(
        token.dep in ("neg", "advmod", "preconj")
        and "adverb" in negators.get(token.text.lower(), frozenset())
        for token in words
    )


def _refuses(draft: Draft, negated: bool) -> bool:
    """Whether the cue holds something back: "declined to elaborate", "would not name"."""
    tree, cue = draft.tree, draft.cue
    chain = {cue, *(i for i in range(*draft.cue_range))}
    if tree.tokens[cue].dep == "xcomp":
        chain.add(tree.tokens[cue].head)
    lemmas = {tree.tokens[i].lemma for i in chain}
    speech = kinds("open_words")
    speaks = any("predicate" in speech.get(lemma, frozenset()) for lemma in lemmas)
    inner = tree.child(cue, "xcomp")
    if inner is not None:
        speaks = speaks or "predicate" in speech.get(tree.tokens[inner].lemma, frozenset())
    if lemmas & listed("refusals"):
        return speaks or inner is None
    lemma = tree.tokens[cue].lemma
    return negated and ("predicate" in speech.get(lemma, frozenset()) or lemma in listed("withholding_verbs"))


def _names_as(draft: Draft) -> bool:
    """Whether the verb rates its object: "described the talks as tense", not "described the talks"."""
    tree = draft.tree
    end = tree.sentence(draft.cue)[1]
    return any(tree.tokens[i].text.lower() == "as" for i in range(draft.cue + 1, end))


def _dismisses(draft: Draft) -> bool:
    """Whether a thing somebody said is called untrue: "called the claim nonsense"."""
    tree = draft.tree
    words: list[str] = []
    points = False
    for span in draft.content:
        for i in range(*tree.within(span)):
            words.append(tree.tokens[i].text.lower())
            points = points or pointer(tree.tokens[i]) is not None
            points = points or tree.tokens[i].text.lower() in ("this", "that", "it")
    return points and bool(set(words) & listed("dismissals"))


def _backs(draft: Draft) -> bool:
    """Whether what is confirmed is backing, not a fact: "confirmed his backing for the strike"."""
    held = draft.tree.child(draft.cue, "dobj")
    if held is None:
        return False
    return cue_sense(singular(draft.tree.tokens[held].text.lower()), "noun").stance is Stance.SUPPORTS


def _infinitive(draft: Draft, clause: Clause) -> bool:
    """Whether a warning is advice: "warned residents to stay away", "against travelling"."""
    if clause.predicate is None:
        return True
    tree = draft.tree
    marked = any(tree.tokens[c].tag == "TO" for c in tree.children[clause.predicate])
    return marked or tree.tokens[clause.predicate].tag == "VBG"


def _orders(draft: Draft, clause: Clause) -> bool:
    """Whether a quotation opens with an order or a wish: "Do not travel", "Let them pay"."""
    tree, predicate = draft.tree, clause.predicate
    if draft.attribution.kind is not Kind.DIRECT or predicate is None or clause.subject is not None:
        return False
    if tree.tokens[predicate].tag != "VB" or tree.child(predicate, "nsubj", "nsubjpass") is not None:
        return False
    helpers = (tree.tokens[c] for c in tree.children[predicate] if tree.tokens[c].dep == "aux")
    return all(token.lemma == "do" for token in helpers)


def _weighs(draft: Draft) -> bool:
    """Whether rival possibilities stand side by side: "it may have been the rope, it may have been the hook"."""
    tree = draft.tree
    rivals: list[tuple[str, str]] = []
    for i in (i for span in draft.content for i in range(*tree.within(span))):
        verb = tree.tokens[tree.tokens[i].head]
        possible = lookup("certainty_words", "word", "certainty").get(tree.tokens[i].text.lower())
        if tree.tokens[i].tag == "MD" and possible == Certainty.POSSIBLE and verb.lemma == "be":
            subject = tree.child(tree.tokens[i].head, "nsubj")
            if subject is not None and tree.tokens[subject].text.lower() in IMPERSONAL:
                rivals.append((tree.tokens[subject].text.lower(), tree.tokens[i].text.lower()))
    return len(rivals) != len(set(rivals))


def _accepts(draft: Draft, clause: Clause) -> bool:
    if clause.predicate is None:
        return False
    tree = draft.tree
    held = tree.child(clause.predicate, "dobj")
    sense = cue_sense(tree.tokens[clause.predicate].lemma, "verb")
    return held is not None and sense.stance is Stance.CONFIRMS and pointer(tree.tokens[held]) is not None


def _feeling(tree: Tree, clause: Clause) -> Stance | None:
    """The attitude a content tells of: "said it was worried about the dam"."""
    if clause.predicate is None or clause.polarity is Polarity.NEGATIVE:
        return None
    for child in tree.children[clause.predicate]:
        if tree.tokens[child].dep == "acomp" and "adjective" in kinds("cues", "class").get(
            tree.tokens[child].text.lower(), frozenset()
        ):
            stance = cue_sense(tree.tokens[child].text.lower(), "adjective").stance
            return stance if stance is Stance.CONCERNED else None
    return None


def _rejects(draft: Draft, clause: Clause) -> bool:
    """The denial told of: "said the firm rejects the charge"."""
    tree, predicate = draft.tree, clause.predicate
    if predicate is None or clause.polarity is Polarity.NEGATIVE:
        return False
    held = tree.child(predicate, "dobj")
    sense = cue_sense(tree.tokens[predicate].lemma, "verb")
    return sense.stance is Stance.DENIES and held is not None and pointer(tree.tokens[held]) is not None


def _likely(tree: Tree, clause: Clause) -> bool:
    """Whether a thing to come is meant, not a guess about what is: "is likely to rise"."""
    if clause.predicate is None or clause.certainty is not Certainty.PROBABLE:
        return False
    return any(
        tree.tokens[c].dep in ("acomp", "oprd") and tree.child(c, "xcomp") is not None
        for c in tree.children[clause.predicate]
    )
