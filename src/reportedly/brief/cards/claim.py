"""The cards of a claim and of a question: every statement in order, the origins with reasons, the status by whom."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.brief.amounts import say_answer
from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import statement_line
from reportedly.brief.moments import order_key
from reportedly.brief.sides import say_claim, title_of
from reportedly.brief.standing import split_by_standing
from reportedly.brief.statuses import say_name, say_origins, say_status
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.records import Claim, Origin, Question

__all__ = ["claim_card", "question_card"]


def claim_card(claim: Claim, question: Question, origins: Sequence[Origin], view: View) -> Card:
    """A claim with its members in order of publication, then where they come from."""
    articles = f"{claim.articles} article{'' if claim.articles == 1 else 's'}"
    return Card(
        title=f"claim {view.short(claim.claim_id)}: {_said(claim, view)}",
        id=claim.claim_id,
        entries=(
            Entry("answers", f"{view.short(question.question_id)}  {question.label}"),
            Entry("status", say_status(claim.status)),
            *_by_whom(claim),
            Entry("spread", f"{articles}, {say_origins(claim.origins)}"),
            *_members("said", claim.statements, view),
            *_members("against", claim.against, view),
            *_origins(origins, claim, view),
            Entry("rules"),
            Entry("claim", claim.rule),
            Entry("status", claim.status.rule),
        ),
    )


def question_card(question: Question, view: View) -> Card:
    """A question with its answers: those that stand first, then those left behind or withdrawn."""
    claims = [view.claims[key] for key in question.claims if key in view.claims]
    standing, earlier = split_by_standing(claims, view)
    return Card(
        title=f"question {view.short(question.question_id)}: {title_of(question, view)}",
        id=question.question_id,
        entries=(
            Entry("asks for", question.facet.value),
            *(entry for claim in standing for entry in _answer(claim, view)),
            *([Entry("no longer standing: updated or withdrawn")] if earlier else []),
            *(entry for claim in earlier for entry in _answer(claim, view)),
            Entry("rules"),
            Entry("question", question.rule),
        ),
    )


def _answer(claim: Claim, view: View) -> Iterator[Entry]:
    yield Entry(f"{view.short(claim.claim_id)}  {_said(claim, view)}")
    yield Entry("status", say_status(claim.status))
    articles = f"{claim.articles} article{'' if claim.articles == 1 else 's'}"
    yield Entry("spread", f"{articles}, {say_origins(claim.origins)}")
    for label, keys in (("said", claim.statements), ("against", claim.against)):
        for number, key in enumerate(_in_order(keys, view)):
            yield Entry(label if number == 0 else "", statement_line(key, view))


def _said(claim: Claim, view: View) -> str:
    figures = [view.figures[key] for key in claim.figures if key in view.figures]
    return say_answer(claim, figures, view.number_words) if figures else say_claim(claim, view)


def _by_whom(claim: Claim) -> Iterator[Entry]:
    status = claim.status
    for label, names in (
        ("said by", status.asserted_by),
        ("confirmed by", status.confirmed_by),
        ("denied by", status.denied_by),
        ("withdrawn by", status.retracted_by),
    ):
        if names:
            yield Entry(label, ", ".join(map(say_name, names)))


def _members(heading: str, keys: Sequence[str], view: View) -> Iterator[Entry]:
    if keys:
        yield Entry(heading)
        yield from (Entry("", statement_line(key, view)) for key in _in_order(keys, view))


def _in_order(keys: Iterable[str], view: View) -> list[str]:
    """By publication, then by place on the page; what the view does not hold last."""

    def place(key: str) -> tuple[object, ...]:
        statement = view.statements.get(key)
        if statement is None:
            return (True, (True, ""), "", 0, key)
        published = order_key(view.published(statement.article_id))
        return (False, published, statement.article_id, statement.sentence.start, key)

    return sorted(keys, key=place)


def _origins(origins: Sequence[Origin], claim: Claim, view: View) -> Iterator[Entry]:
    if not origins:
        return
    yield Entry("origins: the furthest party each chain reaches")
    mine = {*claim.statements, *claim.against}
    for origin in origins:
        name = say_name(origin.root)
        group = (
            f", group {origin.group}"
            if origin.named and origin.group not in (origin.root, name.removesuffix(" itself"))
            else ""
        )
        members = [key for key in origin.statements if key in mine]
        outlets = dict.fromkeys(
            say_outlet(view.articles.get(view.statements[key].article_id), view)
            for key in members
            if key in view.statements
        )
        through = f"; through {', '.join(outlets)}" if outlets else ""
        yield Entry("", f"{view.short(origin.origin_id)}  {name}{group}{through} (rule {origin.rule})")
