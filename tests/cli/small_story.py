"""A small story that needs no language model, and what a command leaves behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coverage_in_small import Count, report, says, tells

from reportedly.ledger import Story, all_analyses, enter, store_linking
from reportedly.link import link
from reportedly.records import Analysis, Capture, Comparator, PartyType, Stance

MINISTRY = "interior ministry"
HOSTILE = "Red \x1b[31malert\x1b[0m \u202egnp.exe [/b]"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


def nine() -> Count:
    return Count("at least nine people", 9, None, comparator=Comparator.AT_LEAST)


def coverage() -> Sequence[Analysis]:
    """A bridge falls: a toll that grows, a disputed cause, an unnamed official, a page from a hostile outlet."""
    body = PartyType.ORGANISATION
    return (
        report(
            "Channel Five",
            says(
                "police", "at least nine people were killed when the bridge fell", type=body, counts=(nine(),)
            ),
            says(
                "Ann Lee",
                "about 40 people were hurt",
                counts=(Count("about 40 people", 40, 40, counted="injured", comparator=Comparator.APPROX),),
            ),
            title="At least nine killed",
            published="2031-05-06T09:35:00+02:00",
        ),
        report(
            "The Courier",
            says(
                "police", "at least nine people were killed when the bridge fell", type=body, counts=(nine(),)
            ),
            says("Don Falk", "an overloaded lorry brought the bridge down", of="Castrel"),
            says(
                "Sarn Crossings",
                "an overloaded lorry brought the bridge down",
                type=body,
                stance=Stance.DENIES,
            ),
            title="Bridge kills nine",
            published="2031-05-06T12:20:00+02:00",
            furniture=("Home News Sport",),
        ),
        report(
            "Harbour Gazette",
            says(
                "Mara Voss",
                "14 people were killed by the fall of the bridge",
                counts=(Count("14 people", 14, 14),),
            ),
            says("Don Falk", "an overloaded lorry brought the bridge down", of="Castrel"),
            title="Fourteen dead",
            published="2031-05-06T16:40:00+02:00",
        ),
        report(
            "Channel Five",
            says(
                "Tom Greel",
                "17 people were killed when the bridge fell",
                of=MINISTRY,
                counts=(Count("17 people", 17, 17),),
            ),
            title="Toll rises to 17",
            published="2031-05-07T08:30:00+02:00",
        ),
        report(
            "Inland Post",
            says(
                "official", "the roads office was warned about the bridge in March", type=PartyType.ANONYMOUS
            ),
            title="Warned, says official",
            published="2031-05-06T20:40:00+02:00",
        ),
        report(
            HOSTILE,
            tells("17 people were killed in the fall of the bridge", counts=(Count("17 people", 17, 17),)),
            title=f"=1+1 {HOSTILE}",
        ),
    )


def fill(story: Story, analyses: Sequence[Analysis]) -> Story:
    """Enter analyses as they are and link them; their bytes are their page text."""
    with story.writing() as ledger:
        for analysis in analyses:
            capture = Capture(
                sha256=analysis.article.article_id,
                size=1,
                media_type="text/plain",
                address=f"{analysis.article.article_id[:6]}.txt",
                obtained_at="2031-05-08T09:00:00+02:00",
                how="file",
            )
            enter(ledger, analysis, capture, None)
        entered = tuple(all_analyses(ledger))
        store_linking(ledger, link(entered, (), story.tables), tables=story.tables)
    return story
