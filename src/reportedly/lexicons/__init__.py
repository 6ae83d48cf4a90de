"""What a language needs, as data with loaders: a second language is a folder, not code.

Each table is ``<language>/<name>.tsv``: comment lines begin with ``#``, the first
other line names the columns, fields are separated by tabs, an empty field is
None. ``SCHEMAS`` says what each table must look like; a test checks every row.
"""

from reportedly.lexicons.schemas import SCHEMAS, Schema, check_table
from reportedly.lexicons.tables import Row, load_table, lookup

__all__ = ["SCHEMAS", "Row", "Schema", "check_table", "load_table", "lookup"]
