"""Sets of records that travel together: all of one article, all that link makes of many."""

from dataclasses import dataclass

from reportedly.records.article import Article, PageText
from reportedly.records.correction import Anchor, Edit
from reportedly.records.figure import Figure, Rejection, Timex
from reportedly.records.linked import (
    ArticleDate,
    Claim,
    Event,
    Furniture,
    Origin,
    Party,
    Question,
    Relation,
    Reuse,
)
from reportedly.records.statement import Attribution, Mention, Statement

__all__ = ["Analysis", "Linking", "Tables"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that one article says, as ``analyze`` finds it. A pure function of its capture and declaration."""

    page_text: PageText
    article: Article
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    rejections: tuple[Rejection, ...]
    timexes: tuple[Timex, ...]
    rules: tuple[str, ...]  # every rule set and model that took part, sorted: "figures/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What a person lays down in a story's ``tables/``; empty tables mean the shipped ones alone."""

    aliases: tuple[tuple[str, str], ...] = ()  # (alias, name)
    groups: tuple[tuple[str, str], ...] = ()  # (party, what it belongs to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """All that ``link`` makes of a set of articles, in canonical order."""

    parties: tuple[Party, ...]
    reuses: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    questions: tuple[Question, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    furniture: tuple[Furniture, ...]
    dates: tuple[ArticleDate, ...]
    orphans: tuple[tuple[Edit, Anchor], ...]  # edits that found no place
    rules: tuple[str, ...]
    events: tuple[Event, ...] = ()
