"""The command as a process: what it imports, how it ends, what a pipe and a signal do to it."""

import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from small_story import Command

import reportedly.cli.adding as adding
from reportedly.ledger import Story

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "examples" / "bridge" / "pages"
HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "htmldate", "rich", "thinc")


def python(code: str, *, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [["where"], ["show", "ID"], ["statements"], ["questions"], ["search", "lorry"]]
)
def test_screens_that_must_answer_at_once_import_neither_parser_nor_readers(
    reportedly: Command, story: Story, arguments: list[str]
) -> None:
    first = reportedly("-s", story.folder, "statements", "--limit", "1").out.split()[0]
    typed = [first if argument == "ID" else argument for argument in arguments]
    code = (
        "import sys\n"
        "from reportedly.cli.run import run\n"
        f"code = run({['-s', str(story.folder), *typed]!r})\n"
        f"heavy = sorted(set({HEAVY!r}) & set(sys.modules))\n"
        "sys.exit(code or (f'imported {heavy}' if heavy else 0))"
    )
    done = python(code, cwd=story.folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_story_is_found_from_any_folder_below_it(story: Story) -> None:
    below = story.folder / "notes" / "deep"
    below.mkdir(parents=True)
    code = "import sys; from reportedly.cli.run import run; sys.exit(run(['where']))"
    assert "killed" in python(code, cwd=below).stdout


def test_a_reader_that_has_had_enough_is_no_error(story: Story) -> None:
    # "export csv" fills the pipe and meets its end while it writes; "statements" may first do so at exit.
    for asked in ("statements", "export csv"):
        command = f"'{sys.executable}' -m reportedly -s '{story.folder}' {asked} | (exec <&-; sleep 0.2)"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_that_knows_only_ascii_gets_names_instead_of_an_error(story: Story) -> None:
    code = "import sys; from reportedly.cli.run import run; sys.exit(run(['where']))"
    done = python(code, cwd=story.folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\\u201cAn overloaded lorry" in done.stdout


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_is_one_line_that_says_what_is_kept(
    reportedly: Command, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "ingest", stop)
    done = reportedly("-s", story.folder, "add")
    assert done.code == 130
    assert done.err == (
        "reportedly: stopped; what was entered is kept, and the next `reportedly add` finishes the rest\n"
    )


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "captures/3f")


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a \x1b[31mrule\n")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(
            full, "captures/3f: No space left on device; what was entered is kept", id="a full disk"
        ),
        pytest.param(
            broken, "a fault of Reportedly (ZeroDivisionError: a ␛[31mrule ¶ )", id="a fault of ours"
        ),
    ],
)
def test_what_nobody_expected_is_one_line_too(
    reportedly: Command, story: Story, monkeypatch: pytest.MonkeyPatch, fault: object, said: str
) -> None:
    monkeypatch.setattr(adding, "ingest", fault)
    done = reportedly("-s", story.folder, "add")
    assert done.code == 1
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_demo_reads_the_bundled_story_and_nothing_twice(reportedly: Command) -> None:
    pages = len([page for page in PAGES.iterdir() if page.suffix != ".csv"])
    done = reportedly("demo", "d")
    # An empty page and one not in English are there to be refused; every other one is entered.
    rejected = done.err.count("rejected: ")
    assert rejected == 2
    assert done.code == 0, done.err
    assert done.out.count(" figures  ") == pages - rejected
    assert f"d: {pages - rejected} articles" in done.out
    assert done.out.count("reportedly -s d ") == 3
    again = reportedly("demo", "d")
    assert again.out.count("unchanged: ") == pages - rejected
    assert again.out.partition("articles, ")[2] == done.out.partition("articles, ")[2]
    assert reportedly("-s", "d", "verify").code == 0
    assert reportedly("-s", "d", "doctor").code == 0


def test_the_wheel_carries_the_bundled_story(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="the wheel is built by hatchling, of the dev group")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    held = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "examples/bridge/pages/" in name}
    assert held == {page.name for page in PAGES.iterdir()}


def test_the_version_is_told(reportedly: Command) -> None:
    assert reportedly("--version").out == "reportedly 0.1.0\n"


@pytest.mark.parametrize("when", ["in the last lines of the command", "after it"])
def test_an_interrupt_when_the_work_is_done_leaves_no_traceback(tmp_path: Path, when: str) -> None:
    done = python(
        "import os, signal, sys\n"
        "import reportedly.cli.run as command\n"
        "def hit(code=0):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return code\n"
        + (
            "command.run = hit\n"
            if when.startswith("in")
            else "import atexit\natexit.register(hit)\ncommand.run = lambda: 0\n"
        )
        + "command.main()",
        cwd=tmp_path,
    )
    assert "Traceback" not in done.stderr
    assert (done.returncode, "stopped" in done.stderr) == (
        (130, True) if when.startswith("in") else (0, False)
    )
