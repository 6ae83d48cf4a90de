"""All that a set of articles adds up to: a pure function of the set, whatever the order of arrival."""

from collections.abc import Iterable, Sequence
from typing import Final

from reportedly.link.copies.furniture import find_furniture
from reportedly.link.copies.passages import copied_statements
from reportedly.link.copies.reuse import find_overlaps, find_reuses
from reportedly.link.dates.articles import date_articles
from reportedly.link.edits.applied import apply_edits, live_edits
from reportedly.link.edits.rulings import Rulings, read_rulings
from reportedly.link.edits.versions import carry_edits
from reportedly.link.events.proposals import propose_events
from reportedly.link.origins.counting import find_origins, settle_roots
from reportedly.link.origins.independence import Ties
from reportedly.link.parties.book import link_parties
from reportedly.link.parties.groups import Chart
from reportedly.link.questions.claims import finish_questions
from reportedly.link.questions.drafts import draft_questions, oppose
from reportedly.link.questions.ruled import rule_drafts
from reportedly.link.relations.pairs import find_relations
from reportedly.link.said.sayings import gather_sayings
from reportedly.records import Analysis, Anchor, Edit, Linking, Tables
from reportedly.records.codec import record_id

__all__ = ["RULES", "link"]

RULES: Final = ("events/1", "link/2")


def link(analyses: Iterable[Analysis], edits: Sequence[Edit] = (), tables: Tables = Tables()) -> Linking:  # noqa: B008 - frozen and empty
    """Link what these articles say.

    Pure: depends on the set of analyses, the set of edits and the tables alone.
    Every id is a digest of content. An edit whose page or place is gone comes back
    among ``orphans``; it is never dropped.
    """
    live = live_edits(edits)
    edited: list[Analysis] = []
    orphans: set[tuple[Edit, Anchor]] = set()
    articles = _one_each(analyses)
    carried = carry_edits(live, articles)
    for analysis in articles:
        changed, lost = apply_edits(analysis, live, carried=carried)
        edited.append(changed)
        orphans.update(lost)
    rulings = read_rulings(live, edited)
    orphans.update(rulings.orphans)
    known = {analysis.article.article_id for analysis in articles}
    orphans.update(
        (edit, edit.anchor) for edit in live if edit.anchor is not None and edit.anchor.capture not in known
    )
    chart = Chart.of(tables, rulings.aliases())
    book = link_parties(edited, chart, apart=rulings.parties_apart)
    reuses = find_reuses(edited, find_overlaps(edited))
    sayings = gather_sayings(edited, book)
    ties = _ties(rulings, copied_statements(sayings))
    roots = settle_roots(sayings, ties)
    asked = [oppose(question) for question in rule_drafts(draft_questions(sayings, ties), sayings, rulings)]
    questions, claims = finish_questions(asked, roots, ties)
    return Linking(
        parties=book.parties,
        reuses=reuses,
        origins=find_origins(sayings, roots),
        questions=questions,
        claims=claims,
        relations=find_relations(asked, ties),
        furniture=find_furniture(edited),
        dates=date_articles(edited, reuses),
        orphans=tuple(sorted(orphans, key=lambda pair: (record_id(pair[0]), record_id(pair[1])))),
        rules=RULES,
        events=propose_events(
            sayings,
            edited,
            book.parties,
            linked=rulings.events_linked,
            apart=rulings.events_apart,
            confirmed=rulings.events_confirmed,
        ),
    )


def _one_each(analyses: Iterable[Analysis]) -> list[Analysis]:
    """The analyses by article id; of two of one article, the one whose page text and rules sort last."""
    by_id: dict[str, Analysis] = {}
    for analysis in analyses:
        held = by_id.get(analysis.article.article_id)
        if held is None or _age(held) < _age(analysis):
            by_id[analysis.article.article_id] = analysis
    return [by_id[article] for article in sorted(by_id)]


def _age(analysis: Analysis) -> tuple[str, tuple[str, ...], str]:
    return (analysis.page_text.renderer, analysis.rules, repr(analysis))


def _ties(rulings: Rulings, copied: Iterable[tuple[str, str]]) -> Ties:
    apart = rulings.apart_origins
    return Ties.of(
        (pair for pair in copied if frozenset(pair) not in apart), same=rulings.same_origins, apart=apart
    )
