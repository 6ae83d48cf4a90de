"""A story as a brief: sections in the order in which an editor asks."""

from collections.abc import Iterator

from reportedly.brief.heading import say_coverage
from reportedly.brief.moments import Moments
from reportedly.brief.report.changed import changed_section, since_section
from reportedly.brief.report.disputes import (
    confirmed_section,
    denied_section,
    disputed_section,
    other_section,
)
from reportedly.brief.report.document import Block, Document, Paragraph
from reportedly.brief.report.gaps import gaps_section
from reportedly.brief.report.material import Desk, Material
from reportedly.brief.report.notes import Notes
from reportedly.brief.report.standing import standing_section

__all__ = ["compose_brief"]

_SECTIONS = (
    since_section,
    standing_section,
    disputed_section,
    denied_section,
    confirmed_section,
    other_section,
    changed_section,
    gaps_section,
)


def compose_brief(material: Material) -> Document:
    """The brief of a story: every line names its speaker and ends in a note that holds the exact words.

    A pure function of the material: no clock, nothing that depends on the order of arrival.
    """
    moments = Moments.shared_by(material.view.published(key) for key in material.view.articles)
    # A brief is read later and elsewhere: a day is always said, only the year may be left to the heading.
    desk = Desk(material, Notes(material.view, material.texts), Moments(year=moments.year))
    blocks = tuple(block for section in (_introduction, *_SECTIONS) for block in section(desk))
    return Document(
        title=material.coverage.title,
        coverage=say_coverage(material.coverage),
        blocks=blocks,
        notes=desk.notes.all(),
        pages=desk.notes.pages(),
        made_from=material.made_from,
    )


def _introduction(desk: Desk) -> Iterator[Block]:
    year = f" Days without a year are of {desk.moments.year}." if desk.moments.year else ""
    yield Paragraph(
        (
            "Who said what, and through whom. Nothing here says what is true. Each line ends in a note"
            f" with the exact words and where they stand; a day in brackets is the day of publication.{year}",
        ),
        remark=True,
    )
