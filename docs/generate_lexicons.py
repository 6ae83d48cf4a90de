"""Write docs/lexicons.md from the lexicons and their schemas: ``python docs/generate_lexicons.py``."""

from importlib import resources
from pathlib import Path

from reportedly.lexicons import SCHEMAS, load_table

_INTRODUCTION = """# Lexicons: what the language needs, as data

<!-- Written by docs/generate_lexicons.py; a test checks that it is current. -->

Every fact about English lies in `src/reportedly/lexicons/en/*.tsv`; a second language is another folder. A line
beginning with `#` is a comment, the first other line names the columns, fields are separated by tabs, an empty
field means "none". Rows are sorted by their key in code-point order and stand once; `make unit` tells the row and
what is wrong with it. All tables were compiled by hand for this project and are released under its licence.

To teach Reportedly a word: add a row, run `make unit`, and add a sentence to the tests of the room that reads the table.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *(_table(name) for name in sorted(SCHEMAS))])


def _table(name: str) -> str:
    schema, rows = SCHEMAS[name], load_table(name)
    file = resources.files("reportedly.lexicons") / "en" / f"{name}.tsv"
    about = [line[2:] for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    notes = [line for line in about if "licence" not in line]
    lines = [f"## {name}", "", " ".join(notes).replace(" Columns: docs/lexicons.md.", ""), ""]
    lines += ["| column | key | required | values |", "|---|---|---|---|"]
    for column in schema.columns:
        values = ", ".join(f"`{value}`" for value in sorted(schema.allowed.get(column, ())))
        key = "yes" if column in schema.key else ""
        required = "yes" if column in (*schema.key[:1], *schema.required) else ""
        lines.append(f"| `{column}` | {key} | {required} | {values} |")
    return "\n".join([*lines, "", f"{len(rows)} rows.", ""])


if __name__ == "__main__":
    (Path(__file__).parent / "lexicons.md").write_text(page(), encoding="utf-8")
