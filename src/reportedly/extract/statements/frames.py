"""Who does what to whom in the content of a statement: directed frames, for linking, which sees no parse.

Clauses that stand by themselves or hang on another as its complement or its
equal; not those that only describe ("the bridge *that carries the road*") or
give the circumstances ("*when it fell*").
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import load_table
from reportedly.records import Frame, Phrase, Span, Token

__all__ = ["find_frames"]

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CARRYING: Final = frozenset({"ROOT", "conj", "ccomp", "xcomp", "parataxis", "dep"})
"""How a clause that tells something hangs on the one above it."""
_CONTENT: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_DEEPEST: Final = 12
"""Steps from a joined clause to the one that names its subject."""


def find_frames(grove: Grove, content: Sequence[Span]) -> tuple[Frame, ...]:
    """The frames of a content, in reading order. Linear in the tokens of its paragraphs' clauses.

    A content without a clause ("the mayor's account", "an inspection of the
    bridge") gives one frame, of its head noun.
    """
    pieces = [(tree, *tree.within(piece)) for piece in content for tree in _trees(grove, piece)]
    pieces = [(tree, first, end) for tree, first, end in pieces if first < end]
    found = [frame for tree, first, end in pieces for frame in _clauses(tree, first, end)]
    if not found and pieces:
        tree, first, end = pieces[0]
        top = tree.top(first, end)
        if tree.tokens[top].pos == "ADP" and (inner := tree.child(top, "pobj")) is not None:
            top = inner
        if tree.tokens[top].pos in ("NOUN", "PROPN"):
            found.append(_noun_frame(tree, top, tree.span(first, end)))
    return tuple(found)


def _trees(grove: Grove, piece: Span) -> Iterator[Tree]:
    place = max(0, bisect_right(grove.starts, piece.start) - 1)
    while place < len(grove.trees) and grove.starts[place] < piece.end:
        yield grove.trees[place]
        place += 1


def _clauses(tree: Tree, first: int, end: int) -> Iterator[Frame]:
    heads = _clause_heads(tree, first, end)
    for index, verb in enumerate(heads):
        before = [tree.end[other] for other in heads[:index] if _inside(tree, other, verb)]
        after = [tree.first[other] for other in heads[index + 1 :] if _inside(tree, other, verb)]
        left, right = max([first, tree.first[verb], *before]), min([end, tree.end[verb], *after])
        frame = _frame(tree, verb, _trim(tree, min(left, verb), max(right, verb + 1)))
        if frame is not None:
            yield frame


def _inside(tree: Tree, other: int, verb: int) -> bool:
    return tree.first[verb] <= tree.first[other] and tree.end[other] <= tree.end[verb] and other != verb


def _trim(tree: Tree, left: int, right: int) -> Span:
    """The clause without marks, joining words and "that" at its edges."""
    while right - left > 1 and _edge(tree.tokens[left]):
        left += 1
    while right - left > 1 and _edge(tree.tokens[right - 1]):
        right -= 1
    return tree.span(left, right)


def _edge(token: Token) -> bool:
    return token.pos in ("PUNCT", "CCONJ", "SPACE") or token.dep == "mark"


def _clause_heads(tree: Tree, first: int, end: int) -> list[int]:
    """Verbs of the range that head a clause which tells something, in order."""
    found: list[int] = []
    for i in range(first, end):
        token = tree.tokens[i]
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        here, carried = i, True
        while carried:
            above = tree.tokens[here].head
            if above == here or not first <= above < end:
                break
            carried = tree.tokens[here].dep in _CARRYING
            here = above
        if carried and not _governs(tree, i, first, end):
            found.append(i)
    return found


def _governs(tree: Tree, verb: int, first: int, end: int) -> bool:
    """Whether the verb only leads to another: "plans *to send*", "failed *to stop*"; its frame is the other's."""
    lemma = tree.tokens[verb].lemma
    below = tree.child(verb, "xcomp")
    leads = below is not None and first <= below < end and lemma in _leading()
    return leads and below is not None and tree.tokens[below].pos in ("VERB", "AUX")


@cache
def _leading() -> frozenset[str]:
    return frozenset(row["verb"] or "" for row in load_table("leading_verbs"))


@cache
def _leading_kind(kind: str) -> frozenset[str]:
    return frozenset(row["verb"] or "" for row in load_table("leading_verbs") if row["kind"] == kind)


@cache
def _negators() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("negators"))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("figure_calendar"))


@cache
def _prepositions() -> dict[str, str]:
    return {row["word"] or "": row["role"] or "" for row in load_table("frame_prepositions")}


