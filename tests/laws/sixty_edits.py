"""Sixty corrections of the bundled story, of every kind, and the changes that they must survive."""

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import cycle
from typing import Any

from reportedly.analysis import analyze, analyze_article
from reportedly.link import make_anchor, statement_span, write_added, write_words
from reportedly.read import capture_bytes
from reportedly.records import (
    Analysis,
    Anchor,
    Basis,
    Certainty,
    DateBasis,
    Declaration,
    Edit,
    Figure,
    LineKind,
    Span,
    Stance,
    Stated,
    Statement,
)
from reportedly.records.codec import place_key

Pages = Mapping[str, Analysis]
STANCES = cycle((Stance.WARNS, Stance.DENIES, Stance.URGES, Stance.PREDICTS))


def edit(action: str, anchor: Anchor | None, number: int, **details: Any) -> Edit:
    empty: dict[str, Any] = {
        "other": None,
        "field": None,
        "old": None,
        "new": None,
        "parties": (),
        "undoes": None,
        "reason": "read again",
        "who": "desk",
        "when": f"2031-04-05T10:{number // 60:02}:{number % 60:02}+02:00",
    }
    return Edit(action=action, anchor=anchor, **{**empty, **details})


def at(analysis: Analysis, thing: Statement | Figure) -> Anchor:
    role, span = (
        ("statement", statement_span(thing)) if isinstance(thing, Statement) else ("figure", thing.span)
    )
    return make_anchor(analysis.page_text, role, span, analysis.article)


def sixty_edits(pages: Pages) -> list[Edit]:
    """Sixty, spread over all pages: fields and edges set, rejections, additions, labels, dates, rulings."""
    rng = random.Random(60)
    names = sorted(pages)
    said = [(pages[n], s) for n in names for s in pages[n].statements if s.content]
    attributed = [(a, s) for a, s in said if s.cue is not None and s.nested_in is None]
    counted = [(pages[n], f) for n in names for f in pages[n].figures]
    chosen = iter(rng.sample(attributed, 60))
    figures = iter(rng.sample(counted, 12))
    made: list[Edit] = []

    def put(action: str, anchor: Anchor | None, **details: Any) -> None:
        made.append(edit(action, anchor, len(made), **details))

    for _ in range(12):
        analysis, s = next(chosen)
        stance = next(x for x in STANCES if x is not s.stance)
        put("set", at(analysis, s), field="stance", old=s.stance.value, new=stance.value)
    for _ in range(5):
        analysis, s = next(chosen)
        new = Certainty.POSSIBLE if s.certainty is not Certainty.POSSIBLE else Certainty.PROBABLE
        put("set", at(analysis, s), field="certainty", old=s.certainty.value, new=new.value)
    for number in range(5):
        analysis, s = next(chosen)
        put("set", at(analysis, s), field="source", old=s.source.name, new=f"Person Number {number}")
    for _ in range(3):
        analysis, s = next(chosen)
        put("set", at(analysis, s), field="basis", old=s.basis.value.value, new=Basis.IMAGERY.value)
    for _ in range(4):
        analysis, s = next(pair for pair in chosen if len(pair[1].content[0]) > 40)
        anchor, text = at(analysis, s), analysis.page_text.text
        first = s.content[0]
        shorter = Span(first.start, first.end - len(first.of(text).split()[-1]) - 1)
        new_words = write_words(text, [shorter, *s.content[1:]], anchor.span.start if anchor.span else 0)
        put("set", anchor, field="content", new=new_words)
    for _ in range(5):
        analysis, s = next(chosen)
        put("reject", at(analysis, s))
    for _ in range(3):
        analysis, s = next(chosen)
        put("accept", at(analysis, s))
    for field, new in (("low", "1"), ("comparator", "approx"), ("counted_class", "affected")) * 2:
        analysis, figure = next(figures)
        put("set", at(analysis, figure), field=field, new=new)
    analysis, figure = next(figures)
    put("reject", at(analysis, figure))
    for name in rng.sample(names, 4):
        analysis = pages[name]
        line = next(line for line in reversed(analysis.article.lines) if line.kind is LineKind.BODY)
        words = line.span.of(analysis.page_text.text).split()[:6]
        end = line.span.start + len(" ".join(words))
        if analysis.page_text.text[line.span.start : end].split() != words:
            end = line.span.end
        span = Span(line.span.start, end)
        new = write_added(
            analysis.page_text.text, span.start, {"content": [span]}, "Added Person", {"stance": "warns"}
        )
        put("add", make_anchor(analysis.page_text, "statement", span, analysis.article), new=new)
    for name in rng.sample([n for n in names if _furniture(pages[n])], 3):
        analysis = pages[name]
        line = analysis.article.lines[_furniture(analysis)[0]]
        put(
            "set",
            make_anchor(analysis.page_text, "line", line.span, analysis.article),
            field="kind",
            new=LineKind.ADS.value,
        )
    for name, (field, value) in zip(
        rng.sample(names, 3),
        (("published", "2025-05-09"), ("outlet", "Corrected Outlet"), ("title", "Corrected")),
        strict=True,
    ):
        analysis = pages[name]
        put("set", make_anchor(analysis.page_text, "article", None, analysis.article), field=field, new=value)
    for action in ("must-link", "cannot-link", "same-origin", "not-same-origin"):
        (one, a), (two, b) = next(chosen), next(chosen)
        put(action, at(one, a), other=at(two, b))
    put("must-link", None, parties=("Person Number 0", "Person Number 1"))
    put("cannot-link", None, parties=("Person Number 2", "Person Number 3"))
    assert len(made) == 60
    return made


