"""Cues: words by which a line shows that it is not the article, whatever its shape (``page_cues.tsv``)."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from reportedly.lexicons import load_table
from reportedly.records import LineKind

__all__ = ["Cue", "find_cue", "normal_words", "outside_quotes"]

_LANGUAGES: Final = ("en", "de", "es", "fr")
"""All at once, English first: menus are often in another language than the article, and hardly a cue means
something else in the next language."""
_QUOTED: Final = re.compile(
    '“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|(?<!\\w)‘[^‘]*?(?:’(?!\\w)|$)'
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_LABEL: Final = re.compile(r"[\s*_]*[:|»>•(–—-]")  # what follows a word that stands as a label: "Watch: …"
_CREDIT: Final = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\W*$|/\s*([^/]{2,40})$")
_COLUMN: Final = re.compile(r"\s{2,}|\t|\s[|•·–—-]\s")  # what stands between buttons in one line
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_REMEMBERED: Final = 4096
"""Lines looked at lately: each is asked for its words by title, cue and biography, and a site's menus return."""
_MOST_BUTTONS: Final = 12
_LONGEST_CAPTION: Final = 60  # words: a paragraph that mentions a photo with a colon is longer
_ADDRESS: Final = frozenset(("we", "our", "us", "i", "my", "we're", "we've"))
_READER: Final = frozenset(("you", "your", "you're", "you'll", "you've"))
_ENOUGH_OF_A_LIFE: Final = 2  # weak cues of a biography
_ENOUGH_WEAK: Final = 3  # cues, an address to the reader being one


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a line: what kind of line it makes, and how far that reaches."""

    kind: LineKind
    reach: str  # "line", "block": the lines it heads; "tail": all that follows the article
    phrase: str


@dataclass(frozen=True, slots=True)
class _Cues:
    whole: Mapping[str, Cue]
    start: Mapping[str, tuple[Cue, ...]]  # by first word, longest first
    end: Mapping[str, Cue]
    credit: re.Pattern[str]  # a caption's word before a colon
    anywhere: Mapping[str, tuple[tuple[str, ...], ...]]  # phrases in words, by first word, longest first
    strong: Mapping[str, Cue]
    weak: Mapping[str, Cue]


def normal_words(text: str) -> list[str]:
    """Lower-case words with straight apostrophes, numbers as "0", "©" as "copyright"."""
    return list(_normal_words(text))


@lru_cache(maxsize=_REMEMBERED)
def _normal_words(text: str) -> tuple[str, ...]:
    text = text.lower().replace("’", "'").replace("©", " copyright ")
    return tuple("0" if word[0].isdigit() else word for word in _WORD.findall(text))


def outside_quotes(text: str) -> str:
    """The text with what stands in quotation marks left out: others' words are no cue of the page's own."""
    return _QUOTED.sub(" ", text)


def find_cue(line: str, words: Sequence[str]) -> Cue | None:
    """The strongest cue of a line, whose normal words are ``words``; None where it has none."""
    if not words:
        return Cue(LineKind.OTHER, "line", "no words")
    cues = _load()
    if whole := cues.whole.get(" ".join(words)):
        return whole
    if buttons := _find_buttons(line, cues):
        return buttons
    if credit := _find_credit(line, cues):
        return credit
    own = outside_quotes(line)
    if own[:1] == line[:1] and (start := _find_start(line, words, cues)):
        return start
    return _find_anywhere(words if own == line else normal_words(own), cues)


def _find_buttons(line: str, cues: _Cues) -> Cue | None:
    """Several buttons set in one line: "13:05   Share   Comment (57)", "Back - Print this page".

    Each part is a cue of its own or a time of day. The last part tells the kind, and the block where it heads one.
    """
    parts = [part for part in _COLUMN.split(line) if part.strip()]
    if not 2 <= len(parts) <= _MOST_BUTTONS:
        return None
    found = [
        cues.whole.get(" ".join(normal_words(part))) for part in parts if not _CLOCK.fullmatch(part.strip())
    ]
    known = [cue for cue in found if cue is not None]
    if not known or len(known) < len(found):
        return None
    last = known[-1]
    return Cue(last.kind, "block" if last.reach == "block" else "line", last.phrase)


def _find_start(line: str, words: Sequence[str], cues: _Cues) -> Cue | None:
    for cue in cues.start.get(words[0], ()):
        length = cue.phrase.count(" ") + 1
        if " ".join(words[:length]) != cue.phrase:
            continue
        # "Watch: the second gate opens" is a label, "Watch parties were held" is not.
        if length > 1 or _is_label(line, cue.phrase):
            return cue
    return None


def _is_label(line: str, word: str) -> bool:
    place = line.lower().replace("’", "'").find(word)
    if word == "copyright" or place < 0:
        return True
    return _LABEL.match(line, place + len(word)) is not None


def _find_credit(line: str, cues: _Cues) -> Cue | None:
    """A caption by its credit: "Photo: A. Name" inside it, "(A. Name / Agency)" or "/ Agency" at its end."""
    if cues.credit.search(line) and len(line.split()) <= _LONGEST_CAPTION:
        return Cue(LineKind.CAPTION, "line", "credit")
    found = _CREDIT.search(line)
    if not found:
        return None
    words = normal_words(found[1] or found[2])
    for length in (1, 2, 3):
        for place in range(len(words) - length + 1):
            cue = cues.end.get(" ".join(words[place : place + length]))
            # A slash is weaker than brackets: the name must be all that follows it.
            if cue and (found[1] or length == len(words)):
                return cue
    return None


def _find_anywhere(words: Sequence[str], cues: _Cues) -> Cue | None:
    hits = _hits(words, cues)
    for hit in hits:
        if cue := cues.strong.get(hit):
            return cue
    weak = sorted({hit for hit in hits if hit in cues.weak})
    if sum(cues.weak[hit].kind is LineKind.BIO for hit in weak) >= _ENOUGH_OF_A_LIFE:
        return next(cues.weak[hit] for hit in weak if cues.weak[hit].kind is LineKind.BIO)
    if not weak or not _READER.intersection(words):
        return None
    # The page speaks of itself and to its reader: "our", "you" and two words of its trade.
    return cues.weak[weak[0]] if len(weak) + bool(_ADDRESS.intersection(words)) >= _ENOUGH_WEAK else None


def _hits(words: Sequence[str], cues: _Cues) -> list[str]:
    """The phrases that stand in the words, from left to right, longest first, none within another."""
    hits: list[str] = []
    place = 0
    while place < len(words):
        phrases = cues.anywhere.get(words[place], ())
        found = next((p for p in phrases if tuple(words[place : place + len(p)]) == p), None)
        if found is not None:
            hits.append(" ".join(found))
        place += len(found) if found is not None else 1
    return hits


@cache
def _load() -> _Cues:
    whole: dict[str, Cue] = {}
    start: defaultdict[str, list[Cue]] = defaultdict(list)
    end: dict[str, Cue] = {}
    strong: dict[str, Cue] = {}
    weak: dict[str, Cue] = {}
    for row in chain.from_iterable(load_table("page_cues", language=language) for language in _LANGUAGES):
        phrase = row["phrase"] or ""
        cue = Cue(LineKind(row["kind"] or ""), row["reach"] or "line", phrase)
        match row["place"], row["strength"]:
            case "whole", _:
                whole.setdefault(phrase, cue)
            case "start", _:
                start[phrase.split(" ", 1)[0]].append(cue)
            case "end", _:
                end.setdefault(phrase, cue)
            case _, "strong":
                strong.setdefault(phrase, cue)
            case _:
                weak.setdefault(phrase, cue)
    credits = sorted(cue.phrase for found in start.values() for cue in found if cue.kind is LineKind.CAPTION)
    anywhere: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted({*strong, *weak}, key=lambda phrase: (-len(phrase), phrase)):
        words = tuple(phrase.split(" "))
        anywhere[words[0]].append(words)
    return _Cues(
        whole=whole,
        start={word: tuple(sorted(found, key=lambda cue: -len(cue.phrase))) for word, found in start.items()},
        end=end,
        credit=re.compile(rf"\b(?:{'|'.join(credits)}):\s", re.IGNORECASE),
        anywhere={word: tuple(found) for word, found in anywhere.items()},
        strong=strong,
        weak=weak,
    )
