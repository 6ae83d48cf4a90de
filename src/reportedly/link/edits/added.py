"""Statements that the rules did not find, and a person did: typed as an "add" edit, whole."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportedly.link.edits.settable import carried_figures, changed_statement, check_value
from reportedly.link.edits.words_of import find_words, write_words
from reportedly.records import (
    OUTLET,
    Analysis,
    Basis,
    Certainty,
    Ground,
    Hop,
    HopRole,
    Kind,
    PartyType,
    Polarity,
    Source,
    Span,
    Stance,
    Statement,
    Tier,
)
from reportedly.records.codec import place_key

__all__ = ["ADDABLE", "FOUND_BY_PERSON", "added_statement", "write_added"]

FOUND_BY_PERSON: Final = "person/1"
ADDABLE: Final = (
    "source_type",
    "source_role",
    "source_of",
    "stance",
    "certainty",
    "polarity",
    "conditional",
    "basis",
    "kind",
    "tier",
)
"""Fields that may be typed for a statement added, beside its places and its source."""
_PLACES: Final = ("content", "cue", "source_words")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’')\]]*\s+")


def write_added(
    text: str,
    origin: int,
    places: Mapping[str, Iterable[Span]],
    source: str,
    fields: Mapping[str, str],
) -> str:
    """What an "add" edit holds as its new value. ``places``: spans by "content", "cue", "source_words".

    ``origin`` is where the edit's anchor begins. Raises ValueError for a field or value that is none.
    """
    for field, value in fields.items():
        if field not in ADDABLE:
            raise ValueError(
                f"{field!r} cannot be typed for a new statement: content, cue, source, source_words, {', '.join(ADDABLE)}"
            )
        check_value("statement", field, value)
    written: dict[str, Any] = {
        name: json.loads(write_words(text, spans, origin)) for name, spans in places.items()
    }
    return json.dumps({**written, "source": source, **fields}, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What a person typed, with its places found on the page."""

    content: tuple[Span, ...]
    cue: Span | None
    source_words: Span | None
    source: str
    fields: Mapping[str, str]


def added_statement(analysis: Analysis, written: str, span: Span) -> Statement:
    """The statement that an "add" edit tells, its anchor standing at ``span`` now.

    It carries the figures and stands in the sentence that its places lie in.
    Raises ValueError or KeyError where what is written is no statement or its words are gone.
    """
    article, text = analysis.article, analysis.page_text.text
    typed = _read(text, written, span)
    own = typed.source == OUTLET
    type_ = PartyType.OUTLET if own else PartyType.ORGANISATION
    outlet = Hop(name=OUTLET, type=PartyType.OUTLET, role=HopRole.OUTLET, span=None)
    speaker = Hop(name=typed.source, type=type_, role=HopRole.SOURCE, span=typed.source_words)
    statement = Statement(
        key=place_key(article.article_id, "statement", (typed.cue, *typed.content)),
        article_id=article.article_id,
        kind=Kind.UNATTRIBUTED if own else Kind.INDIRECT,
        tier=Tier.OUTLET if own else Tier.REPORTING,
        source=Source(name=typed.source, type=type_, span=typed.source_words, resolved_by="person"),
        cue=typed.cue,
        cue_lemma=typed.cue.of(text).casefold() if typed.cue else None,
        content=typed.content,
        sentence=_sentence(analysis, span),
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        conditional=False,
        via=(outlet,) if own else (outlet, speaker),
        basis=Ground(value=Basis.NONE_STATED, span=None),
        refers_to=(),
        nested_in=None,
        figures=carried_figures(analysis.figures, typed.content),
        times=tuple(t.key for t in analysis.timexes if any(t.span in piece for piece in typed.content)),
        probability=1.0,
        found_by=FOUND_BY_PERSON,
    )
    for field, value in typed.fields.items():
        statement = changed_statement(statement, field, value)
    return statement


def _read(text: str, written: str, span: Span) -> _Typed:
    read = json.loads(written)
    if not isinstance(read, dict) or not isinstance(read.get("source"), str) or not read["source"].strip():
        raise ValueError("no statement")
    fields = {name: value for name, value in read.items() if name not in (*_PLACES, "source")}
    if not fields.keys() <= set(ADDABLE) or not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("no field of a statement")
    content, cue, words = (
        find_words(text, json.dumps(read[name]), span.start) if name in read else () for name in _PLACES
    )
    if not (content or cue) or len(cue) > 1 or len(words) > 1:
        raise ValueError("a statement has content or a cue, and one cue and source at most")
    return _Typed(
        content, cue[0] if cue else None, words[0] if words else None, read["source"].strip(), fields
    )


def _sentence(analysis: Analysis, span: Span) -> Span:
    """The sentence that holds the span: as the rules found it, else told by full stops within its line."""
    known = [s.sentence for s in analysis.statements if span in s.sentence]
    if known:
        return min(known, key=len)
    text = analysis.page_text.text
    line = next((line.span for line in analysis.article.lines if span in line.span), span)
    ends = [line.start + match.end() for match in _SENTENCE_END.finditer(line.of(text))]
    start = max((end for end in ends if end <= span.start), default=line.start)
    stop = min((end for end in ends if end >= span.end), default=line.end)
    return Span(start, start + len(text[start:stop].rstrip()))