def _furniture(analysis: Analysis) -> list[int]:
    """Positions of lines that are no body and whose words stand once on the page."""
    text = analysis.page_text.text
    return [
        n
        for n, line in enumerate(analysis.article.lines)
        if line.kind in (LineKind.NAV, LineKind.OTHER, LineKind.SHARE, LineKind.RELATED)
        and text.count(line.span.of(text)) == 1
    ]


def wanted(one: Edit, pages: Pages) -> Callable[[Iterable[Analysis]], bool]:
    """How to tell, on corrected analyses, that an edit made on ``pages`` holds.

    Of a ruling, or an acceptance, it is enough that it is no orphan.
    """
    anchor = one.anchor
    if anchor is None or one.other is not None or one.action == "accept":
        return lambda corrected: True
    before = next(a for a in pages.values() if a.article.article_id == anchor.capture)
    known = {_flat(statement_span(s).of(before.page_text.text)) for s in before.statements}

    def holds(corrected: Iterable[Analysis]) -> bool:
        return any(_holds(one, analysis, known) for analysis in corrected)

    return holds


def _holds(one: Edit, analysis: Analysis, known: set[str]) -> bool:
    anchor, text = one.anchor, analysis.page_text.text
    if anchor is None or anchor.capture != analysis.article.article_id:
        return False
    match one.action, anchor.role, one.field:
        case "set", "article", field:
            return bool(getattr(analysis.article, field).value == one.new)
        case "set", "line", _:
            return any(
                line.kind.value == one.new and " ".join(line.span.of(text).split()) in _flat(anchor.exact)
                for line in analysis.article.lines
            )
        case "reject", "statement", _:
            # Neither the statement nor a part of it is there; what stood inside it before may be.
            left = [s for s in analysis.statements if _meets(s, anchor, text)]
            hulls = [_flat(statement_span(s).of(text)) for s in left]
            return not any(
                hull == _flat(anchor.exact) or (hull in _flat(anchor.exact) and hull not in known)
                for hull in hulls
            )
        case "reject", _, _:
            return all(_flat(f.span.of(text)) != _flat(anchor.exact) for f in analysis.figures)
        case "add", _, _:
            return any(s.source.name == "Added Person" for s in analysis.statements)
        case "set", "figure", field:
            near = [f for f in analysis.figures if _flat(f.number_span.of(text)) in _flat(anchor.exact)]
            return any(str(getattr(f, field)) == one.new for f in near)
        case "set", _, field:
            near_by = [s for s in analysis.statements if _meets(s, anchor, text)]
            return any(_value(s, field or "", text) == _wanted(one) for s in near_by)
    return False


def _meets(statement: Statement, anchor: Anchor, text: str) -> bool:
    """Whether the words of a statement and of an anchor are for the most part the same words."""
    mine, theirs = set(_flat(statement_span(statement).of(text)).split()), set(_flat(anchor.exact).split())
    return len(mine & theirs) >= 0.4 * len(theirs)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _value(statement: Statement, field: str, text: str) -> str:
    match field:
        case "source":
            return statement.source.name
        case "basis":
            return statement.basis.value.value
        case "content":
            return " … ".join(_flat(span.of(text)) for span in statement.content)
        case _:
            return str(getattr(statement, field))


def _wanted(one: Edit) -> str:
    if one.field == "content":
        return " … ".join(_flat(each["exact"]) for each in json.loads(one.new or ""))
    return one.new or ""


# The changes


