"""The application: every command, in the order a newcomer needs them."""

from typing import Annotated

import typer

from reportedly import __version__
from reportedly.cli.commands.add import add
from reportedly.cli.commands.analyze import analyze
from reportedly.cli.commands.brief import brief
from reportedly.cli.commands.check import check
from reportedly.cli.commands.cite import cite
from reportedly.cli.commands.claims import claims
from reportedly.cli.commands.demo import demo
from reportedly.cli.commands.diff import diff
from reportedly.cli.commands.doctor import doctor
from reportedly.cli.commands.export import export
from reportedly.cli.commands.figures import figures
from reportedly.cli.commands.init import init
from reportedly.cli.commands.log import log
from reportedly.cli.commands.origins import origins
from reportedly.cli.commands.policies import policies
from reportedly.cli.commands.questions import questions
from reportedly.cli.commands.search import search
from reportedly.cli.commands.show import show
from reportedly.cli.commands.sources import sources
from reportedly.cli.commands.statements import statements
from reportedly.cli.commands.timeline import timeline
from reportedly.cli.commands.verify import verify
from reportedly.cli.commands.watch import watch
from reportedly.cli.commands.where import where
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines

__all__ = ["app"]

# No rich markup anywhere: a page's words could otherwise be taken for markup.
app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print_lines([f"reportedly {__version__}"])
        raise typer.Exit


@app.callback()
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


for command in (
    demo,
    init,
    add,
    where,
    brief,
    timeline,
    questions,
    figures,
    statements,
    search,
    show,
    claims,
    sources,
    origins,
    policies,
    export,
    check,
    diff,
    cite,
    watch,
    log,
    verify,
    analyze,
    doctor,
):
    app.command(no_args_is_help=command in (search, show, analyze))(command)
