"""What may be attributed: token ranges that syntax and quotation marks offer a cue, generously.

A candidate is one or more ranges (a cue may interrupt its content). Each is reached
in a named way, by what opens it, what closes it, and what follows; which is right
is left to the ranker.
"""

from dataclasses import dataclass
from typing import Final

from reportedly.extract.attributions.cues import cites, entry_of, words_for
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["ContentCandidate", "Range", "content_candidates"]

Range = tuple[int, int]

CHILD, AFTER, BEFORE, AROUND, QUOTE, HEAD, SENTENCE, SUBJECT, NOTHING, FORM = range(10)
"""How a candidate is reached: a dependent's subtree, all after the cue, all before it, both sides,
a quotation near by, the noun that the cue modifies, another sentence, the cue's subject, none, the rule of a special form."""

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
_EDGE: Final = frozenset({",", ":", ".", "_SP", "-RRB-", "-LRB-", "HYPH", "NFP"})
_OPENERS: Final = frozenset({"“", "‘", "``", '"', "''", "'", "«", "„"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_MOST: Final = 40
"""Candidates kept for a cue: more than forty never helped on the development articles."""


@dataclass(frozen=True, slots=True)
class ContentCandidate:
    """Token ranges that may be the content, with the way they were reached."""

    how: int  # CHILD … NOTHING
    opens: int  # variant of the beginning, by generator
    closes: int  # variant of the end, by generator
    follows: int  # how many quoted stretches after the first were taken along: 0, 1, 2 (all)
    anchor: int  # the token whose subtree it is, or the cue
    ranges: tuple[Range, ...]


class _Collector:
    """Trims, cuts out the cue and its source, and drops what was offered before."""

    def __init__(self, view: View, cue: Range, source: Range | None) -> None:
        self.view = view
        self.holes = sorted([cue, source] if source else [cue])
        self.fence = _fence(view, cue)
        self.found: list[ContentCandidate] = []
        self.seen: set[tuple[Range, ...]] = set()

    def offer(
        self, how: int, opens: int, closes: int, anchor: int, *ranges: Range, follows: int = 0
    ) -> tuple[Range, ...]:
        pieces: list[Range] = []
        for first, end in ranges:
            for low, high in self.holes:
                if low < end and first < high:
                    if first < low:
                        pieces += trimmed(self.view, first, low)
                    first = max(first, high)
            if first < end:
                pieces += trimmed(self.view, first, end)
        key = tuple(pieces)
        if key and key not in self.seen and len(self.found) < _MOST:
            self.seen.add(key)
            self.found.append(ContentCandidate(how, opens, closes, follows, anchor, key))
        return key


def _fence(view: View, cue: Range) -> int:
    """Where the next saying begins that is coordinated with this one: "A said X, | and B said Y".

    The parser often hangs the second clause on a verb within X.
    """
    stop = view.sentences[view.sentence[cue[0]]][1]
    for token in range(cue[1] + 1, stop):
        if view.dep[token] != "conj" or view.quoted[token] >= 0 or view.tag[token] not in _FINITE:
            continue
        entry = entry_of(view, token)
        subjects = [child for child in view.children[token] if view.dep[child] == "nsubj" and child < token]
        if entry and entry.tier is Tier.REPORTING and subjects:
            start = view.left[subjects[0]]
            while start - 1 > cue[1] and (view.tag[start - 1] in ("CC", ",", ":")):
                start -= 1
            return start if start > cue[1] + 1 else stop
    return stop


def trimmed(view: View, first: int, end: int) -> list[Range]:
    """The range without punctuation at its edges, except marks of a quotation that lies inside."""
    while first < end:
        mark = view.quoted[first]
        if (view.tag[first] in _EDGE and (mark < 0 or view.quotations[mark][0] != first)) or (
            mark >= 0 and view.quotations[mark][1] == first + 1
        ):
            first += 1
        else:
            break
    while end > first:
        last = end - 1
        mark = view.quoted[last]
        if (mark >= 0 and view.quotations[mark][0] == last) or (
            mark < 0 and view.tag[last] in _EDGE
        ):  # an opening mark with nothing after
            end -= 1
        else:
            break
    if first >= end:
        return []
    return [_with_marks(view, first, end)]


def _with_marks(view: View, first: int, end: int) -> Range:
    """The range widened by the quotation marks that stand at its very edges."""
    opening, closing = view.quoted[first], view.quoted[end - 1]
    if opening >= 0 and view.quotations[opening][0] == first - 1:
        first -= 1
    if closing >= 0:
        stop = view.quotations[closing][1]
        if stop - end <= 2 and all(view.pos[token] == "PUNCT" for token in range(end, stop)):
            end = stop
    return first, end


def content_candidates(view: View, cue: Range, head: int, source: Range | None) -> list[ContentCandidate]:
    """Candidates for the content of the cue ``cue`` with head token ``head``, whose source is ``source``.

    Ends with the candidate without ranges (``NOTHING``): "declined to comment".
    """
    box = _Collector(view, cue, source)
    sentence = _sentence(view, head)
    low, high = _inquit(view, cue, source, sentence)
    before = _before(box, head, low, sentence)
    after = _after(box, head, high, sentence)
    for left in before[:3]:
        for right in after[:3]:
            box.offer(AROUND, 0, 0, head, *left, *right)
    _quotations(box, head, low, high)
    _dependents(box, head)
    _neighbours(box, head, sentence)
    box.found.append(ContentCandidate(NOTHING, 0, 0, 0, head, ()))
    return box.found


def _sentence(view: View, token: int) -> Range:
    """The sentence of a token, joined with its neighbours where a quotation runs over the boundary."""
    number = view.sentence[token]
    first, end = view.sentences[number]
    start, stop = view.paragraphs[view.paragraph[token]]
    while first > start and view.quoted[first] >= 0 and view.quoted[first] == view.quoted[first - 1]:
        number -= 1
        first = view.sentences[number][0]
    while end < stop and view.quoted[end] >= 0 and view.quoted[end] == view.quoted[end - 1]:
        end = view.sentences[view.sentence[end]][1]
    return first, end


def _inquit(view: View, cue: Range, source: Range | None, sentence: Range) -> Range:
    """The stretch that cue and source take up together, when nothing else stands between them."""
    low, high = cue
    if source and sentence[0] <= source[0] and source[1] <= sentence[1]:
        gap = (source[1], low) if source[1] <= low else (high, source[0])
        if gap[1] - gap[0] <= 6 and all(view.quoted[token] < 0 for token in range(*gap)):
            low, high = min(low, source[0]), max(high, source[1])
    return low, high


def _after(box: _Collector, head: int, high: int, sentence: Range) -> list[tuple[Range, ...]]:
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


def _before(box: _Collector, head: int, low: int, sentence: Range) -> list[tuple[Range, ...]]:
    view, first = box.view, sentence[0]
    while low > first and view.tag[low - 1] in _EDGE and view.quoted[low - 1] < 0:
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


def _quotations(box: _Collector, head: int, low: int, high: int) -> None:
    """Quotations beside the cue, and the stretches of the same paragraph that carry them on."""
    view = box.view
    start, stop = view.paragraphs[view.paragraph[head]]
    runs = _quoted_runs(view, start, stop)
    before = [run for run in runs if run[1] <= low]
    after = [run for run in runs if run[0] >= high]
    near_before = bool(before) and low - before[-1][1] <= 3
    near_after = bool(after) and after[0][0] - high <= 8
    follow = _followers(view, high, stop, after)
    if near_before:
        mark = before[-1]
        box.offer(QUOTE, 0, 0, head, mark)
        if follow:
            box.offer(QUOTE, 0, 1, head, mark, follow[0], follows=1)
            if len(follow) > 1:
                box.offer(QUOTE, 0, 2, head, mark, *follow, follows=2)
        if near_after and not follow:
            box.offer(QUOTE, 0, 3, head, mark, after[0])
        first = _sentence(view, mark[0])[0]
        sentence_start = min(first, mark[0])
        if follow:
            box.offer(QUOTE, 1, 1, head, (sentence_start, low), *follow, follows=2)
    elif near_after or follow:
        end = _sentence(view, head)[1]
        tail = [run for run in follow if run[0] >= end]
        if near_after:
            box.offer(QUOTE, 2, 0, head, after[0])
            if len(after) > 1:
                box.offer(QUOTE, 2, 2, head, *after, follows=2)
        if tail:
            box.offer(QUOTE, 3, 2, head, (high, end), *tail, follows=2)
            box.offer(QUOTE, 4, 2, head, *tail, follows=2)
    elif before:
        box.offer(QUOTE, 5, 0, head, before[-1])
        box.offer(QUOTE, 5, 1, head, *before, follows=2)


def _quoted_runs(view: View, start: int, stop: int) -> list[Range]:
    runs: list[Range] = []
    last = -1
    for token in range(start, stop):
        mark = view.quoted[token]
        if mark >= 0 and mark != last:
            runs.append(view.quotations[mark])
        last = mark
    return runs


def _followers(view: View, high: int, stop: int, after: list[Range]) -> list[Range]:
    """Quotations after the cue that follow on without other words: "…," she said. "And …"."""
    found: list[Range] = []
    position = high
    for run in after:
        between = range(position, run[0])
        interrupted = any(
            view.pos[token] not in ("PUNCT", "SPACE") and view.quoted[token] < 0 for token in between
        )
        if interrupted and (found or not _only_adjuncts(view, position, run[0])):
            break
        found.append(run)
        position = run[1]
    return found


def _only_adjuncts(view: View, first: int, end: int) -> bool:
    """Whether only the rest of the inquit stands between: 'she said on Monday. "And …"'."""
    return end - first < 25 and any(
        view.text[token] in (".", ",", ":") for token in range(end - 1, first - 1, -1)[:2]
    )


def _dependents(box: _Collector, head: int) -> None:
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


def _neighbours(box: _Collector, head: int, sentence: Range) -> None:
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
