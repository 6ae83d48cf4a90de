"""Read a page again as people have corrected it: once, and then from memory."""

from dataclasses import replace
from functools import cached_property
from typing import Final

from reportedly import ledger as book
from reportedly.ingest.rooms import Rooms
from reportedly.ledger import Ledger
from reportedly.lexicons.digest import lexicons_digest
from reportedly.records import Analysis, Article, DateBasis, PageText, Stated
from reportedly.records.codec import record_id, sha256_hex

__all__ = ["Rereader"]


_NO_TITLE: Final = Stated(value=None, basis=DateBasis.UNKNOWN, evidence="not read from")
"""In the place of the title: nothing that is said on a page is read from it, so another title changes no reading."""


def _nobody(page: PageText, article: Article) -> Analysis:
    raise LookupError("nobody here reads pages again")


class Rereader:
    """``Rooms.read_again`` with the ledger's memory of what was read under the same labels and rules."""

    def __init__(self, ledger: Ledger, rooms: Rooms) -> None:
        """``ledger`` may be open for reading alone; then what is read now is forgotten with this object."""
        self._ledger, self._rooms = ledger, rooms
        self._read = rooms.read_again or _nobody
        self._held: dict[str, Analysis] = {}  # all that was asked for, by the digest of what it is made of
        self._made: dict[str, Analysis] = {}  # of these, what the ledger did not know

    def rooms(self) -> Rooms:
        """The rooms, reading pages again through this memory, where they can tell which rules are at work."""
        if self._rooms.read_again is None or self._rooms.rules_now is None:
            return self._rooms
        return replace(self._rooms, read_again=self.read_again)

    def read_again(self, page: PageText, article: Article) -> Analysis:
        """As ``Rooms.read_again``, and the same result."""
        read_from = record_id(replace(article, title=_NO_TITLE))
        made_of = sha256_hex(f"{page.sha256} {page.renderer} {read_from} {self._rules}".encode())
        if made_of not in self._held:
            known = book.recall_reread(self._ledger, made_of, page)
            if known is None:
                known = self._made[made_of] = self._read(page, article)
            self._held[made_of] = known
        return replace(self._held[made_of], article=article)

    def keep(self, *, all_asked: bool) -> None:
        """Keep for later runs what was read now. The ledger is open for writing.

        ``all_asked``: every page of the story was looked at, and what nobody asked for
        is under labels that no longer stand.
        """
        used = self._held.keys() if all_asked else None
        book.keep_reread(self._ledger, tuple(self._made.items()), used=used)

    @cached_property
    def _rules(self) -> str:
        names = self._rooms.rules_now() if self._rooms.rules_now is not None else ()
        return f"{names} {lexicons_digest()}"
