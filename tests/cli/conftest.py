"""One way to run a command in a test, and the small story to run it on."""

import os
import shutil
from pathlib import Path

import pytest
from small_story import Command, Done, coverage, fill

from reportedly.cli.run import run
from reportedly.ledger import Story


@pytest.fixture
def reportedly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run a command in an empty folder of its own, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | os.PathLike[str]) -> Done:
        code = run([os.fspath(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small story, made once."""
    return fill(Story.create(tmp_path_factory.mktemp("small") / "story"), coverage()).folder


@pytest.fixture
def story(linked: Path, tmp_path: Path) -> Story:
    """The small story, linked, in ``story/`` of the folder that commands run in: copying a folder moves a story."""
    shutil.copytree(linked, tmp_path / "story")
    return Story.open(tmp_path / "story")
