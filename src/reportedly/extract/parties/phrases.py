"""Noun phrases as written: which words are the name, which the role, and what hangs on them."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
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
from reportedly.records import PartyType, Span

__all__ = ["Phrase", "is_phrase_head", "read_phrase"]

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
_ARTICLES: Final = frozenset({"the", "a", "an", "both", "some", "several", "each", "every", "any", "no"})


@dataclass(frozen=True, eq=False)
class Phrase:
    """One noun phrase. Positions are tokens of ``tree``; ranges are half-open."""

    # No slots: its words are asked for a dozen times, and remembered with it.

    tree: Tree
    head: int
    first: int  # the base phrase, articles and possessors included
    end: int
    name: tuple[int, int] | None  # the proper name in it
    role: tuple[str, ...]  # words before the name, without article or possessor: "Pentagon spokesman"
    determiner: str | None  # lower-cased
    possessor: int | None  # token of "the mayor's", "his"
    named_after: int | None = None  # head of the apposition that gives the name
    role_range: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        """The words as they stand, apposition left out."""
        return self.tree.span(self.first, self.end)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words without article, possessor and the numbers before them."""
        first, end = self.core
        return tuple(token.text for token in self.tree.tokens[first:end])

    @cached_property
    def core(self) -> tuple[int, int]:
        """The base phrase without article and possessor."""
        first = self.first
        if self.possessor is not None and self.possessor < self.head:
            first = self.tree.end[self.possessor]
        while first < self.end - 1 and (
            self.tree.tokens[first].text.lower() in _articles() or self.tree.tokens[first].dep == "quantmod"
        ):
            first += 1
        return first, self.end

    @property
    def plural(self) -> bool:
        """Whether the head is a plural noun or the phrase counts more than one."""
        return self.tree.tokens[self.head].tag in ("NNS", "NNPS")


@cache
def _articles() -> frozenset[str]:
    """Articles and what stands in their place: "this", "those"."""
    return _ARTICLES | words("definite_words")


def is_phrase_head(tree: Tree, token: int) -> bool:
    """Whether a token heads a noun phrase of its own, a part of a name or compound left aside."""
    t = tree.tokens[token]
    if t.pos == "PRON" or t.tag in ("PRP", "PRP$", "WP", "WP$"):
        return True
    if t.pos == "PROPN" and token and tree.tokens[token - 1].text == "(":
        return True
    if t.pos in ("NOUN", "PROPN"):
        return t.dep not in ("compound", "nmod", "npadvmod") or t.dep == "ROOT"
    # "The 34-year-old said": an adjective that acts.
    return t.pos in ("ADJ", "NUM") and t.dep in ("nsubj", "nsubjpass")


def read_phrase(tree: Tree, head: int) -> Phrase:
    """The noun phrase around a head, its name looked for in it, right behind it, and in its apposition."""
    person = _person_of_body(tree, head)
    if person is not None:
        return replace(read_phrase(tree, person), head=head)
    first = _left_edge(tree, head)
    end = head + 1
    determiner = next(
        (tree.tokens[c].text.lower() for c in tree.children[head] if tree.tokens[c].dep in ("det", "predet")),
        None,
    )
    possessor = tree.child(head, "poss")
    name = _name_ending_at(tree, head, first) if _can_end_name(tree, head) else None
    named_after = None
    if name is not None:
        end = name_end = _name_extension(tree, head)
        name = (name[0], name_end)
        possessor = None if possessor is not None and possessor >= name[0] else possessor
    elif (medium := _medium_before(tree, head, first)) is not None:
        name = medium
        what = tuple(token.text for token in tree.tokens[medium[1] : end])
        return Phrase(tree, head, first, end, name, what, determiner, possessor)
    else:
        found = _name_behind(tree, head)
        if found is not None:
            named_after, name, close = found
            end = name[1] if close else end
    role_from, role_end = (first, name[0] if name and named_after is None else head + 1)
    if possessor is not None and possessor < head:
        role_from = max(role_from, tree.end[possessor])
    if name is not None and named_after is None:
        name, extra = _split_role(tree, name)
        role_end = name[0] if extra else role_end
        role_end = max(role_end, name[0])
    joined = None
    if name is not None:
        joined = max((i for i in range(role_from, role_end) if tree.tokens[i].pos == "CCONJ"), default=None)
    if joined is not None:
        # "Both Lind and harbour master Tove Brask": what stands before the conjunction is another one's.
        role_from = joined + 1
    role = tuple(
        token.text for token in tree.tokens[role_from:role_end] if token.text.lower() not in _ARTICLES
    )
    while role_from < role_end and tree.tokens[role_from].text.lower() in _ARTICLES:
        role_from += 1
    role_range = (role_from, role_end) if role_from < role_end else None
    return Phrase(tree, head, first, end, name, role, determiner, possessor, named_after, role_range)


def _person_of_body(tree: Tree, head: int) -> int | None:
    """The person in "Inspector Mara Tolvane of Luma police", which is often read as a kind of police."""
    if tree.tokens[head].pos != "NOUN" or noun_of((tree.tokens[head].text,)) is None:
        return None
    for child in tree.children[head]:
        if child < head and tree.tokens[child].dep in ("nmod", "compound") and is_capital(tree.tokens[child]):
            after = tree.tokens[child + 1]
            if after.text == "of" and after.dep == "prep" and tree.tokens[child].pos == "PROPN":
                return child
    return None


def _can_end_name(tree: Tree, head: int) -> bool:
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


def _left_edge(tree: Tree, head: int) -> int:
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


def _name_ending_at(tree: Tree, head: int, left: int) -> tuple[int, int]:
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
            or (is_capital(before) and before.text.lower() not in _ARTICLES)
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


def _medium_before(tree: Tree, head: int, left: int) -> tuple[int, int] | None:
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
    first, _ = _name_ending_at(tree, end - 1, left)
    return (first, end) if agency or media_kind(tree.text(first, end)) else None


def _name_extension(tree: Tree, head: int) -> int:
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


def _name_behind(tree: Tree, head: int) -> tuple[int, tuple[int, int], bool] | None:
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
        here = _split_role(tree, (here, end))[0][0]
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
        if tokens[child].dep == "appos" and child > head and _can_end_name(tree, child):
            run = _name_ending_at(tree, child, _left_edge(tree, child))
            return child, _split_role(tree, run)[0], False
    return None


def _texts(tree: Tree, head: int) -> tuple[str, ...]:
    return tuple(token.text for token in tree.tokens[_left_edge(tree, head) : head + 1])


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


def _split_role(tree: Tree, name: tuple[int, int]) -> tuple[tuple[int, int], bool]:
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
