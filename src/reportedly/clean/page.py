"""Page text → Article: every line labelled, and title, outlet, authors and dates with where they come from."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from lxml import html

from reportedly.clean.closing import WALL
from reportedly.clean.from_markup import authors_by_place, authors_from_markup, from_markup
from reportedly.clean.labelled import label_extracted, label_text
from reportedly.clean.language import tell_language
from reportedly.clean.markup import Markup, read_markup
from reportedly.clean.outlet import find_credits, find_outlet
from reportedly.clean.raw import NAMES_UNDER_TITLE
from reportedly.clean.stated import declared, find_authors, find_published, find_title, unknown
from reportedly.clean.tree import parse_tree
from reportedly.errors import UnreadableInput
from reportedly.records import Article, Declaration, Line, LineKind, PageText, Stated

__all__ = ["CLEANED_BY", "clean_lines", "clean_page"]

CLEANED_BY: Final = "clean/1"


def clean_page(
    page: PageText, data: bytes, *, media_type: str, declaration: Declaration | None, captured_on: date
) -> Article:
    """A page read as news.

    data         the captured bytes; for HTML they give the markup that the page text no longer has.
    media_type   of the capture: "text/html" or "text/plain".
    declaration  what the person said of this capture; it wins over whatever the page says.
    captured_on  the day the page was obtained: no page is published after it.

    Every non-blank line of the page text gets exactly one ``Line``. Nothing is deleted.
    A page that shows its headline and keeps the rest for members is an article without a body: that it
    was published, when and by whom stands in the record, and nothing is read from the plea to subscribe.
    Raises UnreadableInput (stage "clean") when no line of any other page is body.
    """
    tree, why = parse_tree(data, page) if media_type == "text/html" else (None, "")
    markup = read_markup(tree) if tree is not None else Markup({})
    if tree is not None:
        outlets = [value for value, _ in markup.of("outlet")]
        titles = [value for value, _ in (*markup.of("heading"), *markup.of("title"))]
        lines = label_extracted(page.text, tree, titles=titles, outlets=outlets, hidden=page.hidden)
    else:
        lines = label_text(page.text, hidden=page.hidden, why=why)
    body = [line for line in lines if line.kind in (LineKind.BODY, LineKind.HEADING)]
    if not body and not _is_walled(lines):
        raise UnreadableInput(
            page.capture,
            "no text left after cleaning",
            "if it is an index page, pass the articles it links to",
            stage="clean",
        )
    facts = _find_facts(page, lines, tree, markup, captured_on)
    if declaration is not None:
        facts = _declare(facts, declaration)
    return Article(
        article_id=page.capture,
        page_text=page.sha256,
        renderer=page.renderer,
        language=tell_language("\n".join(line.span.of(page.text) for line in body or lines)),
        title=facts["title"],
        outlet=facts["outlet"],
        authors=_find_authors(page.text, lines, tree, markup),
        published=facts["published"],
        modified=facts["modified"],
        url=facts["url"],
        credits=find_credits(page.text, lines),
        lines=lines,
        cleaned_by=CLEANED_BY,
    )


def _is_walled(lines: Sequence[Line]) -> bool:
    """Whether a title and a word that the rest is for members are all that the page shows of its article."""
    titled = any(line.kind is LineKind.TITLE for line in lines)
    return titled and any(line.reason.startswith(WALL) for line in lines)


def clean_lines(text: str) -> tuple[Line, ...]:
    """Every non-blank line of a text without markup, labelled: title, body, and the kinds of what is neither."""
    return label_text(text)


def _find_facts(
    page: PageText, lines: Sequence[Line], tree: html.HtmlElement | None, markup: Markup, captured_on: date
) -> dict[str, Stated]:
    """Title, outlet, dates and address: what the markup says first, then what the visible text says."""
    published, modified = find_published(page.text, lines, captured_on=captured_on)
    visible = {
        "title": find_title(page.text, lines),
        "outlet": find_outlet(page.text, lines) or unknown("no line names the outlet"),
        "published": published,
        "modified": modified,
        "url": unknown("the page gives no address"),
    }
    marked = from_markup(markup, tree, page, lines, visible=visible, captured_on=captured_on)
    return {name: marked.get(name, stated) for name, stated in visible.items()}


def _find_authors(
    text: str, lines: Sequence[Line], tree: html.HtmlElement | None, markup: Markup
) -> tuple[Stated, ...]:
    """What the markup states, else what an author element's place suggests, else what a byline says.

    In HTML bare names under a title are no byline: there they are as often sections and places.
    """
    marked = authors_from_markup(markup)
    if not marked and tree is not None:
        marked = authors_by_place(tree, markup)
    said = lines if tree is None else [line for line in lines if line.reason != NAMES_UNDER_TITLE]
    return marked or find_authors(text, said)


def _declare(facts: dict[str, Stated], declaration: Declaration) -> dict[str, Stated]:
    values = {"outlet": declaration.outlet, "published": declaration.published, "url": declaration.url}
    return facts | {
        name: declared(value, f"declared {name}", facts[name])
        for name, value in values.items()
        if value is not None
    }
