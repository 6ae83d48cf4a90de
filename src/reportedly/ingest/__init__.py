"""The use case: find inputs, keep their bytes, analyze them, enter them; then link the story.

``ingest(story, inputs, obtained_at=…)``  yields Entered, Unchanged or Refused, one an input
``relink(story)``                         links all articles, with people's edits and tables
``Rooms``                                 the stages called; a test furnishes them with small ones

Nothing asked for is lost: every input is written down before work on it starts, and
what a killed run left pending is finished by the next one.
"""

from reportedly.ingest.outcomes import Entered, Outcome, Refused, Unchanged
from reportedly.ingest.rooms import Rooms
from reportedly.ingest.run import ingest, relink

__all__ = ["Entered", "Outcome", "Refused", "Rooms", "Unchanged", "ingest", "relink"]
