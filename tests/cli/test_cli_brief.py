"""``brief`` and ``timeline`` on a small story: files that can be handed on, and two times in two columns."""

import json
import re
from pathlib import Path

import pytest
from small_story import HOSTILE, Command

from reportedly.ledger import Story


def test_a_brief_is_markdown_on_standard_output(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "brief")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("# story\n")
    assert "17 people were killed when the bridge fell, Tom Greel (interior ministry) said" in done.out
    assert re.search(r"^\[\^1\]: “", done.out, re.MULTILINE)


def test_the_file_s_name_tells_the_format(reportedly: Command, story: Story, tmp_path: Path) -> None:
    done = reportedly("-s", story.folder, "brief", "--out", tmp_path / "brief.html")
    assert (done.code, done.out) == (0, "")
    assert re.search(r"brief\.html: \d+ notes to the exact words", done.err)
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page


def test_the_same_ledger_gives_the_same_bytes(reportedly: Command, story: Story) -> None:
    first = reportedly("-s", story.folder, "brief", "--format", "html").out
    assert first == reportedly("-s", story.folder, "brief", "--format", "html").out


def test_a_hostile_outlet_commands_neither_terminal_nor_reader(reportedly: Command, story: Story) -> None:
    for form in ("md", "html"):
        out = reportedly("-s", story.folder, "brief", "--format", form).out
        assert HOSTILE not in out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_as_of_leaves_out_what_came_later_and_what_is_undated(reportedly: Command, story: Story) -> None:
    out = reportedly("-s", story.folder, "brief", "--as-of", "2031-05-06").out
    assert "as of 2031-05-06" in out
    assert "Tom Greel" not in out
    assert "undated article left out" in out


def test_since_tells_apart_what_is_new(reportedly: Command, story: Story) -> None:
    out = reportedly("-s", story.folder, "brief", "--since", "2031-05-07").out
    new = out[out.index("## Since 7 May") : out.index("## Where it stands")]
    assert "One article published since then" in new


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--out", "brief.pdf"), id="a format it does not have"),
        pytest.param(("--format", "pdf"), id="the same, named"),
        pytest.param(("--since", "yesterday"), id="no date"),
        pytest.param(("--as-of", "2031-13-01"), id="no such month"),
        pytest.param(("--limit", "0"), id="nothing wanted"),
    ],
)
def test_wrong_use_writes_nothing(
    reportedly: Command, story: Story, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = reportedly("-s", story.folder, "brief", *arguments)
    assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "brief.pdf").exists()


def test_a_folder_that_is_not_there_is_one_line(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "brief", "--out", "nowhere/brief.md")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1


def test_the_timeline_gives_both_times_and_says_what_it_leaves_out(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "timeline", "--all")
    assert done.code == 0
    assert done.out.splitlines()[0].split() == ["id", "happened", "published", "who", "(outlet)"]
    assert "not told" in done.out
    assert "undated" in done.out.splitlines()[-1] or "undated" in done.out
    assert "tell no time of what they say" in reportedly("-s", story.folder, "timeline").err


def test_the_timeline_as_rows_keeps_the_undated_empty(reportedly: Command, story: Story) -> None:
    rows = [
        json.loads(line)
        for line in reportedly("-s", story.folder, "timeline", "--all", "--json").out.splitlines()
    ]
    assert {row["published"] for row in rows if row["published_basis"] == "unknown"} == {None}
    assert all(len(row["statement"]) == 64 for row in rows)
    assert len(rows) == len(reportedly("-s", story.folder, "timeline", "--all", "--csv").out.splitlines()[1:])
    assert (
        len(reportedly("-s", story.folder, "timeline", "--all", "--limit", "2", "--csv").out.splitlines())
        == 3
    )
