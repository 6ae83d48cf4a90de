"""One thing shown whole: everything the ledger knows of a statement, a figure, a claim, an article, a party."""

from reportedly.brief.cards.article import article_card, page_card
from reportedly.brief.cards.card import Card, Entry, render_card
from reportedly.brief.cards.claim import claim_card, question_card
from reportedly.brief.cards.figure import figure_card, timex_card
from reportedly.brief.cards.party import origin_card, party_card
from reportedly.brief.cards.relation import edit_card, relation_card, reuse_card
from reportedly.brief.cards.statement import statement_card

__all__ = [
    "Card",
    "Entry",
    "article_card",
    "claim_card",
    "edit_card",
    "figure_card",
    "origin_card",
    "page_card",
    "party_card",
    "question_card",
    "relation_card",
    "render_card",
    "reuse_card",
    "statement_card",
    "timex_card",
]
