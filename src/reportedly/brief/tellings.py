"""Who gave which answer when: statements of a claim, the same answer of the same speaker told once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from reportedly.brief.amounts import say_figure
from reportedly.brief.moments import Moments, order_key, tells_when
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice, say_stance, say_voice
from reportedly.records import Certainty, Claim, Figure, Polarity, Stage, Stance, Statement

__all__ = ["Telling", "find_tellings", "say_telling"]

_SAYS: Final = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ANNOUNCES, Stance.CALLS})
"""Stances that by themselves commit the speaker: a doubt in the words must be told beside them."""

_DOUBTS: Final = {Certainty.PROBABLE: "probably", Certainty.POSSIBLE: "possibly"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One speaker's one answer. ``moment``: the as-of the text gives, else the first page's publication."""

    who: str
    verb: str  # "denies", "confirms"; empty for a plain assertion
    said: str  # "at least 14"; empty where the question has no number
    moment: str | None
    as_of: bool  # the moment is the text's own as-of, not the page's date
    articles: int
    statement: str  # key of the first
    own_voice: bool  # an outlet's own, or nobody's: no one there can be asked
    limits: tuple[str | None, str | None] = (
        None,
        None,
    )  # of an undated page: the earliest and latest day inferred


def find_tellings(claim: Claim, view: View, *, against: bool = False) -> tuple[Telling, ...]:
    """The tellings of a claim's members, or of those ``against`` it, in order of time, the undated last."""
    keys = claim.against if against else claim.statements
    found: dict[tuple[str, str, str], list[Telling]] = {}
    for statement in (view.statements[key] for key in keys if key in view.statements):
        telling = _telling(statement, claim, view, against=against)
        found.setdefault((telling.who, telling.verb, telling.said), []).append(telling)
    merged = (_merge(group, view) for group in found.values())
    return tuple(sorted(merged, key=lambda each: (order_key(each.moment), each.who, each.said)))


def say_telling(telling: Telling, moments: Moments, *, answer: str = "") -> str:
    """``Tomas Greel (interior ministry) 17 (7 May 08:30)``, ``transport ministry denies 17 (6 May 20:55)``.

    ``answer`` stands where the speaker gave no figure of his own: what is denied or left open.
    """
    when = moments.say(telling.moment) if telling.moment else moments.say_between(*telling.limits)
    inside = [f"as of {when}" if telling.as_of else when]
    if telling.articles > 1:
        inside.append(f"{telling.articles} articles")
    what = telling.said or answer
    words = (telling.who, telling.verb if what else telling.verb.rstrip(":"), what, f"({', '.join(inside)})")
    return " ".join(word for word in words if word)


def _telling(statement: Statement, claim: Claim, view: View, *, against: bool) -> Telling:
    figures = [view.figures[key] for key in statement.figures if key in claim.figures and key in view.figures]
    as_of = next((f.as_of.value for f in figures if f.as_of and tells_when(f.as_of.value)), None)
    return Telling(
        who=say_voice(statement, view),
        verb=_verb(statement, against=against),
        said=" / ".join(
            dict.fromkeys(_say_staged(figure, view.number_words.get(figure.key)) for figure in figures)
        ),
        moment=as_of or view.published(statement.article_id),
        as_of=as_of is not None,
        articles=1,
        statement=statement.key,
        own_voice=is_own_voice(statement),
        limits=view.inferred(statement.article_id),
    )


def _say_staged(figure: Figure, words: str | None) -> str:
    """A figure with how far along it is: 400 planned are not 400 sent."""
    said = say_figure(figure, words)
    return said if figure.stage is Stage.NONE else f"{said} {figure.stage.value}"


def _verb(statement: Statement, *, against: bool) -> str:
    """What the speaker does with the answer, with the doubt that the words leave."""
    if against and statement.polarity is Polarity.NEGATIVE and statement.stance in _SAYS:
        return "says it is not so:"
    verb = say_stance(statement.stance)
    doubt = _DOUBTS.get(statement.certainty)
    if doubt is None or statement.stance not in _SAYS:
        return verb
    return f"{verb} {doubt}".strip() if verb else f"says {doubt}"


def _merge(group: Iterable[Telling], view: View) -> Telling:
    """The earliest telling, with the number of articles that hold it."""
    ordered = sorted(group, key=lambda each: (order_key(each.moment), each.statement))
    first = ordered[0]
    articles = {view.statements[each.statement].article_id for each in ordered}
    return replace(first, articles=len(articles))
