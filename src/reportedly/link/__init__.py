"""The link room: what a set of articles adds up to. Pure functions of sets of records.

``link``             analyses, edits and tables → Linking
``apply_edits``      one analysis as people have corrected it, and the edits that found no place
``correct_article``  its article alone: where lines, date or outlet differ, the page is read again first
``carry_edits``      edits of one version of a page, as edits of its other versions
``edited_keys``      what people's standing edits are about, by the keys it has now
``edit_conflicts``   where two people's corrections say different things of one place
``explain``          why two statements are linked or not, side by side
``live_edits``       the edits that stand, oldest first; ``taken_back`` the ids of the others
``make_anchor``      where on a page an edit holds; ``statement_span`` gives a statement's place
``SETTABLE``         the fields that an edit can set, by role; ``check_value`` says what a field takes
``write_words``      places as an edit holds them; ``write_added`` a statement that a person
                     adds, ``write_added_figure`` a figure
"""

from reportedly.link.edits.added import ADDABLE, write_added
from reportedly.link.edits.added_figures import ADDABLE_TO_FIGURE, write_added_figure
from reportedly.link.edits.anchors import find_quote, make_anchor, statement_span
from reportedly.link.edits.applied import LINK_ACTIONS, apply_edits, correct_article, live_edits, taken_back
from reportedly.link.edits.conflicts import edit_conflicts
from reportedly.link.edits.settable import SETTABLE, SPAN_FIELDS, check_value
from reportedly.link.edits.touched import edited_keys
from reportedly.link.edits.versions import carry_edits
from reportedly.link.edits.words_of import write_words
from reportedly.link.linking import link
from reportedly.link.relations.explain import Explained, explain

__all__ = [
    "ADDABLE",
    "ADDABLE_TO_FIGURE",
    "LINK_ACTIONS",
    "SETTABLE",
    "SPAN_FIELDS",
    "Explained",
    "apply_edits",
    "carry_edits",
    "check_value",
    "correct_article",
    "edit_conflicts",
    "edited_keys",
    "explain",
    "find_quote",
    "link",
    "live_edits",
    "make_anchor",
    "statement_span",
    "taken_back",
    "write_added",
    "write_added_figure",
    "write_words",
]
