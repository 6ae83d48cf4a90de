"""Every statement as a row: who said what, through whom, with which figures, at which place."""

from collections.abc import Iterator, Mapping
from typing import Final

from reportedly.brief.amounts import say_figure
from reportedly.brief.exports.material import Material
from reportedly.brief.exports.reports import in_order, own_cells
from reportedly.brief.voices import say_chain, say_voice

__all__ = ["STATEMENT_COLUMNS", "statement_rows"]

STATEMENT_COLUMNS: Final = (
    "statement",
    "article",
    "outlet",
    "published",
    "published_basis",
    "source",
    "source_type",
    "chain",
    "kind",
    "tier",
    "stance",
    "certainty",
    "polarity",
    "conditional",
    "basis",
    "figures",
    "claims",
    "quote",
    "sentence",
    "start",
    "end",
    "url",
    "address",
    "page_text",
)


def statement_rows(material: Material) -> Iterator[Mapping[str, object]]:
    """A row a statement, in order of publication, then of the page."""
    view = material.view
    claims: dict[str, list[str]] = {}
    for claim in view.claims.values():
        for key in (*claim.statements, *claim.against):
            claims.setdefault(key, []).append(claim.claim_id)
    for statement in in_order(view.statements, view):
        key = statement.key
        article = view.articles[statement.article_id]
        figures = (view.figures[each] for each in statement.figures if each in view.figures)
        yield {
            "statement": key,
            "article": statement.article_id,
            "outlet": article.outlet.value,
            "published": article.published.value,
            "published_basis": article.published.basis.value,
            "source": say_voice(statement, view),
            "source_type": statement.source.type.value,
            "chain": say_chain(statement, view),
            "kind": statement.kind.value,
            "tier": statement.tier.value,
            "stance": statement.stance.value,
            "certainty": statement.certainty.value,
            "polarity": statement.polarity.value,
            "conditional": int(statement.conditional),
            "basis": statement.basis.value.value,
            "figures": "; ".join(
                f"{say_figure(each, view.number_words.get(each.key))} {each.counted_class.removeprefix('other:')}"
                for each in figures
            ),
            "claims": "; ".join(sorted(claims.get(key, ()))),
            "quote": view.sayings.get(key),
            "sentence": material.sentences.get(key),
            "start": statement.sentence.start,
            "end": statement.sentence.end,
            "url": article.url.value,
            "address": material.addresses.get(statement.article_id),
            "page_text": article.page_text,
            **own_cells(material, statement),
        }
