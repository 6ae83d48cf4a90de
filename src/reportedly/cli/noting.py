"""Enter a note, and give its words to whoever said them."""

from reportedly import ledger as book
from reportedly.brief.amounts import say_count
from reportedly.brief.cards.lines import statement_line
from reportedly.brief.layout import wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.voices import is_own_voice
from reportedly.cli.adding import say_rejected
from reportedly.cli.clock import now
from reportedly.cli.fetch import shortener, view_from
from reportedly.cli.output import print_lines, remark, terminal_width, waiting
from reportedly.cli.reviewing.drafts import Draft
from reportedly.cli.reviewing.entering import enter_edits, who_types
from reportedly.cli.reviewing.targets import Target, anchor_of
from reportedly.errors import WrongUse
from reportedly.ingest import Refused, note_bytes, relink, take_note
from reportedly.ledger import Ledger, Story
from reportedly.link import check_value, make_anchor, write_added
from reportedly.records import Span
from reportedly.records.codec import sha256_hex

__all__ = ["enter_note"]


def enter_note(
    story: Story,
    text: str,
    *,
    source: str | None,
    source_type: str | None,
    as_of: str | None,
    outlet: str | None,
    who: str | None,
) -> int:
    """Enter the note, show its statements, and return how many inputs were refused. Raises WrongUse."""
    typist, moment = who_types(who), now()
    if source is not None and not source.strip():
        raise WrongUse("--source", "is empty", "name who says so, or leave it out")
    if source_type is not None:
        if source is None:
            raise WrongUse("--source-type", "goes with --source", "name who says so")
        try:
            check_value("statement", "source_type", source_type)
        except ValueError as error:
            raise WrongUse("--source-type", str(error), "give one of them") from error
    if not text.strip():
        raise WrongUse("the note", "is empty", "write what was said, in quotation marks")
    data = note_bytes(text, source=source, said_at=as_of or moment)
    declared = {"published": as_of or moment, **({"outlet": outlet} if outlet else {})}
    with waiting("reading"):
        outcomes = take_note(story, data, obtained_at=moment, declared=declared)
    article_id = sha256_hex(data)
    refused = [each for each in outcomes if isinstance(each, Refused)]
    for each in refused:
        remark(say_rejected(each.rejected))
    with story.reading() as ledger:
        entered = article_id in book.article_ids(ledger)
        drafts = _given_to(ledger, article_id, source.strip(), source_type) if entered and source else []
    with waiting("linking"):
        if drafts:
            enter_edits(story, drafts, reason="said so to us", who=typist, now=moment)
        else:
            relink(story)
    if entered:
        _show(story, article_id)
    return len(refused)


def _given_to(ledger: Ledger, article_id: str, source: str, source_type: str | None) -> list[Draft]:
    """What the note's text gives to nobody, given to the source; a note in which nothing was found, whole."""
    drafts: list[Draft] = []
    rows = book.statements(ledger, article=article_id)
    for row in rows:
        if is_own_voice(row.statement) and row.statement.source.name != source:
            anchor = anchor_of(ledger, Target(kind="statement", id=row.statement.key))
            fields = {"source": source, **({"source_type": source_type} if source_type else {})}
            drafts += [
                Draft(action="set", anchor=anchor, field=name, old=None, new=value, said=f"{name} {value}")
                for name, value in fields.items()
            ]
    if not rows:
        page, article = book.page_text(ledger, article_id), book.article(ledger, article_id)
        body = article.body()
        whole = Span(body[0].start, body[-1].end)
        fields = {"source_type": source_type} if source_type else {}
        new = write_added(page.text, whole.start, {"content": [whole]}, source, fields)
        anchor = make_anchor(page, "statement", whole, article)
        drafts.append(Draft(action="add", anchor=anchor, new=new, said=f"statement of {source}"))
    return drafts


def _show(story: Story, article_id: str) -> None:
    with story.reading() as ledger:
        rows = book.statements(ledger, article=article_id)
        view, short = view_from(ledger, rows=rows), shortener(ledger)
        print_lines([f"note {short(article_id)}  {say_count(len(rows), 'statement')}"])
        for row in rows:
            told = terminal_safe(statement_line(row.statement.key, view))
            print_lines(wrap(told, terminal_width(), first="  ", rest="        "))
        if not rows:
            remark("no statement was found in it; say who says so with --source, or write whole sentences")
        else:
            remark("next: reportedly show ID, or reportedly review fix ID FIELD=VALUE")
