"""Why something reads as it does, and why two things are linked or not: rules by name, with the words they saw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import say_place, say_stated, say_when, statement_line
from reportedly.brief.edits_said import say_value
from reportedly.brief.sides import say_claim
from reportedly.brief.statuses import say_name
from reportedly.brief.view import View
from reportedly.brief.voices import say_hop, say_outlet
from reportedly.records import (
    Article,
    Basis,
    Claim,
    Edit,
    Figure,
    Hop,
    Origin,
    Question,
    Relation,
    Reuse,
    Span,
    Statement,
)
from reportedly.records.codec import record_id

__all__ = ["Pairing", "why_claim_card", "why_figure_card", "why_pair_card", "why_statement_card"]

_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What is known of two statements side by side."""

    relations: Sequence[Relation]  # that linking holds between them
    common: Sequence[Claim]  # claims that both belong to
    questions: Sequence[Question]  # questions that both answer, by whatever claim
    alone: Relation | None  # what the rules make of the two alone
    independent: str
    because: str
    roots: tuple[Sequence[str], Sequence[str]]
    groups: tuple[Sequence[str], Sequence[str]]
    shared: Sequence[str]
    share: float
    needed: float
    one_passage: bool
    reuses: Sequence[Reuse]  # between their articles
    rulings: Sequence[Edit]


def why_statement_card(
    statement: Statement,
    text: str,
    view: View,
    *,
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    edits: Sequence[Edit],
) -> Card:
    """Which rule told each part of a statement, with the words it rests on, and who corrected what."""
    article = view.articles[statement.article_id]
    return Card(
        title=f"why statement {view.short(statement.key)} reads as it does",
        id=statement.key,
        entries=(
            Entry("statement", statement_line(statement.key, view)),
            Entry("found by", f"{statement.found_by}, p {statement.probability:g}"),
            *_cue(statement, text),
            *_source(statement, text),
            *(_hop(number, hop, article, text, view) for number, hop in enumerate(statement.via)),
            *_basis(statement, text),
            *_figures(statement, view, text),
            *_line(article, statement.sentence, text, view),
            Entry("date", say_stated(article.published)),
            *_edits(edits, view),
            *_claims(claims, view),
            *(
                Entry("origin" if n == 0 else "", f"{say_name(origin.root)}: {origin.rule}")
                for n, origin in enumerate(origins)
            ),
        ),
    )


def why_figure_card(
    figure: Figure, text: str, view: View, *, claims: Sequence[Claim], edits: Sequence[Edit]
) -> Card:
    """Which words told each part of a figure."""
    parts = (
        ("number", figure.number_span, f"low {figure.low}, high {figure.high}"),
        ("hedge", figure.hedge_span, figure.comparator.value),
        ("unit", figure.unit_span, figure.unit),
        ("counted", figure.counted_span, figure.counted_class),
        ("adds up", figure.accumulation_span, figure.accumulation.value),
        ("as of", figure.as_of.span if figure.as_of else None, figure.as_of.value if figure.as_of else ""),
    )
    article = view.articles[figure.article_id]
    return Card(
        title=f"why figure {view.short(figure.key)} reads as it does",
        id=figure.key,
        entries=(
            Entry("figure", f"“{figure.span.of(text)}”, {say_place(text, figure.span)}"),
            Entry("found by", figure.found_by),
            *(
                Entry(name, f"“{span.of(text)}” → {value}" if span else f"no words say so → {value}")
                for name, span, value in parts
                if span or value
            ),
            *_line(article, figure.span, text, view),
            *_edits(edits, view),
            *_claims(claims, view),
        ),
    )


def why_claim_card(claim: Claim, question: Question, view: View) -> Card:
    """Which rules put a claim's statements together, counted its origins and settled where it stands."""
    return Card(
        title=f"why claim {view.short(claim.claim_id)} stands as it does",
        id=claim.claim_id,
        entries=(
            Entry("claim", f"{question.label}: {say_claim(claim, view)}"),
            Entry("question", f"{view.short(question.question_id)}  {question.label}: {question.rule}"),
            Entry("together by", claim.rule),
            Entry("stands", f"{claim.status.label.value}: {claim.status.rule}"),
            Entry(
                "origins",
                f"{claim.origins.sure} to {claim.origins.max}, and {claim.origins.unnamed} unnamed"
                f" (reportedly origins {view.short(claim.claim_id)})",
            ),
            *_members("held by", claim.statements, view),
            *_members("against", claim.against, view),
        ),
    )


def why_pair_card(a: str, b: str, texts: tuple[str, str], view: View, pairing: Pairing) -> Card:
    """Why two statements are linked, or are not. ``texts``: their page texts."""
    return Card(
        title=f"why {view.short(a)} and {view.short(b)} are {'linked' if _linked(pairing) else 'not linked'}",
        id=a,
        entries=(
            Entry("one", statement_line(a, view)),
            Entry("other", statement_line(b, view)),
            *_together(pairing, view),
            *(entry for each in pairing.relations for entry in _relation(each, a, texts)),
            *_alone(pairing),
            Entry("words", _shared(pairing)),
            Entry("one ends at", _ends(pairing.roots[0], pairing.groups[0])),
            Entry("other", _ends(pairing.roots[1], pairing.groups[1])),
            Entry("independent", f"{pairing.independent}: {pairing.because}"),
            *(
                Entry(
                    "shared text",
                    f"{reuse.kind.value}, {reuse.share_a:.0%} and {reuse.share_b:.0%} of the articles: {reuse.rule}",
                )
                for reuse in pairing.reuses
            ),
            *([Entry("", "the two are one passage in two articles")] if pairing.one_passage else []),
            *_edits(pairing.rulings, view, none="nobody has ruled on these two"),
        ),
    )


