"""Run one command: errors become one line on standard error and an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from typing import Final

from reportedly.brief.terminal import terminal_safe
from reportedly.cli.codes import ERROR, INTERRUPTED, OK, USAGE
from reportedly.errors import ReportedlyError, WrongUse

__all__ = ["main", "run"]

_DEBUG: Final = "REPORTEDLY_DEBUG"
"""Environment variable that shows where an unexpected error arose."""
_STOPPED: Final = "stopped; what was entered is kept, and the next `reportedly add` finishes the rest"


def main() -> None:
    """The console script. Being told to end (SIGTERM) is as being interrupted: all is left in order."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = run()
    except KeyboardInterrupt:  # in the few lines around the command, when its work was done
        code = _complain(_STOPPED, INTERRUPTED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to stop
    sys.exit(code)


def _stop(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one must not cut the tidying up short
    raise KeyboardInterrupt


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (those of the process, when None); returns the exit code."""
    _prepare_streams()
    asked = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # Only here: an import may fail or be interrupted, and must do so kindly.
        from reportedly.cli.app import commands_in, make_app

        make_app(commands_in(asked))(args=asked, prog_name="reportedly")
        code = OK  # pragma: no cover (typer always exits)
    except SystemExit as exit_:
        if isinstance(exit_.__context__, BrokenPipeError):
            return _close_quietly()  # typer saw it first, and calls it an error
        code = exit_.code if isinstance(exit_.code, int) else (OK if exit_.code is None else ERROR)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except WrongUse as error:
        code = _complain(str(error), USAGE)
    except ReportedlyError as error:
        code = _complain(str(error), ERROR)
    except BrokenPipeError:
        return _close_quietly()
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        code = _complain(f"{named}{error.strerror or error}; what was entered is kept, try again", ERROR)
    except Exception as error:  # the last line of defence: an editor at night must not read a traceback
        if os.environ.get(_DEBUG):
            traceback.print_exc()
        code = _complain(
            f"this is a fault of Reportedly ({type(error).__name__}: {error});"
            f" what was entered is kept. Please report it; {_DEBUG}=1 shows where it arose",
            ERROR,
        )
    if code == INTERRUPTED:
        _complain(_STOPPED, code)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _close_quietly()
    return code


def _complain(message: str, code: int) -> int:
    sys.stderr.write(f"reportedly: {terminal_safe(message)}\n")
    return code


def _prepare_streams() -> None:
    """A terminal that cannot show a character gets its name instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _close_quietly() -> int:
    """Whoever read our output has had enough (``| head``): no complaint, now or at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
