"""Sentences in which the outlet or an agency says that it could not check: found by their own shape."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.statements.drafts import Draft, Mentions
from reportedly.extract.statements.words import kinds, listed
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import lookup
from reportedly.records import Attribution, Kind, Mention, PartyType, Span, Tier, trim

__all__ = ["Disclaimer", "find_disclaimers"]


@dataclass(frozen=True, slots=True, eq=False)
class Disclaimer:
    """A clause in which the press says it could not check: "we were unable to confirm the account"."""

    tree: Tree
    cue: Span
    cue_lemma: str
    verb: int
    content: tuple[Span, ...]
    source: Mention | None  # None: the outlet itself
    sentence: int

    def as_draft(self, article_id: str) -> Draft:
        """The disclaimer in the form in which references are looked for."""
        attribution = Attribution(
            article_id=article_id,
            cue=self.cue,
            cue_lemma=self.cue_lemma,
            source=None,
            content=self.content,
            kind=Kind.INDIRECT,
            tier=Tier.REPORTING,
            probability=1.0,
            found_by="disclaimers/1",
        )
        reach = self.tree.within(self.cue)
        return Draft(attribution, self.tree, self.verb, reach, self.source, None, self.content, self.sentence)


def find_disclaimers(text: str, grove: Grove, mentions: Mentions, outlet: str) -> Iterator[Disclaimer]:
    """Every clause in which the press says that it could not, or did not, verify a claim.

    ``outlet`` is the outlet's name as the article gives it. A passive counts where
    it says who could not ("by the Globe"), or that one could not.
    """
    offset = 0
    for tree in grove.trees:
        for verb, token in enumerate(tree.tokens):
            if token.lemma not in listed("verifying_verbs") or token.pos != "VERB":
                continue
            found = _read(text, tree, verb, mentions, offset + tree.sentence_of[verb], outlet)
            if found is not None:
                yield found
        offset += len(tree.sentences)


def _read(
    text: str, tree: Tree, verb: int, mentions: Mentions, sentence: int, outlet: str
) -> Disclaimer | None:
    governor = tree.tokens[verb].head if tree.tokens[verb].dep in ("xcomp", "ccomp", "advcl") else verb
    if tree.tokens[governor].pos == "ADJ" and tree.tokens[governor].dep == "acomp":
        # "Has not been able to": the negation sits one verb up.
        governor = tree.tokens[governor].head
    if not (_fails(tree, verb) or (governor != verb and _fails(tree, governor))):
        return None
    passive = tree.child(verb, "nsubjpass")
    subject = passive if passive is not None else tree.child(governor, "nsubj", "expl")
    source: Mention | None = None
    if passive is not None:
        content = passive
        agent = tree.child(verb, "agent")
        if agent is not None:
            source = mentions.media(tree.span(agent, tree.end[agent]))
            if source is None:
                return None
        elif not _beyond(tree, verb):
            return None
    else:
        held = tree.child(verb, "dobj", "ccomp")
        if held is None or subject is None:
            return None
        content = held
        word = tree.tokens[subject].text.lower()
        own = _plain(tree.span(tree.first[subject], subject + 1).of(text)) == _plain(outlet)
        if word != "it" and not own and lookup("pronouns", "form", "use").get(word) != "speaker":
            found = mentions.of(tree.span(tree.first[subject], tree.end[subject]))
            if found is None or found.type not in (PartyType.MEDIA, PartyType.OUTLET):
                return None
            source = found if found.type is PartyType.MEDIA else None
    first = _cue_start(tree, verb, governor)
    cue = tree.span(first, verb + 1)
    span = trim(text, tree.tokens[tree.first[content]].start, tree.tokens[tree.end[content] - 1].end)
    spans = (span,) if span is not None and not span.overlaps(cue) else ()
    return Disclaimer(tree, cue, tree.tokens[verb].lemma, verb, spans, source, sentence)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _beyond(tree: Tree, verb: int) -> bool:
    """Whether it could not be done, rather than was not: "could not be verified", "not independently confirmed"."""
    words = {tree.tokens[c].text.lower() for c in tree.children[verb]}
    return bool(words & (listed("ability_modals") | listed("independence_words")))


def _fails(tree: Tree, verb: int) -> bool:
    """Negated, or impossible, or beyond anybody: "not possible", "unable", "has yet to"."""
    negators = kinds("negators")
    token = tree.tokens[verb]
    for child in tree.children[verb]:
        word = tree.tokens[child].text.lower()
        if tree.tokens[child].dep in ("neg", "advmod") and "adverb" in negators.get(word, frozenset()):
            return token.lemma not in listed("failing_words")
        if tree.tokens[child].dep in ("acomp", "attr") and (
            word in listed("failing_words") or (tree.child(child, "neg") is not None)
        ):
            return True
    return token.lemma in listed("failing_words")


def _cue_start(tree: Tree, verb: int, governor: int) -> int:
    """The cue from its negation on: "was unable to verify"."""
    first = verb
    for child in (*tree.children[verb], *(tree.children[governor] if governor != verb else ())):
        if child < first and tree.tokens[child].dep in ("aux", "auxpass", "neg", "advmod", "acomp"):
            first = min(first, child)
    return first
