"""What a page's markup says of itself: JSON-LD, meta elements and time elements, as candidates in order of trust."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import html

__all__ = ["Markup", "read_markup"]

_ARTICLE_TYPES: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage)$")
_MOST_JSON: Final = 500_000  # characters of one JSON-LD script; longer ones are product catalogues
_DEEPEST_JSON: Final = 60  # levels: json's own parser recurses
_MOST_NODES: Final = 5_000
_SPACE: Final = re.compile(r"\s+")
_OPENING: Final = re.compile(r"[\[{]")

# Names of meta elements, in order of trust within a field. Dublin Core, Open Graph, Parse.ly and the
# content systems' own: those of the ten names each that newspapers use most.
_META: Final[dict[str, tuple[str, ...]]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name", "cre", "citation_journal_title"),
    "author": ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline"),
    "published": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
        "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.created", "dc.date.created", "originalpublicationdate", "article.published", "rnews:datepublished",
        "date", "dc.date", "dcterms.date", "citation_publication_date",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "article:updated", "datemodified", "lastmod", "last-modified",
        "dcterms.modified", "dc.date.modified", "article.updated", "revised",
    ),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
_FIELDS: Final = {name: field for field, names in _META.items() for name in names}


@dataclass(frozen=True, slots=True)
class Markup:
    """Candidates by field, best first, each with where it stands ("JSON-LD headline", "og:title")."""

    candidates: dict[str, tuple[tuple[str, str], ...]]

    def of(self, field: str) -> tuple[tuple[str, str], ...]:
        """(value, where) for "title", "outlet", "author", "published", "modified", "url", "heading"."""
        return self.candidates.get(field, ())


def read_markup(tree: html.HtmlElement) -> Markup:
    """All that a page's markup says. Values are as written, white space collapsed; nothing is fetched or followed."""
    found: dict[str, list[tuple[str, str]]] = {}

    def add(field: str, value: object, where: str) -> None:
        if isinstance(value, str) and (text := _SPACE.sub(" ", value).strip()) and len(text) <= 1000:
            found.setdefault(field, []).append((text, where))

    for node in _article_nodes(tree):
        for field, value, where in _of_node(node):
            add(field, value, f"JSON-LD {where}")
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        if name in _FIELDS:
            metas.setdefault(name, []).append(element.get("content") or "")
    for name, field in _FIELDS.items():
        for value in metas.get(name, ()):
            add(field, value, name)
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            add("url", element.get("href"), "link rel=canonical")
    for element in tree.iter("time", "span", "abbr"):
        prop = (element.get("itemprop") or "").lower()
        when = element.get("datetime") or element.get("content")
        classes = (element.get("class") or "").lower()
        if prop == "datemodified" or (element.tag == "time" and "updated" in classes.split()):
            add("modified", when, "time element, modified")
        elif prop == "datepublished" or element.get("pubdate") is not None or "entry-date" in classes:
            add("published", when, "time element, published")
    for element in tree.iter("h1"):
        add("heading", element.text_content(), "h1")
    for element in tree.iter("title"):
        add("title", element.text, "title element")
        break
    return Markup({field: tuple(dict.fromkeys(values)) for field, values in found.items()})


def _article_nodes(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """JSON-LD objects of an article type, articles before web pages."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            nodes += _objects(_load(script.text))
    articles = [node for node in nodes if any(_ARTICLE_TYPES.search(name) for name in _types(node))]
    yield from sorted(articles, key=lambda node: "WebPage" in _types(node))


def _load(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
    if len(text) > _MOST_JSON or _nesting(text) > _DEEPEST_JSON:
        return None
    try:
        # strict=False: line ends inside strings, which many content systems write.
        return json.loads(text, strict=False)
    except ValueError:
        return None


def _nesting(text: str) -> int:
    """The deepest nesting of brackets, those in strings included: an upper bound."""
    depth = deepest = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth += 1 if _OPENING.match(character) else -1
        deepest = max(deepest, depth)
    return deepest


def _objects(value: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    stack = [value]
    while stack and len(found) < _MOST_NODES:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            found.append(item)
            stack.extend(item[key] for key in ("mainEntity", "@graph") if key in item)
    return found


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _of_node(node: dict[str, Any]) -> Iterator[tuple[str, object, str]]:
    yield "published", node.get("datePublished"), "datePublished"
    yield "modified", node.get("dateModified"), "dateModified"
    if "WebPage" in _types(node):
        return  # its name and author are often the site's
    yield "title", node.get("headline"), "headline"
    yield "url", node.get("url"), "url"
    for name in _names(node.get("author")):
        yield "author", name, "author"
    for name in _names(node.get("publisher")):
        yield "outlet", name, "publisher"


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                yield one
