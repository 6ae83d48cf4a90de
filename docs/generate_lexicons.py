"""Write docs/lexicons.md from the lexicons and their schemas: ``python docs/generate_lexicons.py``."""

from importlib import resources
from pathlib import Path

from reportedly.lexicons import SCHEMAS

_LEXICONS = Path(str(resources.files("reportedly.lexicons")))

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
    schema = SCHEMAS[name]
    files = sorted(
        _LEXICONS.glob(f"*/{name}.tsv"), key=lambda file: (file.parent.name != "en", file.parent.name)
    )
    about = [line[2:] for line in files[0].read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    notes = " ".join(line for line in about if "licence" not in line)
    languages = ", ".join(f"`{file.parent.name}`" for file in files)
    lines = [
        f"## {name}",
        "",
        notes.replace(" Columns: docs/lexicons.md.", ""),
        "",
        f"Languages: {languages}.",
        "",
    ]
    lines += ["| column | key | required | values |", "|---|---|---|---|"]
    for column in schema.columns:
        values = ", ".join(f"`{value}`" for value in sorted(schema.allowed.get(column, ())))
        key = "yes" if column in schema.key else ""
        required = "yes" if column in (*schema.key[:1], *schema.required) else ""
        lines.append(f"| `{column}` | {key} | {required} | {values} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    (Path(__file__).parent / "lexicons.md").write_text(page(), encoding="utf-8")
