"""A story as of a moment beside the story now: what news changed, then what newer rules did."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.brief.changes import Change, Since, find_changes
from reportedly.brief.order import ordered
from reportedly.brief.view import View, view_of
from reportedly.cli.fetch import files_of, shortener
from reportedly.ledger import (
    Ledger,
    Story,
    all_analyses,
    arrivals,
    edits,
    is_before,
    past_analyses,
    rules_over_time,
)
from reportedly.records import Analysis, Edit, Question

__all__ = ["Compared", "compare_with"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed, what came in between, and the story now."""

    changes: tuple[Change, ...]
    since: Since
    after: View


def compare_with(ledger: Ledger, story: Story, since: str) -> Compared:
    """Compare the story now with how it stood at ``since``, ISO 8601 with offset.

    News: the pages and corrections of then and of now, both read by today's rules. What
    rules changed: the pages and corrections of then, as they read then and as they read
    now. Rules of linking itself are not kept: both sides are linked by today's. A page whose
    lines or date a person has corrected is read anew for both, and shows no change of rules.
    """
    came = {each.article_id: each for each in arrivals(ledger)}
    old = {key for key, each in came.items() if is_before(each.entered_at, since)}
    read, made = tuple(all_analyses(ledger, as_found=True)), edits(ledger)
    then = [each for each in read if each.article.article_id in old]
    earlier = [edit for edit in made if is_before(edit.when, since)]
    replaced = {key: each for key, each in past_analyses(ledger, since).items() if key in old}
    rules = _rules_changed(replaced, then)
    was, now = _side(ledger, story, then, earlier), _side(ledger, story, read, made)
    news = Since(
        arrived={key: each.earlier for key, each in came.items() if key not in old},
        edits=tuple(edit for edit in made if not is_before(edit.when, since)),
        rules=_newer_rules(ledger, since) or rules,
    )
    changes = find_changes(was.view, now.view, was.asked, now.asked, news)
    if replaced:
        before = [replaced.get(each.article.article_id, each) for each in then]
        by_old_rules = _side(ledger, story, before, earlier)
        ours = Since(arrived={}, rules=rules)
        changes += find_changes(by_old_rules.view, was.view, by_old_rules.asked, was.asked, ours)
    return Compared(changes=changes, since=news, after=now.view)


@dataclass(frozen=True, slots=True)
class _Side:
    view: View
    asked: Sequence[Question]


def _side(ledger: Ledger, story: Story, found: Sequence[Analysis], corrections: Sequence[Edit]) -> _Side:
    from reportedly.ingest import correct  # only here: other screens read what is linked already
    from reportedly.link import link

    taken, read = correct(found, corrections, ledger=ledger)
    linked = link(taken, corrections, story.tables)
    view = view_of(read, linked, short=shortener(ledger), files=files_of(ledger))
    return _Side(view, ordered(linked.questions, view.claims))


def _rules_changed(replaced: Mapping[str, Analysis], now: Iterable[Analysis]) -> tuple[str, ...]:
    """What has read pages anew: rule sets by name, else the lexicons, which go by none."""
    if not replaced:
        return ()
    names = {
        name
        for each in now
        if (past := replaced.get(each.article.article_id)) is not None
        for name in {*each.rules, each.page_text.renderer} - {*past.rules, past.page_text.renderer}
    }
    return tuple(sorted(names)) or ("lexicons",)


def _newer_rules(ledger: Ledger, since: str) -> tuple[str, ...]:
    """The rule sets at work now and not at the last linking before the moment."""
    rows = rules_over_time(ledger)
    then = [row for row in rows if is_before(row.moment, since)]
    if not then or not rows:
        return ()
    known = {*then[-1].articles, *then[-1].links}
    return tuple(sorted({*rows[-1].articles, *rows[-1].links} - known))
