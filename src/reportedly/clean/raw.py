"""Label the lines of page text alone, without markup: what they mean, where they stand, how they look.

Meaning goes before shape: a plea for donations is made of full sentences. The shape
(``shape``) proposes; cues (``cues``) decide about their line, the block they head
or all that follows the article; then the lines between are settled by their
neighbours. Nothing is dropped: each line gets a kind and the reason.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from reportedly.clean.cues import Cue, normal_words, outside_quotes
from reportedly.clean.headline import find_headline
from reportedly.clean.seen import ELLIPSIS, Label, Seen, look
from reportedly.clean.shape import shape_scores
from reportedly.clean.stamps import are_names, is_byline, is_dateline, is_name
from reportedly.records import LineKind

__all__ = ["NAMES_UNDER_TITLE", "STAMPS_ABOVE", "STAMPS_BELOW", "label_lines"]

NAMES_UNDER_TITLE: Final = "names under the title"
"""The reason of a byline that is names alone, without "By": weaker than the others."""
STAMPS_ABOVE: Final = (
    3  # lines above the title in which its date may stand; further up are other articles' dates
)
STAMPS_BELOW: Final = 13  # lines from the title on: byline, captions and share buttons come between
BODY_AT: Final = 0.5  # probability; the F1 on the open body kit is flat between 0.4 and 0.55
_SURE: Final = 0.7
_LEAST_BEFORE_TAIL: Final = (
    40  # words of body before a tail cue is believed: the same words label buttons at the top
)
_RESUMING: Final = 2  # paragraphs in a row by which the article goes on after a list of related pieces
_BIO_WITHIN: Final = 5  # lines after the last body line in which a biography may begin
_LONGEST_BUTTON: Final = 4  # words of a share button
_LEAST_SENTENCE: Final = 3  # words
_SHORT_SENTENCE_AT: Final = 0.1  # probability; short sentences score low by their length alone
_NOTE: Final = 3  # lines of a page that is no page: a note, a sentence on standard input
_FIRST_PERSON: Final = frozenset(("i", "i'm", "i've", "my", "me"))


def label_lines(lines: Sequence[str], *, title: int | None = None) -> list[Label]:
    """A label for each line; ``lines`` are non-blank and in page order. Linear in their length.

    title  which line is the title, where the markup says so; else it is looked for.
    """
    seen = [look(line, score) for line, score in zip(lines, shape_scores(lines), strict=True)]
    labels: list[Label | None] = [_by_cue(line) for line in seen]
    if title is None:
        free = [line.cue is None and not _is_caption(seen, place) for place, line in enumerate(seen)]
        title = find_headline(lines, [line.normal for line in seen], free, _first_prose(seen, labels, 0))
    prose = _first_prose(seen, labels, 0 if title is None else title + 1)
    if title is not None:
        labels[title] = Label(LineKind.TITLE, "headline")
        _label_stamps(
            seen, labels, prose, range(max(0, title - STAMPS_ABOVE), min(len(seen), title + STAMPS_BELOW))
        )
    _label_head(seen, labels, title)
    _label_blocks(seen, labels)
    _label_tail(seen, labels)
    _label_stamps(seen, labels, prose, range(len(seen)))
    _label_repeats(seen, labels)
    _label_by_shape(seen, labels)
    _label_between(seen, labels)
    _label_bio(seen, labels)
    _label_note(seen, labels)
    return [
        label or Label(LineKind.OTHER, f"shape/1 p={line.score:.2f}")
        for label, line in zip(labels, seen, strict=True)
    ]


def _label_note(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """Of a few lines that would all be left out, the sentences: somebody typed or pasted just these."""
    if len(seen) > _NOTE or any(label is not None and label.kind is LineKind.BODY for label in labels):
        return
    for place, line in enumerate(seen):
        if line.cue is None and line.ends_sentence and line.words >= _LEAST_SENTENCE:
            labels[place] = Label(LineKind.BODY, "a sentence, and the page holds nothing else")


def _by_cue(line: Seen) -> Label | None:
    if line.cue is None or line.cue.kind in (LineKind.BIO, LineKind.BYLINE, LineKind.DATELINE):
        return None  # these mean something only at their place
    return Label(line.cue.kind, f"cue:{line.cue.phrase}")


def _is_caption(seen: Sequence[Seen], place: int) -> bool:
    """Whether the next line says the same and adds a credit."""
    following = seen[place + 1] if place + 1 < len(seen) else None
    return (
        following is not None
        and following.cue is not None
        and following.cue.kind is LineKind.CAPTION
        and following.text.startswith(seen[place].text.rstrip("."))
    )


def _first_prose(seen: Sequence[Seen], labels: Sequence[Label | None], start: int) -> int:
    """Where the article's text begins from ``start`` on: its first paragraph, else the line most like one."""
    for place in range(start, len(seen)):
        line = seen[place]
        if labels[place] is None and line.paragraph and line.score >= BODY_AT:
            return place
    free = [place for place in range(start, len(seen)) if labels[place] is None]
    return max(free, key=lambda place: (seen[place].score, -place)) if free else 0


