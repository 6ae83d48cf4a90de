"""From attributions to mentions: every source, and every party that can be a hop, resolved within the article."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from reportedly.extract.parties.cast import Cast, Known, Place
from reportedly.extract.parties.phrases import Phrase, is_phrase_head, read_phrase
from reportedly.extract.parties.readings import Reading, belongs_to, read, tail_end
from reportedly.extract.parties.words import (
    institution_type,
    media_kind,
    noun_of,
    singular,
    state_of,
    words,
)
from reportedly.extract.trees import Grove, Tree, plant
from reportedly.lexicons import load_table, lookup
from reportedly.records import (
    OUTLET,
    UNSPECIFIED,
    Article,
    Attribution,
    Mention,
    Parse,
    PartyType,
    Span,
    Tier,
)

__all__ = ["find_mentions"]

_PRONOUN: Final = "pronoun/1"
_TO_OBJECTS: Final = frozenset({"cite", "tell"})
_TO_PREPOSITIONS: Final = frozenset({"carry", "check", "cite", "hold", "outing", "speak", "tell"})
"""Frames of the relay lexicon whose word passes words on to, or through, its object."""
_JOINS: Final = frozenset({"and", "&"})


def find_mentions(
    article: Article, text: str, parse: Parse, attributions: Sequence[Attribution]
) -> tuple[Mention, ...]:
    """Every source of an attribution, and every party that can be a hop, resolved within the article.

    Full names, surnames, offices with their holder, spokespeople without a name
    (who speak as their institution), capitals and palaces (as their state),
    pronouns and definite descriptions. Ordered by place, one mention a place.
    Not found: parties that nobody speaks for and through whom nothing passes;
    whom a first person in a quotation means.
    """
    grove = plant(parse)
    scene = _Scene(article, text, parse, _source_heads(grove, attributions))
    for tree in grove.trees:
        scene.walk(tree)
    return scene.mentions()


def _source_heads(grove: Grove, attributions: Sequence[Attribution]) -> dict[tuple[int, int], Span]:
    """The head token of each source, by paragraph and position."""
    heads: dict[tuple[int, int], Span] = {}
    for attribution in attributions:
        tree = grove.at(attribution.source.start) if attribution.source else None
        if tree is None or attribution.source is None:
            continue
        first, end = tree.within(attribution.source)
        if first < end:
            heads.setdefault((tree.number, tree.top(first, end)), attribution.source)
    return heads


class _Scene:
    """The reading of one article, from its first phrase to its last."""

    def __init__(
        self, article: Article, text: str, parse: Parse, sources: dict[tuple[int, int], Span]
    ) -> None:
        self.article, self.text, self.sources = article, text, sources
        self.quotations = parse.quotations
        self.cast = Cast()
        self.sentence = 0
        self.order = 0
        self.meant: dict[tuple[int, int], tuple[Known, str, Phrase]] = {}
        self.places: dict[tuple[int, int], Place] = {}
        self.found: dict[Span, Mention] = {}

    def walk(self, tree: Tree) -> None:
        """Meet the parties of one paragraph in the order in which they are named."""
        taken: set[int] = set()
        base = self.sentence
        for token in range(len(tree.tokens)):
            self.sentence = base + tree.sentence_of[token]
            self.order += 1
            if token in taken or not is_phrase_head(tree, token):
                continue
            self._meet(tree, token, taken)
        self.sentence = base + len(tree.sentences)
        for token in range(len(tree.tokens)):
            span = self.sources.get((tree.number, token))
            if span is not None:
                self._mention_source(tree, token, span)
            elif self._can_speak(tree, token):
                speaks = tree.tokens[token].dep in ("nsubj", "nsubjpass")
                if speaks:
                    self._mention_source(tree, token, tree.span(tree.first[token], tree.end[token]))
                else:
                    self._mention(tree, token)

    def mentions(self) -> tuple[Mention, ...]:
        """All that was found, in order."""
        return tuple(self.found[span] for span in sorted(self.found))

    def _place(self, tree: Tree, token: int) -> Place:
        dep = tree.tokens[token].dep
        part = "other"
        if (tree.number, token) in self.sources:
            part = "source"
        elif dep in ("nsubj", "nsubjpass"):
            part = "subject"
        elif dep == "poss":
            part = "possessor"
        return Place(self.sentence, self.order, part)

    def _meet(self, tree: Tree, token: int, taken: set[int]) -> None:
        place = self.places[tree.number, token] = self._place(tree, token)
        form = tree.tokens[token].text.lower()
        use = lookup("pronouns", "form", "use").get(form)
        phrase = read_phrase(tree, token)
        if tree.tokens[token].pos == "PRON" or use is not None:
            known = self._pronoun(tree, token, form, use, place)
            if known is not None:
                self.meant[tree.number, token] = (known, _PRONOUN, phrase)
            return
        if phrase.name:
            taken.update(range(*phrase.name))
        known, how = self._resolve(phrase, place)
        self.meant[tree.number, token] = (known, how, phrase)
        for i in range(*phrase.name) if phrase.name else ():
            self.meant.setdefault((tree.number, i), (known, how, phrase))
        self._learn_from_apposition(tree, token, phrase, known, taken)

    def _pronoun(self, tree: Tree, token: int, form: str, use: str | None, place: Place) -> Known | None:
        if use == "relative":
            for above in tree.above(token):
                found = self.meant.get((tree.number, above))
                if found is not None and tree.tokens[above].pos in ("NOUN", "PROPN", "PRON"):
                    return found[0]
            return None
        if use in ("personal", "possessive"):
            return self.cast.point(form, place)
        return None

    def _resolve(self, phrase: Phrase, place: Place) -> tuple[Known, str]:
        reading = read(phrase, self.text)
        if not reading.named:
            noun = noun_of(phrase.words)
            if noun is not None and noun.use in ("spokes", "journalist"):
                body = self._body(phrase, place)
                if body is not None:
                    return body, "spokesperson" if noun.use == "spokes" else "staff"
            reading = self._owned(phrase, reading)
        elif reading.type is PartyType.PERSON and reading.of is None:
            owner = self._owner(phrase)
            if owner is not None and owner.type is not PartyType.PERSON:
                reading = _of(reading, owner.name)
        return self.cast.meet(reading, place)

    def _owner(self, phrase: Phrase) -> Known | None:
        if phrase.possessor is None:
            return None
        found = self.meant.get((phrase.tree.number, phrase.possessor))
        return found[0] if found else None

    def _owned(self, phrase: Phrase, reading: Reading) -> Reading:
        """Put the one meant in the place of a possessive: "her brother" is the nurse's brother."""
        owner = self._owner(phrase)
        if owner is None or phrase.possessor is None or phrase.tree.tokens[phrase.possessor].tag != "PRP$":
            return reading
        suffix = "'" if owner.name.endswith("s") and owner.plural else "'s"
        return _of(reading, owner.name, name=f"{owner.name}{suffix} {reading.name}")

    def _body(self, phrase: Phrase, place: Place) -> Known | None:
        """The institution a spokesperson or reporter without a name speaks for."""
        tree = phrase.tree
        for child in tree.children[phrase.head]:
            if tree.tokens[child].dep == "prep" and tree.tokens[child].text in (
                "for",
                "of",
                "at",
                "from",
                "with",
            ):
                held = tree.child(child, "pobj")
                if held is not None and child == phrase.end:
                    inner = read_phrase(tree, held)
                    return self._resolve(inner, place)[0]
        owner = self._owner(phrase)
        if owner is not None and owner.type is not PartyType.PERSON:
            return owner
        before = phrase.words[:-1]
        while before:
            name = " ".join(before)
            state = state_of(name)
            noun = noun_of(before)
            kind = (
                PartyType.MEDIA
                if media_kind(name)
                else PartyType.GOVERNMENT
                if state
                else institution_type(before[-1]) or (noun.type if noun else None)
            )
            if kind is None and before[-1][:1].isupper():
                kind = PartyType.ORGANISATION
            if kind in (PartyType.MEDIA, PartyType.GOVERNMENT, PartyType.ORGANISATION):
                named = before[-1][:1].isupper()
                return self.cast.meet(
                    Reading(
                        name=state[0] if state else name,
                        type=kind,
                        named=named,
                        noun=None if named else singular(before[-1].lower()),
                        role=None,
                        of=belongs_to(before[:-1]),
                        gender=None,
                        plural=False,
                    ),
                    place,
                )[0]
            before = before[1:]
        return None

    def _learn_from_apposition(
        self, tree: Tree, token: int, phrase: Phrase, known: Known, taken: set[int]
    ) -> None:
        """What an apposition adds: a capital speaks for its state, a person holds an office."""
        for child in tree.children[token]:
            if tree.tokens[child].dep != "appos" or child in taken or phrase.name is None:
                continue
            inner = read_phrase(tree, child)
            noun = noun_of(inner.words)
            if noun is None:
                continue
            if noun.use == "seat":
                self._seat(tree, inner, known)
            elif known.type is PartyType.PERSON and known.role is None:
                known.role = " ".join(inner.words)
                known.of = known.of or belongs_to(inner.words[:-1])
            known.nouns.add(noun.lemma)

    def _seat(self, tree: Tree, inner: Phrase, known: Known) -> None:
        adjective = " ".join(word for word in inner.words[:-1] if word[:1].isupper())
        state = state_of(adjective)
        name = state[0] if state else self._state_of_demonym(adjective)
        held = tree.child(inner.head, "prep")
        place = tree.child(held, "pobj") if held is not None else None
        if name is None and place is not None:
            owned = read_phrase(tree, place)
            name = read(owned, self.text).name if owned.name else None
        if name is not None and known.type is not PartyType.PERSON:
            known.name, known.of, known.type = name, name, PartyType.GOVERNMENT

    def _state_of_demonym(self, adjective: str) -> str | None:
        """An unlisted state by its demonym, where English forms it regularly: "Belnian" from "Belnia"."""
        endings = lookup("demonym_endings", "demonym", "state")
        for ending in sorted(endings, key=len, reverse=True):
            if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
                return adjective[: -len(ending)] + (endings[ending] or "")
        return None

    def _can_speak(self, tree: Tree, token: int) -> bool:
        """Whether words can come from or through the party at a token.

        A medium; the subject of a reporting verb or possessor of a noun of speech;
        what a citing verb governs.
        """
        met = self.meant.get((tree.number, token))
        if met is None or token != met[2].head:
            return False
        if met[0].type is PartyType.MEDIA:
            return True
        frames = lookup("relays", "word", "frame")
        here = tree.tokens[token]
        governor = tree.tokens[here.head]
        if here.dep == "nsubj" and governor.lemma in _speaking("verb"):
            return True
        if here.dep == "nsubjpass" and frames.get(governor.lemma) == "cite":
            return True
        if here.dep == "poss" and governor.lemma in _speaking("noun"):
            return True
        if met[2].name is None and noun_of(met[2].words) is None and met[1] != _PRONOUN:
            # A subject speaks, whatever it is; what is cited must be known for a party or a document.
            return False
        if here.dep in ("dobj", "dative"):
            return frames.get(governor.lemma) in _TO_OBJECTS
        if here.dep == "pobj":
            above = tree.tokens[governor.head]
            if governor.text.lower() in ("by", "from") and above.lemma in _speaking("noun"):
                return True
            return frames.get(above.lemma) in _TO_PREPOSITIONS
        return False

    def _mention_source(self, tree: Tree, token: int, span: Span) -> None:
        phrase = read_phrase(tree, token)
        special = self._special(tree, token, phrase, span)
        if special is not None:
            name, kind, how = special
            self._enter(phrase.span, name, kind, None, None, how)
            return
        heads = [token, *_joined(tree, token)]
        met = [self.meant[tree.number, h] for h in heads if (tree.number, h) in self.meant]
        if len(met) > 1 and len(met) == len(heads):
            last = read_phrase(tree, heads[-1])
            whole = Span(phrase.span.start, max(phrase.span.end, last.span.end))
            types = [known.type for known, _, _ in met]
            name = " + ".join(dict.fromkeys(known.name for known, _, _ in met))
            self._enter(whole, name, types[0], None, None, "joint")
        else:
            self._mention(tree, token, span)

    def _special(
        self, tree: Tree, token: int, phrase: Phrase, span: Span
    ) -> tuple[str, PartyType, str] | None:
        """Sources that are nobody, the page itself, or two states at once."""
        head = tree.tokens[token]
        noun = singular(head.text.lower())
        if lookup("pronouns", "form", "use").get(head.text.lower()) == "speaker":
            if any(quotation.span.start <= head.start < quotation.span.end for quotation in self.quotations):
                return None
            return self._outlet(), PartyType.OUTLET, "first-person"
        for i in tree.subtree(token):
            t = tree.tokens[i]
            if (
                t.text.lower() == "this"
                and t.head != i
                and tree.tokens[t.head].lemma in words("self_references")
            ):
                return self._outlet(), PartyType.OUTLET, "self-reference"
        by = next(
            (c for c in tree.children[token] if tree.tokens[c].text in ("by", "from") and c == phrase.end),
            None,
        )
        if by is not None and (noun in words("hearsay_nouns") or noun_of(phrase.words) is None):
            held = tree.child(by, "pobj")
            if held is not None and (tree.number, held) in self.meant:
                known = self.meant[tree.number, held][0]
                return known.name, known.type, "by"
        if (
            noun in words("hearsay_nouns")
            and phrase.plural
            and len(phrase.words) == 1
            and phrase.determiner is None
        ):
            return UNSPECIFIED, PartyType.ANONYMOUS, "hearsay"
        pair = phrase.determiner in ("both",) or (
            phrase.determiner == "the" and "two" in {w.lower() for w in phrase.words}
        )
        if pair and lookup("party_nouns", "noun", "type").get(noun) == PartyType.GOVERNMENT and phrase.plural:
            two = self.cast.last(PartyType.GOVERNMENT, self.places[tree.number, token], count=2)
            if len(two) == 2:
                return " + ".join(known.name for known in two), PartyType.GOVERNMENT, "pair"
        return None

    def _outlet(self) -> str:
        return self.article.outlet.value or OUTLET

    def _mention(self, tree: Tree, token: int, asked: Span | None = None) -> None:
        met = self.meant.get((tree.number, token))
        if met is None:
            return
        known, how, phrase = met
        span = phrase.span
        if phrase.named_after is not None and phrase.name is not None and phrase.name[0] > phrase.end:
            # The name, where the finder took it into the source; else the words it did take.
            name_span = tree.span(*phrase.name)
            span = name_span if asked is None or name_span in asked else span
        elif phrase.name is None and how != _PRONOUN:
            span = tree.span(phrase.first, tail_end(phrase))
        kind = known.type
        name = known.name
        if self._is_own(name):
            kind = PartyType.OUTLET
        self._enter(span, name, kind, known.role, known.of, how)

    def _is_own(self, name: str) -> bool:
        own = self.article.outlet.value
        return own is not None and own.casefold().removeprefix("the ") == name.casefold().removeprefix("the ")

    def _enter(
        self, span: Span, name: str, kind: PartyType, role: str | None, of: str | None, how: str
    ) -> None:
        self.found.setdefault(
            span,
            Mention(
                article_id=self.article.article_id,
                span=span,
                name=name,
                type=kind,
                role=role,
                of=of,
                resolved_by=how,
            ),
        )


@cache
def _speaking(word_class: str) -> frozenset[str]:
    rows = load_table("cues")
    return frozenset(
        row["lemma"] or "" for row in rows if row["class"] == word_class and row["tier"] == Tier.REPORTING
    )


def _of(reading: Reading, of: str, *, name: str | None = None) -> Reading:
    return Reading(
        name=name or reading.name,
        type=reading.type,
        named=reading.named,
        noun=reading.noun,
        role=reading.role,
        of=of,
        gender=reading.gender,
        plural=reading.plural,
    )


def _joined(tree: Tree, token: int) -> Iterator[int]:
    """The further members of a joint source: "the mayor and two aides"."""
    for child in tree.children[token]:
        if tree.tokens[child].dep == "conj" and any(
            tree.tokens[c].text.lower() in _JOINS for c in tree.children[token] if tree.tokens[c].dep == "cc"
        ):
            yield child
            yield from _joined(tree, child)
