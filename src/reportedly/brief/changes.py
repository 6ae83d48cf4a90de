"""What changed between two moments, answer by answer, each change with its cause."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.brief.amounts import say_answer
from reportedly.brief.moments import Moments
from reportedly.brief.sides import say_claim, title_of
from reportedly.brief.statuses import say_origins, say_status
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet, say_voice
from reportedly.records import Claim, Edit, Question

__all__ = ["Change", "Since", "find_changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What came in between the two moments: all that can be a cause."""

    arrived: Mapping[str, tuple[str, ...]]  # article id → earlier versions of its page
    edits: tuple[Edit, ...] = ()
    rules: tuple[
        str, ...
    ] = ()  # rule sets at work now and not then; "lexicons" for tables changed under them


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One answer that is new, gone or otherwise than it was."""

    question: str  # id, now; then, when it is gone
    title: str
    claim: str  # id, now; then, when it is gone
    what: tuple[str, ...]  # "new: 17", "was “said by police alone”, now “disputed”"
    causes: tuple[str, ...]  # "new article: Echo, 7 May 2031 08:30"; never empty
    statements: tuple[str, ...]  # keys of those that came


def find_changes(
    before: View,
    after: View,
    asked_before: Sequence[Question],
    asked_after: Sequence[Question],
    since: Since,
) -> tuple[Change, ...]:
    """Changes in the order of the questions now, then of those that are gone.

    Answers are the same where most of their statements are: ids of answers follow
    their content. For news, both sides are read by today's rules; for what newer rules
    did, the same pages are compared as they read then and now, and ``since`` names those rules.
    """
    home = _homes(before)
    found: list[Change] = []
    met: set[str] = set()
    for question in asked_after:
        for claim in (after.claims[key] for key in question.claims if key in after.claims):
            old = _counterpart(claim, home, before)
            if old is not None:
                met.add(old.claim_id)
            what = tuple(_differences(old, claim, before, after))
            if what:
                came = _came(old, claim)
                found.append(
                    Change(
                        question=question.question_id,
                        title=title_of(question, after),
                        claim=claim.claim_id,
                        what=what,
                        causes=_causes(claim, came, after, since),
                        statements=came,
                    )
                )
    kept = {key for claim in after.claims.values() for key in (*claim.statements, *claim.against)}
    found += _gone(before, asked_before, met, kept, since)
    return tuple(found)


def _homes(view: View) -> Mapping[str, tuple[str, ...]]:
    """Statement key → the claims that hold it."""
    found: dict[str, list[str]] = {}
    for claim_id in sorted(view.claims):
        claim = view.claims[claim_id]
        for key in claim.statements:
            found.setdefault(key, []).append(claim_id)
    return {key: tuple(claims) for key, claims in found.items()}


def _counterpart(claim: Claim, home: Mapping[str, tuple[str, ...]], before: View) -> Claim | None:
    """The answer of then that shares most statements with this one, of the same kind; None where none shares any."""
    if claim.claim_id in before.claims:
        return before.claims[claim.claim_id]
    shared = Counter(other for key in claim.statements for other in home.get(key, ()))
    same_kind = [other for other in shared if bool(before.claims[other].figures) == bool(claim.figures)]
    if not same_kind:
        return None
    return before.claims[min(same_kind, key=lambda other: (-shared[other], other))]


def _came(old: Claim | None, claim: Claim) -> tuple[str, ...]:
    known = {*old.statements, *old.against} if old else set()
    return tuple(key for key in (*claim.statements, *claim.against) if key not in known)


def _differences(old: Claim | None, claim: Claim, before: View, after: View) -> Iterator[str]:
    if old is None:
        yield f"new: {_say(claim, after)}, {say_status(claim.status)}"
        return
    then, now = _say(old, before), _say(claim, after)
    if old.figures and then != now:
        yield f"was {then}, now {now}"
    if old.status.label is not claim.status.label:
        yield f"status was “{say_status(old.status)}”, now “{say_status(claim.status)}”"
    if old.origins != claim.origins:
        yield f"from {say_origins(claim.origins)}, was {say_origins(old.origins)}"
    for verb, mine, theirs in (
        ("also said by", claim.statements, old.statements),
        ("now denied or left open by", claim.against, old.against),
    ):
        who = list(
            dict.fromkeys(
                say_voice(after.statements[key], after)
                for key in mine
                if key not in theirs and key in after.statements
            )
        )
        if who:
            yield f"{verb} {', '.join(who)}"


def _say(claim: Claim, view: View) -> str:
    figures = [view.figures[key] for key in claim.figures if key in view.figures]
    return say_answer(claim, figures, view.number_words) if figures else say_claim(claim, view)


def _causes(claim: Claim, came: Iterable[str], view: View, since: Since) -> tuple[str, ...]:
    """Why, by what can be pointed at: the pages that the new statements stand on, people's edits, newer rules."""
    members = [view.statements[key] for key in (*claim.statements, *claim.against) if key in view.statements]
    pages = {view.statements[key].article_id for key in came if key in view.statements}
    causes = [_page_cause(page, view, since) for page in sorted(pages) if page in since.arrived]
    touched = {statement.article_id for statement in members}
    causes += [
        f"corrected by {edit.who}: {edit.reason or edit.action}"
        for edit in since.edits
        if any(anchor is not None and anchor.capture in touched for anchor in (edit.anchor, edit.other))
        or edit.parties
    ]
    if not causes and since.rules:
        causes.append(f"rules changed: {', '.join(since.rules)}")
    if not causes and since.arrived:
        # An answer elsewhere may have made this one disputed, or independent.
        causes.append("linked anew with the pages that came in")
    if not causes and since.edits:
        causes.append("linked anew after corrections elsewhere")
    return tuple(dict.fromkeys(causes)) or ("a page was taken out",)


def _page_cause(page: str, view: View, since: Since) -> str:
    article = view.articles.get(page)
    where = f"{say_outlet(article, view)}, {Moments().say(view.published(page))}"
    edited = any(earlier in view.articles for earlier in since.arrived[page])
    return f"page edited: {where}" if edited else f"new article: {where}"


def _gone(
    before: View, asked: Iterable[Question], met: set[str], kept: set[str], since: Since
) -> Iterator[Change]:
    for question in asked:
        for claim in (before.claims[key] for key in question.claims if key in before.claims):
            if claim.claim_id in met or set(claim.statements) & kept:
                continue
            yield Change(
                question=question.question_id,
                title=title_of(question, before),
                claim=claim.claim_id,
                what=(f"gone: {_say(claim, before)}",),
                causes=_causes(claim, (), before, since),
                statements=(),
            )
