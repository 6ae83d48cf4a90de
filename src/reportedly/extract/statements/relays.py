"""Through whom words reached the page, and what the source cites: the hops around one attribution."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportedly.extract.statements.citing import cited_in_turn, quoted_in_turn
from reportedly.extract.statements.drafts import Draft, Mentions
from reportedly.extract.statements.words import frame, ground
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Mention, PartyType, Span

__all__ = ["Hops", "find_hops", "is_relay_cue"]

ACCORDING: Final = "according to"
_CARRIED: Final = frozenset({"carry", "hold"})


@dataclass(frozen=True, slots=True)
class Hops:
    """The relays before a source and the origins it cites, each from the outlet outward."""

    relays: tuple[Mention, ...]
    cited: tuple[Mention, ...]


def find_hops(draft: Draft, mentions: Mentions) -> Hops:
    """Hops that the sentence of the cue names."""
    relays: list[Mention] = []
    cited: list[Mention] = []
    for mention in _relays(draft, mentions):
        if mention not in relays and not _same(mention, draft.source):
            relays.append(mention)
    for mention in _cited(draft, mentions):
        if mention not in cited and mention not in relays and not _same(mention, draft.source):
            cited.append(mention)
    if draft.source is not None and draft.source.type is not PartyType.MEDIA:
        # "The agency, citing the Globe, reported that a guard said": what the relay cites comes before the source.
        passed = [m for m in cited if m.type is PartyType.MEDIA]
        if relays:
            relays += passed
            cited = [m for m in cited if m not in passed]
    return Hops(tuple(relays), tuple(cited))


def is_relay_cue(draft: Draft) -> bool:
    """Whether the attribution is a medium reporting: it may only pass on what another one says."""
    return (
        draft.source is not None
        and draft.source.type is PartyType.MEDIA
        and (
            frame(draft.tree.tokens[draft.cue]) in ("report", "carry")
            or draft.tree.tokens[draft.cue].pos not in ("VERB", "AUX", "NOUN")
            or draft.attribution.cue_lemma == ACCORDING
        )
    )


def _same(mention: Mention, source: Mention | None) -> bool:
    return source is not None and (mention.name == source.name or mention.span.overlaps(source.span))


def _relays(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    yield from _reporting(draft, mentions)
    yield from _parenthesised(draft, mentions)
    yield from _quoted_by(draft, mentions)
    yield from _told(draft, mentions)
    yield from _outing(draft, mentions)
    yield from _carried(draft, mentions)
    yield from _owning(draft, mentions)


def _owning(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The medium whose unnamed source speaks: "the Globe's source"."""
    tree, head = draft.tree, draft.source_head
    if head is None or draft.source is None or draft.source.type is not PartyType.ANONYMOUS:
        return
    owner = tree.child(head, "poss")
    found = _medium(mentions, tree, owner) if owner is not None else None
    if found is not None:
        yield found


def _medium(mentions: Mentions, tree: Tree, token: int) -> Mention | None:
    found = mentions.media(tree.span(tree.first[token], tree.end[token]))
    if found is None or lookup("media_names", "name", "kind").get(found.name) == "platform":
        return None
    if found.name.islower() and " " not in found.name:
        # "On television": no medium in particular.
        return None
    head = tree.tokens[token]
    return found if found.span.start <= head.start < found.span.end or head.start < found.span.start else None


