"""Where in a noun phrase the proper name stands: in it, right behind it, or in its apposition."""

from typing import Final

from reportedly.extract.parties.words import (
    DESCRIPTIVE,
    agentive,
    institution_type,
    is_capital,
    media_kind,
    noun_of,
    state_of,
    words,
)
from reportedly.extract.trees import Tree
from reportedly.records import PartyType

__all__ = [
    "ARTICLES",
    "can_end_name",
    "left_edge",
    "medium_before",
    "name_behind",
    "name_ending_at",
    "name_extension",
    "split_role",
]

_LEFT: Final = frozenset(
    {
        "det",
        "predet",
        "amod",
        "compound",
        "nummod",
        "nmod",
        "poss",
        "advmod",
        "quantmod",
        "npadvmod",
        "dep",
        "punct",
    }
)
ARTICLES: Final = frozenset({"the", "a", "an", "both", "some", "several", "each", "every", "any", "no"})


def can_end_name(tree: Tree, head: int) -> bool:
    """Whether the head is capitalised for its own sake: a common noun that opens its sentence is not."""
    token = tree.tokens[head]
    if not is_capital(token) or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    alone = head == 0 or not is_capital(tree.tokens[head - 1])
    office = noun_of((token.text,))
    if alone and office is not None and office.use in DESCRIPTIVE and tree.child(head, "det") is not None:
        # "The President of Ukraine": an office written large is still no name.
        return False
    if head != tree.sentence(head)[0] or token.tag not in ("NN", "NNS"):
        return True
    return token.tag == "NN" and noun_of((token.text,)) is None


def left_edge(tree: Tree, head: int) -> int:
    """The first token of the base phrase that ends with the head."""
    first = head
    for child in reversed(tree.children[head]):
        if child > head:
            continue
        token = tree.tokens[child]
        if token.dep not in _LEFT or tree.end[child] < first:
            break
        if token.dep == "punct" and token.text not in ("-", "–", "&", "’", "'"):
            break
        first = tree.first[child]
    return first


def name_ending_at(tree: Tree, head: int, left: int) -> tuple[int, int]:
    """The run of capitalised words that ends with the head."""
    first = head
    body = institution_type(tree.tokens[head].text) is not None
    while first > left:
        before = tree.tokens[first - 1]
        if body and before.tag == "POS" and (owner := _dedicated_to(tree, first - 2, left)) is not None:
            first = owner
            continue
        linked = (
            body and before.text in ("and", "of") and first - 2 >= left and is_capital(tree.tokens[first - 2])
        )
        if (
            linked
            or (is_capital(before) and before.text.lower() not in ARTICLES)
            or (
                first - 2 >= left
                and is_capital(tree.tokens[first - 2])
                and (before.text in ("-", "&", "–") or before.text.lower() in words("name_particles"))
            )
        ):
            first -= 1
        else:
            break
    return first, head + 1


def _dedicated_to(tree: Tree, owner: int, left: int) -> int | None:
    """Where the possessor in "St Aldric's Hospital", "King's College" begins: it is part of the name."""
    first = owner
    while first > left and is_capital(tree.tokens[first - 1]):
        first -= 1
    opening = tree.tokens[first].text.rstrip(".")
    return first if first >= left and opening in words("name_owners") else None


def medium_before(tree: Tree, head: int, left: int) -> tuple[int, int] | None:
    """The name in "the Associated Press news agency", where the noun behind only says what it is."""
    if not any(is_capital(token) for token in tree.tokens[left:head]):
        return None
    alone = noun_of((tree.tokens[head].text,))
    # "News agency": two words, and the second alone is no medium.
    agency = alone is None or alone.type is not PartyType.MEDIA
    noun = noun_of(_texts(tree, head)) if agency else alone
    if noun is None or noun.type is not PartyType.MEDIA:
        return None
    end = head
    while end > left and not is_capital(tree.tokens[end - 1]):
        end -= 1
    if end == left or end == head + 1:
        return None
    first, _ = name_ending_at(tree, end - 1, left)
    return (first, end) if agency or media_kind(tree.text(first, end)) else None


