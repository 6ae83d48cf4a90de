"""The bundled story against what an honest analyst would answer (``examples/bridge/gold.json``).

Each gold row is *found* or not, and *right* or not: right means every field that
the row states and this module compares. Rows of kind "where" and "version" are for people to
read and are not compared. Names compare without case, articles and titles.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from reportedly.analysis import Stages, analyze_or_reject
from reportedly.errors import UnreadableInput
from reportedly.link import link
from reportedly.read import capture_file, declare, declared_for
from reportedly.records import Analysis, Claim, Figure, Linking, Span, Statement

__all__ = ["STORY", "Outcome", "match_rows", "read_story", "shares"]

STORY: Final = Path(__file__).parents[2] / "examples" / "bridge"
_CAPTURED: Final = "2025-05-12T12:00:00+00:00"  # the day after the last page
_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = re.compile(r"^(the|a|an)\s+|’s$|'s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one gold row; ``wrong`` names the fields that differ."""

    row: Mapping[str, Any]
    found: bool
    wrong: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Found, and nothing differs."""
        return self.found and not self.wrong


def read_story(*, stages: Stages | None = None) -> tuple[dict[str, Analysis], Linking]:
    """Analyze the bundled pages with what ``sources.csv`` declares, and link them.

    A page that cannot be read (one is empty, one is not in English) is left out.
    """
    analyses: dict[str, Analysis] = {}
    for path in sorted((STORY / "pages").glob("*.[ht]*")):
        try:
            capture, data = capture_file(path, obtained_at=_CAPTURED)
        except UnreadableInput:
            continue
        read = analyze_or_reject(capture, data, declare(capture, declared_for(path)), stages=stages)
        if isinstance(read, Analysis):
            analyses[path.name] = read
    return analyses, link(analyses.values())


def match_rows(analyses: Mapping[str, Analysis], linking: Linking) -> tuple[Outcome, ...]:
    """Hold every comparable gold row against the records."""
    rows = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))["rows"]
    texts = {page: _Collapsed(analysis.page_text.text) for page, analysis in analyses.items()}
    rows = [row for row in rows if row["kind"] in ("article", "rejected") or _pages(row) <= set(analyses)]
    aligned = {row["id"]: _statement(row, analyses, texts) for row in rows if row["kind"] == "statement"}
    matched: list[Outcome] = []
    for row in rows:
        match row["kind"]:
            case "article":
                found = analyses.get(row["page"])
                matched.append(
                    _match_article(row, found) if found else Outcome(row=row, found=False, wrong=())
                )
            case "rejected":
                matched.append(Outcome(row=row, found=row["page"] not in analyses, wrong=()))
            case "statement":
                matched.append(_match_statement(row, aligned[row["id"]]))
            case "figure":
                matched.append(_match_figure(row, analyses[row["page"]], texts[row["page"]]))
            case "time":
                matched.append(_match_time(row, analyses[row["page"]], texts[row["page"]]))
            case "claim":
                matched.append(_match_claim(row, linking, aligned))
            case "copy":
                matched.append(_match_copy(row, analyses, linking))
    return tuple(matched)


def _pages(row: Mapping[str, Any]) -> set[str]:
    return {row[field] for field in ("page", "a", "b") if field in row}


def shares(outcomes: Sequence[Outcome]) -> dict[str, tuple[float, float]]:
    """Kind of row, and "all rows" → (share found, share right)."""
    kinds = list(dict.fromkeys(outcome.row["kind"] for outcome in outcomes))
    groups = {kind: [one for one in outcomes if one.row["kind"] == kind] for kind in kinds}
    groups["all rows"] = list(outcomes)
    return {
        kind: (sum(one.found for one in group) / len(group), sum(one.right for one in group) / len(group))
        for kind, group in groups.items()
    }


class _Collapsed:
    """Page text with runs of white space as one space, and the way back."""

    def __init__(self, text: str) -> None:
        kept: list[str] = []
        self.at: list[int] = []
        for index, character in enumerate(text):
            blank = character.isspace()
            if blank and (not kept or kept[-1] == " "):
                continue
            kept.append(" " if blank else character)
            self.at.append(index)
        self.text = "".join(kept)

    def find(self, words: str) -> Iterator[Span]:
        """Every place of the words, as a span of the page text."""
        needle = " ".join(words.split())
        start = self.text.find(needle)
        while start >= 0:
            yield Span(self.at[start], self.at[start + len(needle) - 1] + 1)
            start = self.text.find(needle, start + 1)


def _match_article(row: Mapping[str, Any], analysis: Analysis) -> Outcome:
    article, text = analysis.article, analysis.page_text.text
    body = " ".join(" ".join(span.of(text) for span in article.body()).split())
    # A page that is only a headline and a paywall has no body to begin or end.
    starts = [row["body_start"] or "", *row.get("body_start_alt", [])]
    wrong = [
        name
        for name, fine in (
            ("title", _name(article.title.value) == _name(row["title"])),
            ("outlet", _name(article.outlet.value) == _name(row["outlet"])),
            ("published", _same_instant(article.published.value, row["published"])),
            ("published_day", (article.published.value or "")[:10] in ("", (row["published"] or "")[:10])),
            ("language", article.language == row["language"]),
            ("not_body", not any(" ".join(words.split()) in body for words in row["not_body"])),
            ("body_start", any(body.startswith(" ".join(start.split())) for start in starts)),
            ("body_end", body.endswith(" ".join((row["body_end"] or "").split()))),
        )
        if not fine
    ]
    return Outcome(row=row, found=True, wrong=tuple(wrong))


def _statement(
    row: Mapping[str, Any], analyses: Mapping[str, Analysis], texts: Mapping[str, _Collapsed]
) -> Statement | None:
    """The statement of the page that fits best: cue at its place, contents sharing most words (F1 ≥ 0.5)."""
    analysis, where = analyses[row["page"]], texts[row["page"]]
    content = [span for words in row["content"] for span in where.find(words)]
    cues = list(where.find(row["cue"])) if row["cue"] else []
    best: tuple[float, Statement] | None = None
    for statement in analysis.statements:
        if (statement.cue is None) != (row["cue"] is None):
            continue
        if statement.cue and not any(statement.cue.overlaps(cue) for cue in cues):
            continue
        score = _overlap(statement.content, content)
        if score >= 0.5 and (best is None or score > best[0]):
            best = (score, statement)
    return best[1] if best else None


def _overlap(ours: Sequence[Span], gold: Sequence[Span]) -> float:
    """F1 over code points; two empty contents agree."""
    if not ours and not gold:
        return 1.0
    mine = {at for span in ours for at in range(span.start, span.end)}
    theirs = {at for span in gold for at in range(span.start, span.end)}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _match_statement(row: Mapping[str, Any], statement: Statement | None) -> Outcome:
    if statement is None:
        return Outcome(row=row, found=False, wrong=())
    wrong = [
        name
        for name, fine in (
            ("source", _same_party(statement.source.name, row["source"]) or statement.tier == "outlet"),
            ("stance", statement.stance in {row["stance"], *row["stance_alt"]}),
            ("certainty", statement.certainty in {row["certainty"], *row.get("certainty_alt", [])}),
            ("polarity", statement.polarity == row["polarity"]),
            ("via", _same_chain(statement, row["via"])),
        )
        if not fine
    ]
    return Outcome(row=row, found=True, wrong=tuple(wrong))


def _same_chain(statement: Statement, via: Sequence[str]) -> bool:
    ours = [hop.name for hop in statement.via[1:]]
    theirs = list(via[1:])
    return len(ours) == len(theirs) and all(_same_party(a, b) for a, b in zip(ours, theirs, strict=True))


def _match_figure(row: Mapping[str, Any], analysis: Analysis, where: _Collapsed) -> Outcome:
    sentences = list(where.find(row["sentence"]))
    numbers = [n for n in where.find(row["number"]) if any(n in sentence for sentence in sentences)]
    found: Figure | None = next(
        (figure for figure in analysis.figures if any(figure.number_span.overlaps(n) for n in numbers)), None
    )
    if found is None:
        return Outcome(row=row, found=False, wrong=())
    wrong = [
        name
        for name, fine in (
            ("low", found.low == _decimal(row["low"])),
            ("high", found.high == _decimal(row["high"])),
            ("comparator", found.comparator == row["comparator"]),
            ("unit", found.unit == row["unit"]),
            ("counted_class", found.counted_class == row["counted_class"]),
        )
        if not fine
    ]
    return Outcome(row=row, found=True, wrong=tuple(wrong))


def _match_time(row: Mapping[str, Any], analysis: Analysis, where: _Collapsed) -> Outcome:
    sentences = list(where.find(row["sentence"]))
    places = [n for n in where.find(row["text"]) if any(n in sentence for sentence in sentences)]
    found = [timex for timex in analysis.timexes if any(timex.span.overlaps(place) for place in places)]
    wrong = () if any(timex.value == row["value"] for timex in found) else ("value",)
    return Outcome(row=row, found=bool(found), wrong=wrong if found else ())


def _match_claim(
    row: Mapping[str, Any], linking: Linking, aligned: Mapping[str, Statement | None]
) -> Outcome:
    keys = {one.key for one in (aligned.get(name) for name in row["statements"]) if one}
    best: tuple[float, Claim] | None = None
    for claim in linking.claims:
        members = {*claim.statements, *claim.against}
        score = 2 * len(members & keys) / (len(members) + len(keys)) if members and keys else 0.0
        if not _meet((claim.low, claim.high), (_decimal(row["low"]), _decimal(row["high"]))):
            continue
        if score >= 0.4 and (best is None or score > best[0]):
            best = (score, claim)
    if best is None:
        return Outcome(row=row, found=False, wrong=())
    claim = best[1]
    wrong = [
        name
        for name, fine in (
            ("low", claim.low == _decimal(row["low"])),
            ("high", claim.high == _decimal(row["high"])),
            (
                "sure",
                claim.origins.sure in {row["origins"]["sure"], row.get("sure_alt", row["origins"]["sure"])},
            ),
            ("max", claim.origins.max == row["origins"]["max"]),
            ("unnamed", claim.origins.unnamed == row["origins"]["unnamed"]),
            ("status", claim.status.label in {row["status"], *row.get("status_alt", [])}),
        )
        if not fine
    ]
    return Outcome(row=row, found=True, wrong=tuple(wrong))


def _meet(ours: tuple[Decimal | None, Decimal | None], theirs: tuple[Decimal | None, Decimal | None]) -> bool:
    """Whether two answers can be one: both no figure, or bounds that meet (None is open). An age is no toll."""
    if (ours == (None, None)) != (theirs == (None, None)):
        return False
    (low, high), (least, most) = ours, theirs
    below = high is not None and least is not None and high < least
    above = low is not None and most is not None and low > most
    return not (below or above)


def _match_copy(row: Mapping[str, Any], analyses: Mapping[str, Analysis], linking: Linking) -> Outcome:
    pair = {analyses[row["a"]].article.article_id, analyses[row["b"]].article.article_id}
    found = any({reuse.a, reuse.b} == pair and reuse.kind != "quotes" for reuse in linking.reuses)
    return Outcome(row=row, found=found, wrong=())


def _decimal(value: float | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _name(value: str | None) -> str:
    return _ARTICLES.sub("", " ".join((value or "").split())).casefold()


def _same_party(ours: str, theirs: str) -> bool:
    """Equal names, or one holds all words of the other ("transport ministry" and "the ministry of transport")."""
    a, b = set(_WORD.findall(_name(ours))), set(_WORD.findall(_name(theirs)))
    small = {"of", "the", "and", "a"}
    return bool(a - small) and bool(b - small) and (a - small <= b or b - small <= a)


def _same_instant(ours: str | None, theirs: str | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    a, b = datetime.fromisoformat(ours), datetime.fromisoformat(theirs)
    if (a.tzinfo is None) != (
        b.tzinfo is None
    ):  # one of them states no offset: the local time is all there is
        a, b = a.replace(tzinfo=None), b.replace(tzinfo=None)
    return a == b
