"""Arguments become files, in a fixed order, each once."""

from pathlib import Path

import pytest

from reportedly.read import find_inputs
from reportedly.records import Rejected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "b").mkdir(parents=True)
    (pages / "news_files").mkdir()
    for name in (
        "z.txt",
        "news.html",
        "b/a.txt",
        ".hidden.txt",
        "sources.csv",
        "z.txt.csv",
        "news_files/x.js",
    ):
        (pages / name).write_text("x")
    return pages


def names(folder: Path, arguments: list[str]) -> list[str]:
    return [
        str(Path(found).relative_to(folder)) for found in find_inputs(arguments) if isinstance(found, Path)
    ]


def test_a_folder_stands_for_its_pages_sorted_and_without_what_describes_them(folder: Path):
    assert names(folder, [str(folder)]) == ["b/a.txt", "news.html", "z.txt"]


def test_a_table_of_data_is_no_sidecar(folder: Path):
    (folder / "casualties.csv").write_text("x")
    assert "casualties.csv" in names(folder, [str(folder)])


def test_each_file_comes_once_in_the_order_of_the_arguments(folder: Path):
    assert names(folder, [str(folder / "z.txt"), str(folder)]) == ["z.txt", "b/a.txt", "news.html"]


def test_a_glob_the_shell_left_alone_is_expanded(folder: Path):
    assert names(folder, [f"{folder}/*.txt"]) == ["z.txt"]
    assert names(folder, [f"{folder}/**/*.txt"]) == ["b/a.txt", "z.txt"]


def test_a_name_with_brackets_that_exists_is_no_glob(folder: Path):
    (folder / "a[1].txt").write_text("x")
    assert names(folder, [str(folder / "a[1].txt")]) == ["a[1].txt"]


def test_standard_input_passes_through():
    assert list(find_inputs(["-"])) == ["-"]


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("no/such/page.txt", "does not exist"),
        ("no/such/*.txt", "matches nothing"),
        ("https://news.example/a", "is an address"),
        ("", "is no path"),
    ],
)
def test_what_names_nothing_is_rejected_with_a_remedy(argument, problem):
    (row,) = find_inputs([argument])
    assert isinstance(row, Rejected)
    assert problem in row.problem
    assert row.remedy
    assert (row.subject, row.stage, row.capture) == (argument, "read", None)


def test_an_empty_folder_is_rejected(tmp_path: Path):
    (row,) = find_inputs([str(tmp_path)])
    assert isinstance(row, Rejected)
    assert "holds no articles" in row.problem


def test_links_are_followed_inside_the_folder_only(folder: Path, tmp_path: Path):
    (tmp_path / "secret.txt").write_text("x")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "z.txt")
    (folder / "loop").symlink_to(folder)
    assert names(folder, [str(folder)]) == ["b/a.txt", "in.txt", "news.html", "z.txt"]


def test_a_link_that_is_not_followed_is_told(folder: Path, tmp_path: Path):
    (tmp_path / "secret.txt").write_text("x")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "dangling").symlink_to(tmp_path / "gone.txt")
    (folder / "loop").symlink_to(folder)
    told = {
        Path(row.subject).name: row.problem for row in find_inputs([str(folder)]) if isinstance(row, Rejected)
    }
    assert told == {
        "out.txt": "is a link to what lies outside the folder",
        "dangling": "is a link to nothing",
        "loop": "is a link to a folder",
    }