def name_extension(tree: Tree, head: int) -> int:
    """Where a name goes on after its head: "Dunn & Frey", "Ministry of Labour"."""
    tokens, end = tree.tokens, head + 1
    stop = tree.sentence(head)[1]
    while end + 1 < stop and tokens[end].text == "&" and is_capital(tokens[end + 1]):
        end += 2
    if (
        end < stop
        and tokens[head].text in words("media_words")
        and tokens[end].dep == "nummod"
        and tokens[end].head == head
    ):
        # "Channel Nine", "Radio 4".
        end += 1
    institutional = institution_type(tokens[head].text) is not None
    while institutional and end < stop and tokens[end].text in ("of", "for") and tokens[end].dep == "prep":
        here = end + 1
        while here < stop and (is_capital(tokens[here]) or tokens[here].text in ("the", "and")):
            here += 1
        while here > end + 1 and not is_capital(tokens[here - 1]):
            here -= 1
        if here == end + 1:
            break
        end = here
    return end


def name_behind(tree: Tree, head: int) -> tuple[int, tuple[int, int], bool] | None:
    """A name right behind a common noun ("the weekly Halvar") or in its apposition (", Mara Tolvane,").

    Returns its head, its tokens, and whether it stands close, without a comma.
    """
    tokens, stop = tree.tokens, tree.sentence(head)[1]
    here = head + 1
    if here < stop and is_capital(tokens[here]) and tokens[here].pos == "PROPN":
        end = _run_end(tree, here, stop)
        last, noun = end - 1, noun_of(_texts(tree, head))
        if end < stop and tokens[end].tag == "CD" and noun is not None and noun.type is PartyType.MEDIA:
            # "The broadcaster Kanal 6".
            end += 1
        return last, (here, end), True
    edge = _phrase_end(tree, head)
    if edge + 1 < stop and tokens[edge].text == "," and is_capital(tokens[edge + 1]):
        here = edge + 1
        end = _run_end(tree, here, stop)
        here = split_role(tree, (here, end))[0][0]
        closed = (
            end >= stop
            or tokens[end].text in (",", ".", "-", "–", "—", ";", ")")
            or tokens[end].pos in ("VERB", "AUX")
        )
        apposed = any(
            tokens[i].dep == "appos" and head in (tokens[i].head, *tree.above(i)) for i in range(here, end)
        )
        named = tokens[end - 1].pos == "PROPN" and noun_of(_texts(tree, head)) is not None
        between = end < stop and tokens[end].text == ","
        if closed and tokens[end - 1].pos == "PROPN" and (apposed or (named and between)):
            return end - 1, (here, end), False
    for child in tree.children[head]:
        # "One of them, baker Jorn Halle": the apposition brings its own description.
        if tokens[child].dep == "appos" and child > head and can_end_name(tree, child):
            run = name_ending_at(tree, child, left_edge(tree, child))
            return child, split_role(tree, run)[0], False
    return None


def _texts(tree: Tree, head: int) -> tuple[str, ...]:
    return tuple(token.text for token in tree.tokens[left_edge(tree, head) : head + 1])


def _run_end(tree: Tree, here: int, stop: int) -> int:
    tokens, end = tree.tokens, here
    while end < stop and (
        (is_capital(tokens[end]) and tokens[end].pos in ("PROPN", "NOUN", "ADJ"))
        or (
            end > here
            and end + 1 < stop
            and (tokens[end].text in ("&", "-") or tokens[end].text.lower() in words("name_particles"))
            and is_capital(tokens[end + 1])
        )
    ):
        end += 1
    return max(end, here + 1)


def _phrase_end(tree: Tree, head: int) -> int:
    """The end of the noun with its "of" phrase, before any comma."""
    end = head + 1
    for child in tree.children[head]:
        if child == end and tree.tokens[child].dep == "prep":
            for i in range(child, tree.end[child]):
                if tree.tokens[i].text == ",":
                    return i
            end = tree.end[child]
    return end


def split_role(tree: Tree, name: tuple[int, int]) -> tuple[tuple[int, int], bool]:
    """Take titles and offices off the front of a run of capitals: "President Mara Tolvane" is Mara Tolvane."""
    first, end = name
    texts = [token.text for token in tree.tokens[first:end]]
    if media_kind(" ".join(texts)) or institution_type(texts[-1]) or state_of(" ".join(texts)):
        return name, False
    for last in range(len(texts) - 2, -1, -1):
        noun = noun_of(tuple(t.rstrip(".") for t in texts[max(0, last - 2) : last + 1]))
        if noun is not None and noun.type is PartyType.PERSON and noun.use in DESCRIPTIVE:
            return (first + last + 1, end), True
        if noun is not None and noun.type is not PartyType.PERSON and last == 0 and len(texts) > 2:
            return (first + 1, end), True
    opens = first == tree.sentence(first)[0]
    if opens and len(texts) >= 3 and agentive(texts[0]) and texts[0] not in words("first_names"):
        return (first + 1, end), True
    return name, False
