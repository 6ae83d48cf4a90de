"""The use case: find inputs, keep their bytes, analyze them, enter them; then link the story.

``ingest(story, inputs, obtained_at=…)``  yields Entered, Unchanged or Refused, one an input
``relink(story)``                         links all articles, with people's edits and tables
``correct(found, edits)``                 analyses as linking takes them, and as screens show them
``refresh(story)``                        kept bytes read anew by the rules as they are now
``take_note(story, data, …)``             own reporting, as a capture of its own kind
``import_tables(story, paths)``           tables of parties, groups and outlets, laid over the story's own
``purge(story, capture)``                 a page taken out for good, down to the free pages of the file
``Rereader``                              pages read again under people's labels, each once
``Rooms``                                 the stages called; a test furnishes them with small ones

Nothing asked for is lost: every input is written down before work on it starts, and
what a killed run left pending is finished by the next one.
"""

from reportedly.ingest.corrections import correct
from reportedly.ingest.notes import OWN_REPORTING, note_bytes, take_note
from reportedly.ingest.outcomes import Entered, Outcome, Refused, Unchanged
from reportedly.ingest.purge import Gone, purge
from reportedly.ingest.refresh import Current, Kept, ReadAnew, Refreshed, refresh
from reportedly.ingest.rereading import Rereader
from reportedly.ingest.rooms import Rooms
from reportedly.ingest.run import ingest, relink
from reportedly.ingest.tables import RefusedTable, TakenTable, import_tables

__all__ = [
    "OWN_REPORTING",
    "Current",
    "Entered",
    "Gone",
    "Kept",
    "Outcome",
    "ReadAnew",
    "Refreshed",
    "Refused",
    "RefusedTable",
    "Rereader",
    "Rooms",
    "TakenTable",
    "Unchanged",
    "correct",
    "import_tables",
    "ingest",
    "note_bytes",
    "purge",
    "refresh",
    "relink",
    "take_note",
]