def _linked(pairing: Pairing) -> bool:
    return bool(pairing.relations or pairing.common or pairing.questions)


def _together(pairing: Pairing, view: View) -> Iterator[Entry]:
    for number, claim in enumerate(pairing.common):
        yield Entry(
            "both in" if number == 0 else "",
            f"{view.short(claim.claim_id)}  {say_claim(claim, view)}: {claim.rule}",
        )
    for question in pairing.questions:
        yield Entry("both answer", f"{view.short(question.question_id)}  {question.label}: {question.rule}")
    if not pairing.common and not pairing.questions:
        yield Entry("together in", "no claim and no question")


def _relation(relation: Relation, a: str, texts: tuple[str, str]) -> Iterator[Entry]:
    forward = relation.a == a
    first, second = texts if forward else (texts[1], texts[0])
    turned = "" if forward else "the other to the one: "
    yield Entry(
        relation.type.value,
        f"{turned}rule {relation.rule}, independent {relation.independent.value}",
    )
    yield Entry("", f"on {_quotes(relation.evidence_a, first)} and {_quotes(relation.evidence_b, second)}")


def _alone(pairing: Pairing) -> Iterator[Entry]:
    if pairing.alone is not None:
        yield Entry(
            "the two alone",
            f"{pairing.alone.type.value}: rule {pairing.alone.rule} (without the story around)",
        )
    else:
        yield Entry("the two alone", "no rule makes them about one thing")


def _shared(pairing: Pairing) -> str:
    words = ", ".join(pairing.shared[:_WORDS]) or "none"
    more = f" and {len(pairing.shared) - _WORDS} more" if len(pairing.shared) > _WORDS else ""
    return (
        f"in common: {words}{more}; {pairing.share:.0%} of the shorter sentence's,"
        f" {pairing.needed:.0%} makes two sentences about one thing"
    )


def _ends(roots: Sequence[str], groups: Sequence[str]) -> str:
    told = [
        say_name(root) if group == root else f"{say_name(root)}, of {say_name(group)}"
        for root, group in zip(roots, groups, strict=True)
    ]
    return "; ".join(dict.fromkeys(told))


def _cue(statement: Statement, text: str) -> Iterator[Entry]:
    cue = f"the cue “{statement.cue.of(text)}”" if statement.cue else "no cue: the outlet's own voice"
    lemma = f" (“{statement.cue_lemma}”)" if statement.cue_lemma else ""
    yield Entry("stance", f"{statement.stance.value}, certainty {statement.certainty.value}, by {cue}{lemma}")
    yield Entry("kind", f"{statement.kind.value}, tier {statement.tier.value}")
    yield Entry(
        "polarity", f"{statement.polarity.value}{', under a condition' if statement.conditional else ''}"
    )


def _source(statement: Statement, text: str) -> Iterator[Entry]:
    source = statement.source
    words = f"“{source.span.of(text)}”" if source.span else "no words of its own"
    by = f", told by {source.resolved_by}" if source.resolved_by else ""
    yield Entry("source", f"{words} → {say_name(source.name)} ({source.type.value}){by}")


def _hop(number: int, hop: Hop, article: Article, text: str, view: View) -> Entry:
    words = f": “{hop.span.of(text)}”" if hop.span else ""
    return Entry("chain" if number == 0 else "", f"{hop.role.value} {say_hop(hop, article, view)}{words}")


def _basis(statement: Statement, text: str) -> Iterator[Entry]:
    basis = statement.basis
    if basis.value is not Basis.NONE_STATED:
        words = f": “{basis.span.of(text)}”" if basis.span else ""
        yield Entry("knows it by", f"{basis.value.value}{words}")


def _figures(statement: Statement, view: View, text: str) -> Iterator[Entry]:
    figures = [view.figures[key] for key in statement.figures if key in view.figures]
    for number, figure in enumerate(figures):
        yield Entry(
            "figures" if number == 0 else "",
            f"{view.short(figure.key)}  “{figure.span.of(text)}” as {figure.comparator.value}"
            f" {figure.counted_class}: {figure.found_by}",
        )


def _line(article: Article, span: Span, text: str, view: View) -> Iterator[Entry]:
    line = next((line for line in article.lines if span.overlaps(line.span)), None)
    if line is not None:
        yield Entry("line", f"{line.kind.value} ({line.reason}), in {say_outlet(article, view)}")


def _claims(claims: Sequence[Claim], view: View) -> Iterator[Entry]:
    for number, claim in enumerate(claims):
        yield Entry(
            "answers" if number == 0 else "",
            f"{view.short(claim.claim_id)}  {say_claim(claim, view)}: {claim.rule}; {claim.status.rule}",
        )


def _members(label: str, keys: Sequence[str], view: View) -> Iterator[Entry]:
    for number, key in enumerate(keys):
        yield Entry(label if number == 0 else "", statement_line(key, view))


def _edits(edits: Sequence[Edit], view: View, *, none: str = "by nobody") -> Iterator[Entry]:
    for number, edit in enumerate(edits):
        change = (
            f" {edit.field}: {say_value(edit.old)} → {say_value(edit.new)}" if edit.action == "set" else ""
        )
        why = f": {edit.reason}" if edit.reason else ""
        yield Entry(
            "corrected" if number == 0 else "",
            f"{view.short(record_id(edit))}  {edit.action}{change} by {edit.who}, {say_when(edit.when)}{why}",
        )
    if not edits:
        yield Entry("corrected", none)


def _quotes(spans: Sequence[Span], text: str) -> str:
    return ", ".join(f"“{span.of(text)}”" for span in spans) or "no words"
