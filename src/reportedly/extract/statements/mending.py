"""Contents put right where sentences coordinate, interrupt or point back."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.statements.citing import without_citing
from reportedly.extract.statements.drafts import Draft, Mentions, nearby, with_content
from reportedly.extract.statements.edges import (
    after_that,
    clause_in_front,
    front_clause,
    own_clause,
    pointed_at,
    whole_object,
    whole_quotations,
    without_neighbours,
)
from reportedly.extract.statements.openings import (
    behind_the_colon,
    from_the_start,
    of_the_main_clause,
    pointing_word,
)
from reportedly.extract.statements.relays import is_relay_cue
from reportedly.extract.statements.words import frame, kinds, listed
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import lookup
from reportedly.records import Kind, Quotation, Span, trim

__all__ = ["mend"]


def mend(
    text: str,
    grove: Grove,
    drafts: Sequence[Draft],
    mentions: Mentions,
    quotations: Sequence[Quotation],
) -> tuple[Draft, ...]:
    """The same drafts with contents that hold what is said, and nothing of who said it or to whom."""
    by_paragraph: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_paragraph.setdefault(quotation.paragraph, []).append(quotation)
    drafts = [without_citing(draft) for draft in drafts]
    mended = []
    for index, draft in enumerate(drafts):
        near = nearby(drafts, index)
        marks = by_paragraph.get(draft.tree.number, [])
        draft = _agentless(_quoted_through(draft, mentions))
        draft = behind_the_colon(draft, near)
        draft = from_the_start(of_the_main_clause(pointing_word(draft)))
        draft = whole_quotations(after_that(whole_object(draft)), near, marks)
        draft = own_clause(_cut(text, draft, near))
        draft = without_neighbours(text, draft)
        mended.append(pointed_at(text, grove, clause_in_front(draft)))
    return tuple(mended)


def _quoted_through(draft: Draft, mentions: Mentions) -> Draft:
    """Put the speaker first: "was quoted by the Globe as saying" has the Globe only carry it."""
    tree, cue = draft.tree, draft.cue
    if frame(tree.tokens[cue]) != "cite" or tree.tokens[cue].tag != "VBN":
        return draft
    subject, clause = tree.child(cue, "nsubjpass"), front_clause(tree, cue)
    if subject is None or tree.child(cue, "agent") is None or clause is None:
        return draft
    source = mentions.of(tree.span(tree.first[subject], tree.end[subject]))
    return replace(draft, source=source, source_head=subject, content=(clause,)) if source else draft


def _cut(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """End the content before a coordinated cue ("… but refused to") and before another's sentence."""
    if draft.attribution.kind is Kind.DIRECT:
        return draft
    tree = draft.tree
    content = list(draft.content)
    for other in drafts:
        if other is draft or other.tree is not tree or not draft.holds(other):
            continue
        if other.holds(draft):
            if is_relay_cue(draft) and not is_relay_cue(other):
                continue
            # "The army said …, the Globe reported": each took the other in; the clause behind is the relay's.
            content = [piece for span in content for piece in _without_clause(text, span, other)]
            continue
        if tree.tokens[other.cue].pos == "NOUN" and not other.content:
            content = [_after_prelude(tree, span, other.cue) for span in content]
            continue
        same = other.attribution.source is not None and other.attribution.source == draft.attribution.source
        if same or _joined_to(tree, other.cue, draft.cue):
            edge = tree.tokens[_clause_start(tree, other.cue)].start
        elif other.sentence > draft.sentence:
            edge = tree.tokens[tree.sentence(other.cue)[0]].start
        else:
            continue
        kept = [piece for span in content if (piece := _before(text, span, edge)) is not None]
        if not kept and other.content:
            # "Confirmed and welcomed the sale": both verbs share the object.
            kept = list(other.content)
        content = kept
    content = [_before_but(text, tree, draft.cue, span) for span in content]
    return with_content(draft, tuple(content)) if content else draft


def _before_but(text: str, tree: Tree, cue: int, span: Span) -> Span:
    """End reported speech before "but" with a subject of its own, or set off: the contrast is the outlet's."""
    first, end = tree.within(span)
    for verb in range(first, end):
        token = tree.tokens[verb]
        if token.dep != "conj" or tree.tokens[token.head].head != cue or token.head < cue:
            continue
        joined = [c for c in tree.children[token.head] if tree.tokens[c].dep == "cc" and c < verb]
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if not joined or tree.child(verb, "mark") is not None:
            continue
        apart = joined[-1] > first and tree.tokens[joined[-1] - 1].text == ","
        if (subject is None and not apart) or (subject is not None and tree.tokens[subject].pos == "PRON"):
            continue
        if tree.tokens[joined[-1]].text.lower() in listed("contrasts") and joined[-1] > first:
            return _before(text, span, tree.tokens[joined[-1]].start) or span
    return span


