"""``reportedly doctor``."""

from pathlib import Path

import typer

from reportedly.brief.terminal import terminal_safe
from reportedly.cli.codes import ERROR, OK
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines
from reportedly.cli.stories import find_story

__all__ = ["doctor"]


def doctor(context: typer.Context, story: StoryOption = None) -> None:
    """Check this machine and the story.

    Python, SQLite, the language model, the lexicons, the story's folder, and articles
    dated after they were captured.

    One line a check: ok, or problem with what to do about it (exit code 1).
    """
    from reportedly.cli.health import examine  # only here: no other command looks at lexicons and weights

    named = story if story is not None else context.find_root().params.get("story")
    problems = 0
    for check in examine(
        lambda: Path(named) if named is not None else find_story(Path.cwd()), story_named=named is not None
    ):
        if check.remedy is None:
            print_lines([f"ok       {terminal_safe(check.said)}"])
        else:
            problems += 1
            print_lines([f"problem  {terminal_safe(check.said)}; {terminal_safe(check.remedy)}"])
    raise typer.Exit(ERROR if problems else OK)
