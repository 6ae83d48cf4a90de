"""Single lines that cards share: a statement at a glance, a place on a page, a stated fact."""

from reportedly.brief.layout import shorten
from reportedly.brief.marks import line_number
from reportedly.brief.moments import Moments
from reportedly.brief.quotes import quoted
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet, say_stance, say_voice
from reportedly.records import Article, DateBasis, Span, Stance, Stated

__all__ = ["capture_path", "say_place", "say_spans", "say_stated", "say_when", "statement_line"]

_WORDS = 120


def statement_line(key: str, view: View) -> str:
    """``4c1e  Anneke Rusk (Westrel police): “at least nine …” (Channel Six News, 6 May 2031 09:35)``."""
    statement = view.statements.get(key)
    if statement is None:
        return f"{view.short(key)}  (not in this part of the ledger)"
    verb = "" if statement.stance is Stance.ASSERTS else f" {say_stance(statement.stance).rstrip(':')}"
    words = shorten(terminal_safe(quoted(view.sayings[key])), _WORDS) if view.sayings.get(key) else ""
    said = f"{verb}: {words}" if words else (verb or ": (no words of its own)")
    outlet = say_outlet(view.articles.get(statement.article_id), view)
    when = say_when(view.published(statement.article_id))
    return f"{view.short(key)}  {say_voice(statement, view)}{said} ({outlet}, {when})"


def say_when(value: str | None) -> str:
    """A moment with its whole date."""
    return Moments().say(value)


def say_place(text: str, span: Span) -> str:
    """``line 12, characters 1,204–1,391 of the page text``; offsets are half-open and start at 0."""
    return f"line {line_number(text, span.start)}, characters {say_spans((span,))} of the page text"


def say_spans(spans: tuple[Span, ...]) -> str:
    """``[1204, 1391)``, as records hold them."""
    return ", ".join(f"[{span.start}, {span.end})" for span in spans)


def say_stated(fact: Stated) -> str:
    """A fact and how it is known: ``2031-05-06 (metadata: article:published_time)``."""
    if fact.value is None:
        return f"unknown ({fact.evidence})"
    basis = "declared by you" if fact.basis is DateBasis.DECLARED else fact.basis.value
    return f"{fact.value} ({basis}: {fact.evidence})"


def capture_path(article: Article) -> str:
    """Where the captured bytes lie in the story's folder; the name is the article's whole id."""
    return f"captures/{article.article_id[:2]}/{article.article_id[:12]}…"
