"""Which questions a person means by an id or by words."""

from collections.abc import Iterable

from reportedly.brief.sides import title_of
from reportedly.brief.view import View
from reportedly.errors import NoSuchId
from reportedly.records import Question

__all__ = ["asked_for"]


def asked_for(questions: Iterable[Question], view: View, named: str | None) -> tuple[Question, ...]:
    """The questions with these words in their label or title, else the one whose id begins so; all for None.

    Raises NoSuchId where nothing fits, or more than one id does.
    """
    known = tuple(questions)
    if named is None:
        return known
    wanted = named.casefold().strip()
    by_words = [
        each for each in known if wanted in each.label.casefold() or wanted in title_of(each, view).casefold()
    ]
    by_id = [each for each in known if wanted and each.question_id.startswith(wanted)]
    if len(by_id) > 1 and not by_words:
        raise NoSuchId(named, "fits more than one question", "give more digits")
    if found := by_words or by_id:
        return tuple(found)
    raise NoSuchId(named, "is no question of this story", "list them with `reportedly questions`")