def _frame(tree: Tree, verb: int, clause: Span) -> Frame | None:
    tokens = tree.tokens
    above = _leaders(tree, verb)
    subject = _subject(tree, verb)
    passive = any(tokens[c].dep in ("nsubjpass", "auxpass") for c in tree.children[verb])
    done_to = tree.child(verb, "dobj")
    particle = tree.child(verb, "prt")
    predicate = tokens[verb].lemma + (f" {tokens[particle].lemma}" if particle is not None else "")
    agent, object_ = subject, done_to
    said_of = tree.child(verb, "attr", "acomp", "oprd")
    if passive:
        by = tree.child(verb, "agent")
        agent, object_ = (tree.child(by, "pobj") if by is not None else None), subject
    elif done_to is None and said_of is not None and tokens[said_of].pos in _CONTENT:
        if tree.child(verb, "expl") is not None or (subject is not None and tokens[subject].lemma == "there"):
            agent, object_ = None, said_of
        else:
            predicate = tokens[_of_what(tree, said_of)].lemma
    roles: dict[str, int] = {}
    for child in tree.children[verb]:
        if tokens[child].dep == "dative":
            inner = tree.child(child, "pobj")
            roles.setdefault("recipient", inner if inner is not None else child)
        elif tokens[child].dep == "prep":
            role = _prepositions().get(tokens[child].lemma)
            inner = tree.child(child, "pobj")
            if role and inner is not None and tokens[inner].lemma not in _calendar():
                roles.setdefault(role, inner)
    if predicate in _leading() and not (object_ is not None or roles):
        return None
    return Frame(
        predicate=predicate,
        span=clause,
        agent=_phrase(tree, agent),
        object=_phrase(tree, object_),
        recipient=_phrase(tree, roles.get("recipient")),
        place=_phrase(tree, roles.get("place")),
        negated=_negated(tree, (verb, *above), (agent, object_, said_of)),
        modal=any(tokens[c].tag == "MD" for v in (verb, *above) for c in tree.children[v])
        or any(tokens[v].lemma in _leading_kind("to come") for v in above),
    )


def _noun_frame(tree: Tree, noun: int, clause: Span) -> Frame:
    """The frame of a noun: whose it is, what of, to whom."""
    roles: dict[str, int] = {}
    head = _of_what(tree, noun)
    for child in tree.children[head]:
        token = tree.tokens[child]
        if token.dep == "prep" and (inner := tree.child(child, "pobj")) is not None:
            own = {"of": "object", "by": "agent"}
            role = own.get(token.lemma) or _prepositions().get(token.lemma)
            if role and tree.tokens[inner].lemma not in _calendar():
                roles.setdefault(role, inner)
        elif token.dep in ("poss", "compound") and token.pos in ("NOUN", "PROPN"):
            roles.setdefault("agent" if token.dep == "poss" else "object", child)
    return Frame(
        predicate=tree.tokens[head].lemma,
        span=clause,
        agent=_phrase(tree, roles.get("agent")),
        object=_phrase(tree, roles.get("object")),
        recipient=_phrase(tree, roles.get("recipient")),
        place=_phrase(tree, roles.get("place")),
        negated=_says_no(tree, head),
        modal=False,
    )


def _leaders(tree: Tree, verb: int) -> tuple[int, ...]:
    """The verbs that lead to this one, nearest first: "plans", of "plans to send"."""
    found: list[int] = []
    while tree.tokens[verb].dep == "xcomp" and len(found) < _DEEPEST:
        verb = tree.tokens[verb].head
        if tree.tokens[verb].lemma not in _leading():
            break
        found.append(verb)
    return tuple(found)


def _subject(tree: Tree, verb: int) -> int | None:
    """The clause's own subject, else that of the clause it goes on or hangs on."""
    for _ in range(_DEEPEST):
        own = tree.child(verb, *_SUBJECTS)
        if own is not None:
            return own
        token = tree.tokens[verb]
        if token.head == verb or token.dep not in ("conj", "xcomp"):
            return None
        if token.dep == "xcomp" and (controlled := tree.child(token.head, "dobj")) is not None:
            return controlled
        verb = token.head
    return None


def _phrase(tree: Tree, token: int | None) -> Phrase | None:
    if token is None or tree.tokens[token].pos in ("VERB", "AUX", "SCONJ"):
        return None
    head = _of_what(tree, token)
    return Phrase(span=tree.span(min(tree.first[head], head), head + 1), head=tree.tokens[head].lemma)


def _of_what(tree: Tree, token: int) -> int:
    """The thing itself: "sections" of "20 of the 24 sections", "soldiers" of "a group of soldiers"."""
    lemma, pos = tree.tokens[token].lemma, tree.tokens[token].pos
    if pos == "NUM" or lemma in _measures():
        of = next((c for c in tree.children[token] if tree.tokens[c].lemma == "of"), None)
        inner = tree.child(of, "pobj") if of is not None else None
        if inner is not None:
            return inner
    return token


@cache
def _measures() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("quantity_nouns"))


def _negated(tree: Tree, verbs: Sequence[int], parts: Sequence[int | None]) -> bool:
    """Odd over the words that turn the clause round: "did not fail to" is no negation."""
    turns = sum(
        tree.tokens[c].dep == "neg"
        or (tree.tokens[c].dep == "advmod" and tree.tokens[c].lemma in _negators())
        for verb in verbs
        for c in tree.children[verb]
    )
    turns += sum(tree.tokens[verb].lemma in _leading_kind("not done") for verb in verbs[1:])
    turns += any(part is not None and _says_no(tree, part) for part in parts)
    return turns % 2 == 1


def _says_no(tree: Tree, token: int) -> bool:
    if tree.tokens[token].text.casefold() in _negators():
        return True
    return any(
        tree.tokens[c].dep in ("det", "neg", "amod") and tree.tokens[c].text.casefold() in _negators()
        for c in tree.children[token]
    )