def _after_prelude(tree: Tree, span: Span, noun: int) -> Span:
    """The content without a phrase in front that holds a cue of its own: "despite denials by the board, …"."""
    here = noun
    while tree.tokens[here].head != here and tree.tokens[here].dep in ("pobj", "prep", "amod", "conj"):
        if tree.tokens[here].dep == "prep" and tree.tokens[tree.first[here]].start == span.start:
            first = tree.end[here]
            while first < len(tree.tokens) and tree.tokens[first].pos == "PUNCT":
                first += 1
            if first < len(tree.tokens) and tree.tokens[first].start < span.end:
                return Span(tree.tokens[first].start, span.end)
        here = tree.tokens[here].head
    return span


def _without_clause(text: str, span: Span, other: Draft) -> list[Span]:
    parts = [other.attribution.cue, *([other.attribution.source] if other.attribution.source else [])]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    if not span.overlaps(Span(start, end)):
        return [span]
    before = _before(text, span, start) if start > span.start else None
    after = trim(text, end, span.end) if end < span.end else None
    return [
        piece for piece in (before, after) if piece is not None and any(c.isalnum() for c in piece.of(text))
    ]


def _agentless(draft: Draft) -> Draft:
    """The subject of "is said to" is what it is said of, and "it emerged" has nobody behind it."""
    tree, cue = draft.tree, draft.cue
    source = draft.attribution.source
    if source is None or draft.source_head is None:
        return draft
    head = tree.tokens[draft.source_head]
    passive = tree.child(cue, "auxpass") is not None and tree.child(cue, "agent") is None
    if (
        head.text.lower() == "it"
        and head.dep in ("nsubj", "nsubjpass", "expl")
        and (passive or tree.tokens[cue].lemma in listed("impersonal_verbs"))
    ):
        return replace(
            draft, source=None, source_head=None, attribution=replace(draft.attribution, source=None)
        )
    # "A spokesman would not be drawn": the one who keeps silent is passive only in form.
    silent = lookup("withholding_verbs", "verb", "helper").get(tree.tokens[cue].lemma) == "passive"
    of_subject = passive and not silent and head.dep == "nsubjpass" and head.head == cue
    adverb = (
        tree.tokens[cue].pos == "ADV"
        and "adverb" in kinds("cues", "class").get(tree.tokens[cue].text.lower(), frozenset())
        and source.end <= tree.tokens[cue].start
    )
    if not (of_subject or adverb):
        return draft
    return replace(
        draft,
        source=None,
        source_head=None,
        attribution=replace(draft.attribution, source=None),
        content=tuple(sorted({source, *draft.content})),
    )


def _joined_to(tree: Tree, cue: int, governor: int) -> bool:
    """Whether a cue is coordinated with another: "said … and warned …"."""
    here = cue
    while tree.tokens[here].head != here:
        if tree.tokens[here].dep == "conj":
            here = tree.tokens[here].head
            if here == governor:
                return True
        elif tree.tokens[here].dep in ("xcomp", "pcomp"):
            here = tree.tokens[here].head
        else:
            # "Corrected the figure, blaming a slip"; "put it at nine, while the clinic said …".
            beside = tree.tokens[here].dep == "advcl" and tree.tokens[here].head == governor
            return beside and (
                tree.tokens[here].tag == "VBG"
                or any(tree.tokens[c].text.lower() in listed("contrasts") for c in tree.children[here])
            )
    return False


def _clause_start(tree: Tree, cue: int) -> int:
    """The first token of the coordinated clause: its conjunction, subject or auxiliary."""
    here = cue
    while tree.tokens[here].dep in ("xcomp", "pcomp"):
        here = tree.tokens[here].head
    first = min(
        (c for c in tree.children[here] if tree.tokens[c].dep in ("aux", "mark", "neg", "nsubj", "advmod")),
        default=here,
    )
    first = min(first, here)
    while first > 0 and tree.tokens[first - 1].pos in ("CCONJ", "PUNCT"):
        first -= 1
    return first


def _before(text: str, span: Span, edge: int) -> Span | None:
    end = min(span.end, edge)
    while end > span.start and (text[end - 1].isspace() or text[end - 1] in ",;.") and end < span.end:
        end -= 1
    return Span(span.start, end) if end > span.start else None
