"""Figures that a page says it has from another outlet, whose pages in the story do not hold them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.brief.amounts import say_figure
from reportedly.brief.checks.problem import Problem, class_name
from reportedly.brief.moments import order_key
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.records import OUTLET, Article, Figure, HopRole, PartyType, Stance, Statement

__all__ = ["find_missing_in_cited"]

_ARTICLES = ("the ",)


def find_missing_in_cited(view: View, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Statements that hand on a figure from an outlet whose earlier pages in the story do not contain it.

    texts  the page text of each article.

    A page contains a figure when it gives the same bounds, or its number in the same
    words anywhere. Pages published later than the one that cites them are not asked,
    and an outlet without a page in the story cannot be.
    """
    pages = _pages(view)
    numbers: defaultdict[str, set[tuple[object, object]]] = defaultdict(set)
    for figure in view.figures.values():
        numbers[figure.article_id].add((figure.low, figure.high))
    for key in sorted(view.statements):
        statement = view.statements[key]
        if statement.stance is Stance.DENIES:
            continue
        for outlet in _cited(statement, view):
            asked = [each for each in pages.get(outlet, ()) if _could_be_known(each, statement, view)]
            if not asked:
                continue
            for figure in (view.figures[each] for each in statement.figures if each in view.figures):
                if not any(_contains(each.article_id, figure, numbers, texts, view) for each in asked):
                    count = f"{len(asked)} earlier page{'' if len(asked) == 1 else 's'}"
                    words = say_figure(figure, view.number_words.get(figure.key))
                    yield Problem(
                        rule="cited/1",
                        said=f"{words} {class_name(figure)} is given as {say_outlet(asked[0], view)}’s; {count} of theirs in the story without it",
                        statements=(key,),
                    )


def _pages(view: View) -> Mapping[str, Sequence[Article]]:
    """Folded outlet name → its articles, by id; a name that ends another's stands for it when it is the only one."""
    found: defaultdict[str, list[Article]] = defaultdict(list)
    for key in sorted(view.articles):
        article = view.articles[key]
        if article.outlet.value:
            found[_fold(article.outlet.value)].append(article)
    short: defaultdict[str, set[str]] = defaultdict(set)
    for name in found:
        words = name.split()
        for start in range(1, len(words)):
            short[" ".join(words[start:])].add(name)
    for name, whole in short.items():
        if len(whole) == 1 and name not in found:
            found[name] = found[next(iter(whole))]
    return found


def _cited(statement: Statement, view: View) -> Iterator[str]:
    """The outlets that the statement's chain names, its own left out."""
    own = _fold(view.outlet(statement.article_id) or "")
    for hop in statement.via:
        name = _fold(hop.name)
        media = hop.type in (PartyType.MEDIA, PartyType.OUTLET) or hop.role is HopRole.RELAY
        if (
            media
            and hop.role is not HopRole.OUTLET
            and hop.name != OUTLET
            and name != own
            and not own.endswith(f" {name}")
        ):
            yield name


def _could_be_known(page: Article, statement: Statement, view: View) -> bool:
    """Whether the page may have been out when the other cited it; undated pages may."""
    if page.article_id == statement.article_id:
        return False
    theirs, ours = page.published.value, view.published(statement.article_id)
    return not theirs or not ours or order_key(theirs) <= order_key(ours)


def _contains(
    article: str,
    figure: Figure,
    numbers: Mapping[str, set[tuple[object, object]]],
    texts: Mapping[str, str],
    view: View,
) -> bool:
    if (figure.low, figure.high) in numbers.get(article, set()):
        return True
    words = view.number_words.get(figure.key, "").casefold()
    return bool(words) and words in texts.get(article, "").casefold()


def _fold(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return next((folded.removeprefix(each) for each in _ARTICLES if folded.startswith(each)), folded)
