"""A paragraph as tokens, each with a code character that says what kind of time word it is."""

from dataclasses import dataclass

from reportedly.extract.times.vocabulary import OTHER, TOKEN, Vocabulary, fold, numeral_classes

__all__ = ["Lexed", "lex"]


@dataclass(frozen=True, slots=True)
class Lexed:
    """Tokens of one paragraph, in parallel: token ``i`` is ``text[starts[i]:ends[i]]``.

    A phrase of the lexicon ("at least") is one token. ``words`` are folded as the
    lexicon writes them; ``codes`` holds one character a token, so that a pattern
    over kinds of words is an ordinary regular expression over ``codes``.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str


def lex(text: str, start: int, end: int, known: Vocabulary) -> Lexed:
    """The tokens of ``text[start:end]``."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    known_codes, possessive = known.codes, known.codes.get("'s", (OTHER, OTHER))[0]
    for match in TOKEN.finditer(text, start, end):
        kind, (begin, finish) = match.lastgroup or "mark", match.span()
        token = match.group()
        if kind in _WORDS:
            word = fold(token)
            pair = known_codes.get(word)
            code = OTHER if pair is None else pair[token[0].isupper()]
        elif kind == "possessive":
            word, code = "'s", possessive
        else:
            word = token.replace("’", "'")
            code = _numeral(kind, word, text, begin, finish, codes, ends, known)
        starts.append(begin)
        ends.append(finish)
        words.append(word)
        codes.append(code)
    return _join_phrases(Lexed(starts, ends, words, "".join(codes)), text, known)


_WORDS = frozenset({"word", "initials", "mark"})


def _numeral(
    kind: str,
    token: str,
    text: str,
    begin: int,
    finish: int,
    codes: list[str],
    ends: list[int],
    known: Vocabulary,
) -> str:
    """The code of a numeral, or OTHER where it is part of a name, a code, a sum of money or a longer number."""
    classes = numeral_classes(kind, token)
    if classes is None:
        return OTHER
    if begin and ends and ends[-1] == begin:
        before = text[begin - 1]
        if before.isalnum() or before in "/.:$£€¥#_@&+,":
            return OTHER
        if before in "-–‑" and len(codes) > 1 and codes[-2] == OTHER and ends[-2] == begin - 1:
            return OTHER
    if finish + 1 < len(text) and text[finish] in "/:_%" and text[finish + 1].isalnum():
        return OTHER
    if finish < len(text) and text[finish] == "%":
        return OTHER
    return known.numerals[classes]


def _join_phrases(lexed: Lexed, text: str, known: Vocabulary) -> Lexed:
    """The same tokens with each phrase of the lexicon made one; the longest phrase wins, leftmost first."""
    if known.phrases.keys().isdisjoint(lexed.words):
        return lexed
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    place, size = 0, len(lexed.words)
    while place < size:
        taken, code = 1, lexed.codes[place]
        for rest, lower, upper in known.phrases.get(lexed.words[place], ()):
            if tuple(lexed.words[place + 1 : place + 1 + len(rest)]) == rest:
                capital = text[lexed.starts[place]].isupper()
                if (found := upper if capital else lower) != OTHER:
                    taken, code = 1 + len(rest), found
                    break
        starts.append(lexed.starts[place])
        ends.append(lexed.ends[place + taken - 1])
        words.append(" ".join(lexed.words[place : place + taken]))
        codes.append(code)
        place += taken
    return Lexed(starts, ends, words, "".join(codes))
