"""Find the times in the body's paragraphs and say what their wording means, without any date of reference."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.extract.times.context import Cues, cues, direction_of, is_after, role_of
from reportedly.extract.times.durations import duration_value
from reportedly.extract.times.guards import GUARDS
from reportedly.extract.times.lexer import Lexed, lex
from reportedly.extract.times.patterns import Grammar, Pattern, grammar
from reportedly.extract.times.periods import value_of
from reportedly.extract.times.readers import READERS, read_mod
from reportedly.extract.times.resolving import resolve
from reportedly.extract.times.rules import (
    REFERENCES,
    Steps,
    countable,
    is_possible,
    parse_rule,
    unresolved_value,
)
from reportedly.extract.times.vocabulary import Vocabulary, vocabulary
from reportedly.records import Span, TimeRole, Timex, TimexType
from reportedly.records.codec import place_key

__all__ = ["FOUND_BY", "find_timexes"]

FOUND_BY: Final = "times/2"
PRESENT_REF: Final = frozenset({"present-ref", "soon"})


def find_timexes(
    article_id: str,
    text: str,
    paragraphs: Sequence[Span],
    *,
    present_ref: bool = False,
    language: str = "en",
) -> tuple[Timex, ...]:
    """The dates, clock times, durations and frequencies in ``paragraphs`` of ``text``, in text order.

    Each is stored unanchored, as the wording alone gives it: "Monday" is
    XXXX-WXX-1 with the rule "weekday:1;dir:past", which ``anchor_timexes`` applies
    to a publication date. Spans leave prepositions out and take modifiers in
    ("late November", "at least two weeks"); they never leave their paragraph.

    ``present_ref`` adds the words that only point to now, before and later ("now",
    "recently", "soon"), which TimeML marks and a ledger does not need. A day that
    no calendar has (31 February, 25:10) is no timex, nor is any part of it.

    Raises ValueError for a paragraph that runs past the text.

    Not found: times told by events ("two days after the attack" gives the
    duration), ages in figures alone, seasons of sport, bare numbers for days.
    """
    known, rows, around = vocabulary(language), grammar(language), cues(language)
    found: list[Timex] = []
    for paragraph in sorted(paragraphs):
        paragraph.of(text)
        lexed = lex(text, paragraph.start, paragraph.end, known)
        for first, last, pattern, captures in _matches(lexed, text, rows, around, present_ref=present_ref):
            timex = _timex(article_id, lexed, first, last, pattern, captures, known, around)
            if timex is not None:
                found.append(timex)
    return tuple(found)


Captures = dict[str, list[str]]
"""Capture name → the folded words it took."""


def _matches(
    lexed: Lexed, text: str, rows: Grammar, around: Cues, *, present_ref: bool
) -> Iterator[tuple[int, int, Pattern, Captures]]:
    """Each expression from left to right: where one may begin, the longest; of equals, the first row."""
    codes, place = lexed.codes, 0
    while (start := rows.anywhere.search(codes, place)) is not None:
        first = start.start()
        best: tuple[int, Pattern, Captures] | None = None
        for pattern in rows.patterns:
            match = pattern.regex.match(codes, first)
            if match is None or (best is not None and match.end() <= best[0]):
                continue
            if pattern.guard in PRESENT_REF and not present_ref:
                continue
            guard = GUARDS.get(pattern.guard or "")
            if guard is not None and not guard(lexed, first, match.end(), text, around):
                continue
            groups = {
                name.rstrip("0123456789"): lexed.words[match.start(name) : match.end(name)]
                for name, said in match.groupdict().items()
                if said
            }
            best = (match.end(), pattern, groups)
        if best is None:
            place = first + 1
        else:
            yield first, *best
            place = best[0]


def _timex(
    article_id: str,
    lexed: Lexed,
    first: int,
    last: int,
    pattern: Pattern,
    captures: Captures,
    known: Vocabulary,
    around: Cues,
) -> Timex | None:
    """The record; None where the words name no possible time."""
    rule = _fill(pattern.rule, captures, known)
    if rule is None:
        return None
    steps = _directed(parse_rule(rule), lexed, first, last, around)
    meaning = _meaning(steps)
    if meaning is None:
        return None
    value, rest = meaning
    span = Span(lexed.starts[first], lexed.ends[last - 1])
    mod = read_mod(captures["mod"], known) if "mod" in captures else None
    role = TimeRole.OTHER
    if pattern.type in {TimexType.DATE, TimexType.TIME}:
        role = role_of(lexed, first, last, around)
    if mod is None and pattern.type is TimexType.DATE and role is not TimeRole.AS_OF:
        mod = "ON_OR_BEFORE" if is_after(lexed.words, first, around["by"]) else None
    return Timex(
        key=place_key(article_id, "timex", (span,)),
        article_id=article_id,
        span=span,
        type=pattern.type,
        value=value,
        mod=mod,
        anchored="XX" not in value and "_REF" not in value,
        rule=rest,
        role=role,
        found_by=FOUND_BY,
    )


def _fill(template: str, captures: Captures, known: Vocabulary) -> str | None:
    """The rule with what the captures say in its places. A step of an absent capture falls away.

    None where a capture says nothing possible ("14 pm", "the 45th").
    """
    said: dict[str, str] = {}
    for name, words in captures.items():
        if name != "mod":
            value = READERS[name](words, known)
            if value is None:
                return None
            said[name] = value
    steps = []
    for step in template.split(";"):
        try:
            steps.append(step.format_map(said))
        except KeyError:
            continue
    return ";".join(step for step in steps if not step.endswith(":"))


_BY_DISTANCE: Final = frozenset({"md", "month", "quarter", "season", "easter", "nth", "half"})
"""What returns once a year: tense only leans, for news speaks of the nearer one."""


def _directed(steps: Steps, lexed: Lexed, first: int, last: int, around: Cues) -> Steps:
    """The rule with "dir:?" answered from the words around, or by what news usually means."""
    if ("dir", "?") not in steps:
        return steps
    if any(key == "year" for key, _ in steps):
        return tuple(step for step in steps if step[0] != "dir")
    found = direction_of(lexed, first, last, around)
    if any(key in _BY_DISTANCE for key, _ in steps):
        found = f"likely-{found}" if found else "nearest"
    return tuple(("dir", found or "past") if key == "dir" else (key, value) for key, value in steps)


def _meaning(steps: Steps) -> tuple[str, str | None] | None:
    """The value the wording gives, and the rule that is left to anchor it; None for a day no calendar has."""
    steps = countable(steps)
    key, value = steps[0]
    rest = ";".join(f"{name}:{said}" if said else name for name, said in steps[1:]) or None
    if key in {"dur", "every"}:
        number = value[: len(value) - len(value.lstrip("0123456789.X"))]
        return duration_value(number or "1", value[len(number) :]), rest
    if key == "set":
        part = dict(steps).get("part")
        return value + (f"T{part}" if part else ""), None
    if key == "ref" and value in REFERENCES:
        return REFERENCES[value], f"ref:{value}"
    rule = ";".join(f"{name}:{said}" if said else name for name, said in steps)
    if (period := resolve(steps, None)) is not None:
        return value_of(period), rule
    if not is_possible(steps):
        return None
    return unresolved_value(steps), rule
