"""From parse to attributions: lay the article out, find relations, mark them as the gold guide asks."""

from typing import Final

from reportedly.extract.attributions.cues import entry_of
from reportedly.extract.attributions.forms import add_forms
from reportedly.extract.attributions.marking import (
    content_spans,
    cue_span,
    is_statement,
    kind_of,
    source_span,
)
from reportedly.extract.attributions.pieces import FORM
from reportedly.extract.attributions.relations import Relation, find_relations
from reportedly.extract.attributions.view import View, lay_out
from reportedly.extract.attributions.weights import load_models
from reportedly.records import Attribution, Kind, Parse, Tier

__all__ = ["FOUND_BY", "THRESHOLD", "find_attributions"]

FOUND_BY: Final = "attributions/1"

THRESHOLD: Final = 0.35
"""Least ``Relation.weight`` of an attribution: near the best F1 on PolNeAR's development articles (0.3–0.4)."""

_UNLISTED: Final = 0.6
"""The same for an indirect attitude without a clause whose cue the lexicon does not list: "signed", "ramped up"
are mostly acts."""


def find_attributions(article_id: str, text: str, parse: Parse) -> tuple[Attribution, ...]:
    """All attributions of a parsed body, ordered by cue; nested ones included. Headings are not read.

    Not found: cues within quotation marks, and content that only an anaphor
    points to in an earlier sentence ("he denied this" has the content "this").
    """
    view = lay_out(parse)
    relations = add_forms(view, text, find_relations(view, load_models()))
    found = [
        _attribution(article_id, text, view, relation)
        for relation in relations
        if relation.weight > _threshold(view, relation) and is_statement(view, relation)
    ]
    return tuple(sorted(found, key=lambda a: (a.cue, a.content, a.source is None)))


def _threshold(view: View, relation: Relation) -> float:
    clause = any(view.dep[child] == "ccomp" for child in view.children[relation.head])
    if clause or entry_of(view, relation.head) is not None or relation.content.how == FORM:
        return THRESHOLD
    tier = _tier_of_unlisted(view, relation, kind_of(view, relation.content.ranges))
    return _UNLISTED if tier is Tier.ATTITUDE else THRESHOLD


def _attribution(article_id: str, text: str, view: View, relation: Relation) -> Attribution:
    entry = entry_of(view, relation.head)
    kind = kind_of(view, relation.content.ranges)
    return Attribution(
        article_id=article_id,
        cue=cue_span(view, relation),
        cue_lemma=entry.lemma if entry else view.lemma[relation.head],
        source=source_span(view, relation),
        content=content_spans(view, text, relation.content.ranges),
        kind=kind,
        tier=entry.tier if entry else _tier_of_unlisted(view, relation, kind),
        probability=round(relation.weight, 3),
        found_by=FOUND_BY,
    )


def _tier_of_unlisted(view: View, relation: Relation, kind: Kind) -> Tier:
    """A colon or a dash reports, and so does any verb that takes a quotation; other words are attitudes."""
    punctuation = view.pos[relation.head] in ("PUNCT", "SYM", "X")
    return Tier.REPORTING if punctuation or kind is not Kind.INDIRECT else Tier.ATTITUDE
