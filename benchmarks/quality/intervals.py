"""``python -m benchmarks.quality.intervals``: how sure the figures of numbers and times are, by document.

Each document is scored alone by the kit's own scorer; pooled, the counts give the
kit's figure again. The kits hold the peers' totals and none of their output, so beside
our 95% interval stands whether the peer's figure lies below it. With ``--peer
TASK=FILE`` (a peer's predictions in the kit's format) the two are compared by a paired
bootstrap. Times are given fold by fold as well.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from benchmarks.predict import predict
from benchmarks.quality.bootstrap import Count, compare_pairwise, fold_scores, interval_of
from benchmarks.quality.scoring import Kit, Row, load_kits

_HERE: Final = Path(__file__).parent
_TASKS: Final = ("quantity", "bounds", "time")
_HUNDRED: Final = 100


def main() -> int:
    """Print one line a figure; exit status 2 when the kits are not there."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality.intervals", description=__doc__)
    parser.add_argument("--kits", type=Path, default=Path("../shared/eval"), help="folder with the kits")
    parser.add_argument("--only", nargs="*", default=_TASKS, choices=_TASKS)
    parser.add_argument("--peer", nargs="*", default=[], metavar="TASK=FILE", help="a peer's predictions")
    options = parser.parse_args()
    if not options.kits.is_dir():
        print(f"{options.kits}: the kits are not here; pass --kits FOLDER", file=sys.stderr)
        return 2
    peers = dict(word.split("=", 1) for word in options.peer)
    print("95% intervals by bootstrap over documents, 1,000 resamples, one seed")
    with tempfile.TemporaryDirectory() as scratch:
        for kit in load_kits(_HERE / "kits.toml"):
            if kit.task in options.only:
                _measure(kit, options.kits.resolve(), Path(scratch), peers.get(kit.task))
    return 0


def _measure(kit: Kit, kits: Path, scratch: Path, peer: str | None) -> None:
    gold, pred = kits / kit.gold, scratch / f"{kit.task}.jsonl"
    predict(kit.task, gold, pred)
    ours = _by_document(kit, kits, gold, pred, scratch)
    theirs = _by_document(kit, kits, gold, Path(peer), scratch) if peer else {}
    for row in kit.rows:
        if row.percent:
            _print_row(kit, row, ours[row.name], theirs.get(row.name))


def _print_row(kit: Kit, row: Row, ours: Sequence[Count], theirs: Sequence[Count] | None) -> None:
    found = interval_of(ours)
    line = f"{kit.task:10}{row.name:28}{found.value:.3f} [{found.low:.3f}, {found.high:.3f}] of {len(ours)}"
    if theirs is not None:
        gain, p = compare_pairwise(ours, theirs)
        line += f"; paired with the peer: {gain:+.3f}, p = {p:.3f}"
    elif row.peer is not None:
        where = "below" if row.peer < found.low else "above" if row.peer > found.high else "inside"
        line += (
            f"; the peer's total {row.peer:.3f} lies {where} it (its output by document is not in the kit)"
        )
    if kit.task == "time":
        line += "; folds " + " ".join(f"{value:.3f}" for value in fold_scores(ours))
    print(line)


def _by_document(kit: Kit, kits: Path, gold: Path, pred: Path, scratch: Path) -> Mapping[str, list[Count]]:
    """Counts by row name, one for each document of the gold in its order."""
    scorer = _load(kits / kit.score[0])
    predicted = {row["id"]: row for row in _rows(pred)}
    counts: dict[str, list[Count]] = {row.name: [] for row in kit.rows if row.percent}
    one, claimed = scratch / "gold-one.jsonl", scratch / "pred-one.jsonl"
    for document in _rows(gold):
        one.write_text(json.dumps(document) + "\n", encoding="utf-8")
        mine = predicted.get(document["id"])
        claimed.write_text(json.dumps(mine) + "\n" if mine else "", encoding="utf-8")
        words = [word.format(gold=one, pred=claimed, kits=kits) for word in kit.score[1:]]
        with contextlib.redirect_stdout(io.StringIO()):
            result = scorer.main(words)
        for row in kit.rows:
            if row.percent:
                counts[row.name].append(_count(result, row))
    return counts


def _count(result: Mapping[str, Any], row: Row) -> Count:
    """The counts behind one document's F1: it is twice what is right over what is there and what is claimed."""
    total = result["gold"] + result["pred"]
    value: Any = result
    for key in row.path:
        value = value[key]
    right = round(float(value) / _HUNDRED * total / 2)
    return Count(right=right, gold=result["gold"], claimed=result["pred"])


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"scorer_{file.parent.name}", file)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{file}: no scorer to be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
