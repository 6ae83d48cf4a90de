"""From attributions to mentions: every source, and every party that can be a hop, resolved within the article."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from reportedly.extract.parties.phrases import Phrase, read_phrase
from reportedly.extract.parties.readings import tail_end
from reportedly.extract.parties.scene import PRONOUN, Scene, is_own
from reportedly.extract.parties.words import noun_of, singular, words
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

__all__ = ["FOUND_BY", "find_mentions"]

FOUND_BY: Final = "parties/1"
"""What to rerun when the rules that resolve a party within an article change."""

_TO_OBJECTS: Final = frozenset({"cite", "tell"})
_TO_PREPOSITIONS: Final = frozenset({"carry", "check", "cite", "hold", "outing", "speak", "tell"})
"""Frames of the relay lexicon whose word passes words on to, or through, its object."""
_JOINS: Final = frozenset({"&", "and", "nor"})


def find_mentions(
    article: Article,
    text: str,
    parse: Parse,
    attributions: Sequence[Attribution],
    grove: Grove | None = None,
) -> tuple[Mention, ...]:
    """Every source of an attribution, and every party that can be a hop, resolved within the article.

    Full names, surnames, offices with their holder, spokespeople without a name
    (who speak as their institution), capitals and palaces (as their state),
    pronouns and definite descriptions. Ordered by place, one mention a place.
    Not found: parties that nobody speaks for and through whom nothing passes;
    whom a first person in a quotation means. ``grove``: the parse's trees, where they are laid out already.
    """
    grove = grove or plant(parse)
    sources = _source_heads(grove, attributions)
    credited = frozenset(credit.value for credit in article.credits if credit.value is not None)
    scene = Scene(text, sources, parse.quotations, article.outlet.value, credited)
    for tree in grove.trees:
        scene.walk(tree)
    writer = _Writer(article, scene, parse, sources)
    for tree in grove.trees:
        writer.walk(tree)
    return writer.mentions()


class _Writer:
    """Writes the mentions down once the whole article has told who is who."""

    def __init__(
        self, article: Article, scene: Scene, parse: Parse, sources: dict[tuple[int, int], Span]
    ) -> None:
        self.article, self.scene, self.sources = article, scene, sources
        self.meant = scene.meant
        self.quotations = parse.quotations
        self.found: dict[Span, Mention] = {}

    def walk(self, tree: Tree) -> None:
        """The mentions of one paragraph."""
        for token in range(len(tree.tokens)):
            span = self.sources.get((tree.number, token))
            if span is not None:
                self._mention_source(tree, token, span)
            elif self._can_speak(tree, token):
                if tree.tokens[token].dep in ("nsubj", "nsubjpass"):
                    self._mention_source(tree, token, tree.span(tree.first[token], tree.end[token]))
                else:
                    self._mention(tree, token)

    def mentions(self) -> tuple[Mention, ...]:
        """All that was found, in order."""
        return tuple(self.found[span] for span in sorted(self.found))

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
        if here.dep == "nsubj" and (
            governor.lemma in _speaking("verb") | _taking_back()
            or any(
                tree.tokens[c].lemma in _speaking("verb")
                for c in tree.children[here.head]
                if tree.tokens[c].dep == "xcomp"
            )
        ):
            return True
        if here.dep == "nsubjpass" and (
            frames.get(governor.lemma) == "cite" or governor.lemma in words("withholding_verbs")
        ):
            return True
        if here.dep == "poss" and governor.lemma in _speaking("noun"):
            return True
        if met[2].name is None and noun_of(met[2].words) is None and met[1] != PRONOUN:
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
        author = self._author(tree, phrase, noun)
        if author is not None:
            return author
        talk = noun in words("hearsay_nouns") and phrase.plural
        if by is not None and (talk or noun_of(phrase.words) is None):
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
            two = self.scene.cast.last(PartyType.GOVERNMENT, self.scene.places[tree.number, token], count=2)
            if len(two) == 2:
                return " + ".join(known.name for known in two), PartyType.GOVERNMENT, "pair"
        return None

    def _author(self, tree: Tree, phrase: Phrase, noun: str) -> tuple[str, PartyType, str] | None:
        """Who speaks by what it made: "a survey by Metrica", "figures published by the labour ministry"."""
        if phrase.name is not None or noun not in words("authored_nouns"):
            return None
        for child in tree.children[phrase.head]:
            made = tree.tokens[child].dep == "acl" and tree.tokens[child].lemma in words("releasing_verbs")
            by = tree.child(child, "agent") if made else child
            if child != phrase.end or by is None or tree.tokens[by].text.lower() not in ("by", "from"):
                continue
            held = tree.child(by, "pobj")
            met = self.meant.get((tree.number, held)) if held is not None else None
            if met is not None and met[0].type not in (PartyType.ANONYMOUS, PartyType.DOCUMENT):
                return met[0].name, met[0].type, "by"
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
        elif phrase.name is None and how != PRONOUN:
            span = tree.span(phrase.first, tail_end(phrase))
        kind = known.type
        name = known.name
        itself = phrase.determiner == "this" and phrase.name is None
        if itself and singular(tree.tokens[phrase.head].text.lower()) in words("self_references"):
            name, kind, how = self._outlet(), PartyType.OUTLET, "self-reference"
        if is_own(name, self.article.outlet.value):
            kind = PartyType.OUTLET
        self._enter(span, name, kind, known.role, known.of, how)

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


@cache
def _taking_back() -> frozenset[str]:
    return frozenset((row["phrase"] or "").split()[0] for row in load_table("retractions"))


@cache
def _speaking(word_class: str) -> frozenset[str]:
    rows = load_table("cues")
    return frozenset(
        row["lemma"] or "" for row in rows if row["class"] == word_class and row["tier"] == Tier.REPORTING
    )


def _joined(tree: Tree, token: int) -> list[int]:
    """The further members of a joint source: "the mayor and two aides", "Arn, Bel and Cor"."""
    members: list[int] = []
    joined = False
    here: int | None = token
    while here is not None:
        joined = joined or any(
            tree.tokens[c].dep == "cc" and tree.tokens[c].text.lower() in _JOINS for c in tree.children[here]
        )
        following = [c for c in tree.children[here] if tree.tokens[c].dep == "conj"]
        members += following
        here = following[-1] if following else None
    return members if joined else []
