"""How far an answer spread and from how many places, in words: articles never without origins, always a range."""

from typing import Final

from reportedly.records import Claim, Origins

__all__ = ["say_count", "say_origins_in_words", "say_spread"]

_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def say_spread(claim: Claim) -> str:
    """Articles and origins in one sentence: "In five articles, from one to three independent origins."."""
    articles = say_count(claim.articles, "article")
    return f"In {articles}, from {say_origins_in_words(claim.origins)}."


def say_origins_in_words(origins: Origins) -> str:
    """``one origin``, ``one to three independent origins``; the unnamed are told apart, never added in."""
    if origins.max == 0:
        if not origins.unnamed:
            return "no origin that anything tells of"
        return f"{say_count(origins.unnamed, 'unnamed source')} alone"
    if origins.sure == 0:
        said = f"at most {say_count(origins.max, 'origin')}, none sure to stand by itself"
    elif origins.sure == origins.max:
        kind = "origin" if origins.max == 1 else "independent origin"
        said = say_count(origins.max, kind)
    else:
        said = f"{_number(origins.sure)} to {say_count(origins.max, 'independent origin')}"
    if origins.unnamed:
        verb = "is" if origins.unnamed == 1 else "are"
        said += f"; {say_count(origins.unnamed, 'unnamed source')} {verb} counted apart"
    return said


def say_count(number: int, noun: str) -> str:
    """``one article``, ``12 articles``: words up to ten, as newspapers set them."""
    return f"{_number(number)} {noun}{'' if number == 1 else 's'}"


def _number(number: int) -> str:
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"