def _told(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The medium addressed: "told the Sentinel", "wrote in the Weekly Globe"."""
    tree, cue = draft.tree, draft.cue
    telling = frame(tree.tokens[cue]) in ("tell", "speak")
    for child in tree.children[cue]:
        token = tree.tokens[child]
        held: int | None = None
        if token.dep in ("dobj", "dative", "pobj", "oprd") and telling and token.pos != "ADP":
            held = child
        elif token.dep in ("prep", "dative") and token.text.lower() in ("to", "in", "on", "for"):
            held = tree.child(child, "pobj")
        # Research appears in a journal; nobody passes it on.
        journal = held is not None and "journal" in {tree.tokens[i].text.lower() for i in tree.subtree(held)}
        if held is not None and not journal and not _in_content(draft, held):
            found = _medium(mentions, tree, held)
            if found is not None:
                for above in quoted_in_turn(tree, held):
                    quoting = _medium(mentions, tree, above)
                    if quoting is not None:
                        yield quoting
                yield found


def _outing(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The medium of an appearance: "in an interview with the Globe", "speaking to Radio Luma"."""
    tree = draft.tree
    for i in _outside(draft):
        token = tree.tokens[i]
        kind = frame(token)
        if kind == "outing" or (kind == "speak" and token.tag == "VBG"):
            for child in tree.children[i]:
                if tree.tokens[child].dep in ("prep", "dative") and tree.tokens[child].text.lower() in (
                    "to",
                    "with",
                    "on",
                    "for",
                    "in",
                ):
                    held = tree.child(child, "pobj")
                    found = _medium(mentions, tree, held) if held is not None else None
                    if found is not None:
                        yield found


def _carried(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The medium that carried a statement or holds a document: "a letter seen by the Globe"."""
    tree = draft.tree
    for i in _outside(draft):
        token = tree.tokens[i]
        if (
            token.tag not in ("VBN", "VBD")
            or frame(token) not in _CARRIED
            or token.dep not in ("acl", "relcl", "amod")
        ):
            continue
        for child in tree.children[i]:
            if tree.tokens[child].text.lower() in ("by", "in", "on") and tree.tokens[child].dep in (
                "agent",
                "prep",
            ):
                held = tree.child(child, "pobj")
                found = _medium(mentions, tree, held) if held is not None else None
                if found is not None and (
                    tree.tokens[child].text.lower() == "by" or _is_vehicle(tree, token.head)
                ):
                    yield found


def _is_vehicle(tree: Tree, noun: int) -> bool:
    return frame(tree.tokens[noun]) == "outing"


def _reporting(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """A medium's own reporting clause around the attribution: ", the Globe reported", "the Globe reported that she said"."""
    tree, cue = draft.tree, draft.cue
    governors = [cue, *tree.above(cue)]
    for i in range(*tree.sentence(cue)):
        token = tree.tokens[i]
        if token.dep not in ("nsubj", "pobj", "nsubjpass") or _in_content(draft, i) or i == draft.source_head:
            continue
        verb = token.head if token.dep != "pobj" else tree.tokens[token.head].head
        if verb == cue or token.dep == "nsubjpass":
            continue
        if token.dep == "pobj" and not (
            tree.tokens[token.head].dep == "agent"
            or (
                tree.tokens[token.head].text.lower() == "to" and tree.tokens[verb].text.lower() == "according"
            )
        ):
            continue
        reports = frame(tree.tokens[verb]) == "report" or tree.tokens[verb].text.lower() == "according"
        parenthetical = tree.first[verb] > draft.cue or verb in governors
        if (
            reports
            and (parenthetical or tree.tokens[token.head].text.lower() == "to")
            and not _in_content(draft, verb)
        ):
            found = _medium(mentions, tree, i)
            if found is not None:
                yield found
                yield from _objects_cited(tree, verb, mentions)


def _parenthesised(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The agency in brackets behind the words: "(AFP)"."""
    tree = draft.tree
    first, end = tree.sentence(draft.cue)
    # In front of the cue it is the dateline's: a credit of the whole page, kept by the article.
    for i in range(max(first + 1, draft.cue), end - 1):
        if tree.tokens[i - 1].text == "(" and tree.tokens[i + 1].text == ")":
            found = mentions.media(tree.span(i, i + 1))
            if found is not None:
                yield found


def _quoted_by(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """The medium that quotes: "was quoted by the Globe as saying"."""
    tree = draft.tree
    for quoting in quoted_in_turn(tree, draft.source_head) if draft.source_head is not None else ():
        # "Police sources quoted by the Globe said".
        found = _medium(mentions, tree, quoting)
        if found is not None:
            yield found
    for verb in (draft.cue, *tree.above(draft.cue)):
        if frame(tree.tokens[verb]) == "cite" and tree.tokens[verb].tag in ("VBN", "VBD", "VBZ"):
            agent = tree.child(verb, "agent")
            held = tree.child(agent, "pobj") if agent is not None else None
            if held is None and verb != draft.cue and tree.child(verb, "auxpass") is None:
                # "The Globe quoted the governor as saying".
                held = tree.child(verb, "nsubj")
            found = _medium(mentions, tree, held) if held is not None else None
            if found is not None:
                yield found


def _cited(draft: Draft, mentions: Mentions) -> Iterator[Mention]:
    """What the source cites: "citing a port worker", "checked with three ministers"."""
    tree, cue = draft.tree, draft.cue
    yield from _objects_cited(tree, cue, mentions)
    for i in _outside(draft):
        # A citing phrase in the middle is often hung on the content it interrupts.
        if tree.tokens[i].tag == "VBG" and _in_content(draft, tree.tokens[i].head):
            yield from _cited_by(tree, i, mentions)
    for above in tree.above(cue):
        yield from _objects_cited(tree, above, mentions)
    if draft.source_head is not None:
        yield from _objects_cited(tree, draft.source_head, mentions)
    for verb in cited_in_turn(tree, *tree.sentence(cue)):
        if not _in_content(draft, verb):
            yield from _cited_by(tree, verb, mentions)
    if draft.source is not None and draft.source.type is PartyType.MEDIA:
        for child in tree.children[cue]:
            if tree.tokens[child].dep == "prep" and tree.tokens[child].text.lower() == "with":
                held = tree.child(child, "pobj")
                found = mentions.of(_base(tree, held)) if held is not None else None
                if found is not None and found.type is not PartyType.DOCUMENT:
                    yield found


def _objects_cited(tree: Tree, governor: int, mentions: Mentions) -> Iterator[Mention]:
    for child in tree.children[governor]:
        if tree.tokens[child].tag == "VBG":
            yield from _cited_by(tree, child, mentions)


def _cited_by(tree: Tree, verb: int, mentions: Mentions) -> Iterator[Mention]:
    held = tree.child(verb, "dobj") if frame(tree.tokens[verb]) == "cite" else None
    if held is None or _is_evidence(tree, held) or _is_own(tree, held):
        return
    found = mentions.of(_base(tree, held))
    if found is not None:
        yield found


def _is_own(tree: Tree, head: int) -> bool:
    """The source's own survey is no second party."""
    owner = tree.child(head, "poss")
    return owner is not None and tree.tokens[owner].tag == "PRP$"


def _is_evidence(tree: Tree, head: int) -> bool:
    """Pictures, tests and tracks are what knowledge rests on, not parties; a document can be both."""
    value = ground(tree.tokens[head], "noun")
    return value is not None and value.value != "document"


def _base(tree: Tree, head: int) -> Span:
    return tree.span(tree.first[head], max(tree.end[head], head + 1))


@lru_cache(maxsize=4)
def _outside(draft: Draft) -> tuple[int, ...]:
    """The tokens by which a relay can hang, in the cue's sentence and not in what is said.

    Kept while one draft is looked at from all sides.
    """
    tokens = draft.tree.tokens
    return tuple(
        i
        for i in range(*draft.tree.sentence(draft.cue))
        if (frame(tokens[i]) is not None or tokens[i].tag == "VBG") and not _in_content(draft, i)
    )


def _in_content(draft: Draft, token: int) -> bool:
    start = draft.tree.tokens[token].start
    return any(span.start <= start < span.end for span in draft.content)
