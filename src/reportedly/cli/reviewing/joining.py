"""``review merge``, ``split``, ``same-origin`` and ``not-same-origin``: rulings about two things."""

from collections.abc import Sequence
from typing import Final

from reportedly import ledger as book
from reportedly.cli.fetch import shortener
from reportedly.cli.reviewing.drafts import Draft
from reportedly.cli.reviewing.targets import Target, anchor_of, name_of, target
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger
from reportedly.link.edits.rulings import CLAIM_FIELD
from reportedly.link.events.proposals import EVENT_FIELD
from reportedly.records import Anchor, Claim

__all__ = ["merge", "not_same_origin", "same_origin", "split"]

_MERGED: Final = "claims, questions, events, statements, figures, or parties (by id or name)"


def merge(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``merge A B``: one claim, question, event or party of two. Raises WrongUse."""
    a, b = _two(ledger, typed, "merge", _MERGED)
    if parties := _names(ledger, a, b):
        return [
            Draft(
                action="must-link",
                parties=parties,
                said=f"“{parties[0]}” and “{parties[1]}” are one party",
            )
        ]
    _same_kind(a, b, "merge", _MERGED)
    if a.id == b.id:
        raise WrongUse(typed[0], "is named twice", "name two things")
    said = f"{a.kind}s {_short(ledger, a)} and {_short(ledger, b)} are one"
    match a.kind:
        case "claim":
            one, other = book.claim(ledger, a.id), book.claim(ledger, b.id)
            if one.question != other.question:
                questions = " ".join(shortener(ledger)(each.question) for each in (one, other))
                raise WrongUse(
                    "these claims", "answer two questions", f"merge those first: merge {questions}"
                )
            sides = (_of_claim(ledger, one), _of_claim(ledger, other))
            return [Draft(action="must-link", anchor=sides[0], other=sides[1], field=CLAIM_FIELD, said=said)]
        case "question":
            sides = (_of_question(ledger, a), _of_question(ledger, b))
            if sides[0].role != sides[1].role:
                number, words = (a, b) if sides[0].role == "figure" else (b, a)
                raise WrongUse(
                    f"question {_short(ledger, words)}",
                    f"is answered in words, and {_short(ledger, number)} in numbers: no answer of one can meet"
                    " one of the other",
                    "where its words give a number that was not read, add it: review add ARTICLE"
                    ' figure="exact words" low=N; then its figure is compared with the others',
                )
            return [Draft(action="must-link", anchor=sides[0], other=sides[1], said=said)]
        case "event":
            sides = (anchor_of(ledger, a), anchor_of(ledger, b))
            return [Draft(action="must-link", anchor=sides[0], other=sides[1], field=EVENT_FIELD, said=said)]
        case _:
            sides = (anchor_of(ledger, a), anchor_of(ledger, b))
            told = f"{a.kind}s {_short(ledger, a)} and {_short(ledger, b)} answer one question"
            return [Draft(action="must-link", anchor=sides[0], other=sides[1], said=told)]


def split(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``split A B …``: B leaves what it shares with A.

    ``split CLAIM|QUESTION|EVENT STATEMENT …`` puts statements (or figures) out;
    ``split STATEMENT STATEMENT`` parts two; ``split NAME NAME`` parts two names of a party.
    """
    if len(typed) < 2:
        raise WrongUse(
            "split",
            "needs what is to be split, and what leaves it",
            "write split CLAIM STATEMENT, or split NAME NAME",
        )
    if len(typed) == 2 and (parties := _names(ledger, *(target(ledger, each, names=True) for each in typed))):
        return [
            Draft(
                action="cannot-link",
                parties=parties,
                said=f"“{parties[0]}” and “{parties[1]}” are two parties",
            )
        ]
    whole, *leaving = (target(ledger, each) for each in typed)
    return [_put_out(ledger, whole, each) for each in leaving]


def _put_out(ledger: Ledger, whole: Target, leaves: Target) -> Draft:
    if leaves.kind not in ("statement", "figure"):
        raise WrongUse(
            leaves.id[:12], f"is a {leaves.kind}", "name the statement, or the figure, that leaves"
        )
    field = {"claim": CLAIM_FIELD, "event": EVENT_FIELD}.get(whole.kind)
    if whole.kind in ("statement", "figure"):
        _same_kind(whole, leaves, "split", "two statements or two figures")
        stays = whole
    else:
        stays = _another(ledger, whole, leaves)
    if field != EVENT_FIELD:
        stays, leaves = _by_figures(ledger, whole, stays, leaves)
    told = (
        "another answer" if field == CLAIM_FIELD else "of another event" if field else "of another question"
    )
    return Draft(
        action="cannot-link",
        anchor=anchor_of(ledger, stays),
        other=anchor_of(ledger, leaves),
        field=field,
        said=f"{leaves.kind} {_short(ledger, leaves)} is {told} than {stays.kind} {_short(ledger, stays)}",
    )


def _members(ledger: Ledger, whole: Target) -> tuple[set[str], set[str]]:
    """Keys of its statements and of its figures."""
    match whole.kind:
        case "claim":
            claims: tuple[Claim, ...] = (book.claim(ledger, whole.id),)
        case "question":
            claims = book.claims(ledger, whole.id)
        case "event":
            event = book.event(ledger, whole.id)
            return set(event.statements), set(event.figures)
        case _:
            raise WrongUse(whole.id[:12], f"is a {whole.kind}", f"split {_MERGED}")
    keys = {key for claim in claims for key in (*claim.statements, *claim.against)}
    return keys, {key for claim in claims for key in claim.figures}


def _another(ledger: Ledger, whole: Target, leaves: Target) -> Target:
    """The first member of the same kind that stays. Raises WrongUse where the one that leaves is none, or the only one."""
    statements, figures = _members(ledger, whole)
    members = statements if leaves.kind == "statement" else figures
    if leaves.id not in members:
        raise WrongUse(
            leaves.id[:12], f"is not in that {whole.kind}", f"see `reportedly show {whole.id[:12]}`"
        )
    rows = (
        [row.statement.key for row in book.statements(ledger, keys=members)]
        if leaves.kind == "statement"
        else [row.figure.key for row in book.figures(ledger, keys=members)]
    )
    others = [key for key in rows if key != leaves.id]
    if not others:
        raise WrongUse(whole.id[:12], "holds nothing else", "there is nothing to split")
    return Target(kind=leaves.kind, id=others[0])


def _by_figures(ledger: Ledger, whole: Target, stays: Target, leaves: Target) -> tuple[Target, Target]:
    """The figures of two statements, where it is by their figures that they answer a question about a number."""
    if stays.kind != "statement" or whole.kind != "question":
        return stays, leaves
    _, figures = _members(ledger, whole)
    one, other = (
        next((key for key in book.statement(ledger, each.id).statement.figures if key in figures), None)
        for each in (stays, leaves)
    )
    if one is None or other is None:
        return stays, leaves
    return Target(kind="figure", id=one), Target(kind="figure", id=other)


def same_origin(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``same-origin A B``: statements, or parties and origins by id or name."""
    return [_origin(ledger, typed, "same-origin", "come from one origin")]


def not_same_origin(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``not-same-origin A B``."""
    return [_origin(ledger, typed, "not-same-origin", "come from two origins")]


def _origin(ledger: Ledger, typed: Sequence[str], action: str, told: str) -> Draft:
    a, b = _two(ledger, typed, action, "two statements, or two parties")
    if parties := _names(ledger, a, b):
        return Draft(action=action, parties=parties, said=f"“{parties[0]}” and “{parties[1]}” {told}")
    if (a.kind, b.kind) != ("statement", "statement"):
        raise WrongUse(action, "needs two statements, or two named parties", "an unnamed one has no name")
    return Draft(
        action=action,
        anchor=anchor_of(ledger, a),
        other=anchor_of(ledger, b),
        said=f"statements {_short(ledger, a)} and {_short(ledger, b)} {told}",
    )


def _of_claim(ledger: Ledger, claim: Claim) -> Anchor:
    if claim.figures:
        return anchor_of(
            ledger,
            Target(kind="figure", id=book.figures(ledger, claim=claim.claim_id)[0].figure.key),
        )
    rows = book.statements(ledger, keys=claim.statements or claim.against)
    return anchor_of(ledger, Target(kind="statement", id=rows[0].statement.key))


def _of_question(ledger: Ledger, meant: Target) -> Anchor:
    return _of_claim(ledger, book.claims(ledger, meant.id)[0])


def _two(ledger: Ledger, typed: Sequence[str], action: str, what: str) -> tuple[Target, Target]:
    if len(typed) != 2:
        raise WrongUse(action, f"needs two of a kind: {what}", f"write {action} A B")
    a, b = (target(ledger, each, names=True) for each in typed)
    return a, b


def _names(ledger: Ledger, a: Target, b: Target) -> tuple[str, str] | None:
    one, other = name_of(ledger, a), name_of(ledger, b)
    if one is None or other is None:
        return None
    if one == other:
        raise WrongUse(repr(one)[:80], "is named twice", "name two of its names, or two parties")
    return one, other


def _same_kind(a: Target, b: Target, action: str, what: str) -> None:
    if a.kind != b.kind or a.kind in (
        "article",
        "relation",
        "reuse",
        "timex",
        "edit",
        "line",
        "origin",
        "name",
    ):
        raise WrongUse(f"{a.kind} and {b.kind}", f"are not for {action}", f"name two of a kind: {what}")


def _short(ledger: Ledger, meant: Target) -> str:
    return shortener(ledger)(meant.id)
