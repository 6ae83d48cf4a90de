"""Special forms that learning cannot see, or saw too seldom: each a rule with a name.

Speakers before a colon in transcripts, signatures after a quotation, "was quoted
as saying", a closing speaker run together with the words; and, in files of their own, hearsay and the borders between sayings.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from reportedly.extract.attributions.appositions import apposed_speakers
from reportedly.extract.attributions.borders import carry_on, cut_at_next
from reportedly.extract.attributions.cues import cites, entry_of, words_for
from reportedly.extract.attributions.hearsay import as_hearsay
from reportedly.extract.attributions.pieces import FORM, ContentCandidate, Range, trimmed
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.sources import NOBODY, SPEAKER, SourceCandidate
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["add_forms"]

_SURE: Final = 0.9
_LABEL: Final = 6
"""Most tokens of a speaker's label: "GOV. MARIA LUND (R):" has seven with its brackets, and is rare."""
_SIGNATURE: Final = 8
"""Most tokens of a signature: a name and a place."""
Form = tuple[Relation, Range]
"""A rule's relation, and the tokens whose learned cues it replaces."""
_NOBODY: Final = SourceCandidate(NOBODY, -1, -1, -1)


def add_forms(view: View, text: str, relations: Iterable[Relation]) -> list[Relation]:
    """The relations with those of the special forms added or put in the place of learned ones, by cue."""
    by_head = {relation.head: as_hearsay(view, relation) for relation in relations}
    for form, replaced in (
        *_speakers(view, text),
        *_signatures(view),
        *_quoted_as_saying(view),
        *_closing(view),
        *_apposed(view),
    ):
        by_head = {head: other for head, other in by_head.items() if not replaced[0] <= head < replaced[1]}
        by_head[form.head] = form
    ordered = [by_head[head] for head in sorted(by_head)]
    return carry_on(view, cut_at_next(view, ordered))


def _made(view: View, cue: Range, source: Range | None, content: Iterable[Range]) -> Relation | None:
    pieces = tuple(piece for first, end in content for piece in trimmed(view, first, end))
    if not pieces:
        return None
    held = SourceCandidate(SPEAKER, *source, _top(view, source)) if source else _NOBODY
    return Relation(cue[0], cue, held, ContentCandidate(FORM, 0, 0, 0, cue[0], pieces), _SURE, 1.0, 1.0)


def _top(view: View, within: Range) -> int:
    inside = [t for t in range(*within) if not within[0] <= view.head[t] < within[1] or view.head[t] == t]
    return next((t for t in inside if view.pos[t] in ("PROPN", "NOUN", "PRON")), within[1] - 1)


def _speakers(view: View, text: str) -> Iterator[Form]:
    """Transcripts: "LUND: We heard the call." A label in capitals, or one that returns in the text."""
    labels: dict[int, tuple[str, Range]] = {}
    for number, (first, end) in enumerate(view.paragraphs):
        start = first + (view.quoted[first] >= 0 and not view.text[first].isalnum())
        colon = next(
            (t for t in range(start + 1, min(end - 1, start + _LABEL + 1)) if view.text[t] == ":"), -1
        )
        if colon > 0 and all(_namelike(view, text, token) for token in range(start, colon)):
            labels[number] = (text[view.start[start] : view.end[colon - 1]], (start, colon))
    counts: dict[str, int] = {}
    for label, _ in labels.values():
        counts[label] = counts.get(label, 0) + 1
    returning = sum(count > 1 for count in counts.values())
    for number, (label, (start, colon)) in labels.items():
        if (label.isupper() and len(labels) > 1) or (counts[label] > 1 and returning > 1):
            end = view.paragraphs[number][1]
            relation = _made(view, (colon, colon + 1), (start, colon), [(colon + 1, end)])
            if relation:
                yield relation, (start, colon + 1)


def _namelike(view: View, text: str, token: int) -> bool:
    first = text[view.start[token]]
    return first.isupper() or view.text[token] in (".", "(", ")", "-", "’s", "'s")


