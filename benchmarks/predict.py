"""``python -m benchmarks.predict TASK GOLD OUT``: predictions for one kit, from its inputs alone.

TASK   one of ``TASKS``; the contract of each is in the kits' README.
GOLD   the kit's gold file or folder. Only its input fields are read, never its answers.
OUT    where the predictions go, in the kit's own format.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Final

__all__ = ["TASKS", "main", "predict"]

TASKS: Final = (
    "attribution",
    "body-html",
    "body-raw",
    "bounds",
    "chains",
    "figure-context",
    "metadata",
    "quantity",
    "relations",
    "seeds",
    "stories",
    "story",
    "syndication",
    "time",
    "written",
)


def predict(task: str, gold: Path, out: Path) -> None:
    """Write the predictions of one task. Raises KeyError for an unknown task, OSError for an unreadable GOLD."""
    if task not in TASKS:
        raise KeyError(task)
    adapter = import_module(f"benchmarks.quality.adapters.{task.replace('-', '_')}")
    adapter.predict(gold, out)


def main(arguments: list[str]) -> int:
    """Run from the command line; 0 done, 2 asked wrongly."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        print(
            f"usage: python -m benchmarks.predict TASK GOLD OUT\nTASK is one of: {', '.join(TASKS)}",
            file=sys.stderr,
        )
        return 2
    task, gold, out = arguments[0], Path(arguments[1]), Path(arguments[2])
    if not gold.exists():
        print(
            f"{gold}: there is no such kit file or folder; give the kit's gold, e.g. shared/eval/…",
            file=sys.stderr,
        )
        return 2
    predict(task, gold, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