def _label_head(seen: Sequence[Seen], labels: list[Label | None], title: int | None) -> None:
    """The title, its repetitions, and the menu above it."""
    if title is None:
        return
    for place, line in enumerate(seen):
        if place < title and labels[place] is None and not (line.ends_sentence and line.score >= BODY_AT):
            labels[place] = Label(LineKind.NAV, "above the title")
        elif place > title and line.normal == seen[title].normal:
            labels[place] = Label(LineKind.OTHER, "title repeated")


def _label_blocks(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """What stands under a cue like "Read also:": titles and teasers, up to the next paragraph."""
    heading: Cue | None = None
    for place, line in enumerate(seen):
        if line.cue is not None and labels[place] is not None:
            # A cue of its own keeps a block open: "Read also" / "Related: …" / a title.
            heading = line.cue if line.cue.reach != "line" else heading
        elif heading is not None and labels[place] is None:
            if (line.paragraph and not _is_teaser(seen, place)) or (
                heading.kind is LineKind.SHARE and line.words > _LONGEST_BUTTON
            ):
                heading = None
            else:
                labels[place] = Label(heading.kind, f"under cue:{heading.phrase}")


def _is_teaser(seen: Sequence[Seen], place: int) -> bool:
    """Whether a stamp of age follows, as in a list of recent posts."""
    following = seen[place + 1].cue if place + 1 < len(seen) else None
    return following is not None and following.phrase.endswith(" ago")


def _label_tail(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """After a tail cue, once the article has been seen, nothing is body unless the article plainly goes on."""
    before = 0
    for place, line in enumerate(seen):
        cue = line.cue
        if cue and cue.reach == "tail" and labels[place] and before >= _LEAST_BEFORE_TAIL:
            end = _resumes(seen, labels, place)
            if cue.kind is LineKind.COMMENTS:
                if _words_from(seen, labels, end) > before:
                    continue  # a button above the article, not the head of its comments
                end = len(seen)  # comments are paragraphs too
            for after in range(place + 1, end):
                labels[after] = labels[after] or Label(cue.kind, f"tail-cue:{cue.phrase}")
            if end == len(seen):
                return
        if labels[place] is None and line.paragraph and line.score >= BODY_AT:
            before += line.words


def _resumes(seen: Sequence[Seen], labels: Sequence[Label | None], start: int) -> int:
    """Where at least two paragraphs in a row follow; the end where none do."""
    run = 0
    for place in range(start + 1, len(seen)):
        line = seen[place]
        strong = (
            labels[place] is None and line.paragraph and line.score >= _SURE and not _is_teaser(seen, place)
        )
        run = run + 1 if strong else 0
        if run == _RESUMING:
            return place - run + 1
    return len(seen)


def _words_from(seen: Sequence[Seen], labels: Sequence[Label | None], start: int) -> int:
    """Words of the run of paragraphs that begins at ``start``, lines with a label of their own between them."""
    words = 0
    for line, label in zip(seen[start:], labels[start:], strict=True):
        if label is None and not line.paragraph:
            break
        words += line.words if label is None else 0
    return words


def _label_stamps(
    seen: Sequence[Seen], labels: list[Label | None], first_prose: int, places: Iterable[int]
) -> None:
    """Bylines and date lines. Names and places alone are a byline only above the article: below it they head a part."""
    for place in places:
        line = seen[place]
        if labels[place] is not None or line.paragraph:
            continue
        if is_dateline(line.text):
            labels[place] = Label(LineKind.DATELINE, "date line")
        elif is_byline(line.text) and (place < first_prose or line.cue is not None):
            labels[place] = Label(LineKind.BYLINE, "byline")
        elif place < first_prose and _under_title(labels, place) and are_names(line.text):
            labels[place] = Label(LineKind.BYLINE, NAMES_UNDER_TITLE)


def _under_title(labels: Sequence[Label | None], place: int) -> bool:
    """Whether the title is one of the three lines above."""
    return any(
        label is not None and label.kind is LineKind.TITLE for label in labels[max(0, place - 3) : place]
    )


def _label_repeats(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """Lines said twice: captions given again with a credit, pull quotes, furniture."""
    first: set[str] = set()
    for place, line in enumerate(seen):
        if labels[place] is None and line.normal in first and line.words > 1:
            labels[place] = Label(LineKind.OTHER, "repeats an earlier line")
        first.add(line.normal)
    for place in range(len(seen)):
        if labels[place] is None and _is_caption(seen, place):
            labels[place] = Label(LineKind.CAPTION, "stands again with its credit")
    _label_pull_quotes(seen, labels)


def _label_pull_quotes(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """A short line in quotation marks whose words stand in a paragraph nearby."""
    for place, line in enumerate(seen):
        if labels[place] is None and 3 <= line.words <= 40 and not normal_words(outside_quotes(line.text)):
            words = f" {line.normal} "
            near = (*seen[max(0, place - 6) : place], *seen[place + 1 : place + 7])
            if any(other.words > line.words and words in f" {other.normal} " for other in near):
                labels[place] = Label(LineKind.OTHER, "pull quote")


def _label_by_shape(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    for place, line in enumerate(seen):
        if (
            labels[place] is None
            and line.score >= BODY_AT
            and not (ELLIPSIS.search(line.text) and line.score < _SURE)
        ):
            labels[place] = Label(LineKind.BODY, f"shape/1 p={line.score:.2f}")


def _label_between(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """Short lines beside body: list items, section headings, and sentences too short for their shape to tell."""
    body = [place for place, label in enumerate(labels) if label is not None and label.kind is LineKind.BODY]
    if not body:
        return
    for left, right in pairwise(body):
        gap = [place for place in range(left + 1, right) if labels[place] is None]
        if gap and len(gap) == right - left - 1:
            _settle_gap(seen, labels, gap)
    for place in range(body[-1] + 1, len(seen)):
        line = seen[place]
        if labels[place] is not None or not _continues(line, seen[place - 1]):
            break
        labels[place] = Label(LineKind.BODY, "goes on from body")
    for place in range(body[0] - 1, -1, -1):
        line = seen[place]
        if (
            labels[place] is not None
            or not (line.ends_sentence or line.text.startswith("#"))
            or line.words < 4
        ):
            break
        labels[place] = Label(LineKind.BODY, "sentence before body")


def _continues(line: Seen, above: Seen) -> bool:
    """Whether a line goes on from the body line above it: a sentence, a lead-in, or an item of a list so led in."""
    if line.text.endswith(":") or (line.ends_sentence and line.score >= _SHORT_SENTENCE_AT):
        return line.words >= _LEAST_SENTENCE
    return line.bullet and (above.bullet or above.text.endswith(":"))


def _settle_gap(seen: Sequence[Seen], labels: list[Label | None], gap: Sequence[int]) -> None:
    items = [place for place in gap if seen[place].bullet or seen[place].ends_sentence]
    if len(gap) > 2 and len(items) < len(gap) * 0.6:
        return
    for place in gap:
        line = seen[place]
        if not any(character.isalpha() for character in line.text):
            continue
        if line.ends_sentence or line.bullet or line.text.endswith((":", ",", ";")):
            labels[place] = Label(LineKind.BODY, "between body lines")
        elif place + 1 not in gap or seen[place + 1].ends_sentence:
            labels[place] = Label(LineKind.HEADING, "short line above body")


def _label_bio(seen: Sequence[Seen], labels: list[Label | None]) -> None:
    """The author's own words about himself at the end: after the last line of the article, often under a name."""
    body = [place for place, label in enumerate(labels) if label is not None and label.kind is LineKind.BODY]
    if len(body) < 3:
        return
    for place in range(body[-2], min(len(seen), body[-1] + _BIO_WITHIN)):
        label = labels[place]
        line = seen[place]
        if label is not None and label.kind is not LineKind.BODY:
            continue
        words = normal_words(outside_quotes(line.text))
        own = sum(word in _FIRST_PERSON for word in words)
        named = place > 0 and is_name(seen[place - 1].text)
        if (line.cue is not None and line.cue.kind is LineKind.BIO and (own or named)) or (
            own >= 3 and named
        ):
            for after in range(place, len(seen)):
                after_label = labels[after]
                if after_label is None or after_label.kind is LineKind.BODY:
                    labels[after] = Label(LineKind.BIO, "about the author")
            if named:
                labels[place - 1] = Label(LineKind.BIO, "name above a biography")
            return
