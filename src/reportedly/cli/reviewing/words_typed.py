"""Words that a person types, found where they stand on the page."""

from reportedly.errors import WrongUse
from reportedly.link import find_quote
from reportedly.records import Span

__all__ = ["the_place"]


def the_place(text: str, field: str, words: str, *, near: Span | None) -> Span:
    """The one place of the words: in the sentence ``near``, else on the whole page. Raises WrongUse for none or several."""
    places = find_quote(text, words)
    inside = [place for place in places if near is not None and place in near]
    for found in (inside, places):
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise WrongUse(
                repr(words)[:80],
                f"stands {len(found)} times {'in the sentence' if found is inside else 'on the page'}",
                f"give {field} with a word more on either side",
            )
    raise WrongUse(
        repr(words)[:80], "does not stand on the page", "copy the words as `reportedly show ID` gives them"
    )
