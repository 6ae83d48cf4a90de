"""Write docs/cli.md from the commands' own help: ``python docs/generate_cli.py``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer.main

from reportedly.cli.app import make_app

_INTRODUCTION = """# The command line

<!-- Written by docs/generate_cli.py; a test checks that it is current. -->

A *story* is a folder with a ledger in it. Commands work on the story in the current folder, in the first folder above
it that is one, or in the one named by `-s DIR`, before or after the command.

- **Results go to standard output, remarks to standard error**, so a pipe gets results alone.
- **Every row has a short id** that `reportedly show` understands: as much of the whole id as tells it apart, as in git.
  CSV and JSON carry whole ids.
- **Never a bare number**: its hedge, its unit, who gives it, and the moment it holds for. A range where answers differ;
  never an average, and no word on who is right.
- **Nothing from a page can command a terminal or a spreadsheet**: control, bidi and zero-width characters are shown by
  name (`␛`, `⟦U+202E⟧`), line ends as `¶`, and CSV cells that begin with `=`, `+`, `-` or `@` get an apostrophe.
- Lines are as wide as the terminal, 120 columns at most, 80 into a pipe. There are no colours.

| exit code | meaning |
|---|---|
| 0 | ok |
| 1 | error: one line says what, where and what to do |
| 2 | wrong use of the command line |
| 3 | finished, but at least one input was rejected (`reportedly log` says why) |
| 4 | `reportedly check` found something to look at |
| 130 | stopped by Ctrl-C; what was entered is kept, and the next `reportedly add` finishes the rest |

Symbols on cards: `{source} ‹cue› [content]` are marks added around a page's exact words. Offsets are half-open
`[start, end)`, in code points of the page text.
"""


def page() -> str:
    """The whole page."""
    commands: Mapping[str, Any] = typer.main.get_group(make_app()).commands
    return "\n".join([_INTRODUCTION, *(_command(name, commands[name]) for name in commands)])


def _command(name: str, command: Any) -> str:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = " ".join([f"reportedly {name}", "[OPTIONS]", *(_shape(argument) for argument in arguments)])
    paragraphs = [" ".join(part.split()) for part in command.help.split("\n\n")]
    return "\n".join(
        [f"## {name}", "", f"`{usage}`", "", "\n\n".join(paragraphs), "", *_table([*arguments, *options]), ""]
    )


def _shape(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    several = "..." if argument.nargs == -1 else ""
    return f"{name}{several}" if argument.required else f"[{name}]{several}"


def _table(parameters: list[Any]) -> Iterator[str]:
    yield "| | |"
    yield "|---|---|"
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            name = f"`{parameter.metavar or parameter.name.upper()}`"
        else:
            value = f" {parameter.metavar}" if parameter.metavar else ""
            name = ", ".join(f"`{each}{value}`" for each in parameter.opts)
        yield f"| {name} | {_escape(parameter.help or '')} |"


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(page(), encoding="utf-8")
