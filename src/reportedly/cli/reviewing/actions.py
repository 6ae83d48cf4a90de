"""The actions of ``reportedly review`` by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reportedly import ledger as book
from reportedly.cli.fetch import shortener
from reportedly.cli.reviewing.drafts import Draft
from reportedly.cli.reviewing.fixing import add, fix
from reportedly.cli.reviewing.joining import merge, not_same_origin, same_origin, split
from reportedly.cli.reviewing.targets import Target, anchor_of, target
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger
from reportedly.link.events.proposals import EVENT_FIELD

__all__ = ["ACTIONS", "drafts_for"]


def drafts_for(ledger: Ledger, action: str, typed: Sequence[str]) -> list[Draft]:
    """The edits that an action comes to. Raises WrongUse or NoSuchId, saying what would do."""
    if action not in ACTIONS:
        raise WrongUse(repr(action)[:80], "is no action", f"name one of {', '.join(ACTIONS)}")
    return ACTIONS[action](ledger, typed)


def _accept(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    return [_judged(ledger, each, "accept") for each in _all(ledger, typed, "accept")]


def _reject(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    return [_judged(ledger, each, "reject") for each in _all(ledger, typed, "reject")]


def _all(ledger: Ledger, typed: Sequence[str], action: str) -> list[Target]:
    if not typed:
        raise WrongUse(action, "needs an id", f"write {action} 7f3a")
    return [target(ledger, each) for each in typed]


def _judged(ledger: Ledger, meant: Target, action: str) -> Draft:
    allowed = ("statement", "figure", *(("article", "event", "line") if action == "accept" else ()))
    if meant.kind not in allowed:
        hint = (
            f"name its statements, as in `reportedly show {meant.id[:12]}`"
            if meant.kind in ("claim", "question", "event", "origin", "party")
            else "take a page out with `reportedly remove`"
            if meant.kind == "article"
            else f"name a {', '.join(allowed)}"
        )
        raise WrongUse(meant.id[:12], f"is a {meant.kind}; {action} takes a {', '.join(allowed)}", hint)
    return Draft(
        action=action,
        anchor=anchor_of(ledger, meant),
        field=EVENT_FIELD if meant.kind == "event" else None,
        said=f"{action} {meant.kind} {shortener(ledger)(meant.id)}{_words(ledger, meant)}",
    )


def _words(ledger: Ledger, meant: Target) -> str:
    if meant.kind == "statement":
        row = book.statement(ledger, meant.id)
        return f": {row.statement.source.name}: “{' … '.join(row.words)}”"
    return f": “{book.figure(ledger, meant.id).words}”" if meant.kind == "figure" else ""


ACTIONS: Final[Mapping[str, Callable[[Ledger, Sequence[str]], list[Draft]]]] = {
    "accept": _accept,
    "fix": fix,
    "reject": _reject,
    "add": add,
    "merge": merge,
    "split": split,
    "same-origin": same_origin,
    "not-same-origin": not_same_origin,
}