def renderer_bump(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """A newer renderer: two blank lines and a new skip link on top, other line breaks; everything read again."""
    return [_rendered(analysis) for analysis in pages.values()]


def _rendered(analysis: Analysis) -> Analysis:
    # Runs of blank lines become one, and each line is indented by one space: every offset moves.
    page, article = analysis.page_text, analysis.article
    moved: dict[int, int] = {}
    parts: list[str] = ["Skip to the story\n"]
    length = len(parts[0])
    lines = []
    for line in article.lines:
        words = line.span.of(page.text)
        parts.append(f" {words}\n")
        moved[line.span.start] = length + 1
        lines.append(replace(line, span=Span(length + 1, length + 1 + len(words))))
        length += len(words) + 2
    text = "".join(parts)
    digest = sha256(text.encode()).hexdigest()
    new_page = replace(page, text=text, sha256=digest, renderer=f"{page.renderer}-next", hidden=())
    unplaced = {
        name: replace(getattr(article, name), span=None)
        for name in ("title", "outlet", "published", "modified", "url")
    }
    new_article = replace(
        article,
        page_text=digest,
        renderer=new_page.renderer,
        lines=tuple(lines),
        authors=tuple(replace(each, span=None) for each in article.authors),
        credits=tuple(replace(each, span=None) for each in article.credits),
        **unplaced,
    )
    return analyze_article(new_page, new_article)


def relabelled(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """Newer rules call one furniture line of every page body."""
    changed = []
    for analysis in pages.values():
        places = _furniture(analysis)[-1:]
        lines = tuple(
            replace(line, kind=LineKind.BODY, reason="newer rules") if n in places else line
            for n, line in enumerate(analysis.article.lines)
        )
        article = replace(analysis.article, lines=lines)
        changed.append(analyze_article(analysis.page_text, article) if places else analysis)
    return changed


def shifted_cues(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """Newer rules take every cue one word longer at its end, or one shorter where it has two."""
    return [
        replace(a, statements=tuple(_shifted(s, a.page_text.text) for s in a.statements))
        for a in pages.values()
    ]


def _shifted(statement: Statement, text: str) -> Statement:
    cue = statement.cue
    if cue is None:
        return statement
    words = cue.of(text).split(" ")
    if len(words) > 1:
        new = Span(cue.start, cue.end - len(words[-1]) - 1)
    else:
        after = text[cue.end : cue.end + 30].split(" ")
        grown = cue.end + 1 + len(after[1]) if len(after) > 2 and not after[0] else cue.end
        new = Span(cue.start, min(grown, len(text)))
    key = place_key(statement.article_id, "statement", (new, *statement.content))
    return replace(statement, key=key, cue=new)


def split_statements(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """Newer rules cut every statement of twelve words or more into two, at its middle word."""
    return [
        replace(a, statements=tuple(part for s in a.statements for part in _halves(s, a.page_text.text)))
        for a in pages.values()
    ]


def _halves(statement: Statement, text: str) -> list[Statement]:
    if len(statement.content) != 1 or len(statement.content[0].of(text).split()) < 12:
        return [statement]
    (whole,) = statement.content
    middle = text.rfind(" ", whole.start, (whole.start + whole.end) // 2)
    parts = (Span(whole.start, middle), Span(middle + 1, whole.end))
    return [
        replace(
            statement,
            key=place_key(statement.article_id, "statement", (statement.cue, part)),
            content=(part,),
            figures=(),
        )
        for part in parts
    ]


def corrected_dct(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """Every page is dated a day later: all times count anew."""
    stated = Stated(value="2025-05-13", basis=DateBasis.METADATA, evidence="newer rules")
    return [analyze_article(a.page_text, replace(a.article, published=stated)) for a in pages.values()]


def newer_versions(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """Three pages that people corrected come again, with a paragraph added: both versions stay."""
    touched = dict.fromkeys(e.anchor.capture for e in edits if e.anchor)
    by_id = {a.article.article_id: a for a in pages.values()}
    return [*pages.values(), *(grown(by_id[name]) for name in list(touched)[:3])]


def grown(analysis: Analysis) -> Analysis:
    """The page's title and body as plain text, with a paragraph more, under the same outlet and title."""
    text, article = analysis.page_text.text, analysis.article
    body = [span.of(text) for span in article.body()]
    added = "Officials said on Monday that they would publish a further account of the works in June."
    words = "\n\n".join([article.title.value or "", *body[:1], added, *body[1:]])
    capture, data = capture_bytes(
        words.encode(), address="newer.txt", how="file", obtained_at="2025-05-14T12:00:00+00:00"
    )
    declared = Declaration(
        capture=capture.sha256, outlet=article.outlet.value, published=article.published.value
    )
    newer = analyze(capture, data, declared)
    return replace(newer, article=replace(newer.article, title=replace(article.title, span=None)))


def reversed_arrival(pages: Pages, edits: Sequence[Edit]) -> list[Analysis]:
    """The same pages, the last one first."""
    return list(pages.values())[::-1]


CHANGES: Mapping[str, Callable[[Pages, Sequence[Edit]], list[Analysis]]] = {
    "a newer renderer": renderer_bump,
    "a furniture line relabelled": relabelled,
    "cues one word longer or shorter": shifted_cues,
    "statements split in two": split_statements,
    "the publication date corrected": corrected_dct,
    "a new version of the page": newer_versions,
    "reversed arrival": reversed_arrival,
}
