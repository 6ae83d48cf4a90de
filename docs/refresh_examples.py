"""Type every ``console`` block of the README and docs again and write down what it prints now.

``python docs/refresh_examples.py``; a test checks that every page is current. All blocks
of a page share one empty folder that holds the bundled story's pages as ``pages/``.
Blocks marked ``console no-run`` are for people and are left alone.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FINE = (0, 3, 4)  # ok, something was rejected, check found something


def pages() -> list[Path]:
    """Every page with at least one block that is run."""
    every = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in every if BLOCK.search(page.read_text(encoding="utf-8"))]


def refreshed(text: str) -> str:
    """The page's text with what each command prints today: standard output, then standard error."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples" / "bridge" / "pages", Path(folder) / "pages")
        return BLOCK.sub(lambda block: f"```console\n{_session(block[1], Path(folder))}```", text)


def _session(block: str, folder: Path) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_printed(command, folder)}" for command in commands)


def _printed(command: str, folder: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
    done = subprocess.run(  # noqa: S603 - our own pages
        ["/bin/bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode not in _FINE:
        raise RuntimeError(f"$ {command}\nends with {done.returncode}: {done.stderr}")
    printed = done.stdout + done.stderr
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


if __name__ == "__main__":
    for page in pages():
        text = page.read_text(encoding="utf-8")
        page.write_text(refreshed(text), encoding="utf-8")
