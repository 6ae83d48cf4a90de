"""What a brief is composed from: a whole story in view, with the page texts that its notes cut."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.brief.heading import Coverage
from reportedly.brief.moments import Moments
from reportedly.brief.report.notes import Notes
from reportedly.brief.view import View
from reportedly.brief.where import Where

__all__ = ["Desk", "Material", "Versions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two captures of one page. ``ordered``: the first is known to be the earlier one."""

    earlier: str  # article id
    later: str
    ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A story as a brief needs it. ``since``: what came from then on is told apart; ISO 8601."""

    rows: tuple[Where, ...]  # every question, in screen order
    view: View
    coverage: Coverage
    texts: Mapping[str, str]  # page text by article id
    versions: tuple[Versions, ...] = ()
    made_from: str = ""  # "Reportedly 0.1, ledger digest 3fa9…"
    limit: int = 8  # questions told in each section
    since: str | None = None
    fresh: frozenset[str] = frozenset()  # article ids: published from then on


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section works with: the material, the notes so far, and how moments are said."""

    material: Material
    notes: Notes
    moments: Moments

    @property
    def view(self) -> View:
        """The story."""
        return self.material.view
