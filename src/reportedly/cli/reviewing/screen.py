"""What ``reportedly review`` shows and does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from reportedly import ledger as book
from reportedly.brief.cards.lines import say_when, statement_line
from reportedly.brief.checks import find_problems
from reportedly.brief.doubts import Doubt, find_doubts
from reportedly.brief.edits_said import say_edit
from reportedly.brief.layout import wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.cli.clock import now
from reportedly.cli.exporting import Fetched, fetch_story
from reportedly.cli.fetch import shortener
from reportedly.cli.options import Listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width, waiting
from reportedly.cli.reviewing.actions import drafts_for
from reportedly.cli.reviewing.drafts import Draft
from reportedly.cli.reviewing.entering import enter_edits, undo_edit, who_types
from reportedly.ledger import Story
from reportedly.link import edited_keys, taken_back
from reportedly.records import Edit
from reportedly.records.codec import record_id

__all__ = ["act", "list_doubts", "list_edits", "take_back"]

_DOUBTS = ("kind", "id", "why", "settled_by", "weight")
_EDITS = ("edit", "stands", "orphan", "action", "field", "old", "new", "parties", "undoes", "who", "when")
_MORE = ("reason", "capture", "words")


def act(story: Story, action: str, typed: Sequence[str], *, reason: str, who: str | None) -> None:
    """Make the edits of an action, enter them and link. Raises WrongUse or NoSuchId before anything is entered."""
    with story.reading() as ledger:
        drafts = drafts_for(ledger, action, typed)
    _enter(story, drafts, reason=reason, who=who)


def take_back(story: Story, named: str, *, reason: str, who: str | None) -> None:
    """Undo an edit, or an undo."""
    with story.reading() as ledger:
        draft = undo_edit(ledger, named)
    _enter(story, [draft], reason=reason, who=who)


def _enter(story: Story, drafts: Sequence[Draft], *, reason: str, who: str | None) -> None:
    with waiting("linking"):
        entered = enter_edits(story, drafts, reason=reason, who=who_types(who), now=now())
    with story.reading() as ledger:
        short, orphans = shortener(ledger), {record_id(edit) for edit, _ in book.read_log(ledger).orphans}
        width = terminal_width()
        for each in entered:
            start = f"edit {short(each.edit_id)}  "
            print_lines(wrap(terminal_safe(each.said), width, first=start, rest="    "))
            if each.edit_id in orphans:
                remark(f"edit {short(each.edit_id)} finds no place; it is listed by `reportedly review`")
        remark(f"linked again. To take it back: reportedly review --undo {short(entered[-1].edit_id)}")


def list_doubts(story: Story, shown: Listing, *, default: int) -> None:
    """The list of what most needs a look."""
    with story.reading() as ledger:
        with waiting("looking"):
            fetched = fetch_story(ledger, story)
            doubts = _doubts(fetched, set(edited_keys(fetched.analyses, book.edits(ledger))))
        view = fetched.material.view
        most = shown.limit or (None if shown.csv or shown.json else default)
        rows = doubts[:most]
        if shown.csv:
            print_csv(_DOUBTS, (_doubt_row(each) for each in rows))
        elif shown.json:
            print_json(_doubt_row(each) for each in rows)
        else:
            print_lines(_doubt_lines(rows, view, terminal_width()))
        if len(rows) < len(doubts):
            remark(f"and {len(doubts) - len(rows)} more; --limit N shows more of them")
        if unlinked := book.unlinked_count(ledger):
            remark(f"{unlinked} articles not linked yet: run `reportedly add` again to finish")
        remark(
            "next: reportedly show ID, then one of these: accept what is right, reject what nobody said, fix the rest"
            if doubts
            else "nothing doubtful is left; that is no proof that all is right"
        )


def _doubts(fetched: Fetched, seen: set[str]) -> tuple[Doubt, ...]:
    material = fetched.material
    problems = find_problems(
        material.view,
        material.questions,
        sentences=dict(material.sentences),
        texts={each.article.article_id: each.page_text.text for each in fetched.analyses},
    )
    return find_doubts(material.view, orphans=fetched.linking.orphans, problems=problems, seen=seen)


def _doubt_row(doubt: Doubt) -> Mapping[str, Any]:
    return {
        "kind": doubt.kind,
        "id": doubt.id,
        "why": doubt.why,
        "settled_by": " | ".join(doubt.ways),
        "weight": round(doubt.weight, 1),
    }


def _doubt_lines(doubts: Sequence[Doubt], view: View, width: int) -> Iterator[str]:
    for number, doubt in enumerate(doubts):
        if number:
            yield ""
        yield from wrap(terminal_safe(doubt.why), width, first="", rest="  ")
        yield from wrap(terminal_safe(_place(doubt, view)), width, first="    ", rest="          ")
        yield from wrap(
            f"reportedly review {terminal_safe(' | '.join(doubt.ways))}", width, first="    ", rest="        "
        )


def _place(doubt: Doubt, view: View) -> str:
    match doubt.kind:
        case "statement":
            return statement_line(doubt.id, view)
        case "figure":
            carriers = [s.key for s in view.statements.values() if doubt.id in s.figures]
            told = f" in {statement_line(carriers[0], view)}" if carriers else ""
            return f"{view.short(doubt.id)}{told}"
        case "article":
            article = view.articles[doubt.id]
            return f"{view.short(doubt.id)}  {say_outlet(article, view)}: {article.title.value or 'no title'}"
        case _:
            return f"{view.short(doubt.id)}  a correction"


def list_edits(story: Story, shown: Listing) -> None:
    """Every correction, latest first, with whether it stands."""
    with story.reading() as ledger:
        known, short = book.edits(ledger), shortener(ledger)
        taken = taken_back(known)
        orphans = {record_id(edit) for edit, _ in book.read_log(ledger).orphans}
        chosen = known[::-1][: shown.limit]
        if shown.csv or shown.json:
            rows = [_edit_row(each, taken, orphans) for each in chosen]
            if shown.csv:
                print_csv((*_EDITS, *_MORE), rows)
            else:
                print_json(rows)
            return
        for edit in chosen:
            name = record_id(edit)
            told = _say_state(edit, name not in taken, name in orphans, short)
            start = f"{short(name)}  "
            print_lines(wrap(terminal_safe(told), terminal_width(), first=start, rest="      "))
        if not known:
            remark("nobody has corrected anything yet")


def _edit_row(edit: Edit, taken: AbstractSet[str], orphans: AbstractSet[str]) -> Mapping[str, Any]:
    name = record_id(edit)
    return {
        "edit": name,
        "stands": name not in taken,
        "orphan": name in orphans,
        "action": edit.action,
        "field": edit.field,
        "old": edit.old,
        "new": edit.new,
        "parties": "; ".join(edit.parties),
        "undoes": edit.undoes,
        "who": edit.who,
        "when": edit.when,
        "reason": edit.reason,
        "capture": edit.anchor.capture if edit.anchor else None,
        "words": edit.anchor.exact if edit.anchor else None,
    }


def _say_state(edit: Edit, standing: bool, orphan: bool, short: Callable[[str], str]) -> str:
    told = f"{say_edit(edit)}{f' {short(edit.undoes)}' if edit.undoes else ''}"
    state = ("" if standing else " [taken back]") + (" [finds no place]" if orphan else "")
    why = f": {edit.reason}" if edit.reason else ""
    return f"{told}{state} ({edit.who}, {say_when(edit.when)}{why})"
