"""``python -m benchmarks.quality``: every kit, one table beside the peers', held against the floors.

Exit status 0 when no figure lies under its floor, 1 when one does, 2 when the kits are not there.
Floors only go up: ``--raise-floors`` writes those that improved and leaves the rest.
"""

import argparse
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from benchmarks.quality.bridge import match_rows, read_story, shares
from benchmarks.quality.scoring import Kit, Measured, Row, load_kits, run_kit

_HERE: Final = Path(__file__).parent
_FLOORS: Final = _HERE / "floors.toml"
_SLACK: Final = 0.0005
"""Half a unit of the last printed digit: floors are written with three."""


def main() -> int:
    """Run the kits."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__)
    parser.add_argument("--kits", type=Path, default=Path("../shared/eval"), help="folder with the kits")
    parser.add_argument("--only", nargs="*", default=[], help="tasks to run")
    parser.add_argument("--raise-floors", action="store_true", help="write improved figures as floors")
    options = parser.parse_args()
    if not options.kits.is_dir():
        print(f"{options.kits}: the kits are not here; pass --kits FOLDER", file=sys.stderr)
        return 2
    chosen = [kit for kit in load_kits(_HERE / "kits.toml") if not options.only or kit.task in options.only]
    measured = list(_measure(chosen, options.kits))
    if not options.only or "bridge" in options.only:
        measured += _measure_bridge()
    floors = tomllib.loads(_FLOORS.read_text(encoding="utf-8"))["floors"] if _FLOORS.exists() else {}
    print_table(measured, floors)
    if options.raise_floors:
        write_floors(measured, floors)
        return 0
    below = [one for one in measured if under_floor(one, floors)]
    for one in below:
        print(f"under its floor: {one.key}: {one.value} (floor {floors[one.key]})", file=sys.stderr)
    return 1 if below else 0


def _measure(kits: Iterable[Kit], folder: Path) -> Iterable[Measured]:
    with tempfile.TemporaryDirectory() as scratch:
        for kit in kits:
            print(f"… {kit.task} {kit.gold}", file=sys.stderr, flush=True)
            yield from run_kit(kit, kits=folder.resolve(), scratch=Path(scratch))


def _measure_bridge() -> list[Measured]:
    """The bundled story's gold rows; needs no kit."""
    print("… bridge, the bundled story", file=sys.stderr, flush=True)
    started = time.perf_counter()
    found_and_right = shares(match_rows(*read_story()))
    seconds = time.perf_counter() - started
    return [
        Measured(
            task="bridge",
            row=Row(name=f"{kind}, {what}", path=(), peer=None, people=None, lower=False, percent=False),
            value=value,
            seconds=seconds,
        )
        for kind, pair in found_and_right.items()
        for what, value in zip(("found", "right"), pair, strict=True)
    ]


def print_table(measured: Iterable[Measured], floors: Mapping[str, float]) -> None:
    """One line a figure: ours, its floor, the best peer's, people's."""
    print(f"{'task':15}{'figure':34}{'ours':>8}{'floor':>8}{'peer':>8}{'people':>8}{'seconds':>9}")
    task = None
    for one in measured:
        shown = one.task if one.task != task else ""
        seconds = f"{one.seconds:9.1f}" if one.task != task else ""
        task = one.task
        cells = "".join(_cell(x) for x in (one.value, floors.get(one.key), one.row.peer, one.row.people))
        print(f"{shown:15}{one.row.name:34}{cells}{seconds}")


def _cell(value: float | None) -> str:
    if value is None:
        return f"{'–':>8}"
    return f"{value:8.0f}" if value > 1 and value == int(value) else f"{value:8.3f}"


def under_floor(one: Measured, floors: Mapping[str, float]) -> bool:
    """Whether a figure is worse than its floor. A figure that vanished is."""
    floor = floors.get(one.key)
    if floor is None:
        return False
    if one.value is None:
        return True
    return one.value > floor + _SLACK if one.row.lower else one.value < floor - _SLACK


def write_floors(measured: Iterable[Measured], floors: Mapping[str, float]) -> None:
    """Write the better of floor and figure for each row."""
    best = dict(floors)
    for one in measured:
        if one.value is not None:
            old = best.get(one.key, one.value)
            best[one.key] = round(min(old, one.value) if one.row.lower else max(old, one.value), 3)
    lines = [
        "# What has been measured on the open kits, as floors: they only go up (`make floors`).",
        "[floors]",
    ]
    lines += [f'"{key}" = {value}' for key, value in sorted(best.items())]
    _FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
