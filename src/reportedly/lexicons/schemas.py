"""The schema of every lexicon table: columns, allowed values, order, uniqueness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportedly.lexicons.tables import Row
from reportedly.records import Certainty, Stance

__all__ = ["SCHEMAS", "Schema", "check_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What a table must look like.

    ``columns`` in order; ``key`` the columns that together are unique and by which
    rows are sorted (code-point order); ``allowed`` closed value lists by column;
    ``required`` columns that may not be empty.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...] = ()
    allowed: dict[str, frozenset[str]] = field(default_factory=dict)


SCHEMAS: Final[dict[str, Schema]] = {
    "cues": Schema(
        columns=("lemma", "class", "tier", "stance", "certainty"),
        key=("lemma", "class"),
        required=("class", "tier", "stance"),
        allowed={
            "class": frozenset({"adjective", "adverb", "noun", "preposition", "verb"}),
            "tier": frozenset({"attitude", "reporting"}),
            "stance": frozenset(stance.value for stance in Stance),
            "certainty": frozenset(certainty.value for certainty in Certainty),
        },
    ),
    "elisions": Schema(columns=("word",), key=("word",)),
    "groups": Schema(
        columns=("name", "of", "relation"),
        key=("name",),
        required=("relation",),
        allowed={"relation": frozenset({"alias", "demonym", "metonym", "palace", "part", "state"})},
    ),
    "party_titles": Schema(columns=("word",), key=("word",)),
    "quotes": Schema(
        columns=("open", "close", "level"),
        key=("open", "close"),
        allowed={"level": frozenset({"double", "single"})},
    ),
    "state_organs": Schema(
        columns=("words", "level"),
        key=("words",),
        required=("level",),
        allowed={"level": frozenset({"local", "national"})},
    ),
    "stopwords": Schema(
        columns=("word", "class"),
        key=("word",),
        required=("class",),
        allowed={"class": frozenset({"function", "reporting", "time"})},
    ),
    "themes": Schema(columns=("word", "theme"), key=("word",), required=("theme",)),
}
"""Table name → schema. Each lexicon registers here; ``tests/lexicons`` checks that every file has one."""


def check_table(rows: Sequence[Row], schema: Schema) -> Iterator[str]:
    """Yield one line for each thing wrong: columns, empty required fields, values, order, duplicates."""
    previous: tuple[str, ...] | None = None
    for row in rows:
        if tuple(row) != schema.columns:
            yield f"columns are {tuple(row)}, not {schema.columns}"
            return
        key = tuple(row[column] or "" for column in schema.key)
        for column in (*schema.key[:1], *schema.required):
            if not row[column]:
                yield f"{key}: {column} is empty"
        for column, values in schema.allowed.items():
            if row[column] is not None and row[column] not in values:
                yield f"{key}: {column} is {row[column]!r}, not one of {sorted(values)}"
        if previous is not None and key <= previous:
            yield f"{key}: is not sorted after {previous}, or stands twice"
        previous = key
