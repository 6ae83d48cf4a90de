"""Text that two articles share: how much each way, of what kind, and who had it first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.link.copies.bodies import Body, body_of
from reportedly.link.copies.shingles import SHINGLE_WORDS, Run, candidate_pairs, shared_runs
from reportedly.link.likeness.words import fold
from reportedly.records import Analysis, Reuse, ReuseKind, Shared

__all__ = ["Overlap", "find_overlaps", "find_reuses", "kind_of_overlap", "measure_overlap"]

COPY_SHARE: Final = 0.9
"""Share of both bodies from which two articles are one text (at most a dateline or a few words differ)."""
CHANGED_SHARE: Final = 0.5
"""Share of the shorter one's own narration, outside quotation marks, that makes it a copy: half, as people judge
it. On the syndication kit's dev pairs anything from 0.47 to 0.57 does as well."""
CONTAINED_WORDS: Final = 12
"""Narrated words shared in one run from which an article is said to contain text of the other."""
OWN_TEXT: Final = 0.75
"""Share of an article's words that are the other's, up to which a block in it after a colon is a quotation."""
WHOLE_LINE: Final = 0.9
"""Share of a further line's words that are shared, for the line to go on with such a block."""
QUOTED_WORDS: Final = 6
"""Quoted words shared in one run from which the two are said to quote the same."""
DOCUMENT_WORDS: Final = 60
"""Quoted words shared in all from which it is a document (letter, statement), not a remark."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two bodies share, in words. ``a`` and ``b`` are article ids, ``a < b``."""

    a: Body
    b: Body
    runs: tuple[Run, ...]
    share_a: float  # of all words
    share_b: float
    own_a: float  # of the words outside quotation marks
    own_b: float
    narrated: int  # longest run of shared words outside quotation marks on both sides
    quoted: int  # longest run of shared words inside quotation marks on either side
    quoted_in_all: int


def measure_overlap(a: Body, b: Body) -> Overlap:
    """Measure what two bodies share. Coverage, not set containment: light edits break many runs but few words."""
    runs = tuple(shared_runs(a, b))
    in_a, in_b = bytearray(len(a.words)), bytearray(len(b.words))
    for run in runs:
        in_a[run.a : run.a + run.length] = b"\x01" * run.length
        in_b[run.b : run.b + run.length] = b"\x01" * run.length
    said_a, said_b = _quoted(a, in_a), _quoted(b, in_b)
    narrated = quoted = 0
    for run in runs:
        own = said = 0
        for step in range(run.length):
            i, j = run.a + step, run.b + step
            if said_a[i] or said_b[j]:
                # Quoted by one is quoted: a hoax inside its debunking is nobody's copy.
                said_a[i] = said_b[j] = 1
                own, said = 0, said + 1
            else:
                own, said = own + 1, 0
            narrated, quoted = max(narrated, own), max(quoted, said)
    return Overlap(
        a=a,
        b=b,
        runs=runs,
        share_a=_share(in_a),
        share_b=_share(in_b),
        own_a=_share(bytes(h for h, q in zip(in_a, said_a, strict=True) if not q)),
        own_b=_share(bytes(h for h, q in zip(in_b, said_b, strict=True) if not q)),
        narrated=narrated,
        quoted=quoted,
        quoted_in_all=sum(h & q for h, q in zip(in_a, said_a, strict=True)),
    )


def _quoted(body: Body, held: bytearray) -> bytearray:
    """Which words are somebody else's: in quotation marks, or in a block that a colon hands over.

    A block is the shared lines after "The agency reported:", where the article has
    enough text of its own around them; a repost that is one block is a copy.
    """
    said = bytearray(body.quoted)
    if _share(held) > OWN_TEXT:
        return said
    starts = (0, *body.line_ends[:-1])
    for number in sorted(body.announced):
        for line in range(number, len(body.line_ends)):
            start, end = starts[line], body.line_ends[line]
            if line > number and sum(held[start:end]) < WHOLE_LINE * (end - start):
                break
            for place in range(start, end):
                said[place] |= held[place]
    return said


