"""What people's standing edits are about, by the keys it has now."""

from collections.abc import Iterable, Sequence

from reportedly.link.edits.anchors import find_figure, find_statements, reattach
from reportedly.link.edits.applied import live_edits
from reportedly.records import Analysis, Edit

__all__ = ["edited_keys"]


def edited_keys(analyses: Iterable[Analysis], edits: Sequence[Edit]) -> dict[str, list[Edit]]:
    """Key of a statement or figure, or article id → the standing edits of it, oldest first.

    ``analyses`` as screens show them. Edits of parties by name, and of lines, are
    about none of these.
    """
    by_id = {analysis.article.article_id: analysis for analysis in analyses}
    touched: dict[str, list[Edit]] = {}
    for edit in live_edits(edits):
        for anchor in (edit.anchor, edit.other):
            analysis = by_id.get(anchor.capture) if anchor else None
            if anchor is None or analysis is None or anchor.role == "line":
                continue
            span = reattach(anchor, analysis.page_text)
            if anchor.role == "article":
                keys: Sequence[str] = (analysis.article.article_id,)
            elif span is None:
                keys = ()
            elif anchor.role == "figure":
                figure = find_figure(analysis.figures, span)
                keys = (figure.key,) if figure else ()
            else:
                keys = find_statements({s.key: s for s in analysis.statements}, anchor.role, span)
            for key in keys:
                touched.setdefault(key, []).append(edit)
    return touched
