"""Which language a text is in, by its function words; None rather than a guess."""

import re
from collections import Counter
from functools import cache
from typing import Final

from reportedly.lexicons import load_table

__all__ = ["LANGUAGES", "function_words", "tell_language", "words_of"]

LANGUAGES: Final = (
    "cs",
    "da",
    "de",
    "en",
    "es",
    "fi",
    "fr",
    "hu",
    "it",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "sv",
    "tr",
)
"""ISO 639-1 codes of the languages with a profile (``lexicons/<code>/function_words.tsv``)."""

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_LEAST_WORDS: Final = 8  # below it no language is told: a headline is names and nouns
_LEAST_SHARE: Final = 0.15  # of words that are function words; prose of these languages has 0.3 to 0.5
_LEAST_LEAD: Final = 1.15  # times the runner-up; close relatives (da, no) share most of their words
_SAMPLE: Final = 2_000  # words; the answer does not change with more


@cache
def function_words(language: str) -> frozenset[str]:
    """The frequent function words of a language, lower case."""
    return frozenset(word for row in load_table("function_words", language=language) if (word := row["word"]))


def words_of(text: str) -> list[str]:
    """Lower-case words and numbers, in order."""
    return WORD.findall(text.lower())


def tell_language(text: str) -> str | None:
    """ISO 639-1 code of the language most of the text is in.

    None where there are too few words, too few function words of any language known
    here, or two languages too close to call: also for every language without a profile.
    """
    counts = Counter(words_of(text)[:_SAMPLE])
    total = sum(counts.values())
    if total < _LEAST_WORDS:
        return None
    scores = sorted(
        ((sum(counts[word] for word in function_words(code)) / total, code) for code in LANGUAGES),
        reverse=True,
    )
    (best, language), (second, _) = scores[0], scores[1]
    if best < _LEAST_SHARE or best < second * _LEAST_LEAD:
        return None
    return language
