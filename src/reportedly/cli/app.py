"""The application: every command, in the order a newcomer needs them."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any, Final

import typer

from reportedly import __version__
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines

__all__ = ["COMMANDS", "commands_in", "make_app"]

COMMANDS: Final = (
    "demo",
    "init",
    "add",
    "where",
    "brief",
    "timeline",
    "questions",
    "figures",
    "statements",
    "search",
    "show",
    "claims",
    "sources",
    "origins",
    "policies",
    "export",
    "check",
    "review",
    "why",
    "diff",
    "cite",
    "watch",
    "note",
    "import",
    "refresh",
    "remove",
    "purge",
    "log",
    "verify",
    "analyze",
    "doctor",
)
"""Every command, in the order a newcomer needs them; each is the function of that name in its own module."""

_KEYWORDS: Final = {"import": "import_"}
"""Commands whose name Python keeps for itself: their function's, and module's, name."""

_SILENT_WITHOUT: Final = frozenset({"search", "show", "why", "analyze", "note", "import", "remove"})
"""Commands that show their help when nothing is asked of them."""


def _version(asked: bool) -> None:
    if asked:
        print_lines([f"reportedly {__version__}"])
        raise typer.Exit


def reportedly(
    story: StoryOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Keep a claim ledger of a developing story: who said what, through whom, with which figures.

    It never says what is true. Exit codes: 0 ok, 1 error, 2 wrong use, 3 finished
    but something was rejected, 4 check found something.
    """


def make_app(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """The application with the commands named.

    Each command's module is imported only when the command is among them: ``where`` and
    ``show`` must answer in 0.3 s and have no use for charts and exports.
    """
    # No rich markup anywhere: a page's words could otherwise be taken for markup.
    app = typer.Typer(
        name="reportedly",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(reportedly)
    for name in names:
        known = _KEYWORDS.get(name, name)
        command: Callable[..., Any] = getattr(import_module(f"reportedly.cli.commands.{known}"), known)
        app.command(name, no_args_is_help=name in _SILENT_WITHOUT)(command)
    return app


def commands_in(arguments: Sequence[str]) -> tuple[str, ...]:
    """The commands that these arguments can mean: those they name; all, when they name none or ask for help first."""
    if arguments and arguments[0] in ("-h", "--help"):
        return COMMANDS
    return tuple(name for name in COMMANDS if name in arguments) or COMMANDS
