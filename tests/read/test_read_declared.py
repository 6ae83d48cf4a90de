"""What a person declares in a CSV beside the pages."""

from pathlib import Path

import pytest

from reportedly.errors import UnreadableInput
from reportedly.read import DeclaredFields, capture_bytes, declare, declared_for, read_manifest

ROW = "a.txt,Daily Example,2031-04-02T18:05+02:00,https://example.org/a\n"


def manifest(folder: Path, text: str, name: str = "sources.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_manifest_gives_fields_by_file_name(tmp_path: Path):
    path = manifest(tmp_path, "file,outlet,published,url\n" + ROW + "sub/b.txt,,2031-04-03,\n\n")
    found = read_manifest(path)
    assert found["a.txt"] == DeclaredFields(
        outlet="Daily Example", published="2031-04-02T18:05+02:00", url="https://example.org/a"
    )
    assert found["sub/b.txt"] == DeclaredFields(published="2031-04-03")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_spreadsheets_separators_and_marks_are_understood(tmp_path: Path, separator: str, mark: str):
    path = manifest(tmp_path, f"{mark}File{separator}Outlet\na.txt{separator}X\n")
    assert read_manifest(path)["a.txt"].outlet == "X"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "file,published\na.txt,2 April 2031\n", "published is '2 April 2031'", id="date in words"
        ),
        pytest.param("file,published\na.txt,2031-02-30\n", "published is '2031-02-30'", id="no such day"),
        pytest.param("file,published\na.txt,20310402\n", "published is", id="basic format"),
        pytest.param("file,timezone\na.txt,Mars/Base\n", "timezone is", id="time zone"),
        pytest.param("file,timezone\na.txt,../../etc/passwd\n", "timezone is", id="time zone as a path"),
        pytest.param("file,url\na.txt,javascript:x\n", "url is", id="address"),
        pytest.param("file,author\na.txt,X\n", "unknown column 'author'", id="unknown column"),
        pytest.param("file,file\na.txt,X\n", "names a column twice", id="column twice"),
        pytest.param("outlet\nX\n", "names no file", id="no file column"),
        pytest.param("file,outlet\na.txt,X\na.txt,Y\n", "a second time", id="file twice"),
        pytest.param("file,outlet\na.txt,X,Y\n", "has 3 cells", id="a comma too many"),
        pytest.param("file,outlet\n../a.txt,X\n", "outside", id="outside the folder"),
        pytest.param("file,outlet\n/etc/a.txt,X\n", "outside", id="absolute path"),
        pytest.param("", "is empty", id="empty"),
        pytest.param('file,outlet\n"a.txt,X\n', "no CSV", id="open quotation mark"),
    ],
)
def test_a_bad_manifest_says_where_and_what(tmp_path: Path, text: str, problem: str):
    with pytest.raises(UnreadableInput) as refused:
        read_manifest(manifest(tmp_path, text))
    assert problem in str(refused.value)
    assert "sources.csv" in refused.value.subject


def test_the_sidecar_wins_field_by_field(tmp_path: Path):
    manifest(tmp_path, "file,outlet,published,url\n" + ROW)
    manifest(tmp_path, "outlet\nThe Other\n", "a.txt.csv")
    found = declared_for(tmp_path / "a.txt")
    assert found is not None
    assert (found.outlet, found.published) == ("The Other", "2031-04-02T18:05+02:00")


def test_a_sidecar_about_another_page_is_refused(tmp_path: Path):
    manifest(tmp_path, "file,outlet\nb.txt,X\n", "a.txt.csv")
    with pytest.raises(UnreadableInput, match="is not one row about"):
        declared_for(tmp_path / "a.txt")


def test_nothing_declared_is_none(tmp_path: Path):
    assert declared_for(tmp_path / "a.txt") is None
    manifest(tmp_path, "file,outlet\na.txt,\n")
    assert declared_for(tmp_path / "a.txt") is None


def test_an_edited_manifest_is_seen(tmp_path: Path):
    manifest(tmp_path, "file,outlet\na.txt,Before\n")
    assert declared_for(tmp_path / "a.txt") == DeclaredFields(outlet="Before")
    manifest(tmp_path, "file,outlet\na.txt,Afterwards\n")
    assert declared_for(tmp_path / "a.txt") == DeclaredFields(outlet="Afterwards")


def test_fields_are_bound_to_the_bytes_they_are_about():
    capture, _ = capture_bytes(b"x y", address="-", how="stdin", obtained_at="2031-04-03T08:00:00+00:00")
    declaration = declare(capture, DeclaredFields(outlet="X"))
    assert declaration is not None
    assert (declaration.capture, declaration.outlet, declaration.published) == (capture.sha256, "X", None)
    assert declare(capture, None) is None
