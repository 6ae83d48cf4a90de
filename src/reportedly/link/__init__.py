"""The link room: what a set of articles adds up to. Pure functions of sets of records.

``link``         analyses, edits and tables → Linking
``apply_edits``  one analysis as people have corrected it, and the edits that found no place
``make_anchor``  where on a page an edit holds; ``statement_span`` gives a statement's place
``SETTABLE``     the fields that an edit can set, by role
``EVENT_FIELD``  what ``field`` holds in an edit about events; ``read_details`` reads what it says of one
"""

from reportedly.link.anchors import make_anchor, statement_span
from reportedly.link.edits import SETTABLE, apply_edits, live_edits
from reportedly.link.events import EVENT_FIELD, read_details
from reportedly.link.linking import link

__all__ = [
    "EVENT_FIELD",
    "SETTABLE",
    "apply_edits",
    "link",
    "live_edits",
    "make_anchor",
    "read_details",
    "statement_span",
]
