"""Every lexicon file has a schema, and every row keeps to it."""

from importlib import resources
from pathlib import Path

import pytest

from reportedly.errors import LexiconError
from reportedly.lexicons import SCHEMAS, Schema, check_table, load_table, lookup
from reportedly.lexicons.tables import read_table

FOLDER = Path(str(resources.files("reportedly.lexicons")))
FILES = sorted(FOLDER.glob("*/*.tsv"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_lexicon_keeps_to_its_schema(file: Path) -> None:
    assert file.stem in SCHEMAS, f"register a Schema for {file.stem}"
    assert list(check_table(load_table(file.stem, language=file.parent.name), SCHEMAS[file.stem])) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_lexicon_says_where_it_comes_from(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    assert first[0].startswith("# ")
    assert any("licence" in line for line in first if line.startswith("#"))


def test_every_schema_has_a_file() -> None:
    assert set(SCHEMAS) == {file.stem for file in FILES}


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        pytest.param("word\tkind\nb\tx\na\tx\n", "not sorted", id="order"),
        pytest.param("word\tkind\na\tx\na\tx\n", "stands twice", id="duplicate"),
        pytest.param("word\tkind\na\tz\n", "not one of", id="value"),
        pytest.param("word\tkind\na\t\n", "kind is empty", id="required"),
        pytest.param("term\tkind\na\tx\n", "columns are", id="columns"),
    ],
)
def test_a_broken_row_is_named(rows: str, complaint: str) -> None:
    schema = Schema(
        columns=("word", "kind"), key=("word",), required=("kind",), allowed={"kind": frozenset({"x"})}
    )
    assert any(complaint in problem for problem in check_table(read_table(rows, name="t"), schema))


def test_a_row_with_a_missing_field_is_refused_with_its_line() -> None:
    with pytest.raises(LexiconError, match=r"t:3: has 1 fields, the table has 2 columns"):
        read_table("word\tkind\na\tx\nb\n", name="t")


def test_an_unknown_lexicon_says_so() -> None:
    with pytest.raises(LexiconError, match="there is no such lexicon"):
        load_table("no-such-table")


def test_a_lookup_maps_one_column_to_another() -> None:
    assert lookup("quotes", "open", "close")["“"] == "”"
