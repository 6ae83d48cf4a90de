"""Statements that point to another ("these allegations") stand in its thread, whatever their own words."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from reportedly.link.questions.clauses import RATINGS
from reportedly.link.questions.threads import Thread
from reportedly.link.said.sayings import Saying, in_order
from reportedly.records import Stance

__all__ = ["join_by_reference"]

POINTING: Final = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.QUESTIONS})
"""Stances that take a side on what they point to."""


def join_by_reference(threads: Sequence[Thread], sayings: Sequence[Saying]) -> list[Thread]:
    """The threads with those who answer one of their members, and new ones where neither stood in one.

    An opinion is nothing to deny or to confirm: who answers one is left where he stands.
    """
    by_key = {saying.key: saying for saying in sayings}
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for number, thread in enumerate(threads):
        for member in thread.members:
            homes[member.key].append(number)
    joining: defaultdict[int, list[Saying]] = defaultdict(list)
    paired: list[tuple[Saying, Saying]] = []
    for saying in sayings:
        for key in saying.statement.refers_to if saying.statement.stance in POINTING else ():
            other = by_key.get(key)
            if other is None or other.statement.stance in RATINGS or set(homes[key]) & set(homes[saying.key]):
                continue
            if homes[key]:
                joining[homes[key][0]].append(saying)
            elif homes[saying.key]:
                joining[homes[saying.key][0]].append(other)
            else:
                paired.append((other, saying))
    joined = [_with(thread, joining[number]) for number, thread in enumerate(threads)]
    for pair in paired:
        words = next((saying.words for saying in pair if saying.words), ())
        if words:
            joined.append(_with(Thread(tuple(dict.fromkeys(words))[:6], ()), pair))
    return joined


def _with(thread: Thread, more: Sequence[Saying]) -> Thread:
    return Thread(
        words=thread.words,
        members=in_order((*thread.members, *more)),
        negative=thread.negative | {saying.key for saying in more if saying.negative},
    )
