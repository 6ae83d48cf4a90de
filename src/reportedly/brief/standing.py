"""Which answers still stand: not withdrawn, and not left behind by an update."""

from collections.abc import Iterable, Sequence

from reportedly.brief.moments import order_key
from reportedly.brief.view import View
from reportedly.records import Claim, RelationType, Statement, StatusLabel

__all__ = ["split_by_standing"]


def split_by_standing(claims: Sequence[Claim], view: View) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that stand, and those that no longer do, each in the order given.

    A claim no longer stands when it was retracted; when every speaker behind it was
    followed by an update, his own or anybody's that nobody denies; or when it is an
    "at least 9" that later and undenied answers have left behind. A 14 thus stays
    beside a 17 that is denied. Without known dates nothing is newer, and all stand.
    """
    updates = _updates(claims, view)
    gone = {
        claim.claim_id
        for claim in claims
        if claim.status.label is StatusLabel.RETRACTED
        or _is_left_behind(claim, updates, view)
        or any(_outgrows(other, claim, view) for other in claims)
    }
    if len(gone) == len(claims):
        # Everybody withdrew: then that is where the question stands.
        return tuple(claims), ()
    return (
        tuple(claim for claim in claims if claim.claim_id not in gone),
        tuple(claim for claim in claims if claim.claim_id in gone),
    )


def _updates(claims: Iterable[Claim], view: View) -> dict[str, set[str]]:
    """Statement → the speakers (or "*" for anybody) whose updates it was followed by."""
    claim_of = {key: claim for claim in claims for key in claim.statements}
    found: dict[str, set[str]] = {}
    for relation in view.relations:
        newer, older = claim_of.get(relation.a), claim_of.get(relation.b)
        if relation.type is not RelationType.UPDATES or newer is None or older is None or newer is older:
            continue
        speakers = found.setdefault(relation.b, set())
        if relation.a in view.statements:
            speakers.add(_speaker(view.statements[relation.a], view))
        if not _is_denied(newer):
            speakers.add("*")
    return found


def _is_left_behind(claim: Claim, updates: dict[str, set[str]], view: View) -> bool:
    members = [view.statements[key] for key in claim.statements if key in view.statements]
    behind: dict[str, bool] = {}
    for statement in members:
        speaker = _speaker(statement, view)
        followed = updates.get(statement.key, set())
        behind[speaker] = behind.get(speaker, False) or "*" in followed or speaker in followed
    return bool(behind) and all(behind.values())


def _outgrows(newer: Claim, older: Claim, view: View) -> bool:
    """Whether ``older`` is a lower bound within which a newer, higher answer lies that nobody denies."""
    if older.high is not None or older.low is None or newer.low is None or newer.low <= older.low:
        return False
    if (newer.unit, newer.counted_class, newer.stage) != (older.unit, older.counted_class, older.stage):
        return False
    last, before = _last_published(newer, view), _last_published(older, view)
    return not _is_denied(newer) and last is not None and before is not None and before < last


def _last_published(claim: Claim, view: View) -> tuple[bool, str] | None:
    """When the newest dated article that holds the claim was published."""
    dates = (
        view.published(view.statements[key].article_id) for key in claim.statements if key in view.statements
    )
    keys = [order_key(date) for date in dates if date]
    return max((key for key in keys if not key[0]), default=None)


def _is_denied(claim: Claim) -> bool:
    return bool(claim.status.denied_by or claim.status.retracted_by)


def _speaker(statement: Statement, view: View) -> str:
    """The group somebody speaks for; the unnamed and outlets stand for themselves, an article each."""
    party = view.parties.get(statement.source.name.casefold())
    return party.group if party else f"{statement.article_id} {statement.source.name}"
