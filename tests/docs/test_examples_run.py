"""Every ``console`` block of the README and docs is typed as it stands and prints what it shows.

A block is a shell session: lines beginning with ``$ `` are typed, the lines that
follow are what they print (standard output, then standard error). A line that is
only ``…`` stands for any number of lines, and ``…`` inside a line for any words.
All blocks of a page share one empty folder that holds the bundled story's pages
as ``pages/``. Blocks marked ``console no-run`` are for people (installing, for
example).
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WITH_EXAMPLES = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]


def sessions(block: str) -> list[tuple[str, list[str]]]:
    """(command, lines shown) for each command of a block."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            assert found, f"a console block begins with a command, not {line!r}"
            found[-1][1].append(line)
    return found


def as_pattern(shown: list[str]) -> str:
    while shown and not shown[-1].strip():
        shown = shown[:-1]
    parts = []
    for line in shown:
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(
                ".*?".join(re.escape(part.rstrip()) for part in line.rstrip().split("…")) + r"[ ]*\n"
            )
    return "".join(parts)


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "bridge" / "pages", tmp_path / "pages")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for command, shown in sessions(block):
            done = subprocess.run(
                ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True
            )
            assert done.returncode in (0, 3), f"$ {command}\n{done.stderr}"
            printed = done.stdout + done.stderr
            assert re.fullmatch(as_pattern(shown), printed), f"$ {command}\n{printed}"


def test_the_readme_has_examples() -> None:
    assert ROOT / "README.md" in WITH_EXAMPLES
