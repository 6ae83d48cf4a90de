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


_PARTY_TYPES: Final = frozenset(
    {"anonymous", "document", "government", "media", "organisation", "outlet", "person"}
)

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
    "clause_joints": Schema(columns=("word",), key=("word",)),
    "elisions": Schema(columns=("word",), key=("word",)),
    "groups": Schema(
        columns=("name", "of", "relation"),
        key=("name",),
        required=("relation",),
        allowed={"relation": frozenset({"alias", "demonym", "metonym", "palace", "part", "state"})},
    ),
    "measure_aspects": Schema(columns=("word", "aspect"), key=("word",), required=("aspect",)),
    "measures": Schema(
        columns=("unit", "dimension", "factor"),
        key=("unit",),
        required=("dimension", "factor"),
    ),
    "outcome_classes": Schema(columns=("class",), key=("class",)),
    "party_titles": Schema(columns=("word",), key=("word",)),
    "quotes": Schema(
        columns=("open", "close", "level"),
        key=("open", "close"),
        allowed={"level": frozenset({"double", "single"})},
    ),
    "relation_cues": Schema(
        columns=("cue", "relation"),
        key=("cue", "relation"),
        required=("relation",),
        allowed={
            "relation": frozenset(
                {"admission", "confirm", "correction", "deny", "doubt", "open", "part", "update"}
            )
        },
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
    "time_context": Schema(columns=("word", "class"), key=("word", "class"), required=("class",)),
    "time_parts": Schema(columns=("part", "pattern"), key=("part",), required=("pattern",)),
    "time_patterns": Schema(
        columns=("name", "pattern", "type", "rule", "guard"),
        key=("name",),
        required=("pattern", "type", "rule"),
        allowed={"type": frozenset({"DATE", "TIME", "DURATION", "SET"})},
    ),
    "time_words": Schema(
        columns=("word", "class", "value", "case"),
        key=("word", "class"),
        required=("class",),
        allowed={"case": frozenset({"capital"})},
    ),
    "agent_suffixes": Schema(columns=("suffix",), key=("suffix",)),
    "demonym_endings": Schema(columns=("demonym", "state"), key=("demonym",)),
    "first_names": Schema(
        columns=("name", "gender"),
        key=("name",),
        required=("gender",),
        allowed={"gender": frozenset({"f", "m"})},
    ),
    "former_words": Schema(columns=("word",), key=("word",)),
    "generic_nouns": Schema(
        columns=("noun", "type"), key=("noun",), required=("type",), allowed={"type": _PARTY_TYPES}
    ),
    "hearsay_nouns": Schema(columns=("noun",), key=("noun",)),
    "institution_words": Schema(
        columns=("word", "type"), key=("word",), required=("type",), allowed={"type": _PARTY_TYPES}
    ),
    "media_names": Schema(
        columns=("name", "kind"),
        key=("name",),
        required=("kind",),
        allowed={"kind": frozenset({"agency", "outlet", "platform"})},
    ),
    "media_words": Schema(columns=("word",), key=("word",)),
    "metonyms": Schema(columns=("form", "state"), key=("form",), required=("state",)),
    "name_particles": Schema(columns=("word",), key=("word",)),
    "name_tails": Schema(
        columns=("word", "kind"),
        key=("word",),
        required=("kind",),
        allowed={"kind": frozenset({"participle", "preposition"})},
    ),
    "party_nouns": Schema(
        columns=("noun", "type", "use", "gender"),
        key=("noun",),
        required=("type",),
        allowed={
            "type": _PARTY_TYPES,
            "use": frozenset({"journalist", "office", "people", "seat", "spokes", "title"}),
            "gender": frozenset({"f", "m"}),
        },
    ),
    "pronouns": Schema(
        columns=("form", "gender", "number", "use"),
        key=("form",),
        required=("use",),
        allowed={
            "gender": frozenset({"f", "m", "n"}),
            "number": frozenset({"many", "one"}),
            "use": frozenset({"personal", "possessive", "relative", "speaker"}),
        },
    ),
    "relays": Schema(
        columns=("word", "frame"),
        key=("word",),
        required=("frame",),
        allowed={"frame": frozenset({"carry", "cite", "hold", "outing", "report", "speak", "tell"})},
    ),
    "self_references": Schema(columns=("noun",), key=("noun",)),
    "vehicles": Schema(columns=("noun",), key=("noun",)),
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