def _share(held: bytes | bytearray) -> float:
    return round(sum(held) / len(held), 3) if held else 0.0


def kind_of_overlap(overlap: Overlap) -> tuple[ReuseKind, str] | None:
    """The kind of reuse and why, or None where the two share phrases only."""
    shorter_is_a = len(overlap.a.words) <= len(overlap.b.words)
    own = overlap.own_a if shorter_is_a else overlap.own_b
    if min(overlap.share_a, overlap.share_b) >= COPY_SHARE:
        return (
            ReuseKind.COPY,
            f"{min(overlap.share_a, overlap.share_b):.0%} of both bodies are the same words",
        )
    if own >= CHANGED_SHARE:
        longer_own = overlap.own_b if shorter_is_a else overlap.own_a
        if longer_own < CHANGED_SHARE:
            return ReuseKind.CONTAINS, f"{own:.0%} of the shorter one's narration stands in the longer one"
        return ReuseKind.COPY_WITH_CHANGES, f"{own:.0%} of the shorter one's narration is the same words"
    if overlap.narrated >= CONTAINED_WORDS:
        return ReuseKind.CONTAINS, f"{overlap.narrated} words of narration in a row are the same"
    if overlap.quoted_in_all >= DOCUMENT_WORDS:
        return ReuseKind.SAME_DOCUMENT, f"{overlap.quoted_in_all} quoted words are the same"
    if overlap.quoted >= QUOTED_WORDS:
        return ReuseKind.QUOTES, f"{overlap.quoted} quoted words in a row are the same"
    return None


def find_overlaps(analyses: Sequence[Analysis]) -> list[Overlap]:
    """What every two of these articles share, where they share enough to look; sorted. ``analyses`` in id order."""
    bodies = [body_of(analysis) for analysis in analyses]
    return [measure_overlap(bodies[i], bodies[j]) for i, j in candidate_pairs(bodies)]


def find_reuses(analyses: Sequence[Analysis], overlaps: Sequence[Overlap]) -> tuple[Reuse, ...]:
    """The overlaps that amount to reuse, as records, in the order given."""
    by_id = {analysis.article.article_id: analysis for analysis in analyses}
    found: list[Reuse] = []
    for overlap in overlaps:
        verdict = kind_of_overlap(overlap)
        if verdict is not None:
            kind, why = verdict
            direction, because = _direction(overlap, by_id)
            found.append(_record(overlap, kind, direction, f"{why}; {because}"))
    return tuple(found)


def _record(overlap: Overlap, kind: ReuseKind, direction: str | None, why: str) -> Reuse:
    a, b = overlap.a, overlap.b
    return Reuse(
        a=a.article_id,
        b=b.article_id,
        kind=kind,
        share_a=overlap.share_a,
        share_b=overlap.share_b,
        shared=tuple(
            Shared(a=a.span(run.a, run.a + run.length), b=b.span(run.b, run.b + run.length))
            for run in overlap.runs
        ),
        direction=direction,
        rule=f"reuse/1 {SHINGLE_WORDS}-word runs",
        why=why,
    )


def _direction(overlap: Overlap, by_id: Mapping[str, Analysis]) -> tuple[str | None, str]:
    """Who was copied from, and what tells: a credit naming the other's outlet, else the earlier publication."""
    a, b = by_id[overlap.a.article_id].article, by_id[overlap.b.article_id].article
    credits_b = _credits(a.credits, b.outlet.value)
    credits_a = _credits(b.credits, a.outlet.value)
    if credits_b != credits_a:
        return (b.article_id, "the other credits it") if credits_b else (a.article_id, "the other credits it")
    first, second = a.published.value, b.published.value
    if first and second and first[:10] != second[:10]:
        earlier = a if first < second else b
        return earlier.article_id, "it was published earlier"
    return None, "which came first is not known"


def _credits(credits: Sequence[object], outlet: str | None) -> bool:
    named = [getattr(credit, "value", None) for credit in credits]
    return outlet is not None and any(name and fold(name) == fold(outlet) for name in named)
