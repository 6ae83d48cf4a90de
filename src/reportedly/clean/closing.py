"""What a page says after its article: about the author, about the outlet, to the reader.

Such lines are full sentences and stand where the article ends, so neither shape nor
markup tells them. Their subject does: the name of the byline, the name at the top of
the page, or the newsroom that asks the reader for something. Only the end of the body is
looked at, backwards, up to the first line that is not of this kind.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from reportedly.clean.cues import normal_words, outside_quotes
from reportedly.clean.seen import Label
from reportedly.clean.stamps import NAME, are_names, byline_names, names_before_date
from reportedly.lexicons import load_table
from reportedly.records import LineKind

__all__ = ["WALL", "label_closing"]

WALL: Final = (
    "cue:this article is for",
    "cue:this content is for",
    "cue:this post is for",
    "cue:this story is for",
)
"""Reasons of lines that stand for the rest of the article: it is there for those who pay."""

_BODY: Final = (LineKind.BODY, LineKind.HEADING)
_MOST_LINES: Final = 6  # body lines that may turn out to close the page
_LONGEST: Final = 70  # words of such a line
_LONGEST_HEADING: Final = 12  # words of a line that heads nothing
_TOP: Final = 4  # lines of the page in which the outlet's name is looked for
_LONGEST_OUTLET: Final = 5  # words
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_FINISHED: Final = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_BULLET: Final = re.compile(r"^(?:[-–—•*·▪►‣]|\d{1,2}[.)])\s")
_OURS: Final = frozenset(("we", "us", "our", "we're", "we've", "ourselves"))
_READER: Final = frozenset(("you", "your", "you're", "you'll", "you've"))
_CAPITALISED: Final = re.compile(
    r"[^\W\d_a-z][\w'’.&\-]*(?:\s(?:(?:of|the|and|&)\s)?[^\W\d_a-z][\w'’.&\-]*|\s&)*"
)
_ENOUGH_OF_A_TRADE: Final = 2  # words of the trade in a line of which "we" is the subject
_PLEASE: Final = re.compile(r"^(?:(?:please|or|and|so|to)\b,?\s*|if you\b[^,]{0,60},\s*)+", re.IGNORECASE)


def label_closing(
    lines: Sequence[str], labels: Sequence[Label], *, outlets: Sequence[str] = ()
) -> list[Label]:
    """The labels, those of the last body lines replaced where they close the page rather than the article.

    outlets  names of the publisher that the markup gives; the names at the top of the page are added.

    The first line of the body is kept whatever it says, unless the page says that the rest is for members.
    """
    found = list(labels)
    body = [place for place, label in enumerate(labels) if label.kind in _BODY]
    if not body:
        return found
    authors = _authors(lines, labels)
    owner = _owner([*outlets, *_top_names(lines, body[0])])
    closing: dict[int, Label] = {}
    unfinished = False
    walled = any(_is_wall(label) for label in labels)
    for order in range(len(body) - 1, -1 if walled else 0, -1):
        place = body[order]
        label = _closes(lines[place], authors, owner, [lines[other] for other in body[:order]])
        if (
            label is None
            and order
            and not unfinished
            and _heads_nothing(lines, labels, place, body[order - 1])
        ):
            label, unfinished = Label(LineKind.OTHER, "heads nothing of the article"), True
        if label is None or len(closing) == _MOST_LINES:
            break
        closing[place] = label
    # A short last line alone is the article's own as often as not, unless it is marked up as a heading.
    if unfinished and len(closing) == 1 and labels[body[-1]].kind is not LineKind.HEADING:
        return found
    for place, label in closing.items():
        found[place] = label
    return found


def _is_wall(label: Label) -> bool:
    return label.kind is LineKind.ADS and label.reason.startswith(WALL)


def _closes(
    line: str, authors: frozenset[str], owner: re.Pattern[str] | None, above: Iterable[str]
) -> Label | None:
    own = outside_quotes(line)
    words = normal_words(own)
    if not words or len(words) > _LONGEST:
        return None
    if _is_signature(line, owner):
        return Label(LineKind.OTHER, "signature")
    author = _author_of(own, authors)
    if author and not any(author in other for other in above):
        return Label(LineKind.BIO, "about the author of the byline")
    trade = _count(words, "trade")
    sentences = [sentence for sentence in _SENTENCE.split(own) if sentence.strip()]
    if owner and any(_is_own(sentence, owner) for sentence in sentences) and (trade or _READER & set(words)):
        return Label(LineKind.DONATE, "the outlet about itself")
    if words[0] in _OURS and trade >= _ENOUGH_OF_A_TRADE:
        return Label(LineKind.DONATE, "the outlet about itself")
    if (trade or _OURS & set(words)) and any(map(_invites, sentences)):
        return Label(LineKind.COMMENTS, "asks the reader")
    return None


def _heads_nothing(lines: Sequence[str], labels: Sequence[Label], place: int, above: int) -> bool:
    """Whether a short line without an end stands last, below a line with one."""
    line = lines[place]
    return (
        len(line.split()) <= _LONGEST_HEADING
        and not _FINISHED.search(line)
        and not _BULLET.match(line)
        and labels[above].kind is LineKind.BODY
        and _FINISHED.search(lines[above]) is not None
    )


def _authors(lines: Sequence[str], labels: Sequence[Label]) -> frozenset[str]:
    """The people named in bylines and before the date of a date line."""
    names: set[str] = set()
    for line, label in zip(lines, labels, strict=True):
        if label.kind is LineKind.BYLINE:
            names.update(name for name, _, _ in byline_names(line))
            if are_names(line):
                names.update(match[0] for match in NAME.finditer(line))
        elif label.kind is LineKind.DATELINE:
            names.update(name for name, _, _ in names_before_date(line))
    return frozenset(names)


def _author_of(line: str, authors: frozenset[str]) -> str | None:
    """The author who is the subject of a line: "A. Name covers the courts"."""
    found = NAME.match(line)
    if not found:
        return None
    # "Ann Brook Is …" never: the name may only be shorter than what is capitalised, not longer.
    name = next((author for author in authors if found[0].startswith(author)), None)
    if name is None:
        return None
    following = normal_words(line[len(name) :])[:2]
    known = _phrases("life")
    return name if following and (following[0] in known or " ".join(following) in known) else None


def _top_names(lines: Sequence[str], first_body: int) -> list[str]:
    """Names with which a line at the top begins; a single word only where it is the whole line."""
    names = [(line, _CAPITALISED.match(line)) for line in lines[: min(_TOP, first_body)]]
    return [
        name[0]
        for line, name in names
        if name and len(name[0].split()) <= _LONGEST_OUTLET and (" " in name[0] or name[0] == line)
    ]


def _owner(names: Iterable[str]) -> re.Pattern[str] | None:
    """How the outlet calls itself: its name, or "the" and the last word of it."""
    forms: set[str] = set()
    for name in names:
        bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
        if bare and bare.lower() != "the":
            forms.add(rf"(?:the\s+)?{re.escape(bare)}")
            forms.add(rf"the\s+{re.escape(bare.split()[-1])}")
    return (
        re.compile(
            rf"\W*(?:{'|'.join(sorted(forms, key=lambda form: (-len(form), form)))})(?!\w)", re.IGNORECASE
        )
        if forms
        else None
    )


def _is_own(sentence: str, owner: re.Pattern[str]) -> bool:
    found = owner.match(sentence)
    words = normal_words(sentence[found.end() :])[:1] if found else []
    return bool(words) and words[0] in _phrases("own")


def _is_signature(line: str, owner: re.Pattern[str] | None) -> bool:
    """Whether a line is a name and the outlet's: "A. Name, The Outlet"."""
    name = NAME.match(line)
    rest = re.match(r"\s*[,/|–—-]\s*", line[name.end() :]) if name else None
    return bool(owner and name and rest and owner.fullmatch(line[name.end() + rest.end() :].rstrip(" .)")))


def _invites(sentence: str) -> bool:
    words = normal_words(_PLEASE.sub("", sentence.strip(" \t\"'“”‘’»«*•-–—>")))
    return any(" ".join(words[:length]) in _phrases("invitation") for length in (1, 2, 3))


def _count(words: Sequence[str], kind: str) -> int:
    known = _phrases(kind)
    return len({word for word in words if word in known}) + sum(
        f"{first} {second}" in known for first, second in pairwise(words)
    )


@cache
def _phrases(kind: str) -> frozenset[str]:
    """The words of one class as ``normal_words`` gives them."""
    return frozenset(
        " ".join(normal_words(row["word"] or ""))
        for row in load_table("closing_words")
        if row["class"] == kind
    )
