"""Run one kit: predict from its inputs, score with its own scorer, read the rows."""

import json
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.predict import predict

__all__ = ["Kit", "Measured", "Row", "load_kits", "run_kit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of a kit. ``peer`` and ``people``: what others reach on the same data, where known."""

    name: str
    path: tuple[str | int, ...]
    peer: float | None
    people: float | None
    lower: bool  # less is better
    percent: bool  # the scorer prints per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """One kit: a task, a gold, a scorer's command and the rows read from its JSON."""

    task: str
    gold: str
    score: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A row with its figure; None when the scorer has nothing to say (nothing matched)."""

    task: str
    row: Row
    value: float | None
    seconds: float

    @property
    def key(self) -> str:
        """The floor's name."""
        return f"{self.task}: {self.row.name}"


def load_kits(file: Path) -> tuple[Kit, ...]:
    """The kits named in a TOML file."""
    return tuple(
        Kit(
            task=entry["task"],
            gold=entry["gold"],
            score=tuple(entry["score"]),
            rows=tuple(
                Row(
                    name=row["name"],
                    path=tuple(row["path"]),
                    peer=row.get("peer"),
                    people=row.get("people"),
                    lower=row.get("lower", False),
                    percent=row.get("percent", False),
                )
                for row in entry["rows"]
            ),
        )
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["kit"]
    )


def run_kit(kit: Kit, *, kits: Path, scratch: Path) -> tuple[Measured, ...]:
    """Predict, score, and read the rows. Raises RuntimeError where the scorer refuses the predictions."""
    gold, pred = kits / kit.gold, scratch / f"{kit.task}-{Path(kit.gold).name}.out"
    started = time.perf_counter()
    predict(kit.task, gold, pred)
    seconds = time.perf_counter() - started
    words = [word.format(gold=gold, pred=pred, kits=kits) for word in kit.score]
    done = subprocess.run([sys.executable, str(kits / words[0]), *words[1:]], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{kit.task}: its scorer refused the predictions: {done.stderr.strip()[-500:]}")
    result = json.loads(done.stdout)
    return tuple(
        Measured(task=kit.task, row=row, value=_value(result, row), seconds=seconds) for row in kit.rows
    )


def _value(result: Any, row: Row) -> float | None:
    for key in row.path:
        result = result[key]
    if result is None:
        return None
    return float(result) / 100 if row.percent else float(result)
