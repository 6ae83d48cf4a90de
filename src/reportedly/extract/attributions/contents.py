"""What may be attributed: token ranges that syntax and quotation marks offer a cue, generously.

A candidate is one or more ranges (a cue may interrupt its content). Each is reached
in a named way, by what opens it, what closes it, and what follows; which is right
is left to the ranker.
"""

from typing import Final

from reportedly.extract.attributions.cues import cites, entry_of, words_for
from reportedly.extract.attributions.pieces import (
    AFTER,
    AROUND,
    BEFORE,
    CHILD,
    EDGE,
    HEAD,
    NOTHING,
    SENTENCE,
    SUBJECT,
    Collector,
    ContentCandidate,
    Range,
    whole_sentence,
)
from reportedly.extract.attributions.quoted import offer_quotations
from reportedly.extract.attributions.view import View

__all__ = ["content_candidates"]

_ARGUMENTS: Final = frozenset(
    [
        "ccomp",
        "xcomp",
        "dobj",
        "obj",
        "pobj",
        "attr",
        "acomp",
        "oprd",
        "dative",
        "pcomp",
        "acl",
        "relcl",
        "advcl",
        "appos",
        "parataxis",
        "prep",
        "agent",
        "nsubjpass",
        "csubjpass",
        "dep",
        "prt",
        "npadvmod",
        "conj",
        "amod",
        "compound",
    ]
)
_ADJUNCTS: Final = frozenset(
    {"prep", "npadvmod", "advmod", "advcl", "dative", "agent", "prt", "dobj", "punct"}
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def content_candidates(view: View, cue: Range, head: int, source: Range | None) -> list[ContentCandidate]:
    """Candidates for the content of the cue ``cue`` with head token ``head``, whose source is ``source``.

    Ends with the candidate without ranges (``NOTHING``): "declined to comment".
    """
    box = Collector(view, cue, source)
    sentence = whole_sentence(view, head)
    low, high = _inquit(view, cue, source, sentence)
    before = _before(box, head, low, sentence)
    after = _after(box, head, high, sentence)
    for left in before[:3]:
        for right in after[:3]:
            box.offer(AROUND, 0, 0, head, *left, *right)
    offer_quotations(box, head, low, high)
    _dependents(box, head)
    _neighbours(box, head, sentence)
    box.found.append(ContentCandidate(NOTHING, 0, 0, 0, head, ()))
    return box.found


def _inquit(view: View, cue: Range, source: Range | None, sentence: Range) -> Range:
    """The stretch that cue and source take up together, when nothing else stands between them."""
    low, high = cue
    if source and sentence[0] <= source[0] and source[1] <= sentence[1]:
        gap = (source[1], low) if source[1] <= low else (high, source[0])
        if gap[1] - gap[0] <= 6 and all(view.quoted[token] < 0 for token in range(*gap)):
            low, high = min(low, source[0]), max(high, source[1])
    return low, high


def _after(box: Collector, head: int, high: int, sentence: Range) -> list[tuple[Range, ...]]:
    view, end = box.view, sentence[1]
    high, end = _past_citation(view, high, end)
    high = _past_addressee(view, head, high)
    if high >= end:
        return []
    starts = [high]
    for child in sorted(view.children[head]):
        if child >= high and view.dep[child] in _ARGUMENTS and high <= view.left[child] < end:
            starts.append(view.left[child])
            if view.dep[child] == "prep":
                starts.append(child + 1)
    starts += [
        token for token in range(high, min(end, high + 15)) if view.text[token] in words_for("complementizer")
    ]
    for token in range(high, min(end, high + 20)):
        if view.quoted[token] >= 0 and view.quotations[view.quoted[token]][0] == token:
            starts.append(token)
            break
    ends = [end, view.right[head]]
    if high < box.fence < end:
        ends.append(box.fence)
    for child in view.children[head]:
        if child > high and view.dep[child] in ("conj", "cc", "parataxis", "advcl", "prep", "npadvmod"):
            ends.append(view.left[child])
    for token in range(high + 1, end):
        if view.quoted[token] < 0 and (
            (view.text[token] in (",", ";", "—", "–", "--")) or view.text[token] in words_for("clause")
        ):
            ends.append(token)
            if len(ends) > 7:
                break
    made: list[tuple[Range, ...]] = []
    for opens, start in enumerate(dict.fromkeys(starts)):
        if opens > 4:
            break
        for closes, stop in enumerate(dict.fromkeys(ends)):
            if start < stop <= end and (closes < 2 or opens < 3):
                ranges = box.offer(AFTER, min(opens, 3), min(closes, 4), head, (start, stop))
                if ranges and closes == 0:
                    made.append(ranges)
    return made


def _past_citation(view: View, high: int, end: int) -> Range:
    """Where content can stand after "…, citing two officials,": from the "that" behind it, or only before it."""
    for place in range(high, end):
        after_comma = view.tag[place - 1] == "," and view.quoted[place] < 0
        if not (after_comma and view.tag[place] == "VBG" and cites(view, place)):
            continue
        for token in range(place + 1, end):
            if view.text[token] in words_for("complementizer") and view.tag[token - 1] == ",":
                return token, end
        return high, place - 1
    return high, end


def _past_addressee(view: View, head: int, high: int) -> int:
    """Past who is told: "told | reporters | that …"."""
    entry = entry_of(view, head)
    if entry is None or entry.takes != "addressee":
        return high
    for child in view.children[head]:
        if view.dep[child] in ("dobj", "dative") and high <= view.left[child] <= high + 1:
            return view.right[child]
    return high


def _before(box: Collector, head: int, low: int, sentence: Range) -> list[tuple[Range, ...]]:
    view, first = box.view, sentence[0]
    while low > first and view.tag[low - 1] in EDGE and view.quoted[low - 1] < 0:
        low -= 1
    if low <= first:
        return []
    starts = [first]
    if view.tag[first] in ("CC", "RB", "IN"):
        starts.append(first + 1)
    last = view.quoted[low - 1]
    if last >= 0:
        starts.insert(0, view.quotations[last][0])
    for token in range(low - 1, first, -1):
        if view.quoted[token] < 0 and view.text[token] in (",", ";", "—", "–", "--", ":"):
            starts.append(token + 1)
            if len(starts) > 6:
                break
    made: list[tuple[Range, ...]] = []
    for opens, start in enumerate(dict.fromkeys(starts)):
        ranges = box.offer(BEFORE, min(opens, 4), 0, head, (start, low))
        if ranges and opens < 2:
            made.append(ranges)
    return made


def _dependents(box: Collector, head: int) -> None:
    view = box.view
    objects: list[Range] = []
    entry = entry_of(view, head)
    told = entry is not None and entry.takes == "addressee"
    for child in view.children[head]:
        dep = view.dep[child]
        if (told and dep in ("dobj", "dative")) or (view.tag[child] == "VBG" and cites(view, child)):
            continue
        if dep in _ARGUMENTS or (dep in _SUBJECTS and view.pos[head] in ("VERB", "AUX", "ADJ", "NOUN")):
            whole = view.subtree(child)
            how = SUBJECT if dep in _SUBJECTS else CHILD
            box.offer(how, 0, 0, child, whole)
            if dep in ("prep", "agent"):
                box.offer(CHILD, 1, 0, child, (child + 1, whole[1]))
            if child > head and dep not in _SUBJECTS:
                objects.append(whole)
    if len(objects) > 1:
        box.offer(CHILD, 2, 1, head, (objects[0][0], max(end for _, end in objects)))
        box.offer(CHILD, 2, 2, head, (objects[0][0], objects[1][1]))
    subjects = [child for child in view.children[head] if view.dep[child] in _SUBJECTS]
    if subjects and objects:
        box.offer(SUBJECT, 1, 0, head, view.subtree(subjects[0]), (objects[0][0], max(e for _, e in objects)))
    governor = view.head[head]
    if governor != head:
        first, end = view.subtree(governor)
        if view.dep[head] in ("acl", "relcl", "amod", "appos", "compound", "prep", "advcl"):
            box.offer(HEAD, 0, 0, governor, (first, min(end, view.left[head])))
            box.offer(HEAD, 1, 0, governor, (first, end))
        if view.dep[head] in ("dobj", "attr", "pobj", "xcomp", "nsubj", "nsubjpass", "prep", "advmod"):
            for child in view.children[governor]:
                if child != head and view.dep[child] in _ARGUMENTS:
                    box.offer(HEAD, 2, 0, child, view.subtree(child))
                    if view.dep[child] == "prep":
                        box.offer(HEAD, 3, 0, child, (child + 1, view.right[child]))
                elif child != head and view.dep[child] in _SUBJECTS:
                    box.offer(HEAD, 4, 0, child, view.subtree(child))
        box.offer(HEAD, 5, 0, governor, (first, end))


def _neighbours(box: Collector, head: int, sentence: Range) -> None:
    view = box.view
    start, stop = view.paragraphs[view.paragraph[head]]
    box.offer(SENTENCE, 0, 0, head, sentence)
    if sentence[0] > start:
        box.offer(SENTENCE, 1, 0, head, view.sentences[view.sentence[sentence[0] - 1]])
    if sentence[1] < stop:
        box.offer(SENTENCE, 2, 0, head, view.sentences[view.sentence[sentence[1]]])
        box.offer(SENTENCE, 3, 0, head, (sentence[1], stop))
    elif view.text[sentence[1] - 1] == ":" and stop < len(view):
        box.offer(SENTENCE, 4, 0, head, view.paragraphs[view.paragraph[stop]])
