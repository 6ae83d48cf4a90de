"""The card of a claim's origins: how many places it comes from, and why they count as one or as several."""

from collections.abc import Iterator, Sequence

from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import statement_line
from reportedly.brief.sides import say_claim, title_of
from reportedly.brief.statuses import say_name, say_origins
from reportedly.brief.view import View
from reportedly.brief.voices import say_chain, say_outlet
from reportedly.records import OUTLET, Claim, Independence, Origin, Question, Relation, Reuse, ReuseKind

__all__ = ["origins_card"]


def origins_card(
    claim: Claim,
    question: Question,
    origins: Sequence[Origin],
    view: View,
    *,
    relations: Sequence[tuple[str, Relation]] = (),
    copies: Sequence[tuple[str, Reuse]] = (),
) -> Card:
    """Where a claim comes from: each origin with the chains that end there, then what ties or parts them.

    ``relations`` and ``copies`` (with the ids that ``show`` knows) among the claim's
    own statements and articles. Sure is the largest set of named origins that are
    pairwise surely independent; the unnamed are never added in.
    """
    articles = f"{claim.articles} article{'' if claim.articles == 1 else 's'}"
    return Card(
        title=f"origins of claim {view.short(claim.claim_id)}: {title_of(question, view)}: {say_claim(claim, view)}",
        id=claim.claim_id,
        entries=(
            Entry("spread", f"{articles}, {say_origins(claim.origins)}"),
            *(entry for origin in origins for entry in _origin(origin, claim, view)),
            *_ties(claim, relations, view),
            *_copies(copies, view),
            Entry("rules"),
            Entry("count", claim.status.rule),
        ),
    )


def _origin(origin: Origin, claim: Claim, view: View) -> Iterator[Entry]:
    named = "" if origin.named else "; unnamed: counted apart, never added"
    group = (
        f"; group {origin.group}"
        if origin.named and origin.group not in (origin.root, origin.root.removeprefix(f"{OUTLET}:"))
        else ""
    )
    root = _root(origin, view)
    yield Entry(f"{view.short(origin.origin_id)}  {root}{group}{named} (rule {origin.rule})")
    mine = {*claim.statements, *claim.against}
    for key in (each for each in origin.statements if each in mine):
        yield Entry("against" if key in claim.against else "said", statement_line(key, view))
        if key in view.statements:
            yield Entry("chain", say_chain(view.statements[key], view))


def _root(origin: Origin, view: View) -> str:
    """The origin's name; an outlet that nothing names goes by no id."""
    article = view.articles.get(origin.root.removeprefix(f"{OUTLET}:"))
    return f"{say_outlet(article, view)} itself" if article else say_name(origin.root)


def _ties(claim: Claim, relations: Sequence[tuple[str, Relation]], view: View) -> Iterator[Entry]:
    """Pairs that surely share an origin, and pairs that surely do not: what the range rests on."""
    mine = {*claim.statements, *claim.against}
    told = [
        (identifier, relation)
        for identifier, relation in relations
        if relation.independent is not Independence.UNKNOWN and {relation.a, relation.b} <= mine
    ]
    if not told:
        yield Entry("why not one number")
        yield Entry("", "nothing on the pages says of any two whether they are independent")
        return
    yield Entry("what ties them and what parts them")
    for identifier, relation in told:
        verb = "independent" if relation.independent is Independence.YES else "not independent"
        yield Entry(
            "",
            f"{view.short(identifier)}  {view.short(relation.a)} and {view.short(relation.b)}: {verb} (rule {relation.rule})",
        )


def _copies(copies: Sequence[tuple[str, Reuse]], view: View) -> Iterator[Entry]:
    if copies:
        yield Entry("text that its articles share: a copy adds no origin")
    for identifier, reuse in copies:
        if reuse.kind is ReuseKind.QUOTES and not reuse.shared:
            continue
        sides = " and ".join(
            f"{view.short(each)} {say_outlet(view.articles.get(each), view)}" for each in (reuse.a, reuse.b)
        )
        shares = f"{reuse.share_a:.0%} of the first, {reuse.share_b:.0%} of the second"
        yield Entry("", f"{view.short(identifier)}  {sides}: {reuse.kind.value}, {shares}; {reuse.why}")
