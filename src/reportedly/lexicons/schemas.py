"""The schema of every lexicon table: columns, allowed values, order, uniqueness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportedly.lexicons.tables import Row
from reportedly.records import Certainty, LineKind, Stance

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

_STANCES: Final = frozenset(
    {
        "accuses",
        "announces",
        "asserts",
        "calls",
        "concerned",
        "confirms",
        "denies",
        "does-not-rule-out",
        "predicts",
        "questions",
        "supports",
        "urges",
        "warns",
    }
)
_CERTAINTIES: Final = frozenset({"certain", "possible", "probable", "unknown"})

SCHEMAS: Final[dict[str, Schema]] = {
    "attribution_words": Schema(
        columns=("word", "role"),
        key=("word", "role"),
        required=("role",),
        allowed={"role": frozenset({"clause", "complementizer", "cue", "expletive", "signature", "source"})},
    ),
    "byline_words": Schema(
        columns=("word", "class"),
        key=("word",),
        required=("class",),
        allowed={"class": frozenset({"joint", "lead", "place", "role", "staff", "tail"})},
    ),
    "credit_phrases": Schema(
        columns=("phrase", "kind"),
        key=("phrase",),
        required=("kind",),
        allowed={"kind": frozenset({"republished", "source"})},
    ),
    "cues": Schema(
        columns=("lemma", "class", "tier", "stance", "certainty", "object"),
        key=("lemma", "class"),
        required=("class", "tier", "stance"),
        allowed={
            "class": frozenset({"adjective", "adverb", "noun", "preposition", "verb"}),
            "tier": frozenset({"attitude", "reporting"}),
            "stance": frozenset(stance.value for stance in Stance),
            "certainty": frozenset(certainty.value for certainty in Certainty),
            "object": frozenset({"addressee", "clause", "impersonal"}),
        },
    ),
    "class_families": Schema(columns=("class", "family"), key=("class",), required=("family",)),
    "clause_joints": Schema(columns=("word",), key=("word",)),
    "closing_words": Schema(
        columns=("word", "class"),
        key=("word", "class"),
        required=("class",),
        allowed={"class": frozenset({"invitation", "life", "own", "trade"})},
    ),
    "date_labels": Schema(
        columns=("phrase", "meaning"),
        key=("phrase",),
        required=("meaning",),
        allowed={"meaning": frozenset({"modified", "published"})},
    ),
    "elisions": Schema(columns=("word",), key=("word",)),
    "function_words": Schema(columns=("word",), key=("word",)),
    "figure_abbreviations": Schema(columns=("word",), key=("word",)),
    "figure_accumulations": Schema(
        columns=("phrase", "accumulation"),
        key=("phrase",),
        required=("accumulation",),
        allowed={"accumulation": frozenset({"cumulative", "level", "new"})},
    ),
    "figure_calendar": Schema(
        columns=("word", "kind"),
        key=("word", "kind"),
        required=("kind",),
        allowed={"kind": frozenset({"clock", "duration", "month", "season", "weekday", "zone"})},
    ),
    "figure_changes": Schema(
        columns=("word", "direction"),
        key=("word",),
        required=("direction",),
        allowed={"direction": frozenset({"down", "either", "up"})},
    ),
    "figure_class_events": Schema(
        columns=("phrase", "sort", "class"),
        key=("phrase", "sort"),
        required=("sort", "class"),
        allowed={"sort": frozenset({"any", "area", "home", "job", "person"})},
    ),
    "figure_class_left": Schema(columns=("phrase", "class"), key=("phrase",), required=("class",)),
    "figure_class_nouns": Schema(
        columns=("noun", "class", "sort"),
        key=("noun",),
        required=("class", "sort"),
        allowed={"sort": frozenset({"thing", "what", "who"})},
    ),
    "figure_collectives": Schema(columns=("word",), key=("word",)),
    "figure_compounds": Schema(
        columns=("word", "kind"),
        key=("word", "kind"),
        required=("kind",),
        allowed={"kind": frozenset({"age", "thing"})},
    ),
    "figure_currencies": Schema(
        columns=("form", "place", "code"),
        key=("form", "place"),
        required=("place", "code"),
        allowed={"place": frozenset({"sign", "word"})},
    ),
    "figure_degrees": Schema(columns=("word",), key=("word",)),
    "figure_groups": Schema(
        columns=("noun", "group"),
        key=("noun",),
        required=("group",),
        allowed={
            "group": frozenset(
                {"children", "civilians", "foreigners", "health-workers", "police", "soldiers"}
            )
        },
    ),
    "figure_hedges": Schema(
        columns=("phrase", "side", "comparator"),
        key=("phrase", "side"),
        required=("side", "comparator"),
        allowed={
            "side": frozenset({"after", "before"}),
            "comparator": frozenset({"approx", "at_least", "at_most", "exact", "less_than", "more_than"}),
        },
    ),
    "figure_modifier_plurals": Schema(columns=("word",), key=("word",)),
    "figure_money": Schema(columns=("phrase", "class"), key=("phrase",), required=("class",)),
    "figure_name_heads": Schema(
        columns=("word", "kind"),
        key=("word", "kind"),
        required=("kind",),
        allowed={"kind": frozenset({"document", "place", "thing"})},
    ),
    "figure_numerals": Schema(
        columns=("word", "kind", "value"),
        key=("word", "kind"),
        required=("kind", "value"),
        allowed={
            "kind": frozenset(
                {
                    "group",
                    "hundred",
                    "letter",
                    "multiple",
                    "none",
                    "ordinal",
                    "part",
                    "scale",
                    "ten",
                    "unit",
                    "vulgar",
                }
            )
        },
    ),
    "figure_people": Schema(columns=("word",), key=("word",)),
    "figure_plurals": Schema(columns=("plural", "singular"), key=("plural",), required=("singular",)),
    "figure_rate_adverbs": Schema(columns=("word", "rate"), key=("word",), required=("rate",)),
    "figure_roles": Schema(columns=("word", "kind"), key=("word", "kind"), required=("kind",)),
    "figure_skips": Schema(columns=("word",), key=("word",)),
    "figure_stages": Schema(
        columns=("phrase", "stage"),
        key=("phrase",),
        required=("stage",),
        allowed={
            "stage": frozenset(
                {
                    "arrived",
                    "decided",
                    "ended",
                    "expected",
                    "in-transit",
                    "in-use",
                    "planned",
                    "preparing",
                    "sent",
                    "training",
                }
            )
        },
    ),
    "figure_stops": Schema(
        columns=("word", "kind"),
        key=("word", "kind"),
        required=("kind",),
        allowed={"kind": frozenset({"auxiliary", "conjunction", "preposition", "pronoun", "verb"})},
    ),
    "figure_streets": Schema(columns=("word",), key=("word",)),
    "figure_topics": Schema(columns=("word",), key=("word",)),
    "figure_units": Schema(
        columns=("form", "unit", "kind", "glue"),
        key=("form",),
        required=("unit", "kind", "glue"),
        allowed={"glue": frozenset({"any", "glued"})},
    ),
    "figure_vague": Schema(columns=("phrase", "low", "high"), key=("phrase",), required=("low", "high")),
    "figure_words": Schema(columns=("word", "kind"), key=("word", "kind"), required=("kind",)),
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
    "month_names": Schema(columns=("word", "month"), key=("word",), required=("month",)),
    "opposites": Schema(columns=("word", "opposite"), key=("word", "opposite"), required=("opposite",)),
    "outcome_classes": Schema(columns=("class",), key=("class",)),
    "page_cues": Schema(
        columns=("phrase", "place", "kind", "strength", "reach"),
        key=("phrase", "place"),
        required=("place", "kind", "strength", "reach"),
        allowed={
            "place": frozenset({"anywhere", "end", "start", "whole"}),
            "kind": frozenset(kind.value for kind in LineKind),
            "strength": frozenset({"strong", "weak"}),
            "reach": frozenset({"block", "line", "tail"}),
        },
    ),
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
                {
                    "absence",
                    "admission",
                    "cause",
                    "confirm",
                    "correction",
                    "deny",
                    "done",
                    "doubt",
                    "future",
                    "negation",
                    "open",
                    "part",
                    "partitive",
                    "rebuttal",
                    "silence",
                    "update",
                    "whole",
                }
            )
        },
    ),
    "staff_words": Schema(
        columns=("words", "class"),
        key=("words",),
        required=("class",),
        allowed={"class": frozenset({"kind", "staff"})},
    ),
    "stage_bands": Schema(columns=("stage", "band"), key=("stage",), required=("band",)),
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
        allowed={"class": frozenset({"function", "number", "reporting", "time"})},
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
    "authored_nouns": Schema(
        columns=("noun", "kind"),
        key=("noun",),
        required=("kind",),
        allowed={"kind": frozenset({"document", "figures"})},
    ),
    "releasing_verbs": Schema(columns=("verb",), key=("verb",)),
    "generic_bodies": Schema(columns=("noun",), key=("noun",)),
    "body_roles": Schema(columns=("noun",), key=("noun",)),
    "media_endings": Schema(columns=("ending",), key=("ending",)),
    "media_words": Schema(columns=("word",), key=("word",)),
    "metonyms": Schema(columns=("form", "state"), key=("form",), required=("state",)),
    "name_particles": Schema(columns=("word",), key=("word",)),
    "name_tails": Schema(
        columns=("word", "kind"),
        key=("word",),
        required=("kind",),
        allowed={"kind": frozenset({"participle", "preposition", "relation"})},
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
        allowed={"frame": frozenset({"carry", "check", "cite", "hold", "outing", "report", "speak", "tell"})},
    ),
    "self_references": Schema(columns=("noun",), key=("noun",)),
    "vehicles": Schema(columns=("noun",), key=("noun",)),
    "affirmations": Schema(columns=("word",), key=("word",)),
    "certainty_words": Schema(
        columns=("word", "certainty", "kind"),
        key=("word",),
        required=("certainty", "kind"),
        allowed={
            "certainty": frozenset({"possible", "probable", "unknown"}),
            "kind": frozenset({"adjective", "adverb", "expectation", "inference", "modal", "verb"}),
        },
    ),
    "conditions": Schema(columns=("words",), key=("words",)),
    "dismissals": Schema(columns=("word",), key=("word",)),
    "evidence_verbs": Schema(
        columns=("verb", "kind"),
        key=("verb",),
        required=("kind",),
        allowed={"kind": frozenset({"examine", "show"})},
    ),
    "failing_words": Schema(columns=("word",), key=("word",)),
    "grounds": Schema(
        columns=("word", "basis", "kind"),
        key=("word", "kind"),
        required=("basis", "kind"),
        allowed={
            "basis": frozenset(
                {"document", "eyewitness", "imagery", "intelligence", "laboratory", "own-count", "records"}
            ),
            "kind": frozenset({"count", "noun", "sense"}),
        },
    ),
    "negators": Schema(
        columns=("word", "kind"),
        key=("word", "kind"),
        required=("kind",),
        allowed={"kind": frozenset({"adverb", "determiner", "pronoun", "verb"})},
    ),
    "not_excluded": Schema(columns=("word",), key=("word",)),
    "open_words": Schema(
        columns=("word", "kind"),
        key=("word",),
        required=("kind",),
        allowed={"kind": frozenset({"adjective", "answer", "noun", "predicate"})},
    ),
    "pointer_nouns": Schema(
        columns=("noun", "kind"),
        key=("noun",),
        required=("kind",),
        allowed={"kind": frozenset({"act", "claim"})},
    ),
    "stance_phrases": Schema(
        columns=("cue", "stance", "certainty", "polarity", "negated"),
        key=("cue",),
        required=("stance",),
        allowed={
            "stance": _STANCES,
            "negated": _STANCES,
            "certainty": _CERTAINTIES,
            "polarity": frozenset({"+", "-"}),
        },
    ),
    "verifying_verbs": Schema(columns=("verb",), key=("verb",)),
    "same_words": Schema(columns=("word",), key=("word",)),
    "ability_modals": Schema(columns=("word",), key=("word",)),
    "naming_with_as": Schema(columns=("verb",), key=("verb",)),
    "refusals": Schema(columns=("verb",), key=("verb",)),
    "finding_verbs": Schema(columns=("verb",), key=("verb",)),
    "asking_verbs": Schema(columns=("verb",), key=("verb",)),
    "name_owners": Schema(columns=("word",), key=("word",)),
    "mute_nouns": Schema(columns=("word", "kind"), key=("word",), required=("kind",)),
    "involuntary_verbs": Schema(columns=("verb",), key=("verb",)),
    "planning_verbs": Schema(columns=("verb",), key=("verb",)),
    "inquiry_verbs": Schema(columns=("verb",), key=("verb",)),
    "early_words": Schema(columns=("word", "alone"), key=("word",), required=("alone",)),
    "slips": Schema(columns=("word",), key=("word",)),
    "anonymity_words": Schema(columns=("word",), key=("word",)),
    "impersonal_verbs": Schema(columns=("verb",), key=("verb",)),
    "independence_words": Schema(columns=("word",), key=("word",)),
    "showing_verbs": Schema(columns=("verb",), key=("verb",)),
    "silent_verbs": Schema(columns=("verb",), key=("verb",)),
    "withholding_verbs": Schema(
        columns=("verb", "helper"),
        key=("verb",),
        required=("helper",),
        allowed={"helper": frozenset({"any", "passive", "will"})},
    ),
    "acts": Schema(columns=("verb",), key=("verb",)),
    "topic_verbs": Schema(columns=("verb",), key=("verb",)),
    "committing_verbs": Schema(columns=("verb",), key=("verb",)),
    "act_kinds": Schema(columns=("word", "kind"), key=("word",), required=("kind",)),
    "open_heads": Schema(
        columns=("word", "kind"),
        key=("word",),
        required=("kind",),
        allowed={"kind": frozenset({"anybody", "nobody"})},
    ),
    "undergone_kinds": Schema(columns=("kind",), key=("kind",)),
    "frame_prepositions": Schema(
        columns=("word", "role"),
        key=("word",),
        required=("role",),
        allowed={"role": frozenset({"place", "recipient"})},
    ),
    "leading_verbs": Schema(
        columns=("verb", "kind"),
        key=("verb",),
        required=("kind",),
        allowed={"kind": frozenset({"not done", "so", "to come"})},
    ),
    "quantity_nouns": Schema(columns=("word",), key=("word",)),
    "light_verbs": Schema(columns=("verb",), key=("verb",)),
    "agentless_verbs": Schema(columns=("verb",), key=("verb",)),
    "focus_words": Schema(columns=("word",), key=("word",)),
    "definite_words": Schema(columns=("word",), key=("word",)),
    "domain_endings": Schema(columns=("ending",), key=("ending",)),
    "codebook_numbers": Schema(columns=("phrase", "number"), key=("phrase",)),
    "official_roles": Schema(columns=("words",), key=("words",)),
    "thing_verbs": Schema(columns=("verb",), key=("verb",)),
    "event_words": Schema(columns=("word", "event"), key=("word",)),
    "place_prepositions": Schema(columns=("word",), key=("word",)),
    "spreading_verbs": Schema(columns=("verb",), key=("verb",)),
    "contrasts": Schema(columns=("word",), key=("word",)),
    "reflexives": Schema(columns=("word",), key=("word",)),
    "retractions": Schema(columns=("phrase",), key=("phrase",)),
    "confusable_classes": Schema(columns=("class", "family"), key=("class", "family"), required=("family",)),
    "attitude_verbs": Schema(columns=("verb",), key=("verb",)),
    "estimating_verbs": Schema(columns=("verb",), key=("verb",)),
    "line_words": Schema(
        columns=("word", "role", "written"),
        key=("word", "role"),
        required=("role",),
        allowed={
            "role": frozenset(
                {"article", "bare", "cue", "determiner", "finite", "hanging", "nobody", "pointer"}
            )
        },
    ),
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