def _signatures(view: View) -> Iterator[Form]:
    """A dash and a name after a quotation, at the end of a paragraph that is one, or on a line of its own after one."""
    for number, (start, stop) in enumerate(view.paragraphs):
        dash = next(
            (t for t in range(max(start, stop - _SIGNATURE), stop) if view.text[t] in words_for("signature")),
            -1,
        )
        if dash < 0 or dash + 1 >= stop or view.quoted[stop - 1] >= 0:
            continue
        first = dash + 1
        while first < stop and view.tag[first] == "_SP":
            first += 1
        name = [t for t in range(first, stop) if view.pos[t] not in ("PUNCT", "SPACE")]
        if (
            not name
            or view.pos[name[0]] not in ("PROPN", "NOUN", "X", "ADJ")
            or any(view.tag[t][:2] == "VB" for t in name)
        ):
            continue
        begin, end = (start, dash) if dash > start else view.paragraphs[number - 1] if number else (0, 0)
        if _is_quotation(view, begin, end) and (
            relation := _made(view, (dash, dash + 1), (first, name[-1] + 1), [(begin, end)])
        ):
            yield relation, (dash, stop)


def _is_quotation(view: View, first: int, end: int) -> bool:
    words = [token for token in range(first, end) if view.pos[token] not in ("PUNCT", "SPACE")]
    return len(words) > 2 and all(view.quoted[token] >= 0 for token in words)


def _quoted_as_saying(view: View) -> Iterator[Form]:
    """After "the agency quoted the governor as saying": the governor speaks, the agency only relays."""
    for token, tag in enumerate(view.tag):
        if tag != "VBG" or view.dep[token] != "pcomp" or view.quoted[token] >= 0:
            continue
        verb = view.head[view.head[token]]
        spoken = [c for c in view.children[verb] if view.dep[c] in ("nsubjpass", "dobj") and c < token]
        if not cites(view, verb) or not spoken or entry_of(view, token) is None:
            continue
        source = view.subtree(spoken[0])
        relation = _made(view, (token, token + 1), source, [_words_of_the_cited(view, token, verb, source)])
        if relation:
            yield relation, (min(verb, source[0]), token + 1)


def _words_of_the_cited(view: View, saying: int, verb: int, source: Range) -> Range:
    """After "as saying", or all before the clause of the relay where nothing follows it."""
    start, stop = view.sentences[view.sentence[saying]]
    after = [view.left[c] for c in view.children[saying] if c > saying and view.dep[c] in ("ccomp", "dobj")]
    if after:
        return min(after), stop
    subjects = [view.left[c] for c in view.children[verb] if view.dep[c] in ("nsubj", "nsubjpass")]
    return start, max(start, min([verb, source[0], *subjects]))


def _closing(view: View) -> Iterator[Form]:
    """A saying closed by "…, detective Rolf Hagen reasoned." whose speaker the parser ran together with it."""
    for _, stop in view.sentences:
        verb = stop - 2
        if (
            verb < 0
            or view.tag[stop - 1] != "."
            or view.tag[verb] not in ("VBD", "VBZ")
            or view.quoted[verb] >= 0
        ):
            continue
        entry = entry_of(view, verb)
        subject = next((child for child in view.children[verb] if view.dep[child] == "nsubj"), -1)
        if entry is None or entry.tier is not Tier.REPORTING or subject < 0:
            continue
        commas = [t for t in range(view.left[subject], subject) if view.tag[t] == "," and view.quoted[t] < 0]
        if commas and view.right[subject] == verb:
            start = view.sentences[view.sentence[verb]][0]
            relation = _made(view, (verb, verb + 1), (commas[-1] + 1, verb), [(start, commas[-1])])
            if relation:
                yield relation, (commas[-1], stop)


def _apposed(view: View) -> Iterator[Form]:
    """A saying closed by "…, its owner, Norrland Lines, said"."""
    for verb, source, content in apposed_speakers(view):
        relation = _made(view, (verb, verb + 1), source, [content])
        if relation:
            yield relation, (content[1], verb + 1)
